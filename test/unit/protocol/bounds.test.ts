import { describe, expect, test } from 'vitest';
import { boundProblems } from '../../../scripts/generate-protocol/bounds.mjs';
import { readMessages } from '../../../scripts/generate-protocol/read.mjs';
import { boundOf, ENVELOPE_BYTES, LIMITS } from '../../../src/protocol/bounds.js';
import { encodeMessage } from '../../../src/protocol/codec.js';
import type {
  Capabilities,
  ChipEvent,
  Command,
  FaultKind,
  NumberFormat,
  Settled,
} from '../../../src/protocol/messages.js';
import { split } from '../../../src/protocol/split.js';
import type { MessageName } from '../../../src/protocol/table.js';

const U32 = 0xffff_ffff;
const U53 = Number.MAX_SAFE_INTEGER;
const ID = 65_535;
const PI = Math.PI;
const name = 'n'.repeat(LIMITS.nameBytes);
const format: NumberFormat = { kind: 'fixed', bits: 255, step: PI, rounding: 'stochastic' };
const work = { ticks: U53, spikes: U53, synapticEvents: U53, neuronUpdates: U53, weightEvents: U53 };
const eight = <Word>(word: Word): Word[] => Array<Word>(8).fill(word);

/** The longest messages there are, of every kind without bulk. */
const LONGEST: [MessageName, Command | ChipEvent][] = [
  ['Hello', { kind: 'hello', requestId: U32, major: ID, minor: ID }],
  ['Configure', { kind: 'configure', requestId: U32, seed: U53, slots: 255 }],
  [
    'ConfigurePopulation',
    {
      kind: 'population',
      requestId: U32,
      id: ID,
      name,
      role: 'output',
      shape: [U32, U32, U32, U32],
      unit: {
        kind: 'spiking',
        leak: PI,
        threshold: PI,
        reset: 'zero',
        refractoryTicks: U32,
        floor: PI,
        ceiling: PI,
        initialPotential: PI,
        inputGain: PI,
        rateTicks: PI,
        accelerationTicks: PI,
        accelerationThreshold: PI,
        triggerDelayTicks: U32,
        biasLearningRate: PI,
        membrane: format,
        trace: format,
      },
    },
  ],
  [
    'ConfigureProjection',
    {
      kind: 'projection',
      requestId: U32,
      id: ID,
      name,
      source: ID,
      target: ID,
      connectivity: 'sparse',
      synapses: U32,
      bidirectional: true,
      delayTicks: 255,
      receptor: 255,
      weight: format,
      accumulator: format,
      storage: 'int8',
      learningRate: PI,
      plasticity: 'deferred',
      momentum: PI,
      weightDecay: PI,
      contrast: 'target',
    },
  ],
  [
    'ConfigureSynapse',
    {
      kind: 'synapse',
      requestId: U32,
      projection: ID,
      rule: 'inertia',
      levels: 255,
      amplitude: PI,
      threshold: PI,
      limit: PI,
      consolidation: PI,
      hidden: format,
      amplitudeLearningRate: PI,
    },
  ],
  [
    'ConfigureCells',
    {
      kind: 'cells',
      requestId: U32,
      projection: ID,
      lrsOhms: PI,
      lrsSpread: PI,
      hrsOhms: PI,
      hrsSpread: PI,
      lrsOwnShare: PI,
      hrsOwnShare: PI,
      correlation: PI,
      offsetSpread: PI,
      criticalOhms: PI,
      readSpread: PI,
      writeFailure: PI,
      lifeCycles: PI,
      lifeShape: PI,
      lowFailures: PI,
      driftOnset: PI,
      lrsDrift: PI,
      hrsDrift: PI,
      trapShift: PI,
      trapEmptyTicks: PI,
      trapFullTicks: PI,
      droopSpread: PI,
      tileRows: ID,
      tileColumns: ID,
      verifyPulses: 255,
      access: 'two-copies',
      reading: 'every-event',
    },
  ],
  [
    'ConfigureConductances',
    {
      kind: 'conductances',
      requestId: U32,
      projection: ID,
      lowest: PI,
      highest: PI,
      step: PI,
      accumulate: true,
      programming: Array.from({ length: 8 }, () => PI),
      exponentPerLn: PI,
      exponentOffset: PI,
      exponentLowest: PI,
      exponentHighest: PI,
      exponentSpreadPerLn: PI,
      exponentSpreadOffset: PI,
      exponentSpreadLowest: PI,
      exponentSpreadHighest: PI,
      driftStart: PI,
      readScale: PI,
      readPower: PI,
      readMost: PI,
      readTime: PI,
    },
  ],
  [
    'ConfigureAnalog',
    {
      kind: 'analog',
      requestId: U32,
      projection: ID,
      tileRows: ID,
      tileColumns: ID,
      wires: 'exact',
      converter: 'event',
      wireOhms: PI,
      unitSiemens: PI,
      converterStep: PI,
      converterBound: PI,
      converterNoise: PI,
      weightNoise: PI,
    },
  ],
  [
    'ConfigureConvolution',
    {
      ...{ kind: 'convolution', requestId: U32, projection: ID, kernel: 255, padding: 255 },
      ...{ pool: 'average', poolSize: 255 },
    },
  ],
  ['Commit', { kind: 'commit', requestId: U32 }],
  ['ReadWeights', { kind: 'read-weights', requestId: U32, tensor: 'pulses', id: ID }],
  ['ReadState', { kind: 'read-state', requestId: U32, population: ID, variable: 'counts' }],
  [
    'Settle',
    {
      kind: 'settle',
      requestId: U32,
      start: 'slot',
      startSlot: 255,
      saveSlot: 255,
      draw: U32,
      drives: eight({ kind: 'couple', population: ID, beta: PI, evaluation: 'frozen' } as const),
      stop: { kind: 'residual', below: PI, maxTicks: U32 },
      plasticity: 'deferred',
      divisor: PI,
      rateScale: PI,
      readout: ID,
      readoutFrom: U32,
      record: [...eight(ID), ...eight(ID)],
    },
  ],
  [
    'Update',
    {
      ...{
        kind: 'update',
        requestId: U32,
        rule: 'slots',
        earlier: 255,
        later: 255,
        divisor: PI,
        rateScale: PI,
      },
      ...{ output: ID, steps: U32, free: 255 },
    },
  ],
  [
    'InjectFault',
    {
      ...{ kind: 'inject-fault', requestId: U32, fault: 'age', target: ID, address: U32, value: PI },
      ...{
        onTicks: U32,
        offTicks: U32,
        onSettles: U32,
        offSettles: U32,
        firstSettle: U32,
        chance: PI,
        atTick: U32,
      },
    },
  ],
  ['ReadTelemetry', { kind: 'telemetry', requestId: U32 }],
  ['Snapshot', { kind: 'snapshot', requestId: U32 }],
  ['Capabilities', longestCapabilities()],
  ['Done', { kind: 'done', requestId: U32 }],
  [
    'ChipError',
    {
      kind: 'error',
      requestId: U32,
      code: 'internal',
      retryable: true,
      message: 'm'.repeat(LIMITS.errorBytes),
      path: 'p'.repeat(LIMITS.pathBytes),
    },
  ],
];

function longestCapabilities(): Capabilities {
  return {
    kind: 'capabilities',
    requestId: U32,
    major: ID,
    minor: ID,
    firmware: name,
    card: name,
    schemaHash: U32,
    maxPayload: U32,
    window: U32,
    maxBatch: U32,
    maxSteps: U32,
    slots: U32,
    deterministic: true,
    tickNanoseconds: PI,
    maxNeurons: U32,
    maxSynapses: U53,
    memoryBits: U53,
    units: eight('cuba'),
    encoders: eight('events'),
    connectivity: eight('sparse'),
    storages: eight('int8'),
    plasticity: eight('deferred'),
    drives: eight('couple'),
    rules: eight('slots'),
    faults: Array<FaultKind>(64).fill('age'),
    synapses: eight('inertia'),
    cells: eight('pairs'),
    sparseWrites: true,
  };
}

describe('the longest message of every kind', () => {
  test.each(LONGEST)('%s is as long as its definition says', (message, longest) => {
    const { length } = encodeMessage(longest, U32);
    const member = length - 5 - 6;
    // Tag and length of the member take one or two bytes each.
    expect(member - boundOf(message)).toBeGreaterThanOrEqual(2);
    expect(member - boundOf(message)).toBeLessThanOrEqual(4);
    expect(length).toBeLessThanOrEqual(LIMITS.payload);
  });

  test('fits the smallest boards, lists of a settle and texts of a chip apart', () => {
    const longer = LONGEST.filter(([name]) => boundOf(name) + ENVELOPE_BYTES > LIMITS.smallPayload);
    expect(longer.map(([name]) => name)).toStrictEqual(['Settle', 'Capabilities', 'ChipError']);
  });
});

interface Declared {
  readonly name: string;
  readonly bulk?: string;
  readonly bound: number;
  readonly payloads?: readonly [number, number];
  readonly fields: readonly { readonly number: number; readonly name: string }[];
}

const DECLARED: Declared[] = readMessages(new URL('../../../protocols', import.meta.url).pathname);

/** Bulk messages with the largest numbers that go with n elements of data. */
const at = (count: number) => ({ offset: U32 - count, count, total: U32 });
const BULK: Record<string, (bytes: number) => Command | ChipEvent> = {
  WriteTopology: bytes => ({
    kind: 'topology',
    requestId: U32,
    projection: ID,
    part: 'targets',
    ...at(bytes >> 2),
    data: new Uint32Array(bytes >> 2),
  }),
  WriteWeights: bytes => ({
    kind: 'write-weights',
    requestId: U32,
    tensor: 'bias',
    id: ID,
    ...at(bytes),
    data: new Int8Array(bytes),
  }),
  WriteSparse: bytes => {
    // One run, behind the longest skip there is.
    const count = bytes - 7;
    return {
      ...{ kind: 'write-sparse', requestId: U32, tensor: 'bias', id: ID, total: U32 },
      ...{ offsets: Uint32Array.of(U32 - count), counts: Uint32Array.of(count), data: new Int8Array(count) },
    };
  },
  Present: bytes => ({
    kind: 'present',
    requestId: U32,
    population: ID,
    layout: 'dense',
    batch: U32,
    steps: U32,
    reversed: true,
    ...at(bytes),
    data: new Uint8Array(bytes),
  }),
  SendSpikes: bytes => ({
    kind: 'spikes-in',
    requestId: U32,
    population: ID,
    firstTick: U32,
    ...spikes(bytes),
  }),
  Restore: bytes => ({ kind: 'restore', requestId: U32, ...at(bytes), data: new Uint8Array(bytes) }),
  Settled: bytes => settled(bytes >> 2),
  WeightBlock: bytes => ({
    kind: 'weights',
    requestId: U32,
    tensor: 'bias',
    id: ID,
    ...at(bytes),
    data: new Int8Array(bytes),
  }),
  StateBlock: bytes => ({
    kind: 'state',
    requestId: U32,
    population: ID,
    variable: 'counts',
    ...at(bytes >> 2),
    data: new Uint32Array(bytes >> 2),
  }),
  SnapshotBlock: bytes => ({
    kind: 'snapshot-block',
    requestId: U32,
    ...at(bytes),
    data: new Uint8Array(bytes),
  }),
  SpikePacket: bytes => ({
    kind: 'spikes',
    requestId: U32,
    population: ID,
    sample: ID,
    firstTick: U32,
    ...spikes(bytes),
  }),
  Telemetry: rows => ({
    kind: 'telemetry-report',
    requestId: U32,
    offset: U32 - rows,
    total: U32,
    rows: Array(rows).fill({ scope: 'projection', id: ID, counter: 'bias-changes', value: U53 }),
  }),
};

function settled(count: number): Settled {
  const readout = new Float32Array(count);
  return {
    kind: 'settled',
    requestId: U32,
    ticks: U32,
    residual: PI,
    converged: true,
    batch: U32,
    readout,
    work,
  };
}

/** Events that take two bytes each: alone in their tick, and no layout does better. */
function spikes(bytes: number) {
  const ticks = Uint32Array.from({ length: bytes >> 1 }, (_, i) => i);
  return { ticks, addresses: new Uint32Array(bytes >> 1).fill(100) };
}

describe('bulk', () => {
  const declared = DECLARED.filter(message => message.payloads);

  test('is what is tested here', () => {
    expect(declared.map(message => message.name).sort()).toStrictEqual(Object.keys(BULK).sort());
  });

  test.each(declared.map(message => [message.name, message] as const))(
    '%s fits as declared',
    (name, message) => {
      for (const [i, payload] of [LIMITS.payload, LIMITS.smallPayload].entries()) {
        const full = BULK[name]!(message.payloads![i]!);
        expect(encodeMessage(full, U32).length).toBeLessThanOrEqual(payload);
        expect(split(full, payload).length).toBeLessThanOrEqual(2);
      }
    },
  );
});

describe('the script that checks declared bounds', () => {
  const edited = (name: string, change: object) =>
    DECLARED.map(message => (message.name === name ? { ...message, ...change } : message));

  test('finds nothing wrong with the definitions', () => {
    expect(boundProblems(DECLARED)).toStrictEqual([]);
  });

  test('finds a wrong bound, a wrong payload and a list without an end', () => {
    expect(boundProblems(edited('Drive', { bound: 16 }))).toStrictEqual(['Drive: bound is 17, declared 16']);
    expect(boundProblems(edited('Restore', { payloads: [605, 204] }))).toStrictEqual([
      'Restore: data: 604 of 640, 204 of 240, declared 605,204',
    ]);
    const fields = DECLARED.find(message => message.name === 'Telemetry')!.fields;
    const endless = fields.map(field => (field.name === 'rows' ? { ...field, maxItems: undefined } : field));
    expect(boundProblems(edited('Telemetry', { fields: endless }))).toContain(
      'Telemetry.rows: a list needs max_items',
    );
  });
});
