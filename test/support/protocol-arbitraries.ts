import fc from 'fast-check';
import {
  type Block,
  type Bulk,
  type ChipEvent,
  COUNTERS,
  type Command,
  FAULT_KINDS,
  type NumberFormat,
  type SpikePacket,
  type Stop,
  type Unit,
} from '../../src/protocol/messages.js';

/**
 * Arbitrary legal commands and events, every field moving over its whole range: one arbitrary per kind, so that a
 * kind without one does not compile.
 */

type Arbitraries<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: fc.Arbitrary<Extract<Union, { readonly kind: Kind }>>;
};

/** Plain objects, as decoded ones are: a null prototype would make equality say no. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
const uint = (most: number) =>
  fc.oneof(fc.nat(Math.min(most, 300)), fc.integer({ min: 0, max: most }), fc.constant(most));
const uint32 = uint(0xffff_ffff);
const count = fc.integer({ min: 1, max: 0xffffffff });
const id = uint(65_535);
const slot = uint(255);
const uint53 = fc.oneof(fc.maxSafeNat(), fc.nat(300), fc.constant(Number.MAX_SAFE_INTEGER));
const real = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer().map(Number),
  fc.constant(-0),
);
const orNone = (value: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(-1) }, { weight: 3, arbitrary: value });
/** Any text of at most `bytes` UTF-8 bytes, control characters and astral planes included. */
const text = (bytes: number) => fc.string({ unit: 'binary', maxLength: Math.floor(bytes / 4) });
const requestId = uint32;

const format: fc.Arbitrary<NumberFormat> = record({
  kind: fc.constantFrom('float32', 'fixed'),
  bits: uint(255),
  step: real,
  rounding: fc.constantFrom('nearest', 'stochastic'),
});

/** What is 0 is left out on the wire. */
const positive = fc.double({ min: 0.001, max: 1, noNaN: true });
const descent = { momentum: positive, weightDecay: positive };

const unit: fc.Arbitrary<Unit> = fc.oneof(
  record({
    kind: fc.constant('source' as const),
    encoder: fc.constantFrom('regular', 'bernoulli', 'events'),
    maxRate: real,
  }),
  record({
    kind: fc.constant('spiking' as const),
    leak: real,
    threshold: real,
    reset: fc.constantFrom('subtract', 'zero'),
    refractoryTicks: uint32,
    floor: real,
    ceiling: real,
    initialPotential: real,
    inputGain: real,
    rateTicks: real,
    accelerationTicks: real,
    accelerationThreshold: real,
    triggerDelayTicks: uint32,
    biasLearningRate: real,
    membrane: format,
    trace: format,
  }),
  record({
    kind: fc.constant('cuba' as const),
    membraneTicks: real,
    currentTicks: fc.tuple(real, real),
    rest: real,
    threshold: real,
    resetTo: real,
    refractoryTicks: uint32,
    initialLow: real,
    initialHigh: real,
  }),
  record({
    kind: fc.constant('rate' as const),
    activation: fc.constantFrom(
      ...(['linear', 'hard-sigmoid', 'half-sigmoid', 'sigmoid', 'tanh', 'softmax', 'binary'] as const),
    ),
    dynamics: fc.constantFrom('fixed-point', 'euler', 'minimise'),
    order: fc.constantFrom('synchronous', 'asynchronous', 'forward', 'backward'),
    step: real,
    clipped: fc.boolean(),
    nudge: fc.constantFrom('inside', 'outside'),
    biasLearningRate: real,
    batch: id,
    sends: fc.constantFrom('all', 'changes'),
    sendsAbove: real,
    biasPerChannel: fc.boolean(),
    ...descent,
    history: fc.integer({ min: 1, max: 65_535 }),
    start: positive,
  }),
  record({
    kind: fc.constant('resistive' as const),
    gain: real,
    mirrored: fc.boolean(),
    diodes: fc.boolean(),
    order: fc.constantFrom('synchronous', 'asynchronous', 'forward', 'backward'),
    biasLearningRate: real,
    batch: id,
    diodeDrop: positive,
    noise: positive,
  }),
);

const tensor = fc.constantFrom('weight', 'bias', 'accumulator', 'hidden', 'pulses');

const stop: fc.Arbitrary<Stop> = fc.oneof(
  record({ kind: fc.constant('ticks' as const), ticks: uint32 }),
  record({ kind: fc.constant('residual' as const), below: real, maxTicks: uint32 }),
);

const length = { maxLength: 80 };
const bytes = fc.uint8Array(length);
const words = fc.uint32Array(length);
const anyBulk: fc.Arbitrary<Bulk> = fc.oneof(
  fc.float32Array(length),
  fc.int16Array(length),
  fc.int8Array(length),
  bytes,
  fc.uint16Array(length),
  words,
) as fc.Arbitrary<Bulk>;

/** A block somewhere in a tensor that may be far larger. */
function block<B extends Bulk>(data: fc.Arbitrary<B>): fc.Arbitrary<Block & { readonly data: B }> {
  return fc.tuple(data, uint32, uint32).map(([values, before, after]) => {
    const room = 0xffff_ffff - values.length;
    const offset = Math.min(before, room);
    const total = offset + values.length + Math.min(after, room - offset);
    return { offset, count: values.length, total, data: values };
  });
}

/** Events in order of ticks; addresses of a tick ascend (as an engine would have them) or come as they like. */
const events = fc
  .tuple(
    fc.array(fc.tuple(fc.oneof(fc.nat(2), fc.nat(200), fc.nat(50_000_000)), fc.array(uint(40_000), length)), {
      maxLength: 8,
    }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([rows, sorted, wide]) => {
    const ticks: number[] = [];
    const addresses: number[] = [];
    let tick = 0;
    for (const [step, row] of rows) {
      tick += step;
      const ascending = [...new Set(row)].sort((a, b) => a - b);
      for (const address of sorted ? ascending : row) {
        ticks.push(tick);
        addresses.push(wide ? address * 100_000 : address);
      }
    }
    return { ticks: Uint32Array.from(ticks), addresses: Uint32Array.from(addresses) };
  });

/** Elements dealt out over runs that lie so far apart and are so long, as far as they reach. */
function runsOf(data: Bulk, steps: readonly (readonly [number, number])[]) {
  const offsets: number[] = [];
  const counts: number[] = [];
  let [end, left] = [0, data.length];
  for (const [k, [skip, most]] of steps.entries()) {
    const count = k === steps.length - 1 ? left : Math.min(most, left);
    if (count === 0) break;
    offsets.push(end + skip + (k === 0 ? 0 : 1));
    counts.push(count);
    end = offsets.at(-1)! + count;
    left -= count;
  }
  return {
    offsets: fc.constant(Uint32Array.from(offsets)),
    counts: fc.constant(Uint32Array.from(counts)),
    data: fc.constant(data),
  };
}

export const commandArbitraries: Arbitraries<Command> = {
  hello: record({ kind: fc.constant('hello' as const), requestId, major: id, minor: id }),
  configure: record({ kind: fc.constant('configure' as const), requestId, seed: uint53, slots: slot }),
  population: record({
    kind: fc.constant('population' as const),
    requestId,
    id,
    name: text(48),
    role: fc.constantFrom('input', 'hidden', 'output'),
    shape: fc.array(uint32, { maxLength: 4 }),
    unit,
  }),
  projection: record({
    kind: fc.constant('projection' as const),
    requestId,
    id,
    name: text(48),
    source: id,
    target: id,
    connectivity: fc.constantFrom('dense', 'sparse', 'convolution'),
    synapses: uint32,
    bidirectional: fc.boolean(),
    delayTicks: slot,
    receptor: slot,
    weight: format,
    accumulator: format,
    storage: fc.constantFrom('float32', 'int16', 'int8'),
    learningRate: real,
    plasticity: fc.constantFrom('off', 'continual', 'deferred'),
    ...descent,
    contrast: fc.constantFrom('products', 'target'),
  }),
  topology: withBlock(words, {
    kind: fc.constant('topology' as const),
    requestId,
    projection: id,
    part: fc.constantFrom('rows', 'targets'),
  }),
  commit: record({ kind: fc.constant('commit' as const), requestId }),
  'write-weights': withBlock(anyBulk, {
    kind: fc.constant('write-weights' as const),
    requestId,
    tensor,
    id,
  }),
  'read-weights': record({
    kind: fc.constant('read-weights' as const),
    requestId,
    tensor,
    id,
  }),
  'read-state': record({
    kind: fc.constant('read-state' as const),
    requestId,
    population: id,
    variable: fc.constantFrom('potential', 'rate', 'acceleration', 'counts', 'energy'),
  }),
  present: fc.oneof(
    withBlock(anyBulk, { ...presented(), layout: fc.constant('dense' as const) }),
    withBlock(fc.uint16Array(length), { ...presented(), layout: fc.constant('one-hot' as const) }),
  ),
  settle: record({
    kind: fc.constant('settle' as const),
    requestId,
    start: fc.constantFrom('fresh', 'continue', 'slot'),
    startSlot: orNone(slot),
    saveSlot: orNone(slot),
    draw: uint32,
    drives: fc.array(
      record({
        kind: fc.constantFrom('nudge', 'force', 'clamp', 'couple'),
        population: id,
        beta: real,
        evaluation: fc.constantFrom('closed-loop', 'frozen'),
      }),
      { maxLength: 8 },
    ),
    stop,
    plasticity: fc.constantFrom('off', 'continual', 'deferred'),
    divisor: real,
    rateScale: real,
    readout: orNone(id),
    readoutFrom: uint32,
    record: fc.array(id, { maxLength: 16 }),
  }),
  update: record({
    kind: fc.constant('update' as const),
    requestId,
    rule: fc.constantFrom('path', 'slots', 'through-time', 'recurrent'),
    earlier: orNone(slot),
    later: orNone(slot),
    divisor: real,
    rateScale: real,
    ...{ output: id, steps: uint32, free: slot },
  }),
  'spikes-in': withEvents({
    kind: fc.constant('spikes-in' as const),
    requestId,
    population: id,
    firstTick: uint32,
  }),
  'inject-fault': record({
    kind: fc.constant('inject-fault' as const),
    requestId,
    fault: fc.constantFrom(...FAULT_KINDS),
    target: id,
    address: uint32,
    value: real,
    // What is 0 is left out on the wire.
    ...{
      onTicks: count,
      offTicks: count,
      onSettles: count,
      offSettles: count,
      firstSettle: count,
      atTick: count,
    },
    chance: fc.double({ min: 0.001, max: 1, noNaN: true }),
  }),
  telemetry: record({ kind: fc.constant('telemetry' as const), requestId }),
  snapshot: record({ kind: fc.constant('snapshot' as const), requestId }),
  restore: withBlock(bytes, { kind: fc.constant('restore' as const), requestId }),
  synapse: record({
    kind: fc.constant('synapse' as const),
    requestId,
    projection: id,
    rule: fc.constantFrom('real', 'levels', 'inertia'),
    levels: slot,
    amplitude: real,
    threshold: real,
    limit: real,
    consolidation: real,
    hidden: format,
    amplitudeLearningRate: positive,
  }),
  cells: record({
    kind: fc.constant('cells' as const),
    requestId,
    projection: id,
    lrsOhms: real,
    lrsSpread: real,
    hrsOhms: real,
    hrsSpread: real,
    lrsOwnShare: real,
    hrsOwnShare: real,
    driftOnset: real,
    lrsDrift: real,
    hrsDrift: real,
    trapShift: real,
    trapEmptyTicks: real,
    trapFullTicks: real,
    droopSpread: real,
    correlation: real,
    offsetSpread: real,
    criticalOhms: real,
    readSpread: real,
    writeFailure: real,
    lifeCycles: real,
    lifeShape: real,
    lowFailures: real,
    tileRows: id,
    tileColumns: id,
    verifyPulses: slot,
    access: fc.constantFrom('row-scan', 'transposed-cell', 'two-copies'),
    reading: fc.constantFrom('once', 'every-event'),
  }),
  pulses: record({
    kind: fc.constant('pulses' as const),
    requestId,
    projection: id,
    stepRule: fc.constantFrom('constant', 'soft-bounds', 'exponential'),
    step: real,
    upDown: real,
    max: real,
    min: real,
    stepSpread: real,
    upDownSpread: real,
    maxSpread: real,
    minSpread: real,
    cycleSpread: real,
    writeNoise: real,
    corrupt: real,
    corruptRange: real,
    referenceSpread: real,
    a: real,
    b: real,
    gammaUp: real,
    gammaDown: real,
    amplitudeUp: real,
    amplitudeDown: real,
    accumulate: fc.boolean(),
    logNormalStep: fc.boolean(),
    additiveCycle: fc.boolean(),
    subtractSymmetry: fc.boolean(),
  }),
  conductances: record({
    kind: fc.constant('conductances' as const),
    requestId,
    projection: id,
    lowest: real,
    highest: real,
    step: real,
    accumulate: fc.boolean(),
    programming: fc.array(real, { maxLength: 8 }),
    exponentPerLn: real,
    exponentOffset: real,
    exponentLowest: real,
    exponentHighest: real,
    exponentSpreadPerLn: real,
    exponentSpreadOffset: real,
    exponentSpreadLowest: real,
    exponentSpreadHighest: real,
    driftStart: real,
    readScale: real,
    readPower: real,
    readMost: real,
    readTime: real,
  }),
  analog: record({
    kind: fc.constant('analog' as const),
    requestId,
    projection: id,
    tileRows: id,
    tileColumns: id,
    wires: fc.constantFrom('off', 'fast', 'exact'),
    converter: fc.constantFrom('none', 'tick', 'event'),
    wireOhms: real,
    unitSiemens: real,
    converterStep: real,
    converterBound: real,
    converterNoise: real,
    weightNoise: real,
  }),
  convolution: record({
    kind: fc.constant('convolution' as const),
    requestId,
    projection: id,
    kernel: slot,
    padding: slot,
    pool: fc.constantFrom('none', 'max', 'average'),
    poolSize: slot,
  }),
  'write-sparse': fc
    .tuple(anyBulk, fc.array(fc.tuple(uint(2000), fc.integer({ min: 1, max: 20 })), { minLength: 1 }))
    .chain(([data, steps]) =>
      record({
        kind: fc.constant('write-sparse' as const),
        requestId,
        tensor,
        id,
        total: fc.constantFrom(0x7fff_ffff, 0xffff_ffff),
        ...runsOf(data, steps),
      }),
    ),
};

export const eventArbitraries: Arbitraries<ChipEvent> = {
  capabilities: record({
    kind: fc.constant('capabilities' as const),
    requestId,
    major: id,
    minor: id,
    firmware: text(48),
    card: text(48),
    schemaHash: uint32,
    maxPayload: uint32,
    window: uint32,
    maxBatch: uint32,
    maxSteps: uint32,
    slots: uint32,
    deterministic: fc.boolean(),
    tickNanoseconds: real,
    maxNeurons: uint32,
    maxSynapses: uint53,
    memoryBits: uint53,
    units: fc.subarray(['source', 'spiking', 'cuba', 'rate', 'resistive'] as const),
    encoders: fc.subarray(['regular', 'bernoulli', 'events'] as const),
    connectivity: fc.subarray(['dense', 'sparse'] as const),
    storages: fc.subarray(['float32', 'int16', 'int8'] as const),
    plasticity: fc.subarray(['off', 'continual', 'deferred'] as const),
    drives: fc.subarray(['nudge', 'force', 'clamp', 'couple'] as const),
    rules: fc.subarray(['path', 'slots'] as const),
    faults: fc.subarray([...FAULT_KINDS]),
    synapses: fc.subarray(['real', 'levels', 'inertia', 'pulses', 'conductances'] as const),
    cells: fc.subarray(['ideal', 'pairs'] as const),
    sparseWrites: fc.boolean(),
  }),
  done: record({ kind: fc.constant('done' as const), requestId }),
  settled: record({
    kind: fc.constant('settled' as const),
    requestId,
    ticks: uint32,
    residual: fc.oneof(real, fc.constant(Number.NaN)),
    converged: fc.boolean(),
    batch: uint32,
    readout: fc.float32Array(length),
    work: record({
      ticks: uint53,
      spikes: uint53,
      synapticEvents: uint53,
      neuronUpdates: uint53,
      weightEvents: uint53,
    }),
  }),
  weights: withBlock(anyBulk, {
    kind: fc.constant('weights' as const),
    requestId,
    tensor,
    id,
  }),
  state: withBlock(anyBulk, {
    kind: fc.constant('state' as const),
    requestId,
    population: id,
    variable: fc.constantFrom('potential', 'rate', 'acceleration', 'counts', 'energy'),
  }),
  'snapshot-block': withBlock(bytes, { kind: fc.constant('snapshot-block' as const), requestId }),
  spikes: withEvents({
    kind: fc.constant('spikes' as const),
    requestId,
    population: id,
    sample: id,
    firstTick: uint32,
  }) as fc.Arbitrary<SpikePacket>,
  'telemetry-report': record({
    kind: fc.constant('telemetry-report' as const),
    requestId,
    offset: uint(1_000_000),
    after: uint(1_000_000),
    rows: fc.array(
      record({
        scope: fc.constantFrom('chip', 'population', 'projection'),
        id,
        counter: fc.constantFrom(...COUNTERS),
        value: uint53,
      }),
      { maxLength: 20 },
    ),
  }).map(({ after, ...report }) => ({ ...report, total: report.offset + report.rows.length + after })),
  error: record({
    kind: fc.constant('error' as const),
    requestId,
    code: fc.constantFrom(
      'malformed',
      'unsupported',
      'too-big',
      'busy',
      'bad-state',
      'range',
      'no-room',
      'diverged',
      'internal',
    ),
    retryable: fc.boolean(),
    message: text(480),
    path: text(96),
  }),
};

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(...Object.values(commandArbitraries));
export const anyEvent: fc.Arbitrary<ChipEvent> = fc.oneof(...Object.values(eventArbitraries));

function presented() {
  return {
    kind: fc.constant('present' as const),
    requestId,
    population: id,
    batch: uint32,
    steps: uint32,
    reversed: fc.boolean(),
  };
}

function withBlock<B extends Bulk, Head extends object>(
  data: fc.Arbitrary<B>,
  head: { [K in keyof Head]: fc.Arbitrary<Head[K]> },
) {
  return fc.tuple(record(head), block(data)).map(([fields, part]) => ({ ...fields, ...part }));
}

function withEvents<Head extends object>(head: { [K in keyof Head]: fc.Arbitrary<Head[K]> }) {
  return fc.tuple(record(head), events).map(([fields, spikes]) => ({ ...fields, ...spikes }));
}
