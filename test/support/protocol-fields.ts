import fc from 'fast-check';
import type { Block, Bulk, NumberFormat, Stop, Unit } from '../../src/protocol/messages.js';

/** What arbitrary commands and events are made of, every field moving over its whole range. */

/** One arbitrary per kind, so that a kind without one does not compile. */
export type Arbitraries<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: fc.Arbitrary<Extract<Union, { readonly kind: Kind }>>;
};

/** Plain objects, as decoded ones are: a null prototype would make equality say no. */
export const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
export const uint = (most: number) =>
  fc.oneof(fc.nat(Math.min(most, 300)), fc.integer({ min: 0, max: most }), fc.constant(most));
export const uint32 = uint(0xffff_ffff);
export const count = fc.integer({ min: 1, max: 0xffffffff });
export const id = uint(65_535);
export const slot = uint(255);
export const uint53 = fc.oneof(fc.maxSafeNat(), fc.nat(300), fc.constant(Number.MAX_SAFE_INTEGER));
export const real = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer().map(Number),
  fc.constant(-0),
);
export const orNone = (value: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(-1) }, { weight: 3, arbitrary: value });
/** Any text of at most `bytes` UTF-8 bytes, control characters and astral planes included. */
export const text = (bytes: number) => fc.string({ unit: 'binary', maxLength: Math.floor(bytes / 4) });
export const requestId = uint32;

export const format: fc.Arbitrary<NumberFormat> = record({
  kind: fc.constantFrom('float32', 'fixed'),
  bits: uint(255),
  step: real,
  rounding: fc.constantFrom('nearest', 'stochastic'),
});

/** What is 0 is left out on the wire. */
export const positive = fc.double({ min: 0.001, max: 1, noNaN: true });
export const descent = { momentum: positive, weightDecay: positive };

export const unit: fc.Arbitrary<Unit> = fc.oneof(
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

export const tensor = fc.constantFrom('weight', 'bias', 'accumulator', 'hidden', 'pulses');

export const stop: fc.Arbitrary<Stop> = fc.oneof(
  record({ kind: fc.constant('ticks' as const), ticks: uint32 }),
  record({ kind: fc.constant('residual' as const), below: real, maxTicks: uint32 }),
);

export const length = { maxLength: 80 };
export const bytes = fc.uint8Array(length);
export const words = fc.uint32Array(length);
export const anyBulk: fc.Arbitrary<Bulk> = fc.oneof(
  fc.float32Array(length),
  fc.int16Array(length),
  fc.int8Array(length),
  bytes,
  fc.uint16Array(length),
  words,
) as fc.Arbitrary<Bulk>;

/** A block somewhere in a tensor that may be far larger. */
export function block<B extends Bulk>(data: fc.Arbitrary<B>): fc.Arbitrary<Block & { readonly data: B }> {
  return fc.tuple(data, uint32, uint32).map(([values, before, after]) => {
    const room = 0xffff_ffff - values.length;
    const offset = Math.min(before, room);
    const total = offset + values.length + Math.min(after, room - offset);
    return { offset, count: values.length, total, data: values };
  });
}

/** Events in order of ticks; addresses of a tick ascend (as an engine would have them) or come as they like. */
export const events = fc
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
export function runsOf(data: Bulk, steps: readonly (readonly [number, number])[]) {
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

export function withBlock<B extends Bulk, Head extends object>(
  data: fc.Arbitrary<B>,
  head: { [K in keyof Head]: fc.Arbitrary<Head[K]> },
) {
  return fc.tuple(record(head), block(data)).map(([fields, part]) => ({ ...fields, ...part }));
}

export function withEvents<Head extends object>(head: { [K in keyof Head]: fc.Arbitrary<Head[K]> }) {
  return fc.tuple(record(head), events).map(([fields, spikes]) => ({ ...fields, ...spikes }));
}
