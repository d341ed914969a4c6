"""Brian 2 on the workloads of bench/run.mjs: a two-way 784-300-10 LIF network and the CUBA random network.

usage: python3 brian_nets.py NET FOLDER [--steps N] [--float32] [--target cpp|cython] [--only-build]

NET is bernoulli, regular or cuba. FOLDER receives the generated program; when it holds a folder `shared`
(written by bench/run.mjs), weights, rates and connections are read from there, so that both sides run the
very same network; otherwise they are drawn here from the same distributions.

`cpp` builds C++ standalone code whose program prints one JSON object per run: steps, CPU seconds of the run
loop alone (Brian's own figure, from std::clock) and spikes of each group. `cython` runs in this process and
prints the same. Only bench/run.mjs reads them.
"""
import argparse
import json
import os
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
warnings.filterwarnings("ignore")

import numpy as np  # noqa: E402
from brian2 import (Hz, Network, NeuronGroup, PoissonGroup, SpikeMonitor, Synapses, defaultclock, device,  # noqa: E402
                    mV, ms, prefs, seed, set_device)

parser = argparse.ArgumentParser()
parser.add_argument("net", choices=["bernoulli", "regular", "cuba"])
parser.add_argument("folder")
parser.add_argument("--steps", type=int, default=10000)
parser.add_argument("--float32", action="store_true")
parser.add_argument("--target", choices=["cpp", "cython"], default="cpp")
parser.add_argument("--only-build", action="store_true")
args = parser.parse_args()

prefs.logging.console_log_level = "ERROR"
if args.float32:
    prefs.core.default_float_dtype = np.float32
if args.target == "cpp":
    prefs.codegen.cpp.extra_compile_args_gcc = ["-w", "-O3", "-ffast-math", "-march=native"]
    set_device("cpp_standalone", build_on_run=False)
else:
    prefs.codegen.target = "cython"
seed(1)


def shared(name, dtype):
    """An array that bench/run.mjs wrote, or None."""
    path = os.path.join(args.folder, "shared", name)
    return np.fromfile(path, dtype) if os.path.exists(path) else None


def or_drawn(array, draw):
    return draw() if array is None else array.astype(float)


def two_way():
    """784 sources at 0 to 4 % per step, 300 hidden and 10 output LIF neurons, hidden and output coupled both
    ways by the same matrix. dt = 1 ms; only steps matter for the timing."""
    defaultclock.dt = 1 * ms
    rng = np.random.default_rng(0)
    rates = or_drawn(shared("rates", "<f4"), lambda: rng.uniform(0, 0.04, 784)) * 1000 * Hz
    first = or_drawn(shared("first", "<f4"), lambda: rng.normal(0.002, 0.05, 784 * 300)).reshape(784, 300)
    second = or_drawn(shared("second", "<f4"), lambda: rng.normal(0.01, 0.06, 300 * 10)).reshape(300, 10)
    if args.net == "regular":
        source = NeuronGroup(784, "dphi/dt = f : 1\nf : Hz (constant)", threshold="phi>1", reset="phi -= 1",
                             method="euler", name="source")
        source.f = rates
        source.phi = "rand()"
    else:
        source = PoissonGroup(784, rates=rates)
    equations = "dv/dt = -v/(20*ms) : 1"
    hidden = NeuronGroup(300, equations, threshold="v>1", reset="v=0", method="exact", name="hidden")
    output = NeuronGroup(10, equations, threshold="v>1", reset="v=0", method="exact", name="output")
    ends = [(source, hidden, first, "forward"), (hidden, output, second, "up"), (output, hidden, second.T, "down")]
    projections = []
    for before, after, weights, name in ends:
        synapses = Synapses(before, after, "w : 1", on_pre="v_post += w", name=name)
        synapses.connect()
        synapses.w = weights.flatten()
        projections.append(synapses)
    return [source, hidden, output], projections


def cuba():
    """Brian's standard benchmark: 4000 integrate-and-fire neurons (3200 excitatory, 800 inhibitory),
    current-based synapses, 2 % connectivity, 5 ms refractory, dt = 0.1 ms."""
    defaultclock.dt = 0.1 * ms
    namespace = dict(taum=20 * ms, taue=5 * ms, taui=10 * ms, El=-49 * mV, Vr=-60 * mV, Vt=-50 * mV)
    equations = """dv/dt = (ge+gi-(v-El))/taum : volt (unless refractory)
                   dge/dt = -ge/taue : volt
                   dgi/dt = -gi/taui : volt"""
    neurons = NeuronGroup(4000, equations, threshold="v>Vt", reset="v = Vr", refractory=5 * ms, method="exact",
                          namespace=namespace)
    neurons.v = "-60*mV + rand()*10*mV"
    excite = Synapses(neurons[:3200], neurons, on_pre="ge += 1.62*mV")
    inhibit = Synapses(neurons[3200:], neurons, on_pre="gi += -9*mV")
    sources, targets = shared("sources", "<i4"), shared("targets", "<i4")
    if sources is None:
        excite.connect(p=0.02)
        inhibit.connect(p=0.02)
    else:
        excitatory = sources < 3200
        excite.connect(i=sources[excitatory], j=targets[excitatory])
        inhibit.connect(i=sources[~excitatory] - 3200, j=targets[~excitatory])
    return [neurons], [excite, inhibit]


def print_from_program(monitors):
    """C++ that prints what a run took and did."""
    counts = ' << ", " << '.join(f"brian::_array_{m.name}_N[0]" for m in monitors)
    return (f'std::cout << "{{\\"steps\\": {args.steps}, \\"cpu_s\\": " << Network::_last_run_time '
            f'<< ", \\"spikes\\": [" << {counts} << "]}}" << std::endl;')


groups, projections = cuba() if args.net == "cuba" else two_way()
monitors = [SpikeMonitor(group, record=False) for group in groups]
network = Network(*groups, *projections, *monitors)
duration = args.steps * defaultclock.dt
if args.target == "cpp":
    network.run(duration)
    device.insert_code("before_end", print_from_program(monitors))
    build = os.path.join(args.folder, "program")
    device.build(directory=build, compile=True, run=False, debug=False)
    if not args.only_build:
        device.run(build, with_output=True, run_args=[])
else:
    network.run(10 * defaultclock.dt)
    before = [int(m.num_spikes) for m in monitors]
    start = time.process_time()
    network.run(duration)
    spikes = [int(m.num_spikes) - b for m, b in zip(monitors, before)]
    print(json.dumps({"steps": args.steps, "cpu_s": time.process_time() - start, "spikes": spikes}))
