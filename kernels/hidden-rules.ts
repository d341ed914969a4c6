// What a change makes of four neighbouring hidden numbers, and which of their outcomes are others now.
import {
  GRID_STOCHASTIC, HIDDEN_COUNT, HIDDEN_GRID, HIDDEN_INERTIA, HIDDEN_KEY, HIDDEN_LIMIT, HIDDEN_META,
  HIDDEN_NUMBERS, HIDDEN_PULSES, HIDDEN_STORED, HIDDEN_THRESHOLD, LISTING,
} from '../src/kernel/layout';
import { exponential } from './exponential';
import { onGrid } from './grid';
import { blocks16, draw4, words4 } from './philox';

const words = memory.data(16, 16);
const outcomes = memory.data(16, 16);
/** Random words of sixteen numbers side by side, and which ones these are. */
const groupWords = memory.data(64, 16);
const group = memory.data(4, 4);
const NONE: u32 = 0xffffffff;

/** To be called when an update begins, whose draws are others. */
@inline
export function forgetWords(): void {
  store<u32>(group, NONE);
}

/**
 * Moves the lanes `moves` of the four numbers at byte `at` of their matrix by `change`, and lists at `out` each lane
 * with another outcome; returns the new end of the list. `keep` is the part that stays of a running mean; `high`
 * keys the random words of this move, besides its place.
 */
@inline
export function move4(
  kind: u32, params: usize, at: u32, keep: v128, change: v128, moves: v128, high: u32, out: usize,
): usize {
  if (kind == HIDDEN_INERTIA) return inertia(params, at, keep, change, moves, high, out);
  if (kind == HIDDEN_PULSES) return pulses(params, at, change, moves, high, out);
  return levels(params, at, change, moves, high, out);
}

@inline
function inertia(
  params: usize, at: u32, keep: v128, change: v128, moves: v128, high: u32, out: usize,
): usize {
  const hidden = <usize>load<u32>(params, HIDDEN_NUMBERS) + at;
  const stored = <usize>load<u32>(params, HIDDEN_STORED) + at;
  const before = v128.load(hidden);
  const mean = round(f32x4.add(f32x4.mul(keep, before), change), params, at >> 4, high);
  const p = v128.bitselect(mean, before, moves);
  v128.store(hidden, p);
  const level = v128.load(stored);
  const least = f32x4.neg(v128.load32_splat(params, HIDDEN_THRESHOLD));
  const flips = v128.and(f32x4.lt(f32x4.mul(level, p), least), moves);
  if (!v128.any_true(flips)) return out;
  const next = v128.bitselect(f32x4.neg(level), level, flips);
  v128.store(stored, next);
  return list(out, flips, at >> 2, next);
}

@inline
function levels(params: usize, at: u32, change: v128, moves: v128, high: u32, out: usize): usize {
  const hidden = <usize>load<u32>(params, HIDDEN_NUMBERS) + at;
  const stored = <usize>load<u32>(params, HIDDEN_STORED) + at;
  const limit = v128.load32_splat(params, HIDDEN_LIMIT);
  const meta = load<f32>(params, HIDDEN_META);
  const zero = f32x4.splat(0);
  const before = v128.load(hidden);
  const grown = f32x4.add(before, meta > 0 ? attenuated(change, before, meta) : change);
  const clamped = f32x4.pmin(f32x4.pmax(grown, f32x4.neg(limit)), limit);
  const h = v128.bitselect(round(clamped, params, at >> 4, high), before, moves);
  v128.store(hidden, h);
  const level = v128.load(stored);
  const zeros = i32x4.splat(load<u32>(params, HIDDEN_COUNT) == 3 ? -1 : 0);
  const inside = v128.and(f32x4.le(f32x4.abs(h), v128.load32_splat(params, HIDDEN_THRESHOLD)), zeros);
  const sign = v128.bitselect(f32x4.splat(1), f32x4.splat(-1), f32x4.gt(h, zero));
  // A hidden number of exactly 0 says nothing: two levels stay as they are.
  const next = v128.bitselect(v128.bitselect(sign, level, f32x4.ne(h, zero)), zero, v128.not(inside));
  const changes = v128.and(f32x4.ne(next, level), moves);
  if (!v128.any_true(changes)) return out;
  v128.store(stored, v128.bitselect(next, level, changes));
  return list(out, changes, at >> 2, next);
}

/** Whole pulses of `threshold` each, at most a million at once. */
@inline
function pulses(params: usize, at: u32, change: v128, moves: v128, high: u32, out: usize): usize {
  const hidden = <usize>load<u32>(params, HIDDEN_NUMBERS) + at;
  const step = v128.load32_splat(params, HIDDEN_THRESHOLD);
  const most = f32x4.splat(1e6);
  const keeps = load<u32>(params, HIDDEN_COUNT) == 1;
  const sum = keeps ? f32x4.add(v128.load(hidden), change) : change;
  const wanted = f32x4.pmin(f32x4.pmax(f32x4.div(sum, step), f32x4.neg(most)), most);
  let whole = f32x4.trunc(wanted);
  if (keeps) {
    const left = round(f32x4.sub(sum, f32x4.mul(whole, step)), params, at >> 4, high);
    v128.store(hidden, v128.bitselect(left, v128.load(hidden), moves));
  } else {
    // 24 bits of each word, as everywhere.
    const bits = i32x4.shr_u(wordsAt(load<u32>(params, HIDDEN_KEY), at, high), 8);
    const uniform = f32x4.mul(f32x4.convert_i32x4_u(bits), f32x4.splat(5.9604644775390625e-8));
    const more = f32x4.lt(uniform, f32x4.abs(f32x4.sub(wanted, whole)));
    const sign = v128.bitselect(f32x4.splat(1), f32x4.splat(-1), f32x4.gt(wanted, f32x4.splat(0)));
    whole = f32x4.add(whole, v128.and(sign, more));
  }
  const sends = v128.and(f32x4.ne(whole, f32x4.splat(0)), moves);
  return v128.any_true(sends) ? list(out, sends, at >> 2, whole) : out;
}

/** Random words of four numbers. Updates, whose `high` is 0, go along rows, and draw for sixteen at once. */
@inline
function wordsAt(key: usize, at: u32, high: u32): v128 {
  if (high) return words4(key, at >> 4, high);
  if (load<u32>(group) != at >> 6) {
    store<u32>(group, at >> 6);
    blocks16(key, (at >> 6) << 2, 0, groupWords);
  }
  return v128.load(groupWords + (at & 48));
}

/** Appends the element numbers and outcomes of the lanes that are set. */
@inline
function list(out: usize, lanes: v128, element: u32, outcome: v128): usize {
  v128.store(outcomes, outcome);
  for (let bits = i32x4.bitmask(lanes); bits; bits &= bits - 1) {
    const lane = ctz(bits);
    store<u32>(out, element + lane);
    store<f32>(out, load<f32>(outcomes + (lane << 2)), 4);
    out += LISTING;
  }
  return out;
}

/** Four numbers on the grid of hidden numbers; `block` and `high` key their random words. */
@inline
function round(x: v128, params: usize, block: u32, high: u32): v128 {
  const grid = <usize>load<u32>(params, HIDDEN_GRID);
  if (!grid) return x;
  if (load<u32>(grid, GRID_STOCHASTIC)) draw4(load<u32>(params, HIDDEN_KEY), block, high, words);
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
