import { expect, it } from 'vitest';
import { DROP_TOLERANCE, LineDrops, linesOf } from '../../../../src/array/analog/line-drops.js';
import { wireConductances } from '../../../../src/array/analog/wire-factors.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';
import { ohms } from '../../../../src/units/quantity.js';

const MATRIX = { rows: 7, columns: 5, tileRows: 4, tileColumns: 3 };
const WIRE = 2e-3;

/** The matrix tile by tile, each worked out whole. */
function whole(cells: Float32Array): Float64Array {
  const { rows, columns, tileRows, tileColumns } = MATRIX;
  const out = new Float64Array(rows * columns);
  for (let top = 0; top < rows; top += tileRows) {
    for (let left = 0; left < columns; left += tileColumns) {
      const [high, wide] = [Math.min(tileRows, rows - top), Math.min(tileColumns, columns - left)];
      const at = (k: number) => (top + Math.floor(k / wide)) * columns + left + (k % wide);
      const siemens = Float64Array.from({ length: high * wide }, (_, k) => cells[at(k)]!);
      const tile = { rows: high, columns: wide, siemens, wordOhms: ohms(WIRE), bitOhms: ohms(WIRE) };
      wireConductances(tile).forEach((each, k) => {
        out[at(k)] = each;
      });
    }
  }
  return out;
}

it('lines that are worked out only when needed stay within the tolerance', () => {
  const cells = new Float32Array(35);
  const { words, bits } = linesOf(MATRIX);
  expect([words, bits]).toEqual([14, 10]);
  const drops = new LineDrops(MATRIX, cells, WIRE, {
    word: new Float32Array(35),
    bit: new Float32Array(35),
    staleWords: new Float32Array(words),
    staleBits: new Float32Array(bits),
  });
  const random = stream(1, PURPOSE.order);
  let visits = 0;
  for (let round = 0; round < 200; round++) {
    for (let k = 0; k < 3; k++) drops.set(random.below(7), random.below(5), random.float());
    drops.refresh(() => visits++);
    const exact = whole(cells);
    for (let at = 0; at < 35; at++) {
      // Two lines per cell, each out of date by the tolerance at most.
      expect(Math.abs(drops.effective(at) - exact[at]!)).toBeLessThan(2 * DROP_TOLERANCE + 1e-6);
    }
  }
  expect(visits).toBeGreaterThan(0);
  expect(visits).toBeLessThan(200 * 35);
});
