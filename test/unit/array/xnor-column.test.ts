import { describe, expect, it } from 'vitest';
import { differentialBer } from '../../../src/array/sense/closed-forms.js';
import {
  andSum,
  popcountMoments,
  popcountReaches,
  popcountThreshold,
  xnorColumn,
} from '../../../src/array/xnor-column.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { stream } from '../../../src/random/stream.js';
import { makeArray, modelOf, statesOf } from './pair-array.js';

const signs = (n: number, seed: number): Int8Array => {
  const random = stream(seed, PURPOSE.order);
  return Int8Array.from({ length: n }, () => (random.u32() % 2 === 0 ? 1 : -1));
};

describe('XNOR read of a column', () => {
  it('counts the products that are +1, and compares their sum with a threshold', () => {
    const rows = 64;
    const { array, memory } = makeArray(modelOf('strong', { lrsSpread: 0.01, hrsSpread: 0.01 }), {
      rows,
      columns: 2,
    });
    const [weights, inputs] = [signs(rows, 1), signs(rows, 2)];
    weights.forEach((weight, row) => {
      array.program(2 * row + 1, weight);
    });
    const sum = weights.reduce((total, weight, row) => total + weight * inputs[row]!, 0);
    const before = memory.counts[2]!;
    const read = xnorColumn(array, 1, inputs, sum);
    expect(read).toEqual({ popcount: (sum + rows) / 2, sum, output: 1, senses: rows, added: rows });
    expect(memory.counts[2]! - before).toBe(rows);
    expect(xnorColumn(array, 1, inputs, sum + 1).output).toBe(-1);
    // Batch norm folded into a threshold, as in our notes: z >= 6.125 of 64 products is a popcount of 36.
    expect(popcountThreshold(64, 6.125)).toBe(36);
    // Spikes as inputs: the sum over the rows that spiked.
    const spiked = weights.reduce((total, weight, row) => total + (inputs[row]! > 0 ? weight : 0), 0);
    expect(
      andSum(
        sum,
        weights.reduce((total, weight) => total + weight, 0),
      ),
    ).toBe(spiked);
  });

  it('errs as a popcount of cells that err by themselves', () => {
    const [rows, columns] = [64, 1500];
    // An amplifier for each pair and no memory between cells: errors are independent.
    const model = modelOf('weak', { tileRows: 1, offsetSpread: 0.3 });
    const { array } = makeArray(model, { rows, columns }, { seed: 4, array: 0 });
    const inputs = signs(rows, 7);
    const right = 40;
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row < rows; row++) {
        const product = row < right ? 1 : -1;
        array.program(row * columns + column, product * inputs[row]!);
      }
    }
    const counts = Array.from({ length: columns }, (_, column) => xnorColumn(array, column, inputs).popcount);
    const p = differentialBer(statesOf('weak'), 0.3);
    const { mean, variance } = popcountMoments(rows, right, p);
    const found = counts.reduce((sum, each) => sum + each, 0) / columns;
    expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / columns));
    const spread = counts.reduce((sum, each) => sum + (each - found) ** 2, 0) / (columns - 1);
    expect(Math.abs(spread / variance - 1)).toBeLessThan(4 * Math.sqrt(2 / columns));
    const least = 38;
    const chance = popcountReaches(rows, right, p, least);
    const reached = counts.filter(each => each >= least).length / columns;
    expect(Math.abs(reached - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / columns));
  });

  it('has a closed form that is exact where it can be counted by hand', () => {
    expect(popcountReaches(2, 1, 0.1, 1)).toBeCloseTo(1 - 0.1 * 0.9, 12);
    expect(popcountReaches(3, 3, 0, 3)).toBe(1);
    expect(popcountReaches(3, 3, 0.2, 3)).toBeCloseTo(0.8 ** 3, 12);
    expect(popcountReaches(3, 0, 0, 1)).toBe(0);
    let mean = 0;
    for (let least = 1; least <= 12; least++) mean += popcountReaches(12, 7, 0.2, least);
    expect(mean).toBeCloseTo(popcountMoments(12, 7, 0.2).mean, 10);
  });
});
