import { afterEach, describe, expect, it } from 'vitest';
import {
  chipWith,
  closeSessions,
  countersOf,
  everythingAndPulses,
  fault,
  imageOf,
  learn,
  levelsOf,
  RATE_SCALE,
  RULES,
  restore,
  SYNAPSES,
  sample,
} from '../../support/toy-chip.js';
import {
  conductances,
  INERTIA,
  METAPLASTIC,
  PROGRAMMED,
  PULSED,
  pairs,
  pulses,
  read,
  strongPairs,
  TERNARY,
  type ToyOptions,
  target,
  toyNetwork,
} from '../../support/toy-network.js';

afterEach(closeSessions);

const ON_SPIKE = { plasticity: 'continual' } as const;
const NO_BIAS = { unit: { biasLearningRate: 0 } } as const;
/** Hidden numbers that no update takes across a level. */
const FAR = { threshold: 1e5, limit: 1e6 } as const;

const onSpike = (options: ToyOptions) => chipWith({ ...options, ...ON_SPIKE });
const learnOnSpike = (session: Parameters<typeof learn>[0], samples: number, from = 0) =>
  learn(session, samples, from, RATE_SCALE, 'continual');

describe.each(Object.entries(RULES))('%s synapses that learn on each spike', (name, rule) => {
  it('move their hidden numbers as the update of a sample would, as long as no level changes', async () => {
    const synapse = { ...rule, ...FAR, consolidation: 0, levels: name === 'inertia' ? 2 : 3 };
    const [direct, late] = [await onSpike({ synapse, ...NO_BIAS }), await chipWith({ synapse, ...NO_BIAS })];
    await learnOnSpike(direct, 5);
    await learn(late, 5);
    for (const id of [0, 1]) {
      const wanted = await read(late, 'hidden', id);
      const largest = Math.max(...wanted.map(Math.abs));
      const found = await read(direct, 'hidden', id);
      expect(largest).toBeGreaterThan(0.01);
      for (const [k, h] of found.entries()) expect(Math.abs(h - wanted[k]!)).toBeLessThan(1e-5 * largest);
    }
  });

  it('store the level that follows from the hidden number, and count what that took', async () => {
    const session = await onSpike({ synapse: rule, cells: strongPairs(rule) });
    const before = levelsOf(await read(session, 'weight', 1));
    await learnOnSpike(session, 24);
    const after = levelsOf(await read(session, 'weight', 1));
    const hidden = await read(session, 'hidden', 1);
    for (const [k, h] of hidden.entries()) {
      if (name === 'inertia') expect(after[k]! * h).toBeGreaterThanOrEqual(-Math.fround(rule.threshold));
      else
        expect(after[k]).toBe(
          rule.levels === 3 && Math.abs(h) <= Math.fround(rule.threshold) ? 0 : Math.sign(h),
        );
    }
    const count = await countersOf(session, 1);
    const changes = count('stored-changes')!;
    const moved = after.filter((level, k) => level !== before[k]).length;
    expect(changes).toBeGreaterThan(0);
    expect(changes).toBeGreaterThanOrEqual(moved);
    // Each change reads once what it has programmed, as the first weights were read.
    expect(count('senses')).toBe(SYNAPSES[1] + changes);
    const sent = (await read(session, 'pulses', 1)).reduce((sum, each) => sum + each, 0);
    expect(count('set-pulses')! + count('reset-pulses')!).toBe(sent);
  });

  it('go on from a snapshot with the same bits, and whoever records', async () => {
    const cells = pairs(rule, { access: 'two-copies', reading: 'every-event', writeFailure: 0.1 });
    const hidden = { kind: 'fixed', bits: 12, step: 2 ** -11, rounding: 'stochastic' } as const;
    const options = { synapse: { ...rule, hidden }, cells };
    const session = await onSpike(options);
    await session.play([fault('read-errors', 1, 0, 0.05), fault('write-errors', 0, 0, 0.1)]);
    await learnOnSpike(session, 4);
    const image = await imageOf(session);
    await learnOnSpike(session, 4, 4);
    const direct = await everythingAndPulses(session);
    const other = await onSpike(options);
    await restore(other, image);
    for (let k = 4; k < 8; k++) {
      const watched = sample(k, RATE_SCALE, 'continual').map(command =>
        command.kind === 'settle' ? { ...command, record: [0, 1, 2] } : command,
      );
      await other.play([target(k % 3), ...watched]);
    }
    expect(await everythingAndPulses(other)).toEqual(direct);
  });
});

describe('what a level change within a sample does', () => {
  it('is seen by the spikes that follow: a synapse that is stuck all along makes another run', async () => {
    const [free, held] = [await onSpike({ synapse: METAPLASTIC }), await onSpike({ synapse: METAPLASTIC })];
    const weights = await read(held, 'weight', 1);
    const stuck = weights.map((weight, synapse) => fault('stuck-weight', 1, synapse, weight));
    await held.play(stuck);
    await learnOnSpike(free, 6);
    await learnOnSpike(held, 6);
    expect(await read(held, 'weight', 1)).toEqual(weights);
    expect(await read(free, 'weight', 1)).not.toEqual(weights);
    expect(await read(free, 'hidden', 0)).not.toEqual(await read(held, 'hidden', 0));
  });

  it('is programmed at its tick: two triggers of a tick that go there and back are two changes', async () => {
    // Every trigger flips: the threshold lies far below any step.
    const restless = { ...INERTIA, threshold: 1e-12 };
    const session = await onSpike({ synapse: restless, cells: strongPairs(restless) });
    const before = levelsOf(await read(session, 'weight', 1));
    await learnOnSpike(session, 1);
    const after = levelsOf(await read(session, 'weight', 1));
    const changes = (await countersOf(session, 1))('stored-changes')!;
    const moved = after.filter((level, k) => level !== before[k]).length;
    expect(changes).toBeGreaterThan(moved);
    // Of two levels every change is a flip, so what is left after an even number of them is what was there.
    expect(changes % 2).toBe(moved % 2);
  });
});

describe('what learning on spikes counts', () => {
  it('hidden numbers moved are the triggers, and with inertia the rows that decay besides', async () => {
    const [levels, inert] = [await onSpike({ synapse: TERNARY }), await onSpike({ synapse: INERTIA })];
    await learnOnSpike(levels, 3);
    await learnOnSpike(inert, 3);
    const count = await countersOf(levels, 1);
    expect(count('accumulator-increments')).toBeGreaterThan(0);
    expect(count('hidden-updates')).toBe(count('accumulator-increments'));
    const decaying = await countersOf(inert, 1);
    expect(decaying('hidden-updates')).toBe(decaying('accumulator-increments')! + 3 * SYNAPSES[1]);
  });

  it.each([false, true])('pulses of devices, what is left over kept: %s', async accumulate => {
    const session = await onSpike({ synapse: PULSED, pulses: pulses({ accumulate }) });
    const before = await read(session, 'weight', 1);
    await learnOnSpike(session, 6);
    const count = await countersOf(session, 1);
    const sent = (await read(session, 'pulses', 1)).reduce((sum, each) => sum + each, 0);
    expect(count('programming-pulses')).toBe(sent);
    expect(count('stored-changes')).toBeGreaterThan(0);
    expect(count('hidden-updates')).toBe(accumulate ? count('accumulator-increments') : 0);
    // Devices without spread: weights move by whole steps.
    for (const [k, weight] of (await read(session, 'weight', 1)).entries()) {
      const steps = (weight - before[k]!) * 64;
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-4);
    }
  });

  it.each([false, true])('programmings of conductances, what is left over kept: %s', async accumulate => {
    const session = await onSpike({ synapse: PROGRAMMED, conductances: conductances({ accumulate }) });
    const before = await read(session, 'weight', 1);
    const written = await read(session, 'pulses', 1);
    await learnOnSpike(session, 6);
    const count = await countersOf(session, 1);
    const writes = await read(session, 'pulses', 1);
    expect(count('programming-pulses')).toBe(writes.reduce((sum, each) => sum + each, 0));
    expect(count('hidden-updates')).toBe(accumulate ? count('accumulator-increments') : 0);
    // A goal that moves reprograms one device of the pair, or both where the sign changes.
    const changes = count('stored-changes')!;
    const made = writes.reduce((sum, each, k) => sum + each - written[k]!, 0);
    expect(changes).toBeGreaterThan(0);
    expect(made).toBeLessThanOrEqual(2 * changes);
    const after = await read(session, 'weight', 1);
    expect(after).not.toEqual(before);
    for (const weight of after) expect(Math.abs(weight * 64 - Math.round(weight * 64))).toBeLessThan(1e-4);
  });

  it('no synapse keeps an accumulator', async () => {
    const session = await onSpike({ synapse: TERNARY });
    expect(await read(session, 'accumulator', 1)).toEqual(new Array(SYNAPSES[1]).fill(0));
    expect([...toyNetwork({ synapse: TERNARY, ...ON_SPIKE })]).toContainEqual(
      expect.objectContaining({ plasticity: 'continual' }),
    );
  });
});
