import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import { learningStep } from '../../../src/estimator/contrast.js';
import type { FaultKind, NumberFormat, Settle } from '../../../src/protocol/messages.js';
import type { Unnumbered } from '../../../src/stream/session.js';
import { builtProgram } from '../../support/firmware.js';
import { needs } from '../../support/needs.js';
import {
  type Discrete,
  HIDDEN,
  INTEGER_BINARY,
  INTEGER_TERNARY,
  INTEGERS,
  nudge,
  OUTPUTS,
  pattern,
  SOURCES,
  settle,
  target,
  toyNetwork,
  whole,
  writeWeights,
} from '../../support/toy-network.js';
import { machineTranscript, transcript } from '../../support/transcript.js';

/** The emulated fixed-point chip and the firmware give the same integers for the same commands. */

const fixed = (bits: number, step: number, rounding: NumberFormat['rounding'] = 'nearest'): NumberFormat => ({
  kind: 'fixed',
  bits,
  step,
  rounding,
});

/** What synapses may store: integers, or levels with hidden numbers of either width; a few have no arithmetic. */
const synapses: fc.Arbitrary<Discrete | undefined> = fc.option(
  fc
    .record({
      rule: fc.constantFrom('levels', 'inertia'),
      levels: fc.constantFrom(2, 3),
      amplitude: fc.constantFrom(0.3, 0.07, 1e-5),
      threshold: fc.constantFrom(0, 0.004, 0.1),
      limit: fc.constantFrom(0.2, 0.6, 3),
      hidden: fc.record({
        kind: fc.constant('fixed'),
        bits: fc.constantFrom(8, 11, 16),
        step: fc.constantFrom(2 ** -7, 2 ** -12, 2 ** -18),
        rounding: fc.constantFrom('nearest', 'stochastic'),
      } as const),
    } as const)
    .map(synapse => ({
      ...synapse,
      levels: synapse.rule === 'inertia' ? 2 : synapse.levels,
      consolidation: 0,
    })),
  { nil: undefined },
);

/** Networks of 6-n-3 with every choice that the arithmetic has; a few are refused, by both alike. */
const networks = fc
  .record({
    seed: fc.nat(0xffffffff),
    hidden: fc.integer({ min: 1, max: 40 }),
    slots: fc.integer({ min: 0, max: 2 }),
    plasticity: fc.constantFrom('off', 'continual', 'deferred'),
    narrow: fc.boolean(),
    synapse: synapses,
    taken: fc.boolean(),
    rounding: fc.constantFrom('nearest', 'stochastic'),
    membrane: fc.integer({ min: 9, max: 13 }),
    trace: fc.constantFrom(10, 14),
    delay: fc.integer({ min: 1, max: 5 }),
    bidirectional: fc.boolean(),
    unit: fc.record({
      leak: fc.constantFrom(0, 0.05, 0.3),
      reset: fc.constantFrom('subtract', 'zero'),
      refractoryTicks: fc.constantFrom(0, 2),
      rateTicks: fc.double({ min: 1, max: 20, noNaN: true }),
      accelerationTicks: fc.double({ min: 1, max: 20, noNaN: true }),
      accelerationThreshold: fc.constantFrom(0, 0.01),
      triggerDelayTicks: fc.integer({ min: 0, max: 12 }),
      biasLearningRate: fc.constantFrom(0, 0.05),
    }),
  } as const)
  .map(
    ({
      hidden,
      narrow,
      rounding,
      membrane,
      trace,
      delay,
      bidirectional,
      unit,
      synapse,
      taken,
      ...options
    }) => {
      const weight = narrow ? fixed(8, 2 ** -6, rounding) : fixed(16, 2 ** -membrane, rounding);
      const states = { membrane: fixed(16, 2 ** -membrane), trace: fixed(16, 2 ** -trace) };
      const projection = {
        ...{
          weight,
          accumulator: fixed(16, 2 ** -trace),
          storage: narrow ? ('int8' as const) : ('int16' as const),
        },
        learningRate: 0.3,
      } as const;
      const said = { ...options, unit: { ...unit, ...states }, projection, ...(synapse && { synapse }) };
      const commands = [...toyNetwork(said)];
      // Some take back what they have said of one projection.
      if (synapse && taken)
        commands.splice(-1, 0, { kind: 'synapse', projection: 0, ...synapse, rule: 'real' });
      return {
        hidden,
        commands: commands.map(command => resized(command, hidden, delay, bidirectional)),
      };
    },
  );

/** The toy network with another hidden layer. */
function resized(
  command: Unnumbered,
  hidden: number,
  delayTicks: number,
  bidirectional: boolean,
): Unnumbered {
  if (command.kind === 'population' && command.id === 1) return { ...command, shape: [hidden] };
  if (command.kind !== 'projection') return command;
  return command.id === 0
    ? { ...command, synapses: SOURCES * hidden }
    : { ...command, synapses: hidden * OUTPUTS, delayTicks, bidirectional };
}

const numbers = (length: number) =>
  fc
    .array(fc.double({ min: -1, max: 1.5, noNaN: true }), { minLength: length, maxLength: length })
    .map(values => Float32Array.from(values));

const FAULTS: readonly FaultKind[] = [
  ...(['dead-neuron', 'stuck-weight', 'flip-weight-bit', 'flip-accumulator-bit'] as const),
  ...(['flip-membrane-bit', 'flip-trace-bit', 'flip-hidden-bit', 'flip-level'] as const),
];

const settles = fc
  .record({
    start: fc.constantFrom('fresh', 'continue', 'slot'),
    slot: fc.integer({ min: -1, max: 1 }),
    draw: fc.nat(100),
    ticks: fc.integer({ min: 0, max: 45 }),
    beta: fc.constantFrom(0, 1, -1, 0.3),
    plasticity: fc.constantFrom('off', 'continual', 'deferred'),
    record: fc.subarray([0, 1, 2]),
    readout: fc.constantFrom(-1, 1, 2),
    below: fc.constantFrom(0, 0.01),
  } as const)
  .map(({ start, slot, draw, ticks, beta, plasticity, record, readout, below }): Unnumbered => {
    const stop: Settle['stop'] =
      below > 0 ? { kind: 'residual', below, maxTicks: ticks } : { kind: 'ticks', ticks };
    const drives = beta === 0 ? [] : nudge(beta);
    const slots = { startSlot: slot, saveSlot: slot };
    return settle({
      start,
      ...slots,
      draw,
      stop,
      drives,
      plasticity,
      record,
      readout,
      readoutFrom: 5,
      divisor: 2,
    });
  });

const present = (data: Uint8Array): Unnumbered => ({
  ...{ kind: 'present', population: 0, layout: 'dense', batch: 1, steps: 1, reversed: false },
  ...whole(data),
});

const steps = (hidden: number): fc.Arbitrary<Unnumbered> =>
  fc.oneof(
    { weight: 6, arbitrary: settles },
    {
      weight: 2,
      arbitrary: fc.constantFrom(1, -0.4).map(
        (divisor): Unnumbered => ({
          ...{ kind: 'update', rule: 'path', earlier: -1, later: -1, divisor, rateScale: 1 },
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .uint8Array({ minLength: SOURCES, maxLength: SOURCES })
        .map(data => present(Uint8Array.from(data))),
    },
    {
      weight: 1,
      arbitrary: numbers(hidden).map(
        (data): Unnumbered => ({
          ...{ kind: 'write-weights', tensor: 'bias', id: 1 },
          ...whole(data),
        }),
      ),
    },
    {
      weight: 1,
      // Some end past the projection, or write a tensor that it has not.
      arbitrary: fc
        .record({
          tensor: fc.constantFrom('weight', 'accumulator', 'bias'),
          first: fc.nat(3 * hidden),
          gap: fc.integer({ min: 1, max: 9 }),
          data: fc.oneof(fc.int16Array({ minLength: 3, maxLength: 9 }), numbers(4)),
        })
        .map(
          ({ tensor, first, gap, data }): Unnumbered => ({
            ...{ kind: 'write-sparse', tensor, id: 1, total: 10_000 },
            offsets: Uint32Array.of(first, first + 2 + gap),
            counts: Uint32Array.of(2, data.length - 2),
            data: data as Int16Array | Float32Array,
          }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({
          fault: fc.constantFrom(...FAULTS),
          target: fc.integer({ min: 0, max: 2 }),
          address: fc.nat(12),
          value: fc.nat(15),
        })
        .map((fault): Unnumbered => ({ kind: 'inject-fault', ...fault })),
    },
  );

const stories = networks.chain(({ hidden, commands }) =>
  fc
    .tuple(
      numbers(SOURCES * hidden),
      numbers(hidden * OUTPUTS),
      fc.array(steps(hidden), { minLength: 5, maxLength: 15 }),
    )
    .map(([into, out, middle]): Unnumbered[] => [
      ...commands,
      { kind: 'write-weights', tensor: 'weight', id: 0, ...whole(into) },
      { kind: 'write-weights', tensor: 'weight', id: 1, ...whole(out) },
      present(Uint8Array.of(255, 0, 128, 64, 200, 30)),
      target(1),
      ...middle,
      { kind: 'read-weights', tensor: 'weight', id: 0 },
      { kind: 'read-weights', tensor: 'accumulator', id: 1 },
      { kind: 'read-weights', tensor: 'hidden', id: 1 },
      { kind: 'read-weights', tensor: 'bias', id: 1 },
      { kind: 'read-state', population: 1, variable: 'acceleration' },
      { kind: 'read-state', population: 1, variable: 'slow-rate' },
      { kind: 'read-state', population: 1, variable: 'energy' },
      { kind: 'telemetry' },
      { kind: 'snapshot' },
    ]),
);

/** Forty samples of the centered plan. */
function* lesson(plasticity: 'continual' | 'deferred'): Generator<Unnumbered> {
  const plan = {
    kind: 'centered',
    beta: 1,
    firstTicks: 50,
    secondTicks: 50,
    output: 2,
    readoutFrom: 0,
  } as const;
  for (let sample = 0; sample < 40; sample++) {
    yield present(Uint8Array.from({ length: SOURCES }, (_, k) => (sample * 37 + k * 101) % 256));
    yield target(sample % OUTPUTS);
    yield* learningStep({ ...plan, plasticity }, sample, sample % 2 === 0 ? 1 : -1, 1);
  }
}

describe.skipIf(!needs('gcc'))('the firmware and the emulated fixed-point chip', () => {
  const firmware = (commands: readonly Unnumbered[]) =>
    machineTranscript(builtProgram('machine-lines'), commands);

  it('answer random commands alike', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(stories, async commands => {
        expect(firmware(commands)).toEqual(await transcript(openChip('rp2040'), commands));
      }),
      { numRuns: 40 },
    );
  });

  const learners = [
    ['real', INTEGERS],
    ['ternary', INTEGER_TERNARY],
    ['binary', INTEGER_BINARY],
  ] as const;
  const ways = learners.flatMap(([name, toy]) =>
    (['continual', 'deferred'] as const).map(plasticity => [name, plasticity, toy] as const),
  );
  it.each(ways)('learn alike (%s, %s)', { timeout: 120_000 }, async (_, plasticity, toy) => {
    const first = [SOURCES * HIDDEN, HIDDEN * OUTPUTS].map((n, id) => writeWeights(id, pattern(n, id)));
    const commands: Unnumbered[] = [
      ...toyNetwork({ ...toy, plasticity }),
      ...first,
      ...lesson(plasticity),
      { kind: 'telemetry' },
      { kind: 'snapshot' },
    ];
    expect(firmware(commands)).toEqual(await transcript(openChip('rp2040'), commands));
  });
});
