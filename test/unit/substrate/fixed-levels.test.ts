import { describe, expect, it } from 'vitest';
import { bitsOf } from '../../../src/budget/booking.js';
import { openChip } from '../../../src/chip/emulator.js';
import { learningStep } from '../../../src/estimator/contrast.js';
import type {
  ConfigurePopulation,
  ConfigureProjection,
  ConfigureSynapse,
  NumberFormat,
} from '../../../src/protocol/messages.js';
import { type ChipRefused, Session, type Unnumbered } from '../../../src/stream/session.js';
import { fixedBookings, layoutOf } from '../../../src/substrate/fixed/layout.js';
import {
  INTEGER_BINARY,
  INTEGER_TERNARY,
  OUTPUTS,
  read,
  SOURCES,
  settle,
  settled,
  setUpToy,
  type ToyOptions,
  telemetryOf,
  toyNetwork,
  whole,
} from '../../support/toy-network.js';

const open = () => new Session(openChip('rp2040'), 4);

const fixed = (bits: number, step: number): NumberFormat => ({
  kind: 'fixed',
  bits,
  step,
  rounding: 'nearest',
});

/** The toy network, whose accumulators are written to say exactly what an update adds. */
const teaching = (toy: ToyOptions, learningRate: number, changes: object): ToyOptions => ({
  ...toy,
  projection: { ...toy.projection, learningRate },
  synapse: { ...toy.synapse!, ...changes },
});

/** One update of the first synapse of the second projection, by so many steps of the accumulator. */
async function update(session: Session, steps: number): Promise<void> {
  await session.play([
    {
      ...{ kind: 'write-weights', tensor: 'accumulator', id: 1, offset: 0, count: 1, total: 15 },
      data: Int16Array.of(steps),
    },
    { kind: 'update', rule: 'path', earlier: -1, later: -1, divisor: 1, rateScale: 1 },
  ]);
}

const first = async (session: Session, tensor: 'weight' | 'hidden'): Promise<number> =>
  (await read(session, tensor, 1))[0]!;

const counts = async (session: Session, wanted: string): Promise<number[]> => {
  const rows = await telemetryOf(session);
  return rows.filter(({ counter }) => counter === wanted).map(({ value }) => value);
};

describe('a ternary synapse of the fixed-point chip', () => {
  // A = 0.3 x 8192 = 2458, T = 819, L = 4915; F = 1 x 2^(13 - 14): half of what is in the accumulator.
  const toy = teaching(INTEGER_TERNARY, 1, { hidden: fixed(16, 2 ** -13) });

  it('follows its hidden number by hand', async () => {
    const session = open();
    await setUpToy(session, toy);
    await session.ask({
      kind: 'write-weights',
      tensor: 'weight',
      id: 1,
      ...whole(Float32Array.of(0.05)),
      total: 15,
    });
    expect(await first(session, 'hidden')).toBe(410 / 8192);
    for (const [steps, hidden, level] of [
      [816, 818, 0],
      [2, 819, 0],
      [2, 820, 1],
      [1, 821, 1],
      [-4, 819, 0],
      [32767, 4915, 1],
      [-32768, -4915, -1],
    ] as const) {
      await update(session, steps);
      expect(await first(session, 'hidden')).toBe(hidden / 8192);
      expect(await first(session, 'weight')).toBe((2458 * level) / 8192);
    }
    expect(await counts(session, 'hidden-updates')).toEqual([0, 7]);
    expect(await counts(session, 'stored-changes')).toEqual([0, 4]);
    session.close();
  });

  it('loses no step on average where they are rounded at random', async () => {
    const session = open();
    const random = teaching(INTEGER_TERNARY, 0.01, { threshold: 0, limit: 4 });
    await setUpToy(session, random);
    const before = (await read(session, 'hidden', 1))[0]!;
    // 20 x 0.01 / 2 = 0.1 steps each.
    for (let k = 0; k < 1000; k++) {
      await session.ask(settle({ stop: { kind: 'ticks', ticks: 0 }, draw: k }));
      await update(session, 20);
    }
    // A sum of 1000 draws of probability 0.1: 100, and five standard deviations.
    expect(Math.abs(8192 * ((await first(session, 'hidden')) - before) - 100)).toBeLessThan(48);
    session.close();
  });
});

describe('a binary synapse of the fixed-point chip', () => {
  it('answers constant updates when the closed form says', async () => {
    const session = open();
    // Steps of 2^-14, so that an update of g steps adds g / 16, and of all p a sixteenth is lost.
    const toy = teaching(INTEGER_BINARY, 1 / 16, { hidden: fixed(16, 2 ** -14), threshold: 2048 / 16384 });
    await setUpToy(session, toy);
    await session.ask({
      kind: 'write-weights',
      tensor: 'weight',
      id: 1,
      ...whole(Float32Array.of(-0.1)),
      total: 15,
    });
    let updates = 0;
    while ((await first(session, 'weight')) < 0) {
      await update(session, 4096);
      updates++;
    }
    expect(updates).toBe(Math.ceil(Math.log(1 - 2048 / 4096) / Math.log(1 - 1 / 16)));
    // Rounded to nearest, p forgets until less than 8 steps are left.
    for (let k = 0; k < 200; k++) await update(session, 0);
    expect(16384 * (await first(session, 'hidden'))).toBe(7);
    session.close();
  });

  it('loses its share once per settle that learns at triggers', async () => {
    const session = open();
    const rule = { hidden: fixed(16, 2 ** -14), threshold: 1 };
    const toy = teaching({ ...INTEGER_BINARY, plasticity: 'continual' }, 1 / 4, rule);
    await setUpToy(session, toy);
    const learn = { plasticity: 'continual', stop: { kind: 'ticks', ticks: 30 } } as const;
    await settled(session, learn);
    const before = await read(session, 'hidden', 1);
    const [, updates] = await counts(session, 'hidden-updates');
    expect(before.some(p => p !== 0)).toBe(true);
    await settled(session, { ...learn, stop: { kind: 'ticks', ticks: 0 } });
    const lost = (p: number) => p - Math.floor(p / 4 + 1 / 2);
    expect(await read(session, 'hidden', 1)).toEqual(before.map(p => lost(16384 * p) / 16384));
    const moved = before.filter(p => p !== 0).length;
    expect((await counts(session, 'hidden-updates'))[1]).toBe(updates! + moved);
    session.close();
  });
});

describe.each([
  ['ternary', INTEGER_TERNARY],
  ['binary', INTEGER_BINARY],
] as const)('a network of %s synapses', (_, toy) => {
  const plan = (plasticity: 'deferred' | 'continual', sample: number) =>
    learningStep(
      { kind: 'centered', beta: 1, firstTicks: 60, secondTicks: 60, plasticity, output: 2, readoutFrom: 20 },
      sample,
      1,
      1,
    );

  it.each(['deferred', 'continual'] as const)(
    'goes on after a restore as it would have (%s)',
    async plasticity => {
      const session = open();
      await setUpToy(session, { ...toy, plasticity });
      const learn = async () => {
        for (let k = 0; k < 5; k++) await session.play(plan(plasticity, k));
        return [await read(session, 'weight', 1), await read(session, 'hidden', 1)];
      };
      await learn();
      const [image] = await session.ask({ kind: 'snapshot' });
      const { data } = image as Extract<typeof image, { kind: 'snapshot-block' }>;
      const after = await learn();
      await setUpToy(session, { ...toy, plasticity });
      await session.ask({ kind: 'restore', ...whole(data) });
      expect(await learn()).toEqual(after);
      session.close();
    },
  );

  it('keeps hidden numbers only where it learns', async () => {
    const session = open();
    await setUpToy(session, { ...toy, plasticity: 'off', unit: { ...toy.unit, biasLearningRate: 0 } });
    expect(new Set((await read(session, 'weight', 0)).map(Math.sign)).size).toBe(toy.synapse!.levels);
    const error = await session
      .ask({ kind: 'read-weights', tensor: 'hidden', id: 0 })
      .catch(reason => reason);
    expect((error as ChipRefused).event).toMatchObject({ code: 'unsupported', path: 'tensor' });
    session.close();
  });
});

describe('the memory of packed synapses', () => {
  const bookedFor = (toy: ToyOptions) => {
    const commands = [...toyNetwork(toy)];
    const of = <C>(kind: string) => commands.filter(c => c.kind === kind) as C[];
    const network = {
      populations: of<ConfigurePopulation>('population'),
      projections: of<ConfigureProjection>('projection'),
      synapses: of<ConfigureSynapse>('synapse'),
      slots: 0,
    };
    const booked = fixedBookings(network);
    expect(booked.reduce((sum, one) => sum + bitsOf(one), 0)).toBe(8 * layoutOf(network).bytes);
    const kept = booked.filter(({ projection, what }) => projection === 1 && what !== 'rows to update');
    return Object.fromEntries(kept.map(({ memory, bitsEach, count }) => [memory, [count, bitsEach]]));
  };

  it('is that of the bits of a level, and of hidden numbers where something learns', () => {
    const synapses = 5 * OUTPUTS;
    const counters = { other: [10, 32] };
    const ternary = { ...counters, weight: [synapses, 2], hidden: [synapses, 16] };
    expect(bookedFor({ ...INTEGER_TERNARY, plasticity: 'continual' })).toEqual(ternary);
    expect(bookedFor(INTEGER_TERNARY)).toEqual({ ...ternary, accumulator: [synapses, 16] });
    const binary = { ...counters, weight: [synapses, 1], hidden: [synapses, 8] };
    expect(bookedFor({ ...INTEGER_BINARY, plasticity: 'continual' })).toEqual(binary);
    expect(bookedFor({ ...INTEGER_BINARY, plasticity: 'off' })).toEqual({
      ...counters,
      weight: [synapses, 1],
    });
  });
});

describe('what the fixed-point chip refuses of synapses with levels', () => {
  it.each([
    [INTEGER_TERNARY, { consolidation: 1 }, 'unsupported', 'consolidation'],
    [INTEGER_TERNARY, { amplitudeLearningRate: 0.1 }, 'unsupported', 'amplitudeLearningRate'],
    [INTEGER_TERNARY, { amplitude: 2 ** -15 }, 'range', 'amplitude'],
    [INTEGER_TERNARY, { amplitude: 4 }, 'range', 'amplitude'],
    [INTEGER_TERNARY, { limit: 2 ** -14 }, 'range', 'limit'],
    [INTEGER_TERNARY, { hidden: fixed(20, 2 ** -13) }, 'range', 'hidden.bits'],
    [INTEGER_TERNARY, { hidden: fixed(16, 0.001) }, 'range', 'hidden.step'],
    [INTEGER_TERNARY, { rule: 'pulses' }, 'unsupported', 'rule'],
    [
      { ...INTEGER_BINARY, projection: { ...INTEGER_BINARY.projection, learningRate: 2 } },
      {},
      'range',
      'projection',
    ],
  ] as const)('%o with %o: %s at %s', async (toy: ToyOptions, synapse, code, path) => {
    const session = open();
    const refused = { ...toy, synapse: { ...toy.synapse!, ...synapse } } as ToyOptions;
    const error = await session.play(toyNetwork(refused)).catch(reason => reason);
    expect((error as ChipRefused).event).toMatchObject({ code, path });
    session.close();
  });

  it('forgets the synapses of a projection that is said again', async () => {
    const session = open();
    const commands = [...toyNetwork(INTEGER_TERNARY)];
    const projection = commands.find(command => command.kind === 'projection') as Unnumbered;
    await session.play([...commands.slice(0, -1), projection, { kind: 'commit' }]);
    const data = Float32Array.from({ length: SOURCES * 5 }, () => 0.125);
    await session.ask({ kind: 'write-weights', tensor: 'weight', id: 0, ...whole(data) });
    expect((await read(session, 'weight', 0))[0]).toBe(0.125);
    session.close();
  });
});
