import { describe, expect, it } from 'vitest';
import { ANALOG_CARD } from '../../../../src/array/analog/card.js';
import { solveTile } from '../../../../src/array/analog/ir-drop-exact.js';
import { fastCurrents } from '../../../../src/array/analog/ir-drop-fast.js';
import {
  analogRead,
  type Periphery,
  peripheryOf,
  quantised,
  wireRatio,
} from '../../../../src/array/analog/read.js';
import { idealCurrents, type Tile } from '../../../../src/array/analog/tile-wires.js';
import { loadCard } from '../../../../src/card/load.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';
import { ohms } from '../../../../src/units/quantity.js';
import { problemsIn } from '../../card/problems.js';

const periphery = (changes: Partial<Periphery> = {}): Periphery => ({
  ...peripheryOf(loadCard(ANALOG_CARD, 'gokmen-vlasov').card.periphery!),
  ...changes,
});

describe('converters', () => {
  it('have the bounds and steps that users know', () => {
    const p = periphery();
    expect([p.inputBound, p.outputBound, p.outputNoise, p.weightNoise]).toEqual([1, 12, 0.06, 0]);
    expect(p.inputStep).toBeCloseTo(1 / (2 ** 7 - 2), 12);
    expect(p.outputStep).toBeCloseTo(1 / (2 ** 9 - 2), 12);
    expect(wireRatio(p)).toBeCloseTo(1 / (0.35 * 5e-6), 4);
  });

  it('have 2^n - 1 levels with zero among them', () => {
    const levels = new Set(Array.from({ length: 100_001 }, (_, k) => quantised(-1 + k / 50_000, 1, 1 / 126)));
    expect(levels.size).toBe(127);
    expect(levels.has(0)).toBe(true);
    expect([quantised(5, 1, 1 / 126), quantised(-5, 1, 0), quantised(0.3, 1, 0)]).toEqual([1, -1, 0.3]);
  });

  it('err by half a step at most, uniformly', () => {
    const level = (2 * 12) / 510;
    const errors = Array.from({ length: 9999 }, (_, k) => {
      const value = -11.9 + (k * 23.8) / 9999;
      return quantised(value, 12, 1 / 510) - value;
    });
    expect(Math.max(...errors.map(Math.abs))).toBeLessThanOrEqual(level / 2 + 1e-12);
    const rms = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
    expect(rms / (level / Math.sqrt(12))).toBeCloseTo(1, 2);
  });

  it('read a product, with output noise of its spread', () => {
    const weights = { rows: 2, columns: 2, values: [0.5, -0.25, 1, 0.125] };
    const plain = { inputStep: 0, outputStep: 0, outputNoise: 0 };
    expect([...analogRead(periphery(plain), weights, [1, 0.5], () => 0)]).toEqual([1, -0.1875]);
    const draws = stream(1, PURPOSE.rounding);
    const n = 4000;
    const loud = periphery({ ...plain, outputNoise: 0.06 });
    const noisy = Array.from({ length: n }, () => analogRead(loud, weights, [1, 0.5], () => draws.normal()));
    const spread = Math.sqrt(noisy.reduce((sum, out) => sum + (out[0]! - 1) ** 2, 0) / n);
    expect(Math.abs(spread / 0.06 - 1)).toBeLessThan(5 / Math.sqrt(2 * n));
    const shaken = analogRead(periphery({ ...plain, weightNoise: 0.1 }), weights, [1, 0.5], () => 1);
    expect(shaken[0]).toBeCloseTo(1 + 0.1 * 1.5, 12);
  });
});

const tileOf = (rows: number, columns: number, word: number, bit: number, most = 1e-4): Tile => {
  const draws = stream(4, PURPOSE.rounding, rows * 1000 + columns);
  const siemens = Float64Array.from({ length: rows * columns }, () => most * (0.05 + 0.95 * draws.float()));
  return { rows, columns, siemens, wordOhms: ohms(word), bitOhms: ohms(bit) };
};

/** Nodal analysis by Gauss elimination on the full matrix: every node, wires of 0 ohm as a tiny resistance. */
function denseCurrents(tile: Tile, volts: readonly number[]): number[] {
  const { rows, columns, siemens } = tile;
  const [word, bit] = [1 / tile.wordOhms, 1 / tile.bitOhms];
  const cells = rows * columns;
  const a = Array.from({ length: 2 * cells }, () => new Array<number>(2 * cells + 1).fill(0));
  const join = (m: number, n: number, g: number) => {
    a[m]![m]! += g;
    a[n]![n]! += g;
    a[m]![n]! -= g;
    a[n]![m]! -= g;
  };
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const cell = i * columns + j;
      join(cell, cells + cell, siemens[cell]!);
      if (j > 0) join(cell, cell - 1, word);
      else {
        a[cell]![cell]! += word;
        a[cell]![2 * cells]! += word * volts[i]!;
      }
      if (i < rows - 1) join(cells + cell, cells + cell + columns, bit);
      else a[cells + cell]![cells + cell]! += bit;
    }
  }
  for (let k = 0; k < 2 * cells; k++) {
    for (let m = k + 1; m < 2 * cells; m++) {
      const factor = a[m]![k]! / a[k]![k]!;
      if (factor !== 0) for (let n = k; n <= 2 * cells; n++) a[m]![n]! -= factor * a[k]![n]!;
    }
  }
  const v = new Array<number>(2 * cells).fill(0);
  for (let k = 2 * cells - 1; k >= 0; k--) {
    let sum = a[k]![2 * cells]!;
    for (let n = k + 1; n < 2 * cells; n++) sum -= a[k]![n]! * v[n]!;
    v[k] = sum / a[k]![k]!;
  }
  return Array.from({ length: columns }, (_, j) => bit * v[cells + (rows - 1) * columns + j]!);
}

const volts = (rows: number) => Array.from({ length: rows }, (_, i) => 0.2 * Math.cos(1.3 * i));
const worst = (found: ArrayLike<number>, exact: ArrayLike<number>) => {
  const scale = Math.max(...Array.from(exact, Math.abs));
  return Math.max(...Array.from(found, (value, k) => Math.abs(value - exact[k]!))) / scale;
};

describe('IR drop, exactly', () => {
  it.each([
    [1, 1],
    [2, 3],
    [5, 3],
    [6, 6],
  ])('of %d x %d cells is the dense solution', (rows, columns) => {
    const tile = tileOf(rows, columns, 30, 50);
    const found = solveTile(tile).currents(volts(rows));
    expect(worst(found, denseCurrents(tile, volts(rows)))).toBeLessThan(1e-10);
  });

  it('of one cell is Ohm’s law', () => {
    const tile: Tile = { rows: 1, columns: 1, siemens: [1e-3], wordOhms: ohms(100), bitOhms: ohms(400) };
    expect(solveTile(tile).currents([1.5])[0]).toBeCloseTo(1e-3, 15);
  });

  it('without wires is the ideal product, and with wires on one side their limit', () => {
    const ideal = tileOf(5, 4, 0, 0);
    expect(worst(solveTile(ideal).currents(volts(5)), idealCurrents(ideal, volts(5)))).toBeLessThan(1e-14);
    for (const [word, bit] of [
      [20, 0],
      [0, 20],
    ] as const) {
      const tile = tileOf(5, 4, word, bit);
      const nearly = { ...tile, wordOhms: ohms(word || 1e-6), bitOhms: ohms(bit || 1e-6) };
      expect(worst(solveTile(tile).currents(volts(5)), solveTile(nearly).currents(volts(5)))).toBeLessThan(
        1e-8,
      );
    }
  });

  it('is linear: effective conductances reproduce every read, and are below the real ones', () => {
    const tile = tileOf(8, 6, 10, 10);
    const solved = solveTile(tile);
    const siemens = solved.effective();
    expect(worst(idealCurrents({ ...tile, siemens }, volts(8)), solved.currents(volts(8)))).toBeLessThan(
      1e-12,
    );
    const total = (values: ArrayLike<number>) => Array.from(values).reduce((sum, v) => sum + v, 0);
    expect(total(siemens)).toBeLessThan(total(tile.siemens));
  });

  it('loses most in the cell that is farthest from driver and amplifier', () => {
    const tile: Tile = {
      rows: 16,
      columns: 16,
      siemens: new Float64Array(256).fill(1e-4),
      wordOhms: ohms(5),
      bitOhms: ohms(5),
    };
    const kept = solveTile(tile).effective();
    expect(kept.indexOf(Math.min(...kept))).toBe(15);
    expect(kept.indexOf(Math.max(...kept))).toBe(240);
  });

  it('refuses impossible tiles', () => {
    expect(problemsIn(() => solveTile({ ...tileOf(2, 2, 1, 1), siemens: [1, 1, 1] }))[0]!.code).toBe(
      'shape-mismatch',
    );
    expect(
      problemsIn(() => solveTile({ ...tileOf(2, 2, 1, 1), siemens: [1, 1, -1, 1] }))[0]!.message,
    ).toContain('cell [1, 0]');
    expect(problemsIn(() => solveTile({ ...tileOf(2, 2, 1, 1), wordOhms: ohms(-1) }))[0]!.found).toBe(
      '-1 ohm',
    );
  });
});

describe('IR drop, fast', () => {
  /** Drop x = ohms x largest siemens x cells along a line squared: the share of a voltage lost along a line is about x / 2. */
  it.each([0.003, 0.01, 0.03, 0.1, 0.3])('at a drop of %d has the error that its comment states', drop => {
    for (const n of [8, 32]) {
      const wire = drop / (1e-4 * n * n);
      const tile = tileOf(n, n, wire, wire);
      const exact = solveTile(tile).currents(volts(n));
      expect(worst(fastCurrents(tile, volts(n)), exact)).toBeLessThan(drop ** 2 / 2);
      expect(worst(fastCurrents(tile, volts(n), 4), exact)).toBeLessThan(1e-3 * drop ** 2);
    }
  });

  it('at the wire ratio of the cards is far below any converter’s step', () => {
    const tile = tileOf(32, 32, 0.35, 0.35, 5e-6);
    const exact = solveTile(tile).currents(volts(32));
    expect(worst(idealCurrents(tile, volts(32)), exact)).toBeGreaterThan(1e-4);
    expect(worst(fastCurrents(tile, volts(32)), exact)).toBeLessThan(2e-6);
  });

  it('converges for drops that no approximation bears', () => {
    const tile = tileOf(16, 16, 200, 200);
    expect(worst(fastCurrents(tile, volts(16), 3000), solveTile(tile).currents(volts(16)))).toBeLessThan(
      1e-9,
    );
  });
});
