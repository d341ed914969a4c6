import { afterEach, describe, expect, it } from 'vitest';
import { ChipRefused, type Session } from '../../../src/stream/session.js';
import {
  chipWith,
  closeSessions,
  copyChip,
  everythingAndPulses,
  learn as learnScaled,
} from '../../support/toy-chip.js';
import { PULSED, pairs, pulses, read, TERNARY, telemetryOf } from '../../support/toy-network.js';

const STEP = 1 / 64;
afterEach(closeSessions);

/** Steps as small as the devices' own. */
const learn = (session: Session, samples: number, from = 0): Promise<void> =>
  learnScaled(session, samples, from, 1);

const steps = (now: readonly number[], before: readonly number[]): number[] =>
  now.map((weight, k) => (weight - before[k]!) / STEP);

describe('synapses that pulses move', () => {
  it.each([false, true])(
    'change by whole steps within their bounds (residues kept: %s)',
    async accumulate => {
      const session = await chipWith({ synapse: PULSED, pulses: pulses({ accumulate }) });
      const before = await read(session, 'weight', 1);
      await learn(session, 12);
      const now = await read(session, 'weight', 1);
      const moved = steps(now, before);
      expect(moved.some(each => each !== 0)).toBe(true);
      for (const [k, each] of moved.entries()) {
        expect(Math.abs(now[k]!)).toBeLessThanOrEqual(1);
        if (Math.abs(now[k]!) < 1) expect(each).toBeCloseTo(Math.round(each), 4);
      }
    },
  );

  it('keep less than a step for later, or nothing', async () => {
    const kept = await chipWith({ synapse: PULSED, pulses: pulses({ accumulate: true }) });
    const rounded = await chipWith({ synapse: PULSED, pulses: pulses() });
    for (const session of [kept, rounded]) await learn(session, 8);
    const residues = await read(kept, 'hidden', 1);
    expect(residues.some(each => each !== 0)).toBe(true);
    expect(residues.every(each => Math.abs(each) < STEP)).toBe(true);
    expect((await read(rounded, 'hidden', 1)).every(each => each === 0)).toBe(true);
  });

  it('count the pulses that each device has seen', async () => {
    const session = await chipWith({ synapse: PULSED, pulses: pulses() });
    await learn(session, 8);
    const sent = await read(session, 'pulses', 1);
    const rows = await telemetryOf(session);
    const counted = rows.find(row => row.counter === 'programming-pulses' && row.id === 1)!.value;
    expect(counted).toBe(sent.reduce((sum, each) => sum + each, 0));
    expect(counted).toBeGreaterThan(0);
  });

  it('go on from a snapshot with the same bits, noise and residues included', async () => {
    const noisy = pulses({ stepSpread: 0.3, cycleSpread: 0.3, writeNoise: 1, accumulate: true });
    const options = { synapse: PULSED, pulses: noisy };
    const session = await chipWith(options);
    await learn(session, 4);
    const other = await chipWith(options);
    await copyChip(session, other);
    for (const chip of [session, other]) await learn(chip, 4, 4);
    expect(await everythingAndPulses(other)).toEqual(await everythingAndPulses(session));
  });

  it.each([
    ['without their devices', { synapse: PULSED }, /need their devices/],
    ['devices without such synapses', { synapse: TERNARY, pulses: pulses() }, /rule pulses first/],
    [
      'cells beside them',
      { synapse: PULSED, pulses: pulses(), cells: pairs(TERNARY) },
      /synapse with levels/,
    ],
    ['no step', { synapse: PULSED, pulses: pulses({ step: 0 }) }, /step must lie/],
    ['bounds the wrong way round', { synapse: PULSED, pulses: pulses({ min: 0.5 }) }, /min must lie/],
  ] as const)('are refused %s', async (_, options, message) => {
    const error = await chipWith(options).then(
      () => undefined,
      reason => reason,
    );
    expect(error).toBeInstanceOf(ChipRefused);
    expect((error as ChipRefused).event.message).toMatch(message);
  });

  it('have no levels that a read could take for each other', async () => {
    const session = await chipWith({ synapse: PULSED, pulses: pulses() });
    const error = await session
      .ask({ kind: 'inject-fault', fault: 'read-errors', target: 1, address: 0, value: 0.1 })
      .then(
        () => undefined,
        reason => reason,
      );
    expect((error as ChipRefused).event.message).toMatch(/no levels/);
  });
});
