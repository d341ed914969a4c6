// Hidden numbers behind discrete weights: what an update does to them, and which levels change.
import {
  GRID_STOCHASTIC, HIDDEN_ACCUMULATOR, HIDDEN_CHANGED, HIDDEN_COUNT, HIDDEN_GRID, HIDDEN_INERTIA, HIDDEN_KEEP,
  HIDDEN_KEY, HIDDEN_KIND, HIDDEN_LIMIT, HIDDEN_META, HIDDEN_MOVED, HIDDEN_NUMBERS, HIDDEN_PULSES,
  HIDDEN_ROW, HIDDEN_SCALE,
  HIDDEN_STORED, HIDDEN_THRESHOLD,
} from '../src/kernel/layout';
import { onGrid } from './grid';
import { draw4 } from './philox';

const words = memory.data(16, 16);

/** Moves the accumulators of the `count` listed rows into hidden numbers; returns how many levels changed. */
export function consolidate(rows: usize, count: u32, params: usize): u32 {
  const kind = load<u32>(params, HIDDEN_KIND);
  if (kind == HIDDEN_INERTIA) return inertia(rows, count, params);
  return kind == HIDDEN_PULSES ? pulses(rows, count, params) : levels(rows, count, params);
}

function inertia(rows: usize, count: u32, params: usize): u32 {
  const scale = v128.load32_splat(params, HIDDEN_SCALE);
  const row = load<u32>(params, HIDDEN_ROW);
  const keeps = <usize>load<u32>(params, HIDDEN_KEEP);
  const hidden = <usize>load<u32>(params, HIDDEN_NUMBERS);
  const stored = <usize>load<u32>(params, HIDDEN_STORED);
  const accumulator = <usize>load<u32>(params, HIDDEN_ACCUMULATOR);
  const least = f32x4.neg(v128.load32_splat(params, HIDDEN_THRESHOLD));
  let out = <usize>load<u32>(params, HIDDEN_CHANGED);
  const first = out;
  for (let k: u32 = 0; k < count; k++) {
    const keep = v128.load32_splat(keeps + (k << 2));
    const start = load<u32>(rows + (k << 2)) * row;
    for (let at = start; at < start + row; at += 16) {
      const delta = v128.load(accumulator + at);
      const before = v128.load(hidden + at);
      if (!v128.any_true(v128.or(delta, before))) continue;
      v128.store(accumulator + at, f32x4.splat(0));
      const p = round(f32x4.add(f32x4.mul(keep, before), f32x4.mul(scale, delta)), params, at >> 4);
      v128.store(hidden + at, p);
      const level = v128.load(stored + at);
      const flips = f32x4.lt(f32x4.mul(level, p), least);
      if (!v128.any_true(flips)) continue;
      v128.store(stored + at, v128.bitselect(f32x4.neg(level), level, flips));
      out = list(out, flips, at >> 2);
    }
  }
  count4(params, count * (row >> 2));
  return u32(out - first) >> 2;
}

function levels(rows: usize, count: u32, params: usize): u32 {
  const scale = v128.load32_splat(params, HIDDEN_SCALE);
  const row = load<u32>(params, HIDDEN_ROW);
  const hidden = <usize>load<u32>(params, HIDDEN_NUMBERS);
  const stored = <usize>load<u32>(params, HIDDEN_STORED);
  const accumulator = <usize>load<u32>(params, HIDDEN_ACCUMULATOR);
  const threshold = v128.load32_splat(params, HIDDEN_THRESHOLD);
  const limit = v128.load32_splat(params, HIDDEN_LIMIT);
  const meta = load<f32>(params, HIDDEN_META);
  const zeros = i32x4.splat(load<u32>(params, HIDDEN_COUNT) == 3 ? -1 : 0);
  const zero = f32x4.splat(0);
  let out = <usize>load<u32>(params, HIDDEN_CHANGED);
  const first = out;
  let moved: u32 = 0;
  for (let k: u32 = 0; k < count; k++) {
    const start = load<u32>(rows + (k << 2)) * row;
    for (let at = start; at < start + row; at += 16) {
      const delta = v128.load(accumulator + at);
      const moves = f32x4.ne(delta, zero);
      if (!v128.any_true(moves)) continue;
      v128.store(accumulator + at, zero);
      moved += popcnt(i32x4.bitmask(moves));
      const before = v128.load(hidden + at);
      let change = f32x4.mul(scale, delta);
      if (meta > 0) change = attenuated(change, before, meta);
      const grown = f32x4.add(before, change);
      const clamped = f32x4.pmin(f32x4.pmax(grown, f32x4.neg(limit)), limit);
      const h = v128.bitselect(round(clamped, params, at >> 4), before, moves);
      v128.store(hidden + at, h);
      const level = v128.load(stored + at);
      const inside = v128.and(f32x4.le(f32x4.abs(h), threshold), zeros);
      const sign = v128.bitselect(f32x4.splat(1), f32x4.splat(-1), f32x4.gt(h, zero));
      // A hidden number of exactly 0 says nothing: two levels stay as they are.
      const next = v128.bitselect(v128.bitselect(sign, level, f32x4.ne(h, zero)), zero, v128.not(inside));
      const changes = v128.and(f32x4.ne(next, level), moves);
      if (!v128.any_true(changes)) continue;
      v128.store(stored + at, v128.bitselect(next, level, changes));
      out = list(out, changes, at >> 2);
    }
  }
  count4(params, moved);
  return u32(out - first) >> 2;
}

/** Whole pulses of `threshold` each, at most a million at once. */
function pulses(rows: usize, count: u32, params: usize): u32 {
  const scale = v128.load32_splat(params, HIDDEN_SCALE);
  const row = load<u32>(params, HIDDEN_ROW);
  const hidden = <usize>load<u32>(params, HIDDEN_NUMBERS);
  const stored = <usize>load<u32>(params, HIDDEN_STORED);
  const accumulator = <usize>load<u32>(params, HIDDEN_ACCUMULATOR);
  const step = v128.load32_splat(params, HIDDEN_THRESHOLD);
  const most = f32x4.splat(1e6);
  const zero = f32x4.splat(0);
  const keeps = load<u32>(params, HIDDEN_COUNT) == 1;
  let out = <usize>load<u32>(params, HIDDEN_CHANGED);
  const first = out;
  let moved: u32 = 0;
  for (let k: u32 = 0; k < count; k++) {
    const start = load<u32>(rows + (k << 2)) * row;
    for (let at = start; at < start + row; at += 16) {
      const delta = v128.load(accumulator + at);
      const moves = f32x4.ne(delta, zero);
      if (!v128.any_true(moves)) continue;
      v128.store(accumulator + at, zero);
      moved += popcnt(i32x4.bitmask(moves));
      let sum = f32x4.mul(scale, delta);
      if (keeps) sum = f32x4.add(v128.load(hidden + at), sum);
      const wanted = f32x4.pmin(f32x4.pmax(f32x4.div(sum, step), f32x4.neg(most)), most);
      let whole = f32x4.trunc(wanted);
      if (keeps) {
        const left = f32x4.sub(sum, f32x4.mul(whole, step));
        v128.store(hidden + at, v128.bitselect(round(left, params, at >> 4), v128.load(hidden + at), moves));
      } else {
        draw4(load<u32>(params, HIDDEN_KEY), at >> 4, 0, words);
        // 24 bits of each word, as everywhere.
        const uniform = f32x4.mul(f32x4.convert_i32x4_u(i32x4.shr_u(v128.load(words), 8)), f32x4.splat(5.9604644775390625e-8));
        const more = f32x4.lt(uniform, f32x4.abs(f32x4.sub(wanted, whole)));
        const sign = v128.bitselect(f32x4.splat(1), f32x4.splat(-1), f32x4.gt(wanted, zero));
        whole = f32x4.add(whole, v128.and(sign, more));
      }
      const sends = v128.and(f32x4.ne(whole, zero), moves);
      if (!v128.any_true(sends)) continue;
      v128.store(stored + at, v128.bitselect(whole, v128.load(stored + at), sends));
      out = list(out, sends, at >> 2);
    }
  }
  count4(params, moved);
  return u32(out - first) >> 2;
}

@inline
function count4(params: usize, moved: u32): void {
  store<f64>(params, load<f64>(params, HIDDEN_MOVED) + f64(moved), HIDDEN_MOVED);
}

/** Appends the element numbers of the lanes that are set. */
@inline
function list(out: usize, lanes: v128, element: u32): usize {
  for (let bits = i32x4.bitmask(lanes); bits; bits &= bits - 1) {
    store<u32>(out, element + ctz(bits));
    out += 4;
  }
  return out;
}

/** Four numbers on the grid of hidden numbers; `block` keys their random words. */
@inline
function round(x: v128, params: usize, block: u32): v128 {
  const grid = <usize>load<u32>(params, HIDDEN_GRID);
  if (!grid) return x;
  if (load<u32>(grid, GRID_STOCHASTIC)) draw4(load<u32>(params, HIDDEN_KEY), block, 0, words);
  let y = f32x4.splat(onGrid(f32x4.extract_lane(x, 0), grid, load<u32>(words)));
  y = f32x4.replace_lane(y, 1, onGrid(f32x4.extract_lane(x, 1), grid, load<u32>(words, 4)));
  y = f32x4.replace_lane(y, 2, onGrid(f32x4.extract_lane(x, 2), grid, load<u32>(words, 8)));
  return f32x4.replace_lane(y, 3, onGrid(f32x4.extract_lane(x, 3), grid, load<u32>(words, 12)));
}

/** change x (1 - tanh^2(m |h|)) where it shrinks |h|. */
@inline
function attenuated(change: v128, h: v128, meta: f32): v128 {
  const shrinks = f32x4.lt(f32x4.mul(change, h), f32x4.splat(0));
  if (!v128.any_true(shrinks)) return change;
  const e = exponential(f32x4.mul(f32x4.splat(-2 * meta), f32x4.abs(h)));
  const one = f32x4.add(e, f32x4.splat(1));
  const factor = f32x4.div(f32x4.mul(f32x4.splat(4), e), f32x4.mul(one, one));
  return v128.bitselect(f32x4.mul(change, factor), change, shrinks);
}

/** e^x for x <= 0 to float32 accuracy: 2^k times a polynomial of the rest; 0 below -87. */
@inline
function exponential(x: v128): v128 {
  const y = f32x4.pmax(x, f32x4.splat(-87));
  const k = f32x4.nearest(f32x4.mul(y, f32x4.splat(1.44269504)));
  const high = f32x4.sub(y, f32x4.mul(k, f32x4.splat(0.693359375)));
  const r = f32x4.sub(high, f32x4.mul(k, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.39819995e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.33345191e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.16657959e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.66666652e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.5));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(k), i32x4.splat(127)), 23);
  return v128.and(f32x4.mul(p, power), f32x4.ge(x, f32x4.splat(-87)));
}
