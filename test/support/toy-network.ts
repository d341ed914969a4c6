import type {
  ChipEvent,
  ConfigureAnalog,
  ConfigureCells,
  ConfigureConductances,
  ConfigureProjection,
  ConfigurePulses,
  ConfigureSynapse,
  CounterRow,
  NumberFormat,
  Settle,
  Settled,
  SpikePacket,
  SpikingUnit,
  Tensor,
} from '../../src/protocol/messages.js';
import type { Session, Unnumbered } from '../../src/stream/session.js';
import { modelOf } from './pair-array.js';

/** A network small enough for any board: 6 sources, 5 hidden and 3 output neurons, coupled both ways. */
export const SOURCES = 6;
export const HIDDEN = 5;
export const OUTPUTS = 3;

export const FLOAT: NumberFormat = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' };

export const neuron = (changes: Partial<SpikingUnit> = {}): SpikingUnit => ({
  kind: 'spiking',
  leak: 0,
  threshold: 1,
  reset: 'subtract',
  refractoryTicks: 0,
  floor: -1,
  ceiling: 2,
  initialPotential: 0.5,
  inputGain: 0,
  rateTicks: 5,
  accelerationTicks: 5,
  accelerationThreshold: 0,
  triggerDelayTicks: 10,
  biasLearningRate: 0.05,
  membrane: FLOAT,
  trace: FLOAT,
  ...changes,
});

export interface ToyOptions {
  readonly seed?: number;
  readonly slots?: number;
  readonly plasticity?: ConfigureProjection['plasticity'];
  readonly unit?: Partial<SpikingUnit>;
  readonly encoder?: 'regular' | 'bernoulli' | 'events';
  readonly projection?: Partial<ConfigureProjection>;
  /** Of both projections. */
  readonly synapse?: Discrete;
  readonly cells?: Cells;
  readonly pulses?: Pulses;
  readonly conductances?: Conductances;
  readonly analog?: Analog;
}

export type Discrete = Omit<ConfigureSynapse, 'kind' | 'requestId' | 'projection'>;
export type Pulses = Omit<ConfigurePulses, 'kind' | 'requestId' | 'projection'>;
export type Conductances = Omit<ConfigureConductances, 'kind' | 'requestId' | 'projection'>;
export type Analog = Omit<ConfigureAnalog, 'kind' | 'requestId' | 'projection'>;
export type Cells = Omit<ConfigureCells, 'kind' | 'requestId' | 'projection'>;

/** Discrete synapses whose weights are as large as the toy network needs. */
export const TERNARY: Discrete = {
  rule: 'levels',
  levels: 3,
  amplitude: 0.3,
  threshold: 0.1,
  limit: 0.6,
  consolidation: 0,
  hidden: FLOAT,
};
export const METAPLASTIC: Discrete = { ...TERNARY, levels: 2, threshold: 0, consolidation: 1.35 };
export const PULSED: Discrete = { ...METAPLASTIC, rule: 'pulses', amplitude: 1, limit: 1, consolidation: 0 };

/** Devices without any spread, a hundred steps from bound to bound. */
export const pulses = (changes: Partial<Pulses> = {}): Pulses => ({
  stepRule: 'constant',
  accumulate: false,
  step: 1 / 64,
  upDown: 0,
  max: 1,
  min: -1,
  stepSpread: 0,
  logNormalStep: false,
  upDownSpread: 0,
  maxSpread: 0,
  minSpread: 0,
  cycleSpread: 0,
  additiveCycle: false,
  writeNoise: 0,
  corrupt: 0,
  corruptRange: 0,
  subtractSymmetry: false,
  referenceSpread: 0,
  a: 0,
  b: 0,
  gammaUp: 0,
  gammaDown: 0,
  amplitudeUp: 0,
  amplitudeDown: 0,
  ...changes,
});
export const PROGRAMMED: Discrete = { ...PULSED, rule: 'conductances' };

/** Conductances that are programmed, kept and read without any error, in steps of 1/64. */
export const conductances = (changes: Partial<Conductances> = {}): Conductances => ({
  lowest: 0,
  highest: 25e-6,
  step: 1 / 64,
  accumulate: true,
  programming: [],
  exponentPerLn: 0,
  exponentOffset: 0,
  exponentLowest: 0,
  exponentHighest: 0,
  exponentSpreadPerLn: 0,
  exponentSpreadOffset: 0,
  exponentSpreadLowest: 0,
  exponentSpreadHighest: 0,
  driftStart: 20,
  readScale: 0,
  readPower: 0.65,
  readMost: 0.2,
  readTime: 250e-9,
  ...changes,
});

/** Ideal reads of tiles that are smaller than the toy network. */
export const analog = (changes: Partial<Analog> = {}): Analog => ({
  tileRows: 4,
  tileColumns: 2,
  wires: 'off',
  wireOhms: 0.35,
  unitSiemens: 25e-6,
  converter: 'none',
  converterStep: 0,
  converterBound: 12,
  converterNoise: 0,
  weightNoise: 0,
  ...changes,
});

export const INERTIA: Discrete = { ...METAPLASTIC, rule: 'inertia', threshold: 1e-3, consolidation: 0 };

/** Pairs of devices that err now and then (preset `mid` of our notes), read once after programming. */
export const pairs = (synapse: Discrete, changes: Partial<Cells> = {}): Cells => ({
  ...modelOf('mid', { correlation: Math.exp(-1 / 40), offsetSpread: 0.3 }),
  criticalOhms: synapse.levels === 3 ? 30e3 : 0,
  access: 'transposed-cell',
  reading: 'once',
  ...changes,
});

/** Pairs whose states lie so far apart that they never err. */
export const strongPairs = (synapse: Discrete, changes: Partial<Cells> = {}): Cells =>
  pairs(synapse, {
    lrsOhms: 1e3,
    lrsSpread: 0.01,
    hrsOhms: 1e6,
    hrsSpread: 0.01,
    offsetSpread: 0.01,
    ...changes,
  });

const fixed = (step: number, rounding: NumberFormat['rounding'] = 'nearest', bits = 16): NumberFormat => ({
  kind: 'fixed',
  bits,
  step,
  rounding,
});

/** The toy network in the numbers of a fixed-point chip. */
export const INTEGERS: ToyOptions = {
  unit: { membrane: fixed(2 ** -13), trace: fixed(2 ** -14) },
  projection: {
    weight: fixed(2 ** -13, 'stochastic'),
    accumulator: fixed(2 ** -14),
    storage: 'int16',
  },
};

/** The same with packed levels: three behind hidden numbers, and two with inertia. */
export const INTEGER_TERNARY: ToyOptions = {
  ...INTEGERS,
  synapse: { ...TERNARY, hidden: fixed(2 ** -13, 'stochastic') },
};
export const INTEGER_BINARY: ToyOptions = {
  ...INTEGERS,
  synapse: { ...INERTIA, amplitude: 0.3, hidden: fixed(2 ** -10, 'stochastic', 8) },
};

/** Commands that configure the toy network, without weights. */
export function* toyNetwork(options: ToyOptions = {}): Generator<Unnumbered> {
  const { seed = 7, slots = 0, plasticity = 'deferred', encoder = 'regular' } = options;
  yield { kind: 'configure', seed, slots };
  const source = { kind: 'source', encoder, maxRate: 0.5 } as const;
  yield { kind: 'population', id: 0, name: 'pixels', role: 'input', shape: [2, 3], unit: source };
  yield {
    kind: 'population',
    id: 1,
    name: 'hidden',
    role: 'hidden',
    shape: [HIDDEN],
    unit: neuron(options.unit),
  };
  yield {
    kind: 'population',
    id: 2,
    name: 'digit',
    role: 'output',
    shape: [OUTPUTS],
    unit: neuron(options.unit),
  };
  const common = {
    kind: 'projection',
    connectivity: 'dense',
    receptor: 0,
    weight: FLOAT,
    accumulator: FLOAT,
    storage: 'float32',
    learningRate: 0.05,
    plasticity,
    ...options.projection,
  } as const;
  yield {
    ...common,
    id: 0,
    name: 'in',
    source: 0,
    target: 1,
    synapses: SOURCES * HIDDEN,
    bidirectional: false,
    delayTicks: 0,
  };
  yield {
    ...common,
    id: 1,
    name: 'out',
    source: 1,
    target: 2,
    synapses: HIDDEN * OUTPUTS,
    bidirectional: true,
    delayTicks: 1,
  };
  for (const projection of [0, 1]) {
    if (options.synapse) yield { kind: 'synapse', projection, ...options.synapse };
    if (options.pulses) yield { kind: 'pulses', projection, ...options.pulses };
    if (options.conductances) yield { kind: 'conductances', projection, ...options.conductances };
    if (options.analog) yield { kind: 'analog', projection, ...options.analog };
    if (options.cells) yield { kind: 'cells', projection, ...options.cells };
  }
  yield { kind: 'commit' };
}

/** Values that look random and are exact in float32. */
export const pattern = (length: number, salt: number): Float32Array =>
  Float32Array.from({ length }, (_, k) => (((k * 37 + salt * 101) % 64) - 20) / 64);

export const whole = <T extends { length: number }>(data: T) => ({
  offset: 0,
  count: data.length,
  total: data.length,
  data,
});

export const writeWeights = (id: number, data: Float32Array): Unnumbered => ({
  kind: 'write-weights',
  tensor: 'weight',
  id,
  ...whole(data),
});

export const IMAGE = Uint8Array.of(255, 0, 128, 64, 200, 30);

export const present = (
  data: Uint8Array | Float32Array = IMAGE,
  batch = 1,
  steps = 1,
  reversed = false,
): Unnumbered => ({
  kind: 'present',
  population: 0,
  layout: 'dense',
  batch,
  steps,
  reversed,
  ...whole(data),
});

export const target = (label: number): Unnumbered => ({
  kind: 'present',
  population: 2,
  layout: 'one-hot',
  batch: 1,
  steps: 1,
  reversed: false,
  ...whole(Uint16Array.of(label)),
});

/** A settle of 40 ticks from fresh states, read out at the output; change what a test is about. */
export const settle = (changes: Partial<Omit<Settle, 'requestId'>> = {}): Unnumbered => ({
  kind: 'settle',
  start: 'fresh',
  startSlot: -1,
  saveSlot: -1,
  draw: 3,
  drives: [],
  stop: { kind: 'ticks', ticks: 40 },
  plasticity: 'off',
  divisor: 1,
  rateScale: 1,
  readout: 2,
  readoutFrom: 0,
  record: [],
  ...changes,
});

export const nudge = (beta: number, evaluation: 'closed-loop' | 'frozen' = 'closed-loop') =>
  [{ kind: 'nudge', population: 2, beta, evaluation }] as const;

/** Weights that make the toy network fire, an image and a label. */
export const taught = ({ encoder }: ToyOptions = {}): Unnumbered[] => [
  writeWeights(0, pattern(SOURCES * HIDDEN, 1)),
  writeWeights(1, pattern(HIDDEN * OUTPUTS, 2)),
  ...(encoder === 'events' ? [] : [present()]),
  target(1),
];

/** Configures the toy network, and gives it all that it needs. */
export async function setUpToy(session: Session, options: ToyOptions = {}): Promise<void> {
  await session.play(toyNetwork(options));
  await session.play(taught(options));
}

/** Asks for a settle and returns its end and its spikes. */
export async function settled(
  session: Session,
  changes: Partial<Omit<Settle, 'requestId'>> = {},
): Promise<{ end: Settled; packets: SpikePacket[] }> {
  const events = await session.ask(settle(changes));
  const packets = events.filter((event): event is SpikePacket => event.kind === 'spikes');
  return { end: events.at(-1) as Settled, packets };
}

/** Reads a tensor whole. */
export async function read(session: Session, tensor: Tensor, id: number): Promise<number[]> {
  return values(await session.ask({ kind: 'read-weights', tensor, id }));
}

/** All rows of a chip's counters. */
export async function telemetryOf(session: Session): Promise<CounterRow[]> {
  const events = await session.ask({ kind: 'telemetry' });
  return events.flatMap(event => (event.kind === 'telemetry-report' ? [...event.rows] : []));
}

export async function readState(
  session: Session,
  population: number,
  variable: 'potential' | 'rate' | 'counts',
) {
  return values(await session.ask({ kind: 'read-state', population, variable }));
}

function values(events: readonly ChipEvent[]): number[] {
  return events.flatMap(event => (event.kind === 'weights' || event.kind === 'state' ? [...event.data] : []));
}
