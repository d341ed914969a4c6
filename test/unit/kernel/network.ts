import type { Arena } from '../../../src/kernel/arena.js';
import type { Kernels } from '../../../src/kernel/kernels.js';
import * as L from '../../../src/kernel/layout.js';
import { listFields, type Operation, Program, spikeRing } from '../../../src/kernel/program.js';
import { type Fields, type FirePopulation, fireState, upTo } from './build.js';

export interface NetworkOptions {
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  /** Ticks by which triggering spikes are delayed. */
  readonly delay: number;
  /** FLAG_* of both populations, besides FLAG_TRACES. */
  readonly flags: number;
  /** Draws the initial values: the next number of [0, 1). */
  readonly random: () => number;
}

/** A two-layer network that learns on spikes, compiled to a program with every part of a training tick. */
export interface Network {
  readonly program: Program;
  readonly operations: readonly Operation[];
  readonly hidden: FirePopulation;
  readonly outputs: FirePopulation;
  /** Recorder of the hidden spikes: count, capacity, ticks, addresses. */
  readonly recorder: Uint32Array;
}

interface Projection {
  readonly values: Float32Array;
  readonly accumulator: Float32Array;
  readonly row: number;
  readonly targets: number;
}

const SCALE = { [L.TRIGGER_SCALE]: -0.02 };
const BETA = { [L.NUDGE_BETA]: 0.5 };
const READ_FROM = 4;
const RECORDED_TICKS = 3;

/** Regular inputs -> hidden <-> outputs, nudge, deferred accumulators, counts, recorder and snapping. */
export function learningNetwork(arena: Arena, options: NetworkOptions): Network {
  const { delay, random } = options;
  const flags = options.flags | L.FLAG_TRACES;
  const hidden = fireState(arena, { neurons: options.hidden, flags, theta: 0.01, history: delay });
  const outputs = fireState(arena, { neurons: options.outputs, flags, refractoryTicks: 1, history: delay });
  const input = spikeRing(arena, upTo(options.inputs, L.LANES), 0);
  const first = projection(arena, options.inputs, options.hidden, random);
  const second = projection(arena, options.hidden, options.outputs, random);
  const counts = arena.f32(outputs.v.length);
  const recorder = arena.u32(L.RECORD_HEADER / 4 + 2 * RECORDED_TICKS * options.hidden);
  recorder[1] = RECORDED_TICKS * options.hidden;

  const program = new Program(arena, 24);
  const operations: Operation[] = [];
  const add = (opcode: number, fields: Fields, floats: Fields = {}) => {
    operations.push(program.add(opcode, { [L.COUNTER]: arena.f64(1).byteOffset, ...fields }, floats));
  };
  add(L.ENCODE_REGULAR, { ...listFields(input), ...encoder(arena, options) });
  add(L.COPY, bias(arena, hidden, random));
  add(L.DELIVER_F32, { ...listFields(input), ...delivery(first, hidden) });
  add(L.DELIVER_BACK_F32, {
    ...listFields(outputs.ring, 1),
    ...delivery(second, hidden),
    [L.N]: hidden.neurons,
  });
  add(L.COPY, bias(arena, outputs, random));
  add(L.DELIVER_F32, { ...listFields(hidden.ring, 1), ...delivery(second, outputs) });
  add(L.NUDGE, nudge(arena, outputs), BETA);
  add(L.FIRE, hidden.fields);
  add(L.FIRE, outputs.fields);
  add(L.TRIGGER, { ...listFields(input), ...trigger(first, hidden) }, SCALE);
  add(L.TRIGGER, { ...listFields(hidden.ring, delay), ...trigger(second, outputs) }, SCALE);
  add(L.TRIGGER_BACK, { ...listFields(outputs.ring, delay), ...trigger(second, hidden) }, SCALE);
  add(L.COUNT, {
    ...listFields(outputs.ring),
    [L.COUNT_INTO]: counts.byteOffset,
    [L.COUNT_FROM_TICK]: READ_FROM,
  });
  add(L.RECORD, {
    ...listFields(hidden.ring),
    [L.N]: hidden.neurons,
    [L.RECORD_BUFFER]: recorder.byteOffset,
  });
  for (const trace of [hidden.rate, hidden.slow, outputs.rate, outputs.slow]) {
    add(L.SNAP, { [L.SNAP_ARRAY]: trace.byteOffset, [L.N]: trace.length, [L.SNAP_MASK]: 7 });
  }
  return { program, operations, hidden, outputs, recorder };
}

function encoder(arena: Arena, { inputs, random }: NetworkOptions): Fields {
  const n = upTo(inputs, L.LANES);
  const active = arena.u32(n);
  const phase = arena.u32(n);
  const step = arena.u32(n);
  for (let i = 0; i < inputs; i++) {
    active[i] = i;
    phase[i] = random() * 2 ** 31;
    step[i] = random() * 2 ** 30;
  }
  return {
    [L.N]: inputs,
    [L.ENCODE_ACTIVE]: active.byteOffset,
    [L.ENCODE_STATE]: phase.byteOffset,
    [L.ENCODE_RATE]: step.byteOffset,
  };
}

function projection(arena: Arena, sources: number, targets: number, random: () => number): Projection {
  const row = upTo(targets, L.ROW_LANES);
  const values = arena.f32(sources * row);
  for (let i = 0; i < sources; i++) {
    for (let j = 0; j < targets; j++) values[i * row + j] = random() - 0.4;
  }
  return { values, accumulator: arena.f32(sources * row), row: 4 * row, targets };
}

const delivery = ({ values, row, targets }: Projection, to: FirePopulation): Fields => ({
  [L.N]: to.current.length,
  [L.DELIVER_WEIGHTS]: values.byteOffset,
  [L.DELIVER_ROW]: row,
  [L.DELIVER_TARGET]: to.current.byteOffset,
  [L.DELIVER_FAN]: targets,
});

/** The current of each tick starts from a bias. */
function bias(arena: Arena, { neurons, current }: FirePopulation, random: () => number): Fields {
  const values = arena.f32(current.length);
  for (let i = 0; i < neurons; i++) values[i] = 0.2 * random();
  return {
    [L.N]: current.length,
    [L.VECTOR_FROM]: values.byteOffset,
    [L.VECTOR_TO]: current.byteOffset,
  };
}

/** Towards a rate of 1 of the last neuron and 0 of the others. */
function nudge(arena: Arena, { neurons, current, rate }: FirePopulation): Fields {
  const target = arena.f32(current.length);
  target[neurons - 1] = 1;
  return {
    [L.N]: current.length,
    [L.NUDGE_CURRENT]: current.byteOffset,
    [L.NUDGE_TARGET]: target.byteOffset,
    [L.NUDGE_RATE]: rate.byteOffset,
  };
}

const trigger = ({ accumulator, row }: Projection, moved: FirePopulation): Fields => ({
  [L.N]: moved.neurons,
  [L.TRIGGER_MATRIX]: accumulator.byteOffset,
  [L.TRIGGER_ROW]: row,
  [L.TRIGGER_ACCELERATION]: moved.acceleration.byteOffset,
  [L.TRIGGER_MOVING]: moved.params + L.PARAM_MOVING,
});

/** Runs `ticks` ticks, emptying the recorder at each stop; returns the recorded (tick, address) in order. */
export function runRecorded(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  network: Network,
  start: number,
  ticks: number,
): number[][] {
  const { program, recorder } = network;
  const buffer = new Uint32Array(memory.buffer, recorder.byteOffset, recorder.length);
  const spikes: number[][] = [];
  for (let done = 0; done < ticks; ) {
    done += kernels.run(program.pointer, program.length, start + done, ticks - done);
    for (let k = 0; k < buffer[0]; k++) spikes.push([buffer[2 + k], buffer[2 + buffer[1] + k]]);
    buffer[0] = 0;
  }
  return spikes;
}
