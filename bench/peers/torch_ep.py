"""A learning step of equilibrium propagation on a layered net, written out by hand in PyTorch: no autograd, explicit
matrix products, what the input contributes worked out once per batch. What a careful Python user gets.

See torch_relaxing.py. net.json holds sizes, batch, activation, dynamics (`fixed-point`; or `minimise` with a linear output,
the exact minimum in turn of a deep Hopfield network) and beta; arrays are weights_K row-major [source][target], biases_K of
the layers that relax, x and y.
"""
from torch_relaxing import read, serve, settings, torch

sizes, batch = settings["sizes"], settings["batch"]
minimise = settings["dynamics"] == "minimise"
weights = [read(f"weights_{k}", a, b) for k, (a, b) in enumerate(zip(sizes, sizes[1:]))]
biases = [read(f"biases_{k + 1}", b) for k, b in enumerate(sizes[1:])]
x, y = read("x", batch, sizes[0]), read("y", batch, sizes[-1])
backward = [weight.t() for weight in weights]
last = len(weights) - 1


def activate(u):
    if settings["activation"] == "sigmoid":
        return torch.sigmoid(u.sub_(0.5).mul_(4.0))
    return u.clamp_(0.0, 1.0)


class Net:
    def __init__(self, order):
        self.order = order
        products = [a * b for a, b in zip(sizes, sizes[1:])]
        self.each = 2 * sum(products) - 2 * products[0]
        self.once = 2 * sum(products)

    def begin(self):
        self.drive = torch.addmm(biases[0], x, weights[0])
        return [torch.zeros(batch, size) for size in sizes[1:]]

    def rates(self, state):
        return state

    def moved(self, k, rates, nudge):
        u = self.drive.clone() if k == 0 else torch.addmm(biases[k], rates[k - 1], weights[k])
        if k < last:
            return activate(u.addmm_(rates[k + 1], backward[k + 1]))
        if minimise:
            return u.add_(y, alpha=nudge).div_(1 + nudge) if nudge else u
        return activate(u.add_(y - rates[k], alpha=nudge) if nudge else u)

    def step(self, rates, nudge):
        if self.order == "synchronous":
            return [self.moved(k, rates, nudge) for k in range(last + 1)]
        rates = list(rates)
        for parity in (0, 1):
            for k in range(parity, last + 1, 2):
                rates[k] = self.moved(k, rates, nudge)
        return rates

    def learn(self, free, nudged, scale):
        for k, weight in enumerate(weights):
            if k == 0:
                weight.addmm_(x.t(), nudged[0] - free[0], alpha=scale)
            else:
                weight.addmm_(nudged[k - 1].t(), nudged[k], alpha=scale)
                weight.addmm_(free[k - 1].t(), free[k], alpha=-scale)
            biases[k].add_((nudged[k] - free[k]).sum(0), alpha=scale)


serve(Net)
