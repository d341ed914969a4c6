"""A learning step of the program published with Laborieux et al. (2021) on the net of torch_ep.py: automatic
differentiation in every step. Its checkout (github.com/Laborieux-Axel/Equilibrium-Propagation) is not part of this
project; what it imports for pictures and data sets is replaced by nothing.

usage: python3 public_ep.py FOLDER threads CHECKOUT

Each line on the standard input is `FREE NUDGED`, numbers of steps of all layers at once; each is answered by one JSON
line: CPU and wall seconds of a learning step with so many.
"""
import json
import os
import sys
import time
from unittest.mock import MagicMock

folder, threads, checkout = sys.argv[1], int(sys.argv[2]), sys.argv[3]
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = str(threads)
for name in ("matplotlib", "matplotlib.pyplot", "torchvision", "torchvision.transforms", "torchvision.datasets"):
    sys.modules[name] = MagicMock(name=name)
sys.path.insert(0, checkout)
import numpy as np  # noqa: E402
import torch  # noqa: E402
import model_utils  # noqa: E402

torch.set_num_threads(threads)
with open(os.path.join(folder, "net.json")) as file:
    net = json.load(file)
sizes, batch, beta = net["sizes"], net["batch"], net["beta"]
ACTIVATIONS = {"hard-sigmoid": model_utils.hard_sigmoid, "sigmoid": model_utils.my_sigmoid}


def read(name, *shape):
    data = np.fromfile(os.path.join(folder, name + ".f32"), dtype=np.float32)
    return torch.from_numpy(data.reshape(shape).copy())


model = model_utils.P_MLP(sizes, activation=ACTIVATIONS[net["activation"]])
with torch.no_grad():
    for k, synapse in enumerate(model.synapses):
        synapse.weight.copy_(read(f"weights_{k}", sizes[k], sizes[k + 1]).t())
        synapse.bias.copy_(read(f"biases_{k + 1}", sizes[k + 1]))
x, y = read("x", batch, sizes[0]), read("y", batch, sizes[-1]).argmax(1)
criterion = torch.nn.MSELoss(reduction="none")
optimizer = torch.optim.SGD(model.parameters(), lr=1e-9)


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
    answer["output"] = [float(value) for value in free[-1][0]]
    print(json.dumps(answer), flush=True)
