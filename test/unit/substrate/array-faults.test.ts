import { afterEach, describe, expect, it } from 'vitest';
import {
  chipWith,
  closeSessions,
  copyChip,
  countersOf,
  everything,
  fault,
  learn,
  levelsOf,
  refusal,
  SYNAPSES,
} from '../../support/toy-chip.js';
import {
  HIDDEN,
  METAPLASTIC,
  pairs,
  pattern,
  read,
  settled,
  strongPairs,
  TERNARY,
  writeWeights,
} from '../../support/toy-network.js';

afterEach(closeSessions);

/** 6 sources x 5 targets in tiles of 2 x 3: three bands, two tiles beside each other. */
const cells = strongPairs(TERNARY, { tileRows: 2, tileColumns: 3, reading: 'every-event' });
const CLEAR = { synapse: TERNARY, cells };
const all = (value: number) => writeWeights(0, new Float32Array(SYNAPSES[0]).fill(value));
const weightsOf = async (session: Parameters<typeof read>[0]) => levelsOf(await read(session, 'weight', 0));

describe('lines of an array', () => {
  it('a dead word line silences a row of one tile, and mends', async () => {
    const session = await chipWith(CLEAR);
    await session.play([all(0.5), fault('dead-word-line', 0, 2 * 3 + 1, 1)]);
    const expected = new Array(SYNAPSES[0]).fill(1);
    // Row 3, columns 3 and 4.
    for (const column of [3, 4]) expected[3 * HIDDEN + column] = 0;
    expect(await weightsOf(session)).toEqual(expected);
    expect((await countersOf(session, 0))('fault-hits')).toBe(2);
    await session.ask(fault('dead-word-line', 0, 2 * 3 + 1, 0));
    expect(await weightsOf(session)).toEqual(new Array(SYNAPSES[0]).fill(1));
  });

  it('a shorted bit line decides a column of one tile, whatever is written', async () => {
    const session = await chipWith(CLEAR);
    // Band 1, column 2, complementary branch.
    await session.play([fault('shorted-bit-line', 0, 2 * (HIDDEN + 2) + 1, 1), all(0.5)]);
    const expected = new Array(SYNAPSES[0]).fill(1);
    for (const row of [2, 3]) expected[row * HIDDEN + 2] = -1;
    expect(await weightsOf(session)).toEqual(expected);
  });

  it.each([
    ['every-event', -1],
    ['once', 1],
  ] as const)(
    'a shorted word line shows what was written elsewhere where rows are read: %s',
    async (reading, level) => {
      const session = await chipWith({ ...CLEAR, cells: { ...cells, reading } });
      const one = (at: number, value: number) => ({
        ...({ kind: 'write-weights', tensor: 'weight', id: 0, offset: at, count: 1 } as const),
        ...{ total: SYNAPSES[0], data: Float32Array.of(value) },
      });
      await session.play([all(0.5), fault('shorted-word-line', 0, 0, 1), one(HIDDEN, -0.5)]);
      const found = await weightsOf(session);
      // Writing row 1 has written row 0 too; a copy in memory does not know.
      expect([found[0], found[HIDDEN]]).toEqual([level, -1]);
      expect(found[2 * HIDDEN]).toBe(1);
    },
  );

  it('come with a snapshot, and go on in the same way', async () => {
    const options = { synapse: TERNARY, cells: pairs(TERNARY, { tileRows: 2, tileColumns: 3 }) };
    const [session, other] = [await chipWith(options), await chipWith(options)];
    await session.play([
      fault('dead-word-line', 0, 5, 1),
      fault('shorted-word-line', 0, 0, 1),
      fault('dead-bit-line', 1, 1, 1),
      fault('sense-offset', 1, 0, 0.7),
      fault('supply-drop', 1, 0, 40e3),
    ]);
    await learn(session, 2);
    await copyChip(session, other);
    for (const chip of [session, other]) await learn(chip, 4, 2);
    expect(await everything(other)).toEqual(await everything(session));
    expect((await countersOf(other, 1))('fault-hits')).toBe((await countersOf(session, 1))('fault-hits'));
  });
});

describe('reads at a lower supply', () => {
  it('take zeros for weights where the critical resistance rises, and back again', async () => {
    const session = await chipWith(CLEAR);
    const before = await weightsOf(session);
    await session.ask(fault('supply-drop', 0, 0, 1e9));
    expect(await weightsOf(session)).not.toContain(0);
    await session.ask(fault('supply-drop', 0, 0, 1));
    expect(await weightsOf(session)).toEqual(before.map(() => 0));
    await session.ask(fault('supply-drop', 0, 0, 30e3));
    expect(await weightsOf(session)).toEqual(before);
  });
});

describe('faults of tiles', () => {
  /** Tile 3, in the second band, holds rows 2 and 3 of columns 3 and 4; faults count it from 1. */
  const TILE = 4;
  const inTile = (k: number) => [2, 3].includes(Math.floor(k / HIDDEN)) && k % HIDDEN >= 3;
  const binary = { ...CLEAR, synapse: METAPLASTIC, cells: { ...cells, criticalOhms: 0 } };
  const long = { stop: { kind: 'ticks', ticks: 20_000 } } as const;

  it('a lower supply is that of one tile, beside that of all others', async () => {
    const session = await chipWith(CLEAR);
    await session.play([all(0.5), fault('supply-drop', 0, 3 * TILE, 1)]);
    const expected = Array.from({ length: SYNAPSES[0] }, (_, k) => (inTile(k) ? 0 : 1));
    expect(await weightsOf(session)).toEqual(expected);
    await session.ask(fault('supply-drop', 0, 0, 1));
    await session.ask(fault('supply-drop', 0, 3 * TILE, 30e3));
    expect(await weightsOf(session)).toEqual(expected.map(level => 1 - level));
    await session.play([fault('supply-drop', 0, 0, 0), fault('supply-drop', 0, 3 * TILE, 0)]);
    expect(await weightsOf(session)).toEqual(expected.map(() => 1));
  });

  it('time passes for one tile', async () => {
    const session = await chipWith({ ...CLEAR, cells: { ...cells, lrsDrift: 10 } });
    await session.play([all(0.5), fault('age', 0, TILE, 9)]);
    expect(await weightsOf(session)).toEqual(
      Array.from({ length: SYNAPSES[0] }, (_, k) => (inTile(k) ? 0 : 1)),
    );
  });

  it('writes go wrong in one tile, at the rate that is asked for', async () => {
    const session = await chipWith(binary);
    await session.ask(fault('write-errors', 0, TILE, 0.2));
    const [writes, wrong] = [400, new Float64Array(SYNAPSES[0])];
    for (let k = 0; k < writes; k++) {
      await session.ask(all(0.5));
      for (const [s, level] of (await weightsOf(session)).entries()) if (level < 0) wrong[s]!++;
    }
    expect([...wrong].every((count, s) => inTile(s) || count === 0)).toBe(true);
    const n = 4 * writes;
    const count = wrong.reduce((sum, one) => sum + one, 0);
    expect(Math.abs(count - 0.2 * n)).toBeLessThan(5 * Math.sqrt(n * 0.2 * 0.8));
    expect((await countersOf(session, 0))('fault-hits')).toBe(count);
  });

  /** Reads of projection 1 that went wrong, as a share of all, with these rates by place. */
  const misread = async (
    access: 'transposed-cell' | 'two-copies',
    rates: readonly (readonly [number, number])[],
  ) => {
    // 5 x 3: three bands, one tile each; the copy is 3 x 5 and has two bands of two tiles.
    const session = await chipWith({ ...binary, cells: { ...binary.cells, access } });
    await session.play(rates.map(([place, rate]) => fault('read-errors', 1, place, rate)));
    await settled(session, long);
    const count = await countersOf(session, 1);
    const [forward, backward] = [count('forward-events')!, count('backward-events')!];
    return { misreads: count('misreads')!, forward, backward, reads: forward + backward };
  };

  it.each(['transposed-cell', 'two-copies'] as const)(
    'reads go wrong in all tiles alike: %s',
    async access => {
      const places = access === 'two-copies' ? 7 : 3;
      const rates = Array.from({ length: places }, (_, k) => [k + 1, 0.02] as const);
      const { misreads, reads } = await misread(access, rates);
      expect(Math.abs(misreads - 0.02 * reads)).toBeLessThan(5 * Math.sqrt(0.02 * reads));
    },
  );

  it('reads go wrong in either copy alone', async () => {
    const first = await misread(
      'two-copies',
      [1, 2, 3].map(place => [place, 0.02] as const),
    );
    expect(Math.abs(first.misreads - 0.02 * first.forward)).toBeLessThan(5 * Math.sqrt(0.02 * first.forward));
    const second = await misread(
      'two-copies',
      [4, 5, 6, 7].map(place => [place, 0.02] as const),
    );
    expect(Math.abs(second.misreads - 0.02 * second.backward)).toBeLessThan(
      5 * Math.sqrt(0.02 * second.backward),
    );
  });

  it('reads go wrong in each tile at its own rate, and everywhere at one more', async () => {
    // What sources fire depends on no read: each band has its share of them.
    const at = async (rates: readonly (readonly [number, number])[]) => {
      const session = await chipWith(binary);
      await session.play(rates.map(([place, rate]) => fault('read-errors', 0, place, rate)));
      await settled(session, long);
      const count = await countersOf(session, 0);
      return { misreads: count('misreads')!, reads: count('forward-events')! };
    };
    const single = await Promise.all([1, 2, 3, 4, 5, 6].map(place => at([[place, 0.2]])));
    const readsOf = single.map(({ misreads }) => misreads / 0.2);
    const { misreads, reads } = await at([
      [1, 0.2],
      [TILE, 0.05],
      [0, 0.1],
    ]);
    const slack = 5 * Math.sqrt(0.2 * reads);
    expect(Math.abs(readsOf.reduce((all, one) => all + one, 0) - reads) * 0.2).toBeLessThan(slack);
    // p + q - p q of both causes.
    const expected = 0.1 * reads + 0.18 * readsOf[0]! + 0.045 * readsOf[TILE - 1]!;
    expect(Math.abs(misreads - expected)).toBeLessThan(slack);
  });

  it('come with a snapshot', async () => {
    const [session, other] = [await chipWith(binary), await chipWith(binary)];
    await session.play([
      fault('read-errors', 0, TILE, 0.3),
      fault('write-errors', 1, 2, 0.3),
      fault('supply-drop', 0, 3 * TILE + 1, 20),
    ]);
    await learn(session, 2);
    await copyChip(session, other);
    for (const chip of [session, other]) await learn(chip, 4, 2);
    expect(await everything(other)).toEqual(await everything(session));
  });
});

describe('offsets', () => {
  it('of one amplifier decide its column of a tile', async () => {
    const session = await chipWith({ ...CLEAR, synapse: METAPLASTIC, cells: { ...cells, criticalOhms: 0 } });
    await session.ask(writeWeights(0, pattern(SYNAPSES[0], 1)));
    const before = await weightsOf(session);
    await session.ask(fault('sense-offset', 0, 2 * HIDDEN + 4, 50));
    const after = await weightsOf(session);
    expect(after).toEqual(before.map((level, k) => (k % HIDDEN === 4 && k >= 4 * HIDDEN ? 1 : level)));
  });
});

describe('faults of arrays that cannot be', () => {
  it.each([
    ['dead-word-line', 12, 1, 'address'],
    ['shorted-word-line', 0, 2, 'value'],
    ['dead-bit-line', 30, 1, 'address'],
    ['sense-offset', 15, 0.1, 'address'],
    ['sense-offset', 0, 1000, 'value'],
    ['supply-drop', 3 * 7, 1, 'address'],
    ['read-errors', 7, 0.1, 'address'],
    ['write-errors', 7, 0.1, 'address'],
    ['age', 7, 1, 'address'],
    ['supply-drop', 0, -1, 'value'],
  ] as const)('%s at %s, value %s: %s', async (name, address, value, path) => {
    const session = await chipWith(CLEAR);
    const before = await everything(session);
    expect(await refusal(session, fault(name, 0, address, value))).toMatchObject({ path });
    expect(await everything(session)).toEqual(before);
  });

  it('ask for cells that are there', async () => {
    const ideal = await chipWith({ synapse: TERNARY });
    expect(await refusal(ideal, fault('dead-word-line', 0, 0, 1))).toMatchObject({
      message: 'the cells of this projection are ideal',
    });
  });
});
