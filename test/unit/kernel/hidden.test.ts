import { describe, expect, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import { type Bench, describeBoth } from './both.js';
import { type Grid, keyBlock, writeGrid } from './build.js';

const COLUMNS = 16;
const FLOAT32 = { step: 0, low: 0, high: 0, stochastic: false };

interface Rule {
  readonly kind: number;
  readonly levels: 2 | 3;
  readonly threshold?: number;
  readonly limit?: number;
  readonly meta?: number;
  readonly grid?: Grid;
  readonly draw?: number;
}

/** One row of synapses; `step` adds `change` to the hidden numbers and returns the elements whose level changed. */
function synapses(
  { arena, kernels }: Bench,
  rule: Rule,
  hidden: readonly number[],
  stored: readonly number[],
) {
  const numbers = arena.f32(COLUMNS);
  const levels = arena.f32(COLUMNS);
  const accumulator = arena.f32(COLUMNS);
  const changed = arena.u32((L.LISTING / 4) * COLUMNS);
  const keep = arena.f32(1);
  const rows = arena.u32(1);
  numbers.set(hidden);
  levels.set(stored);
  const params = writeRule(arena, rule, { numbers, levels, accumulator, changed, keep });
  const reals = new Float32Array(arena.memory.buffer, params, L.HIDDEN_BYTES / 4);
  const moved = new Float64Array(arena.memory.buffer, params + L.HIDDEN_MOVED, 1);
  const step = (changes: readonly number[], scale = 1, kept = 1): number[] => {
    accumulator.fill(0);
    accumulator.set(changes);
    keep[0] = kept;
    reals[L.HIDDEN_SCALE / 4] = scale;
    const count = kernels.consolidate(rows.byteOffset, 1, params);
    return Array.from({ length: count }, (_, k) => changed[2 * k]!);
  };
  return { numbers, levels, accumulator, moved, step };
}

type Arrays = Readonly<Record<'numbers' | 'levels' | 'accumulator' | 'changed' | 'keep', ArrayBufferView>>;

function writeRule(arena: Arena, rule: Rule, arrays: Arrays): number {
  const grid = arena.reserve(L.GRID_BYTES);
  writeGrid(arena, grid, rule.grid ?? FLOAT32);
  const params = arena.reserve(L.HIDDEN_BYTES);
  const words = new Uint32Array(arena.memory.buffer, params, L.HIDDEN_BYTES / 4);
  const reals = new Float32Array(arena.memory.buffer, params, L.HIDDEN_BYTES / 4);
  words[L.HIDDEN_KIND / 4] = rule.kind;
  words[L.HIDDEN_NUMBERS / 4] = arrays.numbers.byteOffset;
  words[L.HIDDEN_STORED / 4] = arrays.levels.byteOffset;
  words[L.HIDDEN_ACCUMULATOR / 4] = arrays.accumulator.byteOffset;
  words[L.HIDDEN_ROW / 4] = 4 * COLUMNS;
  words[L.HIDDEN_KEEP / 4] = arrays.keep.byteOffset;
  words[L.HIDDEN_CHANGED / 4] = arrays.changed.byteOffset;
  words[L.HIDDEN_COUNT / 4] = rule.levels;
  words[L.HIDDEN_GRID / 4] = rule.grid ? grid : 0;
  words[L.HIDDEN_KEY / 4] = keyBlock(arena, [1, 2, 3, rule.draw ?? 4]);
  reals[L.HIDDEN_THRESHOLD / 4] = rule.threshold ?? 0;
  reals[L.HIDDEN_LIMIT / 4] = rule.limit ?? 100;
  reals[L.HIDDEN_META / 4] = rule.meta ?? 0;
  return params;
}

/** Table of our notes on metaplastic synapses, section 2: 1 - tanh^2(m |W|), four or more digits. */
const F_META: [m: number, W: number, f: number][] = [
  [0.5, 0.05, 0.999375],
  [0.5, 0.1, 0.997504],
  [0.5, 0.5, 0.940015],
  [0.5, 1, 0.786448],
  [0.5, 2, 0.419974],
  [1.35, 0.05, 0.995458],
  [1.35, 0.1, 0.981994],
  [1.35, 0.5, 0.653951],
  [1.35, 1, 0.236031],
  [1.35, 2, 0.017904],
  [2.5, 0.05, 0.984536],
  [2.5, 0.1, 0.940015],
  [2.5, 0.5, 0.280415],
  [2.5, 1, 0.026592],
  [2.5, 2, 0.000182],
  [13, 0.05, 0.673193],
  [13, 0.1, 0.257433],
  [13, 0.5, 9e-6],
  [13, 1, 0],
  [13, 2, 0],
];

describeBoth('metaplastic hidden numbers', bench => {
  const LEVELS = { kind: L.HIDDEN_LEVELS, levels: 2 } as const;

  it.each(F_META)('m = %s, W = %s: steps towards zero are attenuated', (meta, W, tabulated) => {
    const exact = 1 / Math.cosh(meta * W) ** 2;
    expect(Math.abs(exact - tabulated)).toBeLessThan(6e-7);
    // A step so small that the hidden number takes it up exactly: seen from W in multiples of its last bit.
    const { numbers, step } = synapses(bench(), { ...LEVELS, meta }, [W, -W, W, -W], [1, -1, 1, -1]);
    const change = 2 ** -4 * W;
    step([-change, change, change, -change]);
    const moved = [...numbers.subarray(0, 4)].map((h, k) => Math.abs(h - [W, -W, W, -W][k]!) / change);
    // Half a unit in the last place of W, in shares of the step.
    const rounding = 2 ** -24 / 2 ** -4;
    expect(Math.abs(moved[0]! - exact)).toBeLessThan(1e-5 * exact + 2 * rounding);
    expect(moved[1]).toBeCloseTo(moved[0]!, 6);
    for (const free of moved.slice(2)) expect(free).toBeCloseTo(1, 5);
  });

  it('agrees to a relative 1e-5 wherever a step is left', () => {
    for (const [meta, W] of F_META) {
      const exact = 1 / Math.cosh(meta * W) ** 2;
      if (exact < 1e-12) continue;
      // Subtracted from a step that leaves next to nothing of W, the attenuated step itself can be read off.
      const change = W / exact;
      const { numbers, step } = synapses(bench(), { ...LEVELS, meta }, [W], [1]);
      step([-change]);
      expect(Math.abs(numbers[0]! / W)).toBeLessThan(1e-5);
    }
  });

  it('never takes a longer step than without consolidation, and is odd in h', () => {
    const h = [0.3, -0.3, 0.01, -0.01];
    const signs = h.map(Math.sign);
    const change = [-0.7, 0.7, -0.2, 0.2];
    const plain = synapses(bench(), LEVELS, h, signs);
    const meta = synapses(bench(), { ...LEVELS, meta: 1.35 }, h, signs);
    plain.step(change);
    meta.step(change);
    for (const [k, start] of h.entries()) {
      expect(Math.abs(meta.numbers[k]! - start)).toBeLessThanOrEqual(Math.abs(plain.numbers[k]! - start));
    }
    expect(meta.numbers[0]).toBe(-meta.numbers[1]!);
    expect(meta.numbers[2]).toBe(-meta.numbers[3]!);
  });
});

describeBoth('levels of hidden numbers', bench => {
  const TERNARY = { kind: L.HIDDEN_LEVELS, levels: 3, threshold: 0.25, limit: 1 } as const;

  it('stores 0 up to and at the threshold, and the sign beyond it', () => {
    const { levels, numbers, step } = synapses(bench(), TERNARY, [0, 0, 0, 0, 0], [0, 0, 0, 0, 1]);
    const next = 0.25 + 2 ** -25;
    expect(step([0.25, -0.25, next, -next, 2 ** -60])).toEqual([2, 3, 4]);
    expect([...levels.subarray(0, 5)]).toEqual([0, 0, 1, -1, 0]);
    expect(numbers[2]).toBe(Math.fround(next));
  });

  it('clamps the hidden number, not the change', () => {
    const { numbers, step } = synapses(bench(), TERNARY, [0.9, -0.9, 0.9], [1, -1, 1]);
    expect(step([5, -5, -1.8])).toEqual([2]);
    expect([...numbers.subarray(0, 3)]).toEqual([1, -1, Math.fround(Math.fround(0.9) - Math.fround(1.8))]);
  });

  it('leaves synapses alone that no update moves, and clears the accumulators of the others', () => {
    // Stored levels that do not follow from the hidden numbers show that nothing was looked at.
    const { accumulator, levels, moved, step } = synapses(bench(), TERNARY, [0.9, -0.9], [-1, 1]);
    expect(step([0, 0])).toEqual([]);
    expect([...levels.subarray(0, 2)]).toEqual([-1, 1]);
    expect(step([0, 0.01])).toEqual([1]);
    expect([...levels.subarray(0, 2)]).toEqual([-1, -1]);
    expect([...accumulator].every(value => value === 0)).toBe(true);
    expect(moved[0]).toBe(1);
  });

  it('keeps two levels where the hidden number is exactly 0', () => {
    const two = { kind: L.HIDDEN_LEVELS, levels: 2 } as const;
    const { levels, step } = synapses(bench(), two, [0.5, -0.5, 0.5], [1, -1, 1]);
    expect(step([-0.5, 0.5, -0.75])).toEqual([2]);
    expect([...levels.subarray(0, 3)]).toEqual([1, -1, -1]);
  });

  it('keeps hidden numbers on their grid, and saturates', () => {
    const grid = { step: 1 / 8, low: -8, high: 7, stochastic: false };
    const { numbers, step } = synapses(bench(), { ...TERNARY, grid }, [0, 0, 0, 0], [0, 0, 0, 0]);
    step([0.06, 0.07, 5, -5]);
    expect([...numbers.subarray(0, 4)]).toEqual([0, 0.125, 0.875, -1]);
  });

  it('rounds stochastically without bias', () => {
    const grid = { step: 1, low: -128, high: 127, stochastic: true };
    const many = bench();
    const rounds = 500;
    let up = 0;
    for (let draw = 0; draw < rounds; draw++) {
      const rule = { ...TERNARY, limit: 100, grid, draw };
      const { numbers, step } = synapses(many, rule, [], new Array(COLUMNS).fill(0));
      step(new Array(COLUMNS).fill(0.25));
      up += numbers.reduce((sum, h) => sum + h, 0);
    }
    const draws = COLUMNS * rounds;
    expect(Math.abs(up - 0.25 * draws)).toBeLessThan(5 * Math.sqrt(draws * 0.25 * 0.75));
  });
});

/** Updates until the first flip of a synapse that every update pulls with -g, or undefined within `limit`. */
function firstFlip(bench: Bench, gamma: number, tau: number, g: number, limit: number): number | undefined {
  const rule = { kind: L.HIDDEN_INERTIA, levels: 2, threshold: tau } as const;
  const { step } = synapses(bench, rule, [0], [1]);
  for (let n = 1; n <= limit; n++) if (step([-g], gamma, 1 - gamma).length > 0) return n;
  return undefined;
}

describeBoth('binary synapses with inertia', bench => {
  // Our notes on binary equilibrium propagation, section 2: n = ceil(ln(1 - tau/|g|) / ln(1 - gamma)).
  it.each([
    [1e-2, 1],
    [1e-3, 6],
  ])('g = %s flips after %s updates', (g, updates) => {
    expect(firstFlip(bench(), 1e-4, 5e-7, g, 100)).toBe(updates);
  });

  it('g = 6e-7 flips after 17,919 updates in float32; exactly it would be 17,917', () => {
    expect(firstFlip(bench(), 1e-4, 5e-7, 6e-7, 20_000)).toBe(17_919);
  });

  it('never flips while |g| is at most tau', () => {
    expect(firstFlip(bench(), 1e-2, 0.25, 0.25, 5000)).toBeUndefined();
    expect(firstFlip(bench(), 1e-2, 0.25, 0.26, 5000)).toBe(
      Math.ceil(Math.log(1 - 0.25 / 0.26) / Math.log(0.99)),
    );
  });

  it('is not reset by a flip, and flips nothing that is pulled its own way', () => {
    const rule = { kind: L.HIDDEN_INERTIA, levels: 2, threshold: 0.1 } as const;
    const { levels, moved, numbers, step } = synapses(bench(), rule, [0, 0], [1, -1]);
    expect(step([-1, -1], 0.5, 0.5)).toEqual([0]);
    expect([...levels.subarray(0, 2)]).toEqual([-1, -1]);
    expect([...numbers.subarray(0, 2)]).toEqual([-0.5, -0.5]);
    expect(step([0, 0], 0.5, 0.25)).toEqual([]);
    expect(numbers[0]).toBe(-0.125);
    expect(moved[0]).toBe(2 * COLUMNS);
  });
});

describe('the closed form of first flips', () => {
  it('is that of the notes', () => {
    const n = (g: number) => Math.ceil(Math.log(1 - 5e-7 / g) / Math.log(1 - 1e-4));
    expect([1e-2, 1e-3, 6e-7].map(n)).toEqual([1, 6, 17_917]);
  });
});
