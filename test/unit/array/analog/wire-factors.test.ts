import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveTile } from '../../../../src/array/analog/ir-drop-exact.js';
import { wireConductances } from '../../../../src/array/analog/wire-factors.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';
import { ohms } from '../../../../src/units/quantity.js';

const MOST = 5e-6;

function tile(rows: number, columns: number, drop: number, seed = 1) {
  const random = stream(seed, PURPOSE.order);
  const siemens = Float64Array.from({ length: rows * columns }, () => MOST * random.float());
  const wire = ohms(drop / (MOST * Math.max(rows, columns) ** 2));
  return { rows, columns, siemens, wordOhms: wire, bitOhms: wire };
}

const worst = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, each, k) => Math.max(most, Math.abs(each - b[k]!)), 0) / MOST;

describe('wires folded into conductances', () => {
  it('agree with the exact network to second order in the drop', () => {
    for (const [rows, columns] of [
      [8, 8],
      [16, 4],
      [3, 17],
    ] as const) {
      for (const drop of [0.01, 0.03, 0.1, 0.3]) {
        const cells = tile(rows, columns, drop);
        expect(worst(wireConductances(cells), solveTile(cells).effective())).toBeLessThan(drop ** 2 / 4);
      }
    }
  });

  it('leave a single cell the conductance of three resistors in a row', () => {
    const cells = tile(1, 1, 0.4);
    const [g] = cells.siemens;
    expect(wireConductances(cells)[0]).toBeCloseTo(1 / (1 / g! + 2 * cells.wordOhms), 15);
  });

  it('are the same read against their direction: a network of resistors is reciprocal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 7 }),
        fc.nat(),
        (rows, columns, seed) => {
          const cells = tile(rows, columns, 0.5, seed);
          // Driven from below, sensed on the left: turned by a half and mirrored, bit lines are word lines.
          const back = Float64Array.from({ length: rows * columns }, (_, k) => {
            const [j, i] = [Math.floor(k / rows), k % rows];
            return cells.siemens[(rows - 1 - i) * columns + (columns - 1 - j)]!;
          });
          const turned = solveTile({
            rows: columns,
            columns: rows,
            siemens: back,
            wordOhms: cells.bitOhms,
            bitOhms: cells.wordOhms,
          }).effective();
          const forward = solveTile(cells).effective();
          for (let i = 0; i < rows; i++) {
            for (let j = 0; j < columns; j++) {
              const there = turned[(columns - 1 - j) * rows + (rows - 1 - i)]!;
              expect(Math.abs(there - forward[i * columns + j]!)).toBeLessThan(1e-12 * MOST * 10);
            }
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
