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
    ['supply-drop', 3, 1, 'address'],
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
