"""A learning step of the program published with Laborieux et al. (2021) on the net of torch_ep.py: automatic
differentiation in every step. Its checkout (github.com/Laborieux-Axel/Equilibrium-Propagation) is not part of this
project; what it imports for pictures and data sets is replaced by nothing.

usage: python3 public_ep.py FOLDER threads CHECKOUT

Each line on the standard input is `FREE NUDGED`, numbers of steps of all layers at once; each is answered by one JSON
line: CPU and wall seconds of a learning step with so many.
"""
import json
import sys
import time
from unittest.mock import MagicMock

from torch_relaxing import LEARNING_RATE, read, settings, torch

for name in ("matplotlib", "matplotlib.pyplot", "torchvision", "torchvision.transforms", "torchvision.datasets"):
    sys.modules[name] = MagicMock(name=name)
sys.path.insert(0, sys.argv[3])
import model_utils  # noqa: E402

sizes, batch, beta = settings["sizes"], settings["batch"], settings["beta"]
ACTIVATIONS = {"hard-sigmoid": model_utils.hard_sigmoid, "sigmoid": model_utils.my_sigmoid}
model = model_utils.P_MLP(sizes, activation=ACTIVATIONS[settings["activation"]])
with torch.no_grad():
    for k, synapse in enumerate(model.synapses):
        synapse.weight.copy_(read(f"weights_{k}", sizes[k], sizes[k + 1]).t())
        synapse.bias.copy_(read(f"biases_{k + 1}", sizes[k + 1]))
x, y = read("x", batch, sizes[0]), read("y", batch, sizes[-1]).argmax(1)
criterion = torch.nn.MSELoss(reduction="none")
optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)


def learning_step(free_steps, nudged_steps):
    neurons = model.forward(x, y, model.init_neurons(batch, "cpu"), free_steps, beta=0.0, criterion=criterion)
    free = model_utils.copy(neurons)
    nudged = model.forward(x, y, neurons, nudged_steps, beta=beta, criterion=criterion)
    model.compute_syn_grads(x, y, free, model_utils.copy(nudged), (0.0, beta), criterion)
    optimizer.step()
    return free


for line in sys.stdin:
    steps = [int(word) for word in line.split()]
    before, start = time.process_time(), time.perf_counter()
    free = learning_step(*steps)
    seconds, wall = time.process_time() - before, time.perf_counter() - start
    answer = {"cpu_s": seconds, "wall_s": wall, "free": steps[0], "nudged": steps[1]}
    answer["output"] = free[-1].flatten().tolist()
    print(json.dumps(answer), flush=True)
