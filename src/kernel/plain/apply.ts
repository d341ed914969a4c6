import { GRID_STEP } from '../layout.js';
import { nearest, onGrid } from './grid.js';
import { draw4 } from './philox.js';
import { real, type Views } from './views.js';

const fround = Math.fround;
/** Synapses that share one block of random words, and one test for work. */
const BLOCK = 4;
const delta = new Float32Array(BLOCK);
const words = new Uint32Array(BLOCK);

/**
 * weights[row] += scale * accumulator[row] for the `count` rows listed at `rows`, accumulators cleared.
 * `row` in bytes; `grid` 0 for float32, otherwise a number grid with the rounding key block `key`.
 * Returns the synapses that changed, or -1 when a weight left [-limit, limit] or became not-a-number.
 */
export function applyF32(
  m: Views,
  rows: number,
  count: number,
  weights: number,
  accumulator: number,
  row: number,
  scale: number,
  limit: number,
  grid: number,
  key: number,
): number {
  const bound = fround(limit);
  const factor = fround(scale);
  let changed = 0;
  let inside = true;
  for (let k = 0; k < count; k++) {
    const offset = m.u32[(rows >>> 2) + k] * row;
    for (let at = offset; at < offset + row; at += 4 * BLOCK) {
      if (!take(m, (accumulator + at) >>> 2)) continue;
      const w = (weights + at) >>> 2;
      if (grid) {
        changed += addOnGrid(m, w, factor, grid, key, at >>> 4);
        continue;
      }
      for (let j = 0; j < BLOCK; j++) {
        m.f32[w + j] = fround(m.f32[w + j] + fround(factor * delta[j]));
        if (!(Math.abs(m.f32[w + j]) <= bound)) inside = false;
        if (delta[j] !== 0) changed++;
      }
    }
  }
  return inside ? changed : -1;
}

/** Moves a block of accumulators to `delta`; false, and nothing moved, when all are 0. */
function take(m: Views, at: number): boolean {
  let any = false;
  for (let j = 0; j < BLOCK; j++) {
    delta[j] = m.f32[at + j];
    if (delta[j] !== 0) any = true;
  }
  if (any) m.f32.fill(0, at, at + BLOCK);
  return any;
}

/** Four neighbouring weights on a grid, with a random word each; returns how many changed. */
function addOnGrid(m: Views, w: number, scale: number, grid: number, key: number, block: number): number {
  draw4(m, key, block, 0, words);
  let changed = 0;
  for (let j = 0; j < BLOCK; j++) {
    const change = fround(scale * delta[j]);
    if (change === 0) continue;
    const before = m.f32[w + j];
    const after = onGrid(m, fround(before + change), grid, words[j]);
    m.f32[w + j] = after;
    if (after !== before) changed++;
  }
  return changed;
}

/** The same for weights held as whole multiples of the grid's step, saturating at its limits; `row` in elements. */
export function applyInteger(
  m: Views,
  stored: Int16Array | Int8Array,
  rows: number,
  count: number,
  weights: number,
  accumulator: number,
  row: number,
  scale: number,
  grid: number,
  key: number,
): number {
  const size = real(m, grid, GRID_STEP);
  const factor = fround(scale);
  const first = weights / stored.BYTES_PER_ELEMENT;
  let changed = 0;
  for (let k = 0; k < count; k++) {
    const start = m.u32[(rows >>> 2) + k] * row;
    for (let e = start; e < start + row; e++) {
      const delta = m.f32[(accumulator >>> 2) + e];
      if (delta === 0) continue;
      m.f32[(accumulator >>> 2) + e] = 0;
      draw4(m, key, e, 0, words);
      const before = stored[first + e];
      const value = fround(fround(before * size) + fround(factor * delta));
      stored[first + e] = nearest(fround(onGrid(m, value, grid, words[0]) / size));
      if (stored[first + e] !== before) changed++;
    }
  }
  return changed;
}
