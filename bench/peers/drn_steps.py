"""The frame that both PyTorch programs of deep resistive networks run in: reads what our side has written and answers
orders, so that both run the same batches on the same conductances.

FOLDER holds net.json (sizes, batch, batches, gain, beta, sweeps, learning_rate), weights_K.f32 row-major
[source][target], x.f32 [batches][batch][pixels] and y.f32. An order is `train N` or `infer N`, a line on the standard
input; it is answered by one JSON line: CPU seconds of N steps on batches that follow each other, from the first again
after the last, and the free outputs of the last step.
"""
import json
import os
import sys
import time


def folder_and_threads(folder, threads):
    """Must run before numpy or torch is imported: BLAS reads these only once."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = str(threads)
    with open(os.path.join(folder, "net.json")) as file:
        return json.load(file)


def read(folder, name, *shape):
    import numpy as np
    import torch

    data = np.fromfile(os.path.join(folder, name + ".f32"), dtype=np.float32)
    return torch.from_numpy(data.reshape(shape).copy())


def batches_of(folder, net):
    count, batch = net["batches"], net["batch"]
    x = read(folder, "x", count, batch, net["sizes"][0] // 2)
    return x, read(folder, "y", count, batch, net["sizes"][-1])


def weights_of(folder, net):
    sizes = net["sizes"]
    return [read(folder, f"weights_{k}", a, b) for k, (a, b) in enumerate(zip(sizes, sizes[1:]))]


def answer(steps, batches):
    """`steps` maps the word of an order to a function of x and y that returns the free outputs."""
    for order in iter(sys.stdin.readline, ""):
        word, times = order.split()
        before = time.process_time()
        for k in range(int(times)):
            at = k % len(batches[0])
            output = steps[word](batches[0][at], batches[1][at])
        seconds = time.process_time() - before
        print(json.dumps({"cpu_s": seconds, "output": output.flatten().tolist()}), flush=True)
