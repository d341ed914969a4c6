"""A learning step of equilibrium propagation on a layered net, written out by hand in PyTorch: no autograd, explicit
matrix products, what the input contributes worked out once per batch. What a careful Python user gets.

usage: python3 torch_ep.py FOLDER [threads]

FOLDER holds net.json (sizes, batch, activation, beta), weights_K.f32 row-major [source][target], biases_K.f32 of the
layers that relax, x.f32 and y.f32. Each line on the standard input is an order, `synchronous` (all layers from the
rates before) or `asynchronous` (odd layers, then even ones); each is answered by one JSON line: CPU and wall seconds of a
learning step at the fewest steps that bring all outputs of the batch within 1e-4 of where they come to rest.
"""
import json
import os
import sys
import time

folder = sys.argv[1]
threads = int(sys.argv[2]) if len(sys.argv) > 2 else 1
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = str(threads)
import numpy as np  # noqa: E402
import torch  # noqa: E402

torch.set_num_threads(threads)
WITHIN = 1e-4
REST_STEPS = 2000
STILL = 1e-7

with open(os.path.join(folder, "net.json")) as file:
    net = json.load(file)
sizes, batch, beta = net["sizes"], net["batch"], net["beta"]


def read(name, *shape):
    data = np.fromfile(os.path.join(folder, name + ".f32"), dtype=np.float32)
    return torch.from_numpy(data.reshape(shape).copy())


weights = [read(f"weights_{k}", a, b) for k, (a, b) in enumerate(zip(sizes, sizes[1:]))]
biases = [read(f"biases_{k + 1}", b) for k, b in enumerate(sizes[1:])]
x, y = read("x", batch, sizes[0]), read("y", batch, sizes[-1])
backward = [weight.t() for weight in weights]
last = len(weights) - 1
learning_rate = 1e-9


def activate(u):
    if net["activation"] == "sigmoid":
        return torch.sigmoid(u.sub_(0.5).mul_(4.0))
    return u.clamp_(0.0, 1.0)


def moved(k, rates, drive, nudge):
    u = drive.clone() if k == 0 else torch.addmm(biases[k], rates[k - 1], weights[k])
    if k < last:
        u.addmm_(rates[k + 1], backward[k + 1])
    elif nudge != 0.0:
        u.add_(y - rates[k], alpha=nudge)
    return activate(u)


def step(rates, drive, nudge, order):
    if order == "synchronous":
        return [moved(k, rates, drive, nudge) for k in range(last + 1)]
    rates = list(rates)
    for parity in (0, 1):
        for k in range(parity, last + 1, 2):
            rates[k] = moved(k, rates, drive, nudge)
    return rates


def relax(rates, drive, nudge, order, steps):
    for _ in range(steps):
        rates = step(rates, drive, nudge, order)
    return rates


def at_rest(rates, drive, nudge, order):
    for _ in range(REST_STEPS):
        before, rates = rates, step(rates, drive, nudge, order)
        if max(float((a - b).abs().max()) for a, b in zip(rates, before)) < STILL:
            break
    return rates


def steps_of(rates, drive, nudge, order):
    rest = at_rest(rates, drive, nudge, order)[last]
    steps, at = 0, 0
    while at < min(REST_STEPS, steps + 50):
        at += 1
        rates = step(rates, drive, nudge, order)
        if float((rates[last] - rest).abs().max()) > WITHIN:
            steps = at
    return steps + 1


def learning_step(order, free_steps, nudged_steps):
    drive = torch.addmm(biases[0], x, weights[0])
    zero = [torch.zeros(batch, size) for size in sizes[1:]]
    free = relax(zero, drive, 0.0, order, free_steps)
    nudged = relax(free, drive, beta, order, nudged_steps)
    scale = learning_rate / (beta * batch)
    for k, weight in enumerate(weights):
        if k == 0:
            weight.addmm_(x.t(), nudged[0] - free[0], alpha=scale)
        else:
            weight.addmm_(nudged[k - 1].t(), nudged[k], alpha=scale)
            weight.addmm_(free[k - 1].t(), free[k], alpha=-scale)
        biases[k].add_((nudged[k] - free[k]).sum(0), alpha=scale)
    return free


with torch.no_grad():
    found = {}
    for order in map(str.strip, iter(sys.stdin.readline, "")):
        if order not in found:
            drive = torch.addmm(biases[0], x, weights[0])
            zero = [torch.zeros(batch, size) for size in sizes[1:]]
            free_steps = steps_of(zero, drive, 0.0, order)
            free = relax(zero, drive, 0.0, order, free_steps)
            found[order] = (free_steps, steps_of(free, drive, beta, order))
            learning_step(order, *found[order])
        before, start = time.process_time(), time.perf_counter()
        free = learning_step(order, *found[order])
        seconds, wall = time.process_time() - before, time.perf_counter() - start
        answer = {"cpu_s": seconds, "wall_s": wall, "free": found[order][0], "nudged": found[order][1]}
        answer["output"] = [float(value) for value in free[last][0]]
        print(json.dumps(answer), flush=True)
