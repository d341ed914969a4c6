import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/array/pair-faults.js';
import type { PairModel } from '../../../src/array/pairs.js';
import { differentialBer } from '../../../src/array/sense/closed-forms.js';
import { normalFrom } from '../../../src/random/normal.js';
import { confusionOf, makeArray, modelOf, sigmasOff, statesOf } from '../../support/pair-array.js';

/** States that no spread brings into disorder; tiles of 4 x 4. */
const CLEAR: Partial<PairModel> = {
  ...{ lrsSpread: 0.01, hrsSpread: 0.01, tileRows: 4, tileColumns: 4, criticalOhms: 50e3 },
};
const GEOMETRY = { rows: 8, columns: 8 };
const at = (row: number, column: number) => row * GEOMETRY.columns + column;

/** An array that stores +1, -1 and 0 in turn, and what is read of it, row by row. */
function stored(changes: Partial<PairModel> = {}) {
  const made = makeArray(modelOf('mid', { ...CLEAR, ...changes }), GEOMETRY);
  const levels = Array.from({ length: made.pairs }, (_, k) => [1, -1, 0][(k + Math.floor(k / 8)) % 3]!);
  for (const [pair, level] of levels.entries()) made.array.program(pair, level);
  const found = () => levels.map((_, pair) => made.array.sense(pair));
  return { ...made, levels, found };
}

/** What is read, with the pairs of rows and columns from .. to replaced. */
const replaced = (
  levels: readonly number[],
  [top, bottom]: readonly [number, number],
  [left, right]: readonly [number, number],
  by: (level: number) => number,
) =>
  levels.map((level, pair) => {
    const [row, column] = [Math.floor(pair / 8), pair % 8];
    return row >= top && row < bottom && column >= left && column < right ? by(level) : level;
  });

it('counts pieces of lines and amplifiers, also of tiles that are not full', () => {
  expect(linesOf({ rows: 9, columns: 5 }, { tileRows: 4, tileColumns: 4 })).toEqual({
    ...{ across: 2, down: 3, wordLines: 18, amplifiers: 15, tiles: 6 },
  });
});

describe('bit lines', () => {
  it.each([
    ['dead', 0, (level: number) => (level < 0 ? -1 : 0)],
    ['dead', 1, (level: number) => (level > 0 ? 1 : 0)],
    ['shorted', 0, () => 1],
    ['shorted', 1, () => -1],
  ] as const)('%s, branch %s: one column of one tile', (state, branch, by) => {
    const { array, faults, found, levels } = stored();
    expect(found()).toEqual(levels);
    // Amplifier of column 2 in the second band of tiles.
    faults.setBitLine(2 * (8 + 2) + branch, state);
    const expected = replaced(levels, [4, 8], [2, 3], by);
    expect(found()).toEqual(expected);
    for (const [pair, level] of levels.entries()) array.program(pair, level);
    expect(found()).toEqual(expected);
    faults.setBitLine(2 * (8 + 2) + branch, 'whole');
    expect(found()).toEqual(levels);
  });

  it('that are dead take no pulses: the device stays as it was', () => {
    const { array, faults, levels, memory } = stored();
    const pair = levels.indexOf(1);
    faults.setBitLine(2 * (pair % 8), 'dead');
    const before = memory.lnOhms[2 * pair];
    array.program(pair, -1);
    expect(memory.lnOhms[2 * pair]).toBe(before);
    expect(memory.pulses[2 * pair]).toBeGreaterThan(1);
  });

  it('two levels: an open branch decides the column', () => {
    const { faults, found, levels } = stored({ criticalOhms: 0 });
    const before = found();
    faults.setBitLine(2 * 3, 'dead');
    expect(found()).toEqual(replaced(before, [0, 4], [3, 4], () => -1));
    expect(levels).toHaveLength(64);
  });
});

describe('word lines', () => {
  it('that are dead read 0 in their tile, whatever is written', () => {
    const { array, faults, found, levels } = stored();
    // Row 5, right tile.
    faults.setWordLine(2 * 5 + 1, 'dead');
    for (const [pair, level] of levels.entries()) array.program(pair, -level);
    const expected = replaced(
      levels.map(level => 0 - level),
      [5, 6],
      [4, 8],
      () => 0,
    );
    expect(found().map(level => level + 0)).toEqual(expected.map(level => level + 0));
  });

  it('that are dead leave the decision between two levels to the offset of the amplifier', () => {
    const { faults, found } = stored({ criticalOhms: 0 });
    for (let column = 0; column < 8; column++) faults.setOffset(column, column % 2 ? 0.1 : -0.1);
    faults.setWordLine(0, 'dead');
    faults.setWordLine(1, 'dead');
    expect(found().slice(0, 8)).toEqual([-1, 1, -1, 1, -1, 1, -1, 1]);
  });

  it('that are shorted lie in parallel to every other row of their tile', () => {
    const { array, faults, levels } = stored();
    // Row 1 of the left upper tile holds +1, 0, -1, +1.
    const row = [1, 0, -1, 1];
    for (const [column, level] of row.entries()) array.program(at(1, column), level);
    faults.setWordLine(2, 'shorted');
    for (const r of [0, 2, 3]) {
      for (const [column, other] of row.entries()) {
        const own = levels[at(r, column)]!;
        // Opposite weights short both branches; which of two low resistances is lower decides.
        if (own * other === -1) expect(array.sense(at(r, column))).not.toBe(0);
        else expect(array.sense(at(r, column))).toBe(own + other === 0 ? 0 : Math.sign(own + other));
      }
    }
    expect(row.map((_, column) => array.sense(at(1, column)))).toEqual(row);
    expect(array.sense(at(5, 0))).toBe(levels[at(5, 0)]);
    expect(array.sense(at(0, 5))).toBe(levels[at(0, 5)]);
  });

  it('that are shorted see conductances added up', () => {
    const { array, faults, memory } = stored();
    faults.setWordLine(2, 'shorted');
    const siemens = (pair: number, branch: number) => Math.exp(-memory.lnOhms[2 * pair + branch]!);
    const sum = (branch: number) => siemens(at(0, 0), branch) + siemens(at(1, 0), branch);
    expect(array.margin(at(0, 0))).toBeCloseTo(Math.log(sum(0) / sum(1)), 5);
  });

  it('that are shorted make opposite weights a coin toss', () => {
    const rows = 2;
    const columns = 4000;
    const model = modelOf('mid', { tileRows: 2, tileColumns: columns, hrsOhms: 1e9 });
    const { array, faults } = makeArray(model, { rows, columns });
    for (let c = 0; c < columns; c++) {
      array.program(c, -1);
      array.program(columns + c, 1);
    }
    faults.setWordLine(1, 'shorted');
    let up = 0;
    for (let c = 0; c < columns; c++) if (array.sense(c) > 0) up++;
    expect(sigmasOff(up, columns, 0.5)).toBeLessThan(5);
  });

  it('that are shorted take the pulses of every row of their tile', () => {
    const { array, faults, memory } = stored();
    array.program(at(1, 0), 1);
    faults.setWordLine(2, 'shorted');
    array.program(at(3, 0), 1);
    array.program(at(3, 0), -1);
    expect(array.sense(at(1, 0))).toBe(-1);
    expect(faults.disturbed(at(3, 0))).toEqual([0, 1, 2, 3].map(row => at(row, 0)));
    expect(faults.disturbed(at(5, 0))).toEqual([4, 5, 6, 7].map(row => at(row, 0)));
    expect(memory.counts[3]).toBe(0);
  });
});

describe('amplifiers', () => {
  it('that are off by a spread err as often as the closed form says', () => {
    const [rows, columns] = [200, 200];
    const { array, faults, pairs } = makeArray(modelOf('mid', { tileRows: 1 }), { rows, columns });
    // Quantiles of a normal of standard deviation 0.6, one amplifier per pair.
    const spread = 0.6;
    for (let k = 0; k < pairs; k++)
      faults.setOffset(k, spread * normalFrom(Math.floor((k * 7919 * 2 ** 32) / pairs) >>> 0));
    let wrong = 0;
    for (let k = 0; k < pairs; k++) {
      array.program(k, k % 2 ? 1 : -1);
      if (array.sense(k) !== (k % 2 ? 1 : -1)) wrong++;
    }
    expect(sigmasOff(wrong, pairs, differentialBer(statesOf('mid'), spread))).toBeLessThan(5);
  });

  it('at another critical resistance confuse as often as the closed form says', () => {
    const geometry = { rows: 200, columns: 200 };
    const { array, faults, pairs } = makeArray(modelOf('mid', { criticalOhms: 20e3 }), geometry);
    for (let k = 0; k < pairs; k++) array.program(k, 0);
    const errors = () =>
      Array.from({ length: pairs }, (_, k) => array.sense(k)).filter(level => level !== 0).length;
    const rate = (ohms: number) => confusionOf('mid', ohms).zeroToNonzero;
    expect(sigmasOff(errors(), pairs, rate(20e3))).toBeLessThan(5);
    faults.setRead('critical-ohms', 50e3);
    expect(sigmasOff(errors(), pairs, rate(50e3))).toBeLessThan(5);
    faults.setRead('critical-ohms', 20e3);
    expect(sigmasOff(errors(), pairs, rate(20e3))).toBeLessThan(5);
  });

  it('with larger offsets at a lower supply err more', () => {
    const geometry = { rows: 200, columns: 200 };
    const { array, faults, pairs } = makeArray(modelOf('mid', { tileRows: 1, offsetSpread: 0.3 }), geometry);
    for (let k = 0; k < pairs; k++) array.program(k, 1);
    const errors = () =>
      Array.from({ length: pairs }, (_, k) => array.sense(k)).filter(level => level !== 1).length;
    expect(sigmasOff(errors(), pairs, differentialBer(statesOf('mid'), 0.3))).toBeLessThan(5);
    faults.setRead('offset-factor', 3);
    expect(sigmasOff(errors(), pairs, differentialBer(statesOf('mid'), 0.9))).toBeLessThan(5);
  });
});
