// Spike sources: turn intensities into the spike list of this tick.
import {
  ENCODE_ACTIVE, ENCODE_KEY, ENCODE_LOG, ENCODE_POOL, ENCODE_RATE, ENCODE_STATE, LOG_TABLE_SIZE, N,
} from '../src/kernel/layout';
import { firstOf, lanesOf } from './lanes';
import { draw4 } from './philox';

const CARRY: v128 = i32x4.splat(0x7fffffff);

/** One phase accumulator per active input (a numerically controlled oscillator): a carry is a spike. */
export function encodeRegular(record: usize, list: usize): u32 {
  const n = load<u32>(record, N);
  const active = load<u32>(record, ENCODE_ACTIVE);
  const phase = load<u32>(record, ENCODE_STATE);
  const step = load<u32>(record, ENCODE_RATE);
  let out = list + 4;
  for (let first: u32 = 0; first < n; first += 64) {
    let fired: u64 = 0;
    for (let i = first; i < min(n, first + 64); i += 16) {
      const at = phase + (i << 2);
      const by = step + (i << 2);
      const p0 = i32x4.add(v128.load(at), v128.load(by));
      const p1 = i32x4.add(v128.load(at, 16), v128.load(by, 16));
      const p2 = i32x4.add(v128.load(at, 32), v128.load(by, 32));
      const p3 = i32x4.add(v128.load(at, 48), v128.load(by, 48));
      v128.store(at, v128.and(p0, CARRY));
      v128.store(at, v128.and(p1, CARRY), 16);
      v128.store(at, v128.and(p2, CARRY), 32);
      v128.store(at, v128.and(p3, CARRY), 48);
      fired |= u64(lanesOf(p0, p1, p2, p3)) << (i & 63);
    }
    for (fired = firstOf(fired, n - first); fired; fired &= fired - 1) {
      store<u32>(out, load<u32>(active + ((first + u32(ctz(fired))) << 2)));
      out += 4;
    }
  }
  const count = <u32>(out - list - 4) >> 2;
  store<u32>(list, count);
  return count;
}

/** ln(x), x in (0, 1] given as word * 2^-32: table of centres and a third-order series (error below 1e-10). */
@inline
function lnUniform(word: u32, table: usize): f64 {
  const x = f64(word) + 1.0;
  const bits = reinterpret<u64>(x);
  const exponent = i32(bits >> 52) - 1023 - 32;
  const mantissa = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  const entry = table + (<usize>((bits >> 45) & (LOG_TABLE_SIZE - 1)) << 4);
  const delta = mantissa * load<f64>(entry, 8) - 1.0;
  const series = delta * (1.0 - delta * (0.5 - delta * (0.3333333333333333 - delta * 0.25)));
  return f64(exponent) * 0.6931471805599453 + load<f64>(entry) + series;
}

/** Next gap of a Bernoulli train: geometric, at least 1. */
export function geometricGap(pool: usize, key: usize, address: u32, inverse: f64, table: usize): u32 {
  const taken = load<u32>(pool);
  if ((taken & 3) == 0) draw4(key, taken >> 2, address, pool + 4);
  const word = load<u32>(pool + 4 + ((taken & 3) << 2));
  store<u32>(pool, taken + 1);
  const gap = lnUniform(word, table) * inverse;
  return gap < 1073741823.0 ? 1 + u32(gap) : 1073741824;
}

/** Independent Bernoulli trains drawn as geometric gaps: one draw per spike, none for silence. */
export function encodeBernoulli(record: usize, list: usize, tick: u32): u32 {
  const n = load<u32>(record, N);
  const active = load<u32>(record, ENCODE_ACTIVE);
  const next = load<u32>(record, ENCODE_STATE);
  const inverse = load<u32>(record, ENCODE_RATE);
  const pool = load<u32>(record, ENCODE_POOL);
  const key = load<u32>(record, ENCODE_KEY);
  const table = load<u32>(record, ENCODE_LOG);
  const now = i32x4.splat(tick);
  let out = list + 4;
  for (let first: u32 = 0; first < n; first += 64) {
    let due: u64 = 0;
    for (let i = first; i < min(n, first + 64); i += 16) {
      const at = next + (i << 2);
      const e0 = i32x4.eq(v128.load(at), now);
      const e1 = i32x4.eq(v128.load(at, 16), now);
      const e2 = i32x4.eq(v128.load(at, 32), now);
      const e3 = i32x4.eq(v128.load(at, 48), now);
      due |= u64(lanesOf(e0, e1, e2, e3)) << (i & 63);
    }
    for (due = firstOf(due, n - first); due; due &= due - 1) {
      const k = first + u32(ctz(due));
      const address = load<u32>(active + (k << 2));
      store<u32>(out, address);
      out += 4;
      const gap = geometricGap(pool + k * 20, key, address, load<f64>(inverse + (k << 3)), table);
      store<u32>(next + (k << 2), tick + gap);
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
