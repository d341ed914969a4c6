/**
 * Rates of the kernels, WebAssembly beside the plain twin: best of many short rounds, the two alternating, because
 * the machine may be shared. Run after `npm run build`:  node bench/kernels.mjs [part of a name]
 */
import { Arena } from '../dist/kernel/arena.js';
import * as L from '../dist/kernel/layout.js';
import { plainKernels } from '../dist/kernel/plain/run.js';
import { listFields, Program, spikeRing } from '../dist/kernel/program.js';
import { wasmKernels } from '../dist/kernel/wasm.js';

/** One measurement repeats a record for about this long. */
const ROUND_NS = 100_000;
const ROUNDS = { wasm: 6000, plain: 200 };
const SUPPLIERS = { wasm: wasmKernels, plain: plainKernels };

const upTo = n => Math.ceil(n / L.LANES) * L.LANES;

/** A ring of 16 lists, each naming `count` of `neurons`, evenly spread from another start. */
function spikes(arena, neurons, count) {
  const ring = spikeRing(arena, neurons, 15);
  for (let slot = 0; slot < 16; slot++) {
    const list = ring.words.subarray((slot * ring.stride) / 4);
    list[0] = count;
    for (let k = 0; k < count; k++) list[k + 1] = Math.floor((k + slot / 16) * (neurons / count));
  }
  return ring;
}

function pseudoRandom(array) {
  for (let i = 0; i < array.length; i++)
    array[i] = (((i * 2654435761) >>> 0) / 2 ** 32 - 0.5) * (array.BYTES_PER_ELEMENT < 4 ? 200 : 0.1);
  return array;
}

const counter = arena => ({ [L.COUNTER]: arena.f64(1).byteOffset });

function dense(opcode, storage, rows, spiking, columns) {
  return (arena, program) => {
    const stride = upTo(columns);
    const weights = pseudoRandom(arena[storage](rows * stride));
    program.add(
      opcode,
      {
        ...listFields(spikes(arena, rows, spiking)),
        ...counter(arena),
        [L.N]: stride,
        [L.DELIVER_WEIGHTS]: weights.byteOffset,
        [L.DELIVER_ROW]: stride * weights.BYTES_PER_ELEMENT,
        [L.DELIVER_TARGET]: arena.f32(stride).byteOffset,
        [L.DELIVER_FAN]: columns,
      },
      { [L.DELIVER_STEP]: 0.01 },
    );
    return spiking * columns;
  };
}

function denseBack(opcode, storage, rows, spiking, columns) {
  return (arena, program) => {
    const stride = upTo(columns);
    const weights = pseudoRandom(arena[storage](rows * stride));
    program.add(
      opcode,
      {
        ...listFields(spikes(arena, columns, spiking)),
        ...counter(arena),
        [L.N]: rows,
        [L.DELIVER_WEIGHTS]: weights.byteOffset,
        [L.DELIVER_ROW]: stride * weights.BYTES_PER_ELEMENT,
        [L.DELIVER_TARGET]: arena.f32(upTo(rows)).byteOffset,
      },
      { [L.DELIVER_STEP]: 0.01 },
    );
    return spiking * rows;
  };
}

/** Random targets of 4000, as in a CUBA network of 2 % connectivity. */
function sparse(arena, program) {
  const [sources, fan] = [3200, 80];
  const starts = arena.u32(sources + 1).map((_, i) => i * fan);
  const targets = arena.u32(sources * fan).map((_, s) => ((s * 2654435761) >>> 0) % 4000);
  const weights = pseudoRandom(arena.f32(sources * fan));
  const stored = [arena.u32(starts.length), arena.u32(targets.length)];
  stored[0].set(starts);
  stored[1].set(targets);
  program.add(L.DELIVER_SPARSE, {
    ...listFields(spikes(arena, sources, 20)),
    ...counter(arena),
    [L.DELIVER_WEIGHTS]: weights.byteOffset,
    [L.DELIVER_ROW]: stored[0].byteOffset,
    [L.DELIVER_TARGET]: arena.f32(4000).byteOffset,
    [L.DELIVER_FAN]: stored[1].byteOffset,
  });
  return 20 * fan;
}

/** No leak, so that even the slowest neuron spikes before its traces become subnormal (this program does not snap). */
function lif(neurons, flags, meanCurrent) {
  return (arena, program) => {
    const n = upTo(neurons);
    const params = arena.reserve(L.PARAM_BYTES);
    const reals = new Float32Array(arena.memory.buffer, params, L.PARAM_BYTES / 4);
    reals.set([1, 1, -1, 2, 0.2, 0.2, 0.01]);
    new Uint32Array(arena.memory.buffer, params, L.PARAM_BYTES / 4).set([neurons], L.PARAM_NEURONS / 4);
    const arrays = [L.FIRE_V, L.FIRE_RATE, L.FIRE_SLOW, L.FIRE_ACCELERATION, L.FIRE_REFRACTORY];
    const current = arena.f32(n);
    for (let i = 0; i < neurons; i++) current[i] = (2 * meanCurrent * i) / neurons;
    program.add(L.FIRE, {
      ...listFields(spikeRing(arena, n, 0)),
      ...counter(arena),
      ...Object.fromEntries(arrays.map(field => [field, arena.f32(n).byteOffset])),
      [L.N]: n,
      [L.FIRE_CURRENT]: current.byteOffset,
      [L.FIRE_PARAMS]: params,
      [L.FIRE_FLAGS]: flags,
    });
    return neurons;
  };
}

/** 4000 neurons of 20, 5 and 10 ms at 0.1 ms per tick, under steady input; some five spikes a tick. */
function cuba(arena, program) {
  const n = 4000;
  const params = arena.reserve(L.CUBA_PARAM_BYTES);
  const v = arena.f32(n);
  for (let i = 0; i < n; i++) v[i] = -60 + (10 * i) / n;
  new Float32Array(arena.memory.buffer, params, 8).set([0.995, 0.005, 0.005, -0.24, 0.98, 0.99, -50, -60]);
  new Uint32Array(arena.memory.buffer, params + 32, 2).set([n, 50]);
  program.add(L.FIRE_CUBA, {
    ...listFields(spikeRing(arena, n, 50)),
    ...counter(arena),
    [L.N]: n,
    [L.CUBA_V]: v.byteOffset,
    [L.CUBA_G0]: arena.f32(n).byteOffset,
    [L.CUBA_G1]: arena.f32(n).byteOffset,
    [L.CUBA_PARAMS]: params,
    [L.CUBA_REFRACTORY]: arena.u32(n).byteOffset,
    [L.CUBA_HELD]: arena.u32(L.CUBA_HELD_HEADER / 4 + 4096).byteOffset,
    [L.CUBA_HELD_MASK]: 4095,
  });
  return n;
}

function trigger(opcode, rows, spiking, columns) {
  return (arena, program) => {
    const back = opcode === L.TRIGGER_BACK;
    const stride = upTo(columns);
    const moving = arena.u32(1);
    moving[0] = back ? rows : columns;
    const a = pseudoRandom(arena.f32(upTo(moving[0])));
    program.add(
      opcode,
      {
        ...listFields(spikes(arena, back ? columns : rows, spiking)),
        ...counter(arena),
        [L.N]: back ? rows : stride,
        [L.TRIGGER_MATRIX]: arena.f32(rows * stride).byteOffset,
        [L.TRIGGER_ROW]: 4 * stride,
        [L.TRIGGER_ACCELERATION]: a.byteOffset,
        [L.TRIGGER_MOVING]: moving.byteOffset,
      },
      { [L.TRIGGER_SCALE]: 1e-3 },
    );
    return spiking * moving[0];
  };
}

function addresses(arena, n) {
  const active = arena.u32(n);
  for (let i = 0; i < n; i++) active[i] = i;
  return active;
}

function regular(arena, program) {
  const n = upTo(784);
  const steps = arena.u32(n);
  for (let i = 0; i < n; i++) steps[i] = ((i * 2654435761) >>> 0) % 2 ** 28;
  program.add(L.ENCODE_REGULAR, {
    ...listFields(spikeRing(arena, n, 0)),
    ...counter(arena),
    [L.N]: n,
    [L.ENCODE_ACTIVE]: addresses(arena, n).byteOffset,
    [L.ENCODE_STATE]: arena.u32(n).byteOffset,
    [L.ENCODE_RATE]: steps.byteOffset,
  });
  return n;
}

/** 784 inputs at 2 % per tick. Gaps are drawn anew only where a spike falls due, so ticks must run on. */
function bernoulli(arena, program) {
  const n = upTo(784);
  const next = arena.u32(n);
  for (let i = 0; i < n; i++) next[i] = (i * 7) % 50;
  const inverse = arena.f32(n).fill(1 / Math.log1p(-0.02));
  program.add(L.ENCODE_BERNOULLI, {
    ...listFields(spikeRing(arena, n, 0)),
    ...counter(arena),
    [L.N]: n,
    [L.ENCODE_ACTIVE]: addresses(arena, n).byteOffset,
    [L.ENCODE_STATE]: next.byteOffset,
    [L.ENCODE_RATE]: inverse.byteOffset,
    [L.ENCODE_POOL]: arena.u32(5 * n).byteOffset,
    [L.ENCODE_KEY]: arena.u32(4).byteOffset,
  });
  return n;
}

const traces = L.FLAG_TRACES;
const WORKLOADS = [
  ['deliver f32, 100 rows x 300', 'synaptic events', dense(L.DELIVER_F32, 'f32', 100, 100, 300)],
  ['deliver f32, 16 rows x 300', 'synaptic events', dense(L.DELIVER_F32, 'f32', 16, 16, 300)],
  ['deliver f32, 15 of 784 rows x 300', 'synaptic events', dense(L.DELIVER_F32, 'f32', 784, 15, 300)],
  ['deliver f32, 51 of 784 rows x 100', 'synaptic events', dense(L.DELIVER_F32, 'f32', 784, 51, 100)],
  ['deliver f32, 20 rows x 10', 'synaptic events', dense(L.DELIVER_F32, 'f32', 100, 20, 10)],
  ['deliver i16, 100 rows x 300', 'synaptic events', dense(L.DELIVER_I16, 'i16', 100, 100, 300)],
  ['deliver i8, 100 rows x 300', 'synaptic events', dense(L.DELIVER_I8, 'i8', 100, 100, 300)],
  ['deliver back f32, 1 column x 300', 'synaptic events', denseBack(L.DELIVER_BACK_F32, 'f32', 300, 1, 10)],
  [
    'deliver back f32, 20 columns x 300',
    'synaptic events',
    denseBack(L.DELIVER_BACK_F32, 'f32', 300, 20, 100),
  ],
  ['deliver back i16, 1 column x 300', 'synaptic events', denseBack(L.DELIVER_BACK_I16, 'i16', 300, 1, 10)],
  ['deliver sparse, 20 rows x 80', 'synaptic events', sparse],
  ['FIRE, 4096 neurons', 'neuron updates', lif(4096, 0, 0.02)],
  ['FIRE, 112 neurons with traces', 'neuron updates', lif(112, traces, 0.2)],
  ['FIRE, 16 neurons with traces', 'neuron updates', lif(16, traces, 0.1)],
  ['FIRE_CUBA, 4000 neurons', 'neuron updates', cuba],
  ['trigger, 51 of 784 rows x 100', 'increments', trigger(L.TRIGGER, 784, 51, 100)],
  ['trigger, 20 rows x 10', 'increments', trigger(L.TRIGGER, 100, 20, 10)],
  ['trigger back, 1 column x 100', 'increments', trigger(L.TRIGGER_BACK, 100, 1, 10)],
  ['encode regular, 784 inputs', 'inputs', regular],
  ['encode Bernoulli, 784 inputs at 2 %', 'inputs', bernoulli],
];

/** One workload on one set of kernels: its arena, and ticks enough for a round. */
function prepare(build, supply) {
  const arena = new Arena(8 << 20);
  const program = new Program(arena, 1);
  const units = build(arena, program);
  const kernels = supply(arena.memory);
  const job = { kernels, program, units, tick: 0, ticks: 1, best: Number.POSITIVE_INFINITY };
  // The first rounds compile; the best of several is not fooled by that.
  while (Math.min(...Array.from({ length: 10 }, () => round(job))) * job.ticks < ROUND_NS) job.ticks *= 2;
  job.best = Number.POSITIVE_INFINITY;
  return job;
}

/** Nanoseconds per tick of one round. */
function round(job) {
  const start = process.hrtime.bigint();
  job.kernels.run(job.program.pointer, 1, job.tick, job.ticks);
  const spent = Number(process.hrtime.bigint() - start) / job.ticks;
  job.tick += job.ticks;
  job.best = Math.min(job.best, spent);
  return spent;
}

function measure(build) {
  const jobs = Object.entries(SUPPLIERS).map(([name, supply]) => [name, prepare(build, supply)]);
  for (let k = 0; k < ROUNDS.wasm; k++) for (const [name, job] of jobs) if (k < ROUNDS[name]) round(job);
  return Object.fromEntries(jobs);
}

const us = ns => `${(ns / 1000).toFixed(3)} us`.padStart(12);
const rate = ({ units, best }) => `${(units / best).toPrecision(3)} G/s`.padStart(13);

console.log(`${'kernel'.padEnd(38)}${'wasm'.padStart(25)}${'plain'.padStart(25)}   unit`);
for (const [name, unit, build] of WORKLOADS) {
  if (!name.includes(process.argv[2] ?? '')) continue;
  const { wasm, plain } = measure(build);
  console.log(name.padEnd(38) + us(wasm.best) + rate(wasm) + us(plain.best) + rate(plain), `  ${unit}`);
}
