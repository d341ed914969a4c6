import { afterEach, describe, expect, it } from 'vitest';
import { hitsOf } from '../../../src/fault/places.js';
import { faultSchema } from '../../../src/fault/schema.js';
import type { Session } from '../../../src/stream/session.js';
import { hardResetPeriod, softResetSpikes } from '../../support/reference-neuron.js';
import { chipWith, closeSessions, copyChip, fault, refusal, spikesOf } from '../../support/toy-chip.js';
import { HIDDEN, type ToyOptions, whole, writeWeights } from '../../support/toy-network.js';

afterEach(closeSessions);

/** Hidden neurons that only a constant current drives, from a membrane of 0. */
async function driven(current: number, unit: ToyOptions['unit'] = {}): Promise<Session> {
  const session = await chipWith({ unit: { initialPotential: 0, floor: -10, ceiling: 10, ...unit } });
  await session.play([
    writeWeights(0, new Float32Array(6 * HIDDEN)),
    writeWeights(1, new Float32Array(HIDDEN * 3)),
    { kind: 'write-weights', tensor: 'bias', id: 1, ...whole(new Float32Array(HIDDEN).fill(current)) },
  ]);
  return session;
}

const TICKS = 2000;
const long = { stop: { kind: 'ticks', ticks: TICKS }, draw: 5 } as const;

/** Spikes of each hidden neuron in a settle. */
async function spikeCounts(session: Session, draw = 5): Promise<number[]> {
  const counts = new Array<number>(HIDDEN).fill(0);
  for (const spike of await spikesOf(session, 1, { ...long, draw })) counts[Number(spike.split('/')[1])]!++;
  return counts;
}

describe('threshold mismatch', () => {
  it('makes each neuron fire as often as its own threshold says', async () => {
    const deviations = [0, 0.25, -0.5, 1, -0.125];
    const session = await driven(0.25);
    for (const [k, deviation] of deviations.entries()) {
      await session.ask(fault('threshold-mismatch', 1, k, deviation));
    }
    const expected = deviations.map(deviation => softResetSpikes(0.25 / (1 + deviation), 0, TICKS));
    expect(await spikeCounts(session)).toEqual(expected);
    // It outlasts fresh starts, and 0 makes it as it was.
    expect(await spikeCounts(session, 6)).toEqual(expected);
    await session.ask(fault('threshold-mismatch', 1, 3, 0));
    expect((await spikeCounts(session))[3]).toBe(expected[0]);
  });

  it('of 0 changes no bit', async () => {
    const [plain, spread] = [await chipWith({}), await chipWith({})];
    for (let k = 0; k < HIDDEN; k++) await spread.ask(fault('threshold-mismatch', 1, k, 0));
    expect(await spikesOf(spread, 1, long)).toEqual(await spikesOf(plain, 1, long));
  });

  it('has the spread that an experiment asks for', () => {
    const declared = faultSchema.parse({ kind: 'threshold-mismatch', population: 'p', value: 0.1 });
    const n = 20_000;
    const key = { seed: 1, index: 0, target: 0 };
    const values = hitsOf(declared, { rows: n, columns: 1 }, key, 1).map(({ value }) => value);
    const mean = values.reduce((sum, x) => sum + x, 0) / n;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
    expect(Math.abs(mean)).toBeLessThan((5 * 0.1) / Math.sqrt(n));
    // The standard error of a normal variance is its size times sqrt(2 / n).
    expect(Math.abs(variance / 0.01 - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    const beyond = values.filter(x => Math.abs(x) > 0.2).length;
    expect(Math.abs(beyond - 0.0455 * n)).toBeLessThan(5 * Math.sqrt(0.0455 * n));
  });

  it('never leaves less than a twentieth', () => {
    const declared = faultSchema.parse({ kind: 'leak-mismatch', population: 'p', value: 0.5 });
    const hits = hitsOf(declared, { rows: 20_000, columns: 1 }, { seed: 1, index: 0, target: 0 }, 1);
    expect(Math.min(...hits.map(({ value }) => value))).toBe(-0.95);
  });
});

describe('leak mismatch', () => {
  it('makes each neuron fire with the period of its own leak', async () => {
    const deviations = [0, 0.5, -0.5, 1, -1 + 1e-9];
    const unit = { leak: 0.05, reset: 'zero' } as const;
    const session = await driven(0.12, unit);
    for (const [k, deviation] of deviations.entries()) {
      await session.ask(fault('leak-mismatch', 1, k, deviation));
    }
    const expected = deviations.map(deviation => {
      const period = hardResetPeriod(0.12, 0.05 * (1 + deviation));
      return Math.floor(TICKS / period);
    });
    expect(await spikeCounts(session)).toEqual(expected);
  });

  it('is refused where nothing leaks', async () => {
    const session = await driven(0.1);
    expect(await refusal(session, fault('leak-mismatch', 1, 0, 0.1))).toMatchObject({ path: 'target' });
    expect(await refusal(session, fault('threshold-mismatch', 1, 0, -1))).toMatchObject({ path: 'value' });
    expect(await refusal(session, fault('threshold-mismatch', 0, 0, 0.1))).toMatchObject({ path: 'target' });
    expect(await refusal(session, fault('threshold-mismatch', 1, 5, 0.1))).toMatchObject({ path: 'address' });
  });
});

describe('snapshots', () => {
  it('keep what is wrong with neurons', async () => {
    const session = await chipWith({ unit: { leak: 0.1 } });
    await session.play([
      fault('threshold-mismatch', 1, 0, 0.5),
      fault('leak-mismatch', 1, 1, -0.5),
      fault('dead-neuron', 1, 2, 0),
      fault('dead-neuron', 0, 0, 0),
    ]);
    const other = await chipWith({ unit: { leak: 0.1 } });
    await copyChip(session, other);
    for (const draw of [3, 4]) {
      expect(await spikesOf(other, 1, { ...long, draw })).toEqual(
        await spikesOf(session, 1, { ...long, draw }),
      );
    }
    expect((await spikeCounts(other))[2]).toBe(0);
  });
});
