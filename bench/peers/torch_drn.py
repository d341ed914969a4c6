"""A learning step of a deep resistive network by centered equilibrium propagation, written out by hand in PyTorch: no
autograd, what the inputs contribute and the sums of conductances worked out once per batch, the contrast of
conductances in closed form (products of low rank) instead of a (batch, inputs, hidden) tensor. What a careful Python
user gets.

usage: python3 torch_drn.py FOLDER [threads]; what FOLDER holds and what orders there are: drn_steps.py
"""
import sys

import drn_steps

folder = sys.argv[1]
threads = int(sys.argv[2]) if len(sys.argv) > 2 else 1
net = drn_steps.folder_and_threads(folder, threads)
import torch  # noqa: E402

torch.set_num_threads(threads)
sizes, gain, beta, sweeps, rate = (net[key] for key in ("sizes", "gain", "beta", "sweeps", "learning_rate"))
weights = drn_steps.weights_of(folder, net)
last = len(weights) - 1


def conductance_sums():
    return [weight.sum(0) for weight in weights], [weight.sum(1) for weight in weights]


def settle_layer(k, volts, drive, y, nudge, sums):
    below, above = sums
    current = drive.clone() if k == 0 else volts[k - 1] @ weights[k]
    if k == last:
        if nudge:
            current.add_(y, alpha=nudge)
        return current.div_(below[k] + nudge)
    current.addmm_(volts[k + 1], weights[k + 1].t())
    settled = current.div_(below[k] + above[k + 1])
    half = settled.size(1) // 2
    settled[:, :half].clamp_(min=0)
    settled[:, half:].clamp_(max=0)
    return settled


def relax(volts, drive, y, nudge, sums):
    volts = list(volts)
    for _ in range(sweeps):
        for parity in (0, 1):
            for k in range(parity, last + 1, 2):
                volts[k] = settle_layer(k, volts, drive, y, nudge, sums)
    return volts


def free_state(x, y, sums):
    sources = torch.cat((x, -x), 1).mul_(gain)
    drive = sources @ weights[0]
    ground = [torch.zeros(x.size(0), size) for size in sizes[1:]]
    return sources, drive, relax(ground, drive, y, 0.0, sums)


sums_now = None


def infer(x, y):
    """The sums stay from one answer to the next."""
    global sums_now
    if sums_now is None:
        sums_now = conductance_sums()
    return free_state(x, y, sums_now)[2][last]


def train(x, y):
    global sums_now
    sums_now = None
    sums = conductance_sums()
    sources, drive, free = free_state(x, y, sums)
    minus = [sources] + relax(free, drive, y, -beta, sums)
    plus = [sources] + relax(free, drive, y, beta, sums)
    scale = rate / (2 * beta * x.size(0))
    for k, weight in enumerate(weights):
        if k == 0:
            weight.addmm_(sources.t(), plus[1] - minus[1], alpha=scale)
        else:
            weight.addmm_(plus[k].t(), plus[k + 1], alpha=scale)
            weight.addmm_(minus[k].t(), minus[k + 1], alpha=-scale)
            own = (plus[k] ** 2).sum(0) - (minus[k] ** 2).sum(0)
            weight.add_(own.unsqueeze(1), alpha=-0.5 * scale)
        weight.add_((plus[k + 1] ** 2).sum(0) - (minus[k + 1] ** 2).sum(0), alpha=-0.5 * scale)
        weight.clamp_(min=0)
    return free[last]


with torch.no_grad():
    drn_steps.answer({"train": train, "infer": infer}, drn_steps.batches_of(folder, net))
