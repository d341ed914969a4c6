import { describe, expect, it } from 'vitest';
import { chiSquare } from '../../../src/array/galton/chi-square.js';
import { meanAndVariance } from '../../../src/array/galton/closed-forms.js';
import { differentialBer } from '../../../src/array/sense/closed-forms.js';
import { popcountPmf, popcountThreshold, xnorColumn } from '../../../src/array/xnor-column.js';
import { columnTrial } from '../../../src/array/xnor-trial.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { stream } from '../../../src/random/stream.js';
import { makeArray, modelOf, statesOf } from '../../support/pair-array.js';

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
  });

  describe('distribution of the popcount', () => {
    const products = (n: number, product: 1 | -1, weight: 1 | -1) =>
      Array.from({ length: n }, () => ({ product, weight }));
    const sumOf = (pmf: Float64Array) => pmf.reduce((sum, chance) => sum + chance, 0);

    it('is binomial where each pair has an amplifier of its own', () => {
      const model = modelOf('weak', { offsetSpread: 0.3 });
      const p = differentialBer(statesOf('weak'), 0.3);
      const pmf = popcountPmf(
        [...products(3, 1, 1), ...products(2, -1, 1)].map(each => [each]),
        model,
      );
      // Five +1: all three stay, and both others err.
      expect(pmf[5]! / ((1 - p) ** 3 * p ** 2)).toBeCloseTo(1, 9);
      expect(pmf[0]! / (p ** 3 * (1 - p) ** 2)).toBeCloseTo(1, 9);
      const { mean, variance } = meanAndVariance(pmf);
      expect(mean).toBeCloseTo(3 * (1 - p) + 2 * p, 9);
      expect(variance).toBeCloseTo(5 * p * (1 - p), 9);
      expect(sumOf(pmf)).toBeCloseTo(1, 12);
    });

    it('is wider where pairs share the offset of an amplifier, by their covariance', () => {
      const model = modelOf('weak', { offsetSpread: 0.8 });
      const shared = meanAndVariance(popcountPmf([products(20, 1, 1)], model));
      const apart = meanAndVariance(
        popcountPmf(
          products(20, 1, 1).map(each => [each]),
          model,
        ),
      );
      const pair = popcountPmf([products(2, 1, 1)], model);
      const p = differentialBer(statesOf('weak'), 0.8);
      expect(shared.mean).toBeCloseTo(apart.mean, 9);
      expect(shared.variance - apart.variance).toBeCloseTo(20 * 19 * (pair[0]! - p * p), 9);
    });

    it('has failed writes, which leave a coin toss', () => {
      const model = modelOf('strong', { writeFailure: 0.5, lrsSpread: 0.01, hrsSpread: 0.01 });
      expect(popcountPmf([products(1, 1, 1)], model)[0]).toBeCloseTo(0.25, 9);
    });

    it.each([
      ['an amplifier for each pair', { tileRows: 1, offsetSpread: 0.3 }],
      ['tiles of 24 rows', { tileRows: 24, offsetSpread: 0.9 }],
      ['failing writes and noisy reads', { offsetSpread: 0.3, writeFailure: 0.05, readSpread: 0.4 }],
    ] as const)('is that of columns that are written and read: %s', (_, changes) => {
      const { counts, exact, senses } = columnTrial(modelOf('weak', changes), {
        ...{ rows: 64, right: 40, columns: 3000, seed: 4 },
      });
      expect(senses).toBe(64 * 3000);
      expect(chiSquare(counts, exact).pValue).toBeGreaterThan(1e-3);
      expect(sumOf(exact)).toBeCloseTo(1, 12);
    });
  });
});
