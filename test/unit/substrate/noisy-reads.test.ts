import { afterEach, describe, expect, it } from 'vitest';
import { upperTail } from '../../../src/array/sense/normal-tail.js';
import { fullAfter } from '../../../src/array/telegraph.js';
import type { Session } from '../../../src/stream/session.js';
import {
  chipWith,
  closeSessions,
  copyChip,
  countersOf,
  everything,
  fault,
  learn,
  WEIGHT,
} from '../../support/toy-chip.js';
import {
  HIDDEN,
  METAPLASTIC,
  pairs,
  present,
  read,
  SOURCES,
  settle,
  settled,
  TERNARY,
  whole,
  writeWeights,
} from '../../support/toy-network.js';

afterEach(closeSessions);

/** Cells without spread: both branches of a zero stand at the same resistance, a little below or above the limit. */
const exact = (changes: object) =>
  pairs(TERNARY, {
    ...{ lrsOhms: 1e3, lrsSpread: 0, hrsOhms: 20e3, hrsSpread: 0, offsetSpread: 0, criticalOhms: 30e3 },
    ...{ reading: 'every-event', ...changes },
  });

async function chipOf(cells: ReturnType<typeof pairs>, weight = 0): Promise<Session> {
  const session = await chipWith({ synapse: TERNARY, cells });
  await session.ask(writeWeights(0, new Float32Array(SOURCES * HIDDEN).fill(weight)));
  return session;
}

const counted = async (session: Session) => {
  const count = await countersOf(session, 0);
  return { misreads: count('misreads')!, reads: count('forward-events')! };
};

/** Share of the reads of so many ticks that go wrong. */
async function misread(session: Session, ticks: number): Promise<{ share: number; reads: number }> {
  const before = await counted(session);
  await settled(session, { stop: { kind: 'ticks', ticks } });
  const after = await counted(session);
  const reads = after.reads - before.reads;
  return { share: (after.misreads - before.misreads) / reads, reads };
}

describe('random telegraph noise of a chip', () => {
  const traps = { trapShift: 1, trapEmptyTicks: 12, trapFullTicks: 4 };

  /**
   * A zero whose devices stand below the limit is read as -1. With its complement's trap full it is read as +1 or, if
   * the other one is full too, as 0: so the level tells whether that trap is full.
   */
  async function seen(ticks: number): Promise<boolean[][]> {
    const session = await chipOf(exact(traps));
    const rows: boolean[][] = [];
    for (let tick = 0; tick < ticks; tick++) {
      const start = tick === 0 ? 'fresh' : 'continue';
      await session.ask(settle({ start, stop: { kind: 'ticks', ticks: 1 } }));
      rows.push((await read(session, 'weight', 0)).map(weight => weight > -WEIGHT));
    }
    return rows;
  }

  it('has the occupancy, dwell times and memory of its closed form', async () => {
    const ticks = 900;
    const rows = await seen(ticks);
    const devices = SOURCES * HIDDEN;
    const all = rows.flat().map(Number);
    const occupied = all.reduce((a, b) => a + b, 0) / all.length;
    // Looks at one trap within 2 x 3 ticks count as one.
    const independent = (devices * ticks) / 6;
    expect(Math.abs(occupied - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / independent));
    for (const state of [true, false]) {
      const leaving = state ? 1 - fullAfter(traps, true, 1) : fullAfter(traps, false, 1);
      let [chances, left] = [0, 0];
      for (let tick = 1; tick < ticks; tick++) {
        for (let device = 0; device < devices; device++) {
          if (rows[tick - 1]![device] !== state) continue;
          chances++;
          if (rows[tick]![device] !== state) left++;
        }
      }
      // Every tick in a state is a fair trial: dwell times are geometric with mean 1 / leaving.
      expect(Math.abs(left / chances - leaving)).toBeLessThan(5 * Math.sqrt(leaving / chances));
    }
    let [pairsOfFull, later] = [0, 0];
    for (let tick = 5; tick < ticks; tick++) {
      rows[tick - 5]!.forEach((full, device) => {
        if (!full) return;
        pairsOfFull++;
        if (rows[tick]![device]) later++;
      });
    }
    expect(Math.abs(later / pairsOfFull - fullAfter(traps, true, 5))).toBeLessThan(0.03);
  });

  it('is met by the reads of events, and counted: a pair is misread while either trap is in the way', async () => {
    // Fast traps: reads of different ticks are nearly independent.
    const session = await chipOf(exact({ trapShift: 1, trapEmptyTicks: 0.3, trapFullTicks: 0.1 }));
    const { reads, share } = await misread(session, 4000);
    expect(Math.abs(share - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / reads));
    const moves = (await countersOf(session, 0))('trap-moves')!;
    expect(moves).toBeGreaterThan(4000);
  });

  it('is not followed where it cannot change a read, and changes nothing there', async () => {
    const quiet = exact({ hrsOhms: 1e6 });
    const [with_, without] = [await chipOf({ ...quiet, ...traps }, 0.5), await chipOf(quiet, 0.5)];
    for (const session of [with_, without]) await learn(session, 4);
    expect(await everything(with_)).toEqual(await everything(without));
    expect((await countersOf(with_, 1))('trap-moves')).toBe(0);
    expect((await countersOf(without, 1))('trap-moves')).toBeUndefined();
  });

  it('shows in digital copies as it was when they were loaded', async () => {
    const session = await chipOf(exact({ ...traps, reading: 'once' }));
    const before = await read(session, 'weight', 0);
    expect(new Set(before).size).toBeGreaterThan(1);
    await settled(session, { stop: { kind: 'ticks', ticks: 200 } });
    expect(await read(session, 'weight', 0)).toEqual(before);
  });

  it.each(['transposed-cell', 'two-copies'] as const)(
    'goes on from a snapshot with the same bits, in both directions: %s',
    async access => {
      const cells = pairs(TERNARY, { ...traps, access, reading: 'every-event', readSpread: 0.1 });
      const [session, other] = [
        await chipWith({ synapse: TERNARY, cells }),
        await chipWith({ synapse: TERNARY, cells }),
      ];
      await learn(session, 4);
      await settled(session, { stop: { kind: 'ticks', ticks: 33 } });
      await copyChip(session, other);
      for (const chip of [session, other]) {
        await settled(chip, { start: 'continue', stop: { kind: 'ticks', ticks: 50 } });
        await learn(chip, 4, 4);
      }
      expect(await everything(other)).toEqual(await everything(session));
      for (const counter of ['misreads', 'trap-moves', 'senses'] as const)
        expect((await countersOf(other, 1))(counter)).toBe((await countersOf(session, 1))(counter));
    },
  );

  it('gives the same bits in a settle of the same number, whatever was before', async () => {
    const session = await chipOf(exact(traps));
    const first = (await settled(session, { draw: 9 })).end;
    await settled(session, { draw: 10, stop: { kind: 'ticks', ticks: 77 } });
    expect((await settled(session, { draw: 9 })).end.readout).toEqual(first.readout);
  });

  it('leaves what a fault has put in the place of a weight', async () => {
    const session = await chipOf(exact(traps), 0.5);
    await session.ask(writeWeights(0, new Float32Array(SOURCES * HIDDEN)));
    await session.ask(fault('stuck-weight', 0, 3, 0.7));
    await settled(session, { stop: { kind: 'ticks', ticks: 300 } });
    expect((await read(session, 'weight', 0))[3]).toBe(Math.fround(0.7));
  });
});

describe('droops of the supply of a chip', () => {
  const distance = Math.log(40 / 30);
  const one = Uint8Array.of(0, 0, 0, 0, 255, 0);

  it.each([
    ['zeros', 0, Math.log(40 / 30), 0],
    ['zeros with noise', 0, Math.log(40 / 30), 0.2],
    ['others', 0.5, Math.log(30 / 28), 0],
    ['others with noise', 0.5, Math.log(30 / 28), 0.05],
  ])('move the critical resistance: %s', async (_, weight, apart, readSpread) => {
    const droopSpread = weight === 0 ? 0.25 : 0.1;
    const cells = exact({ lrsOhms: 28e3, hrsOhms: weight === 0 ? 40e3 : 4e6, droopSpread, readSpread });
    const session = await chipOf(cells, weight);
    await session.ask(present(one));
    const { reads, share } = await misread(session, 8000);
    const wanted = upperTail(apart / Math.hypot(droopSpread, readSpread * Math.SQRT1_2));
    // All pairs of a row share a droop: as many independent reads as spikes.
    const spikes = reads / HIDDEN;
    expect(Math.abs(share - wanted)).toBeLessThan(5 * Math.sqrt((wanted * (1 - wanted)) / spikes));
  });

  it('are one for all reads of a row, without noise of their own', async () => {
    const session = await chipOf(exact({ hrsOhms: 40e3, droopSpread: 0.25 }));
    await session.ask(present(one));
    const counts = new Set<number>();
    for (let draw = 0; draw < 60; draw++) {
      const before = await counted(session);
      await session.ask(settle({ draw, stop: { kind: 'ticks', ticks: 8 } }));
      counts.add(((await counted(session)).misreads - before.misreads) % HIDDEN);
    }
    expect([...counts]).toEqual([0]);
  });

  it('are each read of its own where a column is found row by row', async () => {
    const cells = exact({ hrsOhms: 40e3, droopSpread: 0.25, access: 'row-scan' });
    const session = await chipWith({ synapse: TERNARY, cells });
    const bias = { kind: 'write-weights', tensor: 'bias', id: 2 } as const;
    const biases = { ...bias, ...whole(Float32Array.of(0.3, 0.3, 0.3)) };
    await session.play([writeWeights(1, new Float32Array(HIDDEN * 3)), biases]);
    await settled(session, { stop: { kind: 'ticks', ticks: 3000 } });
    const count = await countersOf(session, 1);
    const [wrong, reads] = [count('misreads')!, count('forward-events')! + count('backward-events')!];
    const wanted = upperTail(distance / 0.25);
    expect(count('backward-events')).toBeGreaterThan(1000);
    expect(Math.abs(wrong / reads - wanted)).toBeLessThan(5 * Math.sqrt((wanted * HIDDEN) / reads));
  });

  it('a lower supply droops further, as it says', async () => {
    const session = await chipOf(exact({ hrsOhms: 40e3, droopSpread: 0.1 }));
    await session.play([present(one), fault('supply-drop', 0, 2, 0.25)]);
    const { reads, share } = await misread(session, 8000);
    const wanted = upperTail(distance / 0.25);
    expect(Math.abs(share - wanted)).toBeLessThan(5 * Math.sqrt((wanted * HIDDEN) / reads));
  });
});

it.each([
  ['a trap that never moves', TERNARY, { trapShift: 1 }, 'trapEmptyTicks'],
  ['a negative shift', TERNARY, { trapShift: -1 }, 'trapShift'],
  ['droops of two levels', METAPLASTIC, { droopSpread: 0.1 }, 'droopSpread'],
])('cells that cannot be: %s', async (_, synapse, changes, path) => {
  const error = await chipWith({ synapse, cells: pairs(synapse, changes) }).catch(reason => reason);
  expect(error.event).toMatchObject({ code: 'range', path });
});
