// Spike sources: turn intensities into the spike list of this tick.
import {
  ENCODE_ACTIVE, ENCODE_KEY, ENCODE_POOL, ENCODE_RATE, ENCODE_STATE, N,
} from '../src/kernel/layout';
import { lanesOf } from './lanes';
import { appendFired, keep16, SWEEP } from './list';
import { words4 } from './philox';

const CARRY: v128 = i32x4.splat(0x7fffffff);

/** One phase accumulator per active input (a numerically controlled oscillator): a carry is a spike. */
export function encodeRegular(record: usize, list: usize): u32 {
  const n = load<u32>(record, N);
  const active = load<u32>(record, ENCODE_ACTIVE);
  const phase = load<u32>(record, ENCODE_STATE);
  const step = load<u32>(record, ENCODE_RATE);
  let out = list + 4;
  for (let first: u32 = 0; first < n; first += SWEEP) {
    const lanes = min(SWEEP, n - first);
    for (let i: u32 = 0; i < lanes; i += 16) {
      const at = phase + ((first + i) << 2);
      const by = step + ((first + i) << 2);
      const p0 = i32x4.add(v128.load(at), v128.load(by));
      const p1 = i32x4.add(v128.load(at, 16), v128.load(by, 16));
      const p2 = i32x4.add(v128.load(at, 32), v128.load(by, 32));
      const p3 = i32x4.add(v128.load(at, 48), v128.load(by, 48));
      v128.store(at, v128.and(p0, CARRY));
      v128.store(at, v128.and(p1, CARRY), 16);
      v128.store(at, v128.and(p2, CARRY), 32);
      v128.store(at, v128.and(p3, CARRY), 48);
      keep16(i, lanesOf(p0, p1, p2, p3));
    }
    out = appendFired(out, lanes, first, active);
  }
  const count = <u32>(out - list - 4) >> 2;
  store<u32>(list, count);
  return count;
}

/** ln of (word + 1) / 2^32, to float32 accuracy: exponent, and 2 artanh((m - 1) / (m + 1)) of a mantissa near 1. */
@inline
function lnUniform(words: v128): v128 {
  const x = f32x4.add(f32x4.convert_i32x4_u(words), f32x4.splat(1));
  const high = i32x4.gt_s(v128.and(x, i32x4.splat(0x007fffff)), i32x4.splat(0x003504f3));
  const exponent = i32x4.sub(i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(127 + 32)), high);
  const one = v128.bitselect(i32x4.splat(0x3f000000), i32x4.splat(0x3f800000), high);
  const m = v128.or(v128.and(x, i32x4.splat(0x007fffff)), one);
  const s = f32x4.div(f32x4.sub(m, f32x4.splat(1)), f32x4.add(m, f32x4.splat(1)));
  const z = f32x4.mul(s, s);
  let series = f32x4.mul(z, f32x4.splat(0.11111111));
  series = f32x4.mul(z, f32x4.add(series, f32x4.splat(0.14285715)));
  series = f32x4.mul(z, f32x4.add(series, f32x4.splat(0.2)));
  series = f32x4.mul(z, f32x4.add(series, f32x4.splat(0.33333334)));
  const small = f32x4.mul(f32x4.add(s, s), f32x4.add(series, f32x4.splat(1)));
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(exponent), f32x4.splat(0.6931472)), small);
}

/** The next four gaps of a Bernoulli train: geometric, at least 1. `inverse` = 1 / ln(1 - p). */
@inline
function fillPool(pool: usize, key: usize, address: u32, inverse: f32): void {
  const random = words4(key, load<u32>(pool) >> 2, address);
  const waits = f32x4.mul(lnUniform(random), f32x4.splat(inverse));
  // Not past 2^30; a NaN (0 times infinity) is no wait at all.
  const whole = i32x4.trunc_sat_f32x4_s(f32x4.pmin(waits, f32x4.splat(1073741824)));
  v128.store(pool + 4, i32x4.add(i32x4.max_s(whole, i32x4.splat(0)), i32x4.splat(1)));
}

/** Takes a gap from a pool that is not due to be filled. */
@inline
function takeGap(pool: usize): u32 {
  const taken = load<u32>(pool);
  store<u32>(pool, taken + 1);
  return load<u32>(pool + 4 + ((taken & 3) << 2));
}

@inline
function isDue(pool: usize): bool {
  return (load<u32>(pool) & 3) == 0;
}

/** Next gap of a Bernoulli train. */
export function geometricGap(pool: usize, key: usize, address: u32, inverse: f32): u32 {
  if (isDue(pool)) fillPool(pool, key, address, inverse);
  return takeGap(pool);
}

/** Inputs whose pools are filled together. */
const BATCH: usize = 64;
const due = memory.data(256, 16);

/** Independent Bernoulli trains drawn as geometric gaps: one draw per spike, none for silence. */
export function encodeBernoulli(record: usize, list: usize, tick: u32): u32 {
  const n = load<u32>(record, N);
  const active = load<u32>(record, ENCODE_ACTIVE);
  const next = load<u32>(record, ENCODE_STATE);
  const inverse = load<u32>(record, ENCODE_RATE);
  const pool = load<u32>(record, ENCODE_POOL);
  const key = load<u32>(record, ENCODE_KEY);
  const now = i32x4.splat(tick);
  let out = list + 4;
  for (let first: u32 = 0; first < n; first += SWEEP) {
    const lanes = min(SWEEP, n - first);
    for (let i: u32 = 0; i < lanes; i += 16) {
      const at = next + ((first + i) << 2);
      const e0 = i32x4.eq(v128.load(at), now);
      const e1 = i32x4.eq(v128.load(at, 16), now);
      const e2 = i32x4.eq(v128.load(at, 32), now);
      const e3 = i32x4.eq(v128.load(at, 48), now);
      keep16(i, lanesOf(e0, e1, e2, e3));
    }
    out = appendFired(out, lanes, first, 0);
  }
  // The list holds places in the tables so far. Which of them draw is gathered first: a guess per spike would cost more.
  for (let p = list + 4; p < out; p += BATCH << 2) {
    const last = min<usize>(p + (BATCH << 2), out);
    let dueEnd = due;
    for (let q = p; q < last; q += 4) {
      const k = load<u32>(q);
      store<u32>(dueEnd, k);
      dueEnd += usize(isDue(pool + k * 20)) << 2;
    }
    for (let q = due; q < dueEnd; q += 4) {
      const k = load<u32>(q);
      fillPool(pool + k * 20, key, load<u32>(active + (k << 2)), load<f32>(inverse + (k << 2)));
    }
    for (let q = p; q < last; q += 4) {
      const k = load<u32>(q);
      store<u32>(next + (k << 2), tick + takeGap(pool + k * 20));
      store<u32>(q, load<u32>(active + (k << 2)));
    }
  }
  const count = <u32>(out - list - 4) >> 2;
  store<u32>(list, count);
  return count;
}

/** Spikes sent by the host, sorted by tick. */
export function encodeEvents(record: usize, list: usize, tick: u32): u32 {
  const n = load<u32>(record, N);
  const addresses = load<u32>(record, ENCODE_ACTIVE);
  const ticks = load<u32>(record, ENCODE_STATE);
  const cursor = load<u32>(record, ENCODE_POOL);
  let k = load<u32>(cursor);
  let count: u32 = 0;
  while (k < n && load<u32>(ticks + (k << 2)) == tick) {
    count++;
    store<u32>(list + (count << 2), load<u32>(addresses + (k << 2)));
    k++;
  }
  store<u32>(cursor, k);
  store<u32>(list, count);
  return count;
}
