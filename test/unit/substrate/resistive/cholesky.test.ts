import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SparseCholesky } from '../../../../src/substrate/resistive/linear/cholesky.js';
import { DenseLu } from '../../../../src/substrate/resistive/linear/lu.js';

/** Each row is joined to earlier ones, the first of which makes a tree of them. */
const graphs = (most: number) =>
  fc
    .array(fc.array(fc.nat(), { minLength: 1, maxLength: most }), { minLength: 1, maxLength: 40 })
    .map(rows => ({
      size: rows.length + 1,
      pairs: rows.flatMap((earlier, k) => earlier.map(one => [k + 1, one % (k + 1)] as const)),
    }));

describe('a sparse factor', () => {
  it('of a tree has no numbers but those of the tree', () => {
    fc.assert(
      fc.property(graphs(1), ({ size, pairs }) => {
        expect(new SparseCholesky(size, pairs).fill).toBe(size - 1);
      }),
    );
  });

  it('of a ring fills one place for each row but the last three', () => {
    for (const size of [3, 4, 10, 101]) {
      const pairs = Array.from({ length: size }, (_, k) => [k, (k + 1) % size] as const);
      expect(new SparseCholesky(size, pairs).fill).toBe(size + (size - 3));
    }
  });

  it('solves what the dense factors solve, time and again, pairs named twice adding up', () => {
    fc.assert(
      fc.property(
        graphs(4),
        fc.infiniteStream(fc.double({ min: 0.1, max: 1, noNaN: true })),
        (graph, draws) => {
          const { size, pairs } = graph;
          const draw = () => draws.next().value as number;
          const cholesky = new SparseCholesky(size, pairs);
          for (let time = 0; time < 2; time++) {
            const matrix = new Float64Array(size * size);
            const entries = pairs.map(() => -draw());
            const diagonal = new Float64Array(size).fill(0.1);
            pairs.forEach(([a, b], k) => {
              for (const [row, column] of [
                [a, b],
                [b, a],
              ] as const) {
                matrix[row * size + column]! += entries[k]!;
                diagonal[row]! -= entries[k]!;
              }
            });
            for (let row = 0; row < size; row++) matrix[row * size + row] = diagonal[row]!;
            const right = Float64Array.from({ length: size }, draw);
            const expected = new DenseLu(size, matrix).solve(right);
            cholesky.factor(diagonal, entries);
            cholesky.solve(right);
            right.forEach((found, row) => {
              expect(found).toBeCloseTo(expected[row]!, 8);
            });
          }
        },
      ),
    );
  });
});
