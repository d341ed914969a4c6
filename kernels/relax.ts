// Rate units: what a drive does to them, and how far a step has moved them.
import { ACTIVATE_BINARY, ACTIVATE_HALF, ACTIVATE_HARD, ACTIVATE_SIGMOID, ACTIVATE_TANH } from '../src/kernel/layout';
import { exponential } from './exponential';
import { multiplyAdd } from './lanes';

const SIGN: u32 = 0x80000000;

/** out = f(from), `count` numbers in whole vectors; a drive that is no finite number gives none either. */
export function activate(kind: u32, out: usize, from: usize, count: u32): void {
  const bytes = count << 2;
  if (kind == ACTIVATE_HARD) {
    for (let at: usize = 0; at < bytes; at += 16) store4(out + at, v128.load(from + at), clip(v128.load(from + at)));
  } else if (kind == ACTIVATE_HALF) {
    const half = f32x4.splat(0.5);
    for (let at: usize = 0; at < bytes; at += 16) {
      store4(out + at, v128.load(from + at), clip(f32x4.mul(v128.load(from + at), half)));
    }
  } else if (kind == ACTIVATE_SIGMOID) {
    for (let at: usize = 0; at < bytes; at += 16) store4(out + at, v128.load(from + at), sigmoid(v128.load(from + at)));
  } else if (kind == ACTIVATE_TANH) {
    for (let at: usize = 0; at < bytes; at += 16) store4(out + at, v128.load(from + at), tanh(v128.load(from + at)));
  } else if (kind == ACTIVATE_BINARY) {
    for (let at: usize = 0; at < bytes; at += 16) store4(out + at, v128.load(from + at), binary(v128.load(from + at)));
  } else {
    for (let at: usize = 0; at < bytes; at += 16) store4(out + at, v128.load(from + at), v128.load(from + at));
  }
}

/** u - u is 0 for every finite u and not a number for all others. */
@inline
function store4(to: usize, u: v128, value: v128): void {
  v128.store(to, f32x4.add(value, f32x4.sub(u, u)));
}

@inline
function clip(u: v128): v128 {
  return f32x4.min(f32x4.max(u, f32x4.splat(0)), f32x4.splat(1));
}

/** 1 where u >= 1/2, else 0. */
@inline
function binary(u: v128): v128 {
  return v128.and(f32x4.splat(1), f32x4.ge(u, f32x4.splat(0.5)));
}

/** 1 / (1 + exp(-4 (u - 1/2))). */
@inline
function sigmoid(u: v128): v128 {
  const z = f32x4.mul(f32x4.sub(u, f32x4.splat(0.5)), f32x4.splat(4));
  const e = exponential(f32x4.neg(f32x4.abs(z)));
  const above = f32x4.ge(z, f32x4.splat(0));
  return f32x4.div(v128.bitselect(f32x4.splat(1), e, above), f32x4.add(f32x4.splat(1), e));
}

@inline
function tanh(u: v128): v128 {
  const e = exponential(f32x4.mul(f32x4.abs(u), f32x4.splat(-2)));
  const size = f32x4.div(f32x4.sub(f32x4.splat(1), e), f32x4.add(f32x4.splat(1), e));
  return v128.or(size, v128.and(u, i32x4.splat(SIGN)));
}

/** Only a part of the way: next = s + step (next - s). */
export function damp(next: usize, state: usize, count: u32, step: f32): void {
  const bytes = count << 2;
  const h = f32x4.splat(step);
  for (let at: usize = 0; at < bytes; at += 16) {
    const s = v128.load(state + at);
    v128.store(next + at, multiplyAdd(h, f32x4.sub(v128.load(next + at), s), s));
  }
}

/** One Euler step: next = s + step (f'(s) u - s), with the drive u in `next` and f(s) in `activity`. */
export function euler(kind: u32, next: usize, state: usize, activity: usize, count: u32, step: f32): void {
  const bytes = count << 2;
  const h = f32x4.splat(step);
  for (let at: usize = 0; at < bytes; at += 16) {
    const s = v128.load(state + at);
    const pull = f32x4.mul(slope(kind, s, v128.load(activity + at)), v128.load(next + at));
    v128.store(next + at, multiplyAdd(h, f32x4.sub(pull, s), s));
  }
}

/** f'(s), where a = f(s). */
@inline
function slope(kind: u32, s: v128, a: v128): v128 {
  const one = f32x4.splat(1);
  if (kind == ACTIVATE_SIGMOID) return f32x4.mul(f32x4.mul(f32x4.splat(4), a), f32x4.sub(one, a));
  if (kind == ACTIVATE_TANH) return f32x4.sub(one, f32x4.mul(a, a));
  if (kind == ACTIVATE_HARD) return v128.and(one, between(s, one));
  if (kind == ACTIVATE_HALF) return v128.and(f32x4.splat(0.5), between(s, f32x4.splat(2)));
  return one;
}

@inline
function between(s: v128, high: v128): v128 {
  return v128.and(f32x4.ge(s, f32x4.splat(0)), f32x4.le(s, high));
}

/**
 * state = next in the first `count` columns of `rows` rows of `row` elements; `moved` of each row becomes the largest of
 * what stands there and of |next - state|, not a number where any of them is not.
 */
export function advance(state: usize, next: usize, moved: usize, row: u32, rows: u32, count: u32): void {
  const whole = (count & ~3) << 2;
  for (let r: u32 = 0; r < rows; r++) {
    const offset = (r * row) << 2;
    let worst = f32x4.splat(0);
    let largest = load<f32>(moved + (r << 2));
    for (let at: usize = offset; at < offset + whole; at += 16) {
      const x = v128.load(next + at);
      worst = f32x4.max(worst, f32x4.abs(f32x4.sub(x, v128.load(state + at))));
      v128.store(state + at, x);
    }
    for (let at: usize = offset + whole; at < offset + (count << 2); at += 4) {
      const x = load<f32>(next + at);
      largest = max<f32>(largest, abs<f32>(x - load<f32>(state + at)));
      store<f32>(state + at, x);
    }
    const low = max<f32>(f32x4.extract_lane(worst, 0), f32x4.extract_lane(worst, 1));
    const high = max<f32>(f32x4.extract_lane(worst, 2), f32x4.extract_lane(worst, 3));
    store<f32>(moved + (r << 2), max<f32>(largest, max<f32>(low, high)));
  }
}

/** into += now - before, and before follows, for `count` numbers, a multiple of four. */
export function addChange(into: usize, now: usize, before: usize, count: u32): void {
  const bytes = count << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const x = v128.load(now + at);
    v128.store(into + at, f32x4.add(v128.load(into + at), f32x4.sub(x, v128.load(before + at))));
    v128.store(before + at, x);
  }
}

/**
 * What units have to tell: change = activity - sent where it exceeds `above` in size, else 0, and sent follows. `count`
 * is a multiple of four; returns how many changes are not 0.
 */
export function changes(change: usize, sent: usize, activity: usize, count: u32, above: f32): u32 {
  const bytes = count << 2;
  const least = f32x4.splat(above);
  let told: u32 = 0;
  for (let at: usize = 0; at < bytes; at += 16) {
    const now = v128.load(activity + at);
    const before = v128.load(sent + at);
    const by = f32x4.sub(now, before);
    const moved = f32x4.gt(f32x4.abs(by), least);
    v128.store(change + at, v128.and(by, moved));
    v128.store(sent + at, v128.bitselect(now, before, moved));
    told += popcnt<u32>(i32x4.bitmask(moved));
  }
  return told;
}
