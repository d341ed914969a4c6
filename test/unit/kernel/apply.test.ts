import { expect, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import { describeBoth } from './both.js';
import { type Grid, keyBlock, writeGrid } from './build.js';

const COLUMNS = 16;
const ROWS = 4;

/** Accumulators of four rows, of which rows 1 and 3 are applied. */
function matrices(arena: Arena, storage: 'f32' | 'i16' | 'i8') {
  const weights = arena[storage](ROWS * COLUMNS);
  const accumulator = arena.f32(ROWS * COLUMNS);
  for (let e = 0; e < accumulator.length; e++) accumulator[e] = e % 5 === 0 ? 0 : (e % 7) - 3;
  const rows = arena.u32(2);
  rows.set([1, 3]);
  return { weights, accumulator, rows: rows.byteOffset, key: keyBlock(arena, [1, 2, 3, 4]) };
}

const applied = (e: number): boolean => (Math.floor(e / COLUMNS) & 1) === 1;

function gridBlock(arena: Arena, grid: Grid): number {
  const at = arena.reserve(16);
  writeGrid(arena, at, grid);
  return at;
}

describeBoth('application', bench => {
  it('adds the scaled accumulators of the listed rows, clears them and counts the changes', () => {
    const { arena, kernels } = bench();
    const { weights, accumulator, rows, key } = matrices(arena, 'f32');
    weights.fill(1);
    const before = [...accumulator];
    const row = 4 * COLUMNS;
    const changed = kernels.applyF32(
      rows,
      2,
      weights.byteOffset,
      accumulator.byteOffset,
      row,
      0.5,
      100,
      0,
      key,
    );
    expect([...weights]).toEqual(before.map((x, e) => (applied(e) ? 1 + 0.5 * x : 1)));
    expect([...accumulator].map(Math.abs)).toEqual(before.map((x, e) => (applied(e) ? 0 : Math.abs(x))));
    expect(changed).toBe(before.filter((x, e) => applied(e) && x !== 0).length);
  });

  it.each([
    ['leaves its bounds', 3, 1],
    ['is not a number', Number.NaN, 100],
  ])('answers -1 when a weight %s', (_, value, limit) => {
    const { arena, kernels } = bench();
    const { weights, accumulator, rows, key } = matrices(arena, 'f32');
    accumulator.fill(0);
    accumulator[COLUMNS + 5] = value;
    const at = [weights.byteOffset, accumulator.byteOffset] as const;
    expect(kernels.applyF32(rows, 2, ...at, 4 * COLUMNS, 1, limit, 0, key)).toBe(-1);
  });

  it.each(['i16', 'i8'] as const)('rounds to whole steps and saturates, %s', storage => {
    const { arena, kernels } = bench();
    const { weights, accumulator, rows, key } = matrices(arena, storage);
    const step = Math.fround(0.1);
    const grid = gridBlock(arena, { step, low: -128, high: 127, stochastic: false });
    weights.fill(100);
    accumulator.fill(0);
    accumulator.set([0.34, -0.36, 50, -50, 0.04], COLUMNS);
    const apply = storage === 'i16' ? kernels.applyI16 : kernels.applyI8;
    expect(apply(rows, 2, weights.byteOffset, accumulator.byteOffset, COLUMNS, 1, grid, key)).toBe(4);
    expect([...weights.subarray(COLUMNS, COLUMNS + 6)]).toEqual([103, 96, 127, -128, 100, 100]);
  });
});
