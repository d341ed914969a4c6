"""The same steps by the published program of deep resistive networks (Scellier 2024), from a checkout of
rain-neuromorphics/energy-based-learning outside this project: its network, minimiser and estimator as its script
papers/fast-drn/drn.py puts them together, without its biases, loaders of data and records.

usage: python3 public_drn.py FOLDER CHECKOUT [threads]; what FOLDER holds and what orders there are: drn_steps.py
"""
import sys

import drn_steps

folder, checkout = sys.argv[1:3]
threads = int(sys.argv[3]) if len(sys.argv) > 3 else 1
net = drn_steps.folder_and_threads(folder, threads)
import torch  # noqa: E402

torch.set_num_threads(threads)
sys.path.insert(0, checkout)
from model.function.cost import SquaredError  # noqa: E402
from model.function.network import Network  # noqa: E402
from model.resistive.minimizer import QuadraticMinimizer  # noqa: E402
from model.resistive.network import DeepResistiveEnergy  # noqa: E402
from training.sgd import AugmentedFunction, EquilibriumProp  # noqa: E402

torch.set_grad_enabled(False)
sizes = net["sizes"]
side = round((sizes[0] // 2) ** 0.5)
shapes = [(2, side, side)] + [(size,) for size in sizes[1:]]
energy = DeepResistiveEnergy(shapes, [1.0] * (len(sizes) - 1), net["gain"])
energy.set_device("cpu")
cost = SquaredError(energy.layers()[-1])
network = Network(energy)
nudged = AugmentedFunction(energy, cost)


def minimiser(function):
    made = QuadraticMinimizer(function, network.free_layers())
    made.num_iterations, made.mode = net["sweeps"], "asynchronous"
    return made


settling, answering = minimiser(nudged), minimiser(energy)
estimator = EquilibriumProp(energy.params(), energy.layers(), nudged, cost, settling)
estimator.nudging, estimator.variant = net["beta"], "centered"
conductances = energy.params()[len(sizes) - 1:]
for parameter, weight in zip(conductances, drn_steps.weights_of(folder, net)):
    parameter.state.copy_(weight.reshape(parameter.state.shape))
optimizer = torch.optim.SGD([parameter.state for parameter in conductances], lr=net["learning_rate"])


def infer(x, _):
    network.set_input(x.reshape(-1, 1, side, side), reset=True)
    answering.compute_equilibrium()
    return energy.layers()[-1].state


def train(x, y):
    output = infer(x, y)
    cost.set_target(y.argmax(1))
    for parameter, gradient in zip(energy.params(), estimator.compute_gradient()):
        parameter.state.grad = gradient
    optimizer.step()
    for parameter in conductances:
        parameter.clamp_()
    return output


drn_steps.answer({"train": train, "infer": infer}, drn_steps.batches_of(folder, net))
