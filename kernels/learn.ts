// Spike-triggered plasticity: a (delayed) spike of one neuron adds the other neuron's acceleration to the synapse.
import {
  GRID_STEP, GRID_STOCHASTIC, N, TRIGGER_ACCELERATION, TRIGGER_CHANGED, TRIGGER_GRID, TRIGGER_KEY, TRIGGER_MATRIX,
  TRIGGER_MOVING, TRIGGER_ROW, TRIGGER_SCALE,
} from '../src/kernel/layout';
import { onGrid } from './grid';
import { multiplyAdd } from './lanes';
import { draw4 } from './philox';

const words = memory.data(16, 16);

/** One number on a grid, with a random word of its own per (tick, row, column). */
@inline
function addOnGrid(at: usize, change: f32, grid: usize, key: usize, tick: u32, cell: u32): u32 {
  if (load<u32>(grid, GRID_STOCHASTIC)) draw4(key, cell, tick, words);
  const before = load<f32>(at);
  const after = onGrid(before + change, grid, load<u32>(words));
  store<f32>(at, after);
  return u32(after != before);
}

const NOTHING: v128 = f32x4.splat(-0.0);

/** scale * a, or where a is 0 a number whose addition changes no bit: -0. */
@inline
function changeOf(scale: v128, a: v128): v128 {
  return v128.bitselect(f32x4.mul(scale, a), NOTHING, f32x4.ne(a, f32x4.splat(0)));
}

/** matrix[i, :] += scale * a for each spike i in the list; returns the increments made. */
export function trigger(record: usize, list: usize, tick: u32): f64 {
  const count = load<u32>(list);
  const moving = load<u32>(<usize>load<u32>(record, TRIGGER_MOVING));
  if (count == 0 || moving == 0) return 0;
  const n = load<u32>(record, N);
  const matrix = <usize>load<u32>(record, TRIGGER_MATRIX);
  const row = load<u32>(record, TRIGGER_ROW);
  const a = <usize>load<u32>(record, TRIGGER_ACCELERATION);
  const end = list + 4 + (count << 2);
  if (load<u32>(record, TRIGGER_GRID)) {
    triggerOnGrid(record, list, end, n, matrix, row, a, tick);
    return f64(count) * f64(moving);
  }
  const scale = v128.load32_splat(record, TRIGGER_SCALE);
  for (let column: u32 = 0; column < n; column += 16) {
    const from = a + (column << 2);
    const r0 = v128.load(from);
    const r1 = v128.load(from, 16);
    const r2 = v128.load(from, 32);
    const r3 = v128.load(from, 48);
    if (!v128.any_true(v128.or(v128.or(r0, r1), v128.or(r2, r3)))) continue;
    const d0 = changeOf(scale, r0);
    const d1 = changeOf(scale, r1);
    const d2 = changeOf(scale, r2);
    const d3 = changeOf(scale, r3);
    const base = matrix + (column << 2);
    let p = list + 4;
    do {
      const to = base + load<u32>(p) * row;
      v128.store(to, f32x4.add(v128.load(to), d0));
      v128.store(to, f32x4.add(v128.load(to, 16), d1), 16);
      v128.store(to, f32x4.add(v128.load(to, 32), d2), 32);
      v128.store(to, f32x4.add(v128.load(to, 48), d3), 48);
      p += 4;
    } while (p < end);
  }
  return f64(count) * f64(moving);
}

function triggerOnGrid(
  record: usize, list: usize, end: usize, n: u32, matrix: usize, row: u32, a: usize, tick: u32,
): void {
  const grid = <usize>load<u32>(record, TRIGGER_GRID);
  const key = <usize>load<u32>(record, TRIGGER_KEY);
  const scale = load<f32>(record, TRIGGER_SCALE);
  const changedAt = <usize>load<u32>(record, TRIGGER_CHANGED);
  let changed: u32 = 0;
  for (let p = list + 4; p < end; p += 4) {
    const i = load<u32>(p);
    for (let j: u32 = 0; j < n; j++) {
      const value = load<f32>(a + (j << 2));
      if (value == 0) continue;
      changed += addOnGrid(matrix + i * row + (j << 2), scale * value, grid, key, tick, i * (row >> 2) + j);
    }
  }
  store<f64>(changedAt, load<f64>(changedAt) + f64(changed));
}

/** matrix[:, j] += scale * a for each spike j in the list; returns the increments made. */
export function triggerBack(record: usize, list: usize, tick: u32): f64 {
  const count = load<u32>(list);
  const moving = load<u32>(<usize>load<u32>(record, TRIGGER_MOVING));
  if (count == 0 || moving == 0) return 0;
  const n = load<u32>(record, N);
  const matrix = <usize>load<u32>(record, TRIGGER_MATRIX);
  const row = load<u32>(record, TRIGGER_ROW);
  const a = <usize>load<u32>(record, TRIGGER_ACCELERATION);
  const end = list + 4 + (count << 2);
  if (load<u32>(record, TRIGGER_GRID)) {
    triggerBackOnGrid(record, list, end, n, matrix, row, a, tick);
    return f64(count) * f64(moving);
  }
  const scale = v128.load32_splat(record, TRIGGER_SCALE);
  for (let p = list + 4; p < end; p += 4) {
    let to = matrix + (load<u32>(p) << 2);
    let i: u32 = 0;
    for (; i + 4 <= n; i += 4) {
      const r = v128.load(a + (i << 2));
      const next = to + (row << 2);
      if (v128.any_true(r)) {
        const d = changeOf(scale, r);
        store<f32>(to, load<f32>(to) + f32x4.extract_lane(d, 0));
        store<f32>(to + row, load<f32>(to + row) + f32x4.extract_lane(d, 1));
        store<f32>(to + row * 2, load<f32>(to + row * 2) + f32x4.extract_lane(d, 2));
        store<f32>(next - row, load<f32>(next - row) + f32x4.extract_lane(d, 3));
      }
      to = next;
    }
    for (; i < n; i++) {
      const value = load<f32>(a + (i << 2));
      if (value != 0) store<f32>(to, load<f32>(to) + load<f32>(record, TRIGGER_SCALE) * value);
      to += row;
    }
  }
  return f64(count) * f64(moving);
}

function triggerBackOnGrid(
  record: usize, list: usize, end: usize, n: u32, matrix: usize, row: u32, a: usize, tick: u32,
): void {
  const grid = <usize>load<u32>(record, TRIGGER_GRID);
  const key = <usize>load<u32>(record, TRIGGER_KEY);
  const scale = load<f32>(record, TRIGGER_SCALE);
  const changedAt = <usize>load<u32>(record, TRIGGER_CHANGED);
  let changed: u32 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const value = load<f32>(a + (i << 2));
    if (value == 0) continue;
    for (let p = list + 4; p < end; p += 4) {
      const j = load<u32>(p);
      // The high bit of the tick keeps these words apart from those of `trigger` in the same tick.
      const at = matrix + i * row + (j << 2);
      changed += addOnGrid(at, scale * value, grid, key, tick | 0x80000000, i * (row >> 2) + j);
    }
  }
  store<f64>(changedAt, load<f64>(changedAt) + f64(changed));
}

/** What an application of accumulated changes found. */
let applied: f64 = 0;

/**
 * rows[k] of weights += scale * accumulator, which is cleared; float32 weights.
 * Returns the synapses that changed, or -1 when a weight left [-limit, limit] or became not-a-number.
 */
export function applyF32(
  rows: usize, count: u32, weights: usize, accumulator: usize, row: u32, scale: f32, limit: f32, grid: usize, key: usize,
): f64 {
  const s = f32x4.splat(scale);
  const bound = f32x4.splat(limit);
  const zero = f32x4.splat(0);
  let inside = i32x4.splat(-1);
  applied = 0;
  for (let k: u32 = 0; k < count; k++) {
    const offset = load<u32>(rows + (k << 2)) * row;
    let changed: u32 = 0;
    for (let at = offset; at < offset + row; at += 16) {
      const delta = v128.load(accumulator + at);
      const moved = f32x4.ne(delta, zero);
      if (!v128.any_true(moved)) continue;
      v128.store(accumulator + at, zero);
      if (grid) {
        changed += applyOnGrid(weights + at, f32x4.mul(s, delta), grid, key, at >> 4);
        continue;
      }
      const w = multiplyAdd(s, delta, v128.load(weights + at));
      v128.store(weights + at, w);
      inside = v128.and(inside, f32x4.le(f32x4.abs(w), bound));
      changed += popcnt(i32x4.bitmask(moved));
    }
    applied += f64(changed);
  }
  return i32x4.all_true(inside) ? applied : -1;
}

/** Four weights on a grid. */
function applyOnGrid(weights: usize, change: v128, grid: usize, key: usize, block: u32): u32 {
  if (load<u32>(grid, GRID_STOCHASTIC)) draw4(key, block, 0, words);
  let changed: u32 = 0;
  changed += step(weights, f32x4.extract_lane(change, 0), grid, load<u32>(words));
  changed += step(weights + 4, f32x4.extract_lane(change, 1), grid, load<u32>(words, 4));
  changed += step(weights + 8, f32x4.extract_lane(change, 2), grid, load<u32>(words, 8));
  changed += step(weights + 12, f32x4.extract_lane(change, 3), grid, load<u32>(words, 12));
  return changed;
}

@inline
function step(at: usize, change: f32, grid: usize, word: u32): u32 {
  if (change == 0) return 0;
  const before = load<f32>(at);
  const after = onGrid(before + change, grid, word);
  store<f32>(at, after);
  return u32(after != before);
}

/** The same for weights held as integers: stored = round(stored + scale * accumulator / step), saturating. */
@inline
function applyInteger<T extends number>(
  rows: usize, count: u32, weights: usize, accumulator: usize, row: u32, scale: f32, grid: usize, key: usize, shift: u32,
): f64 {
  const size = load<f32>(grid, GRID_STEP);
  applied = 0;
  for (let k: u32 = 0; k < count; k++) {
    const first = load<u32>(rows + (k << 2)) * row;
    let changed: u32 = 0;
    for (let e = first; e < first + row; e++) {
      const delta = load<f32>(accumulator + (e << 2));
      if (delta == 0) continue;
      store<f32>(accumulator + (e << 2), 0);
      if (load<u32>(grid, GRID_STOCHASTIC)) draw4(key, e, 0, words);
      const at = weights + (e << shift);
      const before = load<T>(at);
      const after = <T>nearest<f32>(onGrid(f32(before) * size + scale * delta, grid, load<u32>(words)) / size);
      store<T>(at, after);
      changed += u32(after != before);
    }
    applied += f64(changed);
  }
  return applied;
}

/** `row` counts elements here. */
export function applyI16(
  rows: usize, count: u32, weights: usize, accumulator: usize, row: u32, scale: f32, grid: usize, key: usize,
): f64 {
  return applyInteger<i16>(rows, count, weights, accumulator, row, scale, grid, key, 1);
}

export function applyI8(
  rows: usize, count: u32, weights: usize, accumulator: usize, row: u32, scale: f32, grid: usize, key: usize,
): f64 {
  return applyInteger<i8>(rows, count, weights, accumulator, row, scale, grid, key, 0);
}
