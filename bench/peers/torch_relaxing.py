"""What the PyTorch programs of this folder share: a net that relaxes is read from a folder, and each line on the standard
input asks for one learning step (free phase, nudged phase, update).

usage: python3 PROGRAM.py FOLDER [threads]

FOLDER holds net.json and arrays of float32. A line names an order, `synchronous` (all layers from the rates before) or
`asynchronous` (odd layers, then even ones), and whatever else a net knows; it is answered by one JSON line: CPU and wall
seconds of a learning step at the fewest steps that bring all outputs of the batch within 1e-4 of where they come to rest,
those steps, the outputs of the free phase, and the multiply-adds of a sample.
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
LEARNING_RATE = 1e-9

with open(os.path.join(folder, "net.json")) as file:
    settings = json.load(file)


def read(name, *shape):
    data = np.fromfile(os.path.join(folder, name + ".f32"), dtype=np.float32)
    return torch.from_numpy(data.reshape(shape).copy())


def relax(net, state, nudge, steps):
    for _ in range(steps):
        state = net.step(state, nudge)
    return state


def at_rest(net, state, nudge):
    for _ in range(REST_STEPS):
        before, state = state, net.step(state, nudge)
        moved = zip(net.rates(before), net.rates(state))
        if max(float((a - b).abs().max()) for a, b in moved) < STILL:
            break
    return state


def steps_of(net, state, nudge):
    rest = net.rates(at_rest(net, state, nudge))[-1]
    steps, at = 0, 0
    while at < min(REST_STEPS, steps + 50):
        at += 1
        state = net.step(state, nudge)
        if float((net.rates(state)[-1] - rest).abs().max()) > WITHIN:
            steps = at
    return steps + 1


def learning_step(net, free_steps, nudged_steps):
    start = net.begin()
    free = relax(net, start, 0.0, free_steps)
    nudged = relax(net, free, settings["beta"], nudged_steps)
    net.learn(free, nudged, LEARNING_RATE / (settings["beta"] * settings["batch"]))
    return free


def serve(make):
    """Answers until the input ends; `make` makes the net that a line asks for."""
    with torch.no_grad():
        nets = {}
        for asked in map(str.strip, iter(sys.stdin.readline, "")):
            if asked not in nets:
                net = make(*asked.split())
                free_steps = steps_of(net, net.begin(), 0.0)
                free = relax(net, net.begin(), 0.0, free_steps)
                nets[asked] = net, free_steps, steps_of(net, free, settings["beta"])
                learning_step(*nets[asked])
            net, free_steps, nudged_steps = nets[asked]
            wall, before = time.perf_counter(), time.process_time()
            free = learning_step(*nets[asked])
            seconds, wall = time.process_time() - before, time.perf_counter() - wall
            answer = {"cpu_s": seconds, "wall_s": wall, "free": free_steps, "nudged": nudged_steps}
            answer["output"] = net.rates(free)[-1].flatten().tolist()
            answer["multiply_adds"] = net.once + (free_steps + nudged_steps) * net.each
            print(json.dumps(answer), flush=True)
