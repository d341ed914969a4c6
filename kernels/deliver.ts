// Spike delivery: add a row of weights to the target's current for each spike, in list order.
// Every lane sums its own column in that order, so the result has the bits of the scalar loop.
import {
  DELIVER_FAN, DELIVER_ROW, DELIVER_STEP, DELIVER_TARGET, DELIVER_WEIGHTS, N,
} from '../src/kernel/layout';

/** Adds `count` rows to 48 columns held in twelve registers. */
@inline
function add48(addresses: usize, end: usize, weights: usize, row: u32, to: usize): void {
  let a0 = v128.load(to);
  let a1 = v128.load(to, 16);
  let a2 = v128.load(to, 32);
  let a3 = v128.load(to, 48);
  let a4 = v128.load(to, 64);
  let a5 = v128.load(to, 80);
  let a6 = v128.load(to, 96);
  let a7 = v128.load(to, 112);
  let a8 = v128.load(to, 128);
  let a9 = v128.load(to, 144);
  let aA = v128.load(to, 160);
  let aB = v128.load(to, 176);
  for (let p = addresses; p < end; p += 4) {
    const w = weights + load<u32>(p) * row;
    a0 = f32x4.add(a0, v128.load(w));
    a1 = f32x4.add(a1, v128.load(w, 16));
    a2 = f32x4.add(a2, v128.load(w, 32));
    a3 = f32x4.add(a3, v128.load(w, 48));
    a4 = f32x4.add(a4, v128.load(w, 64));
    a5 = f32x4.add(a5, v128.load(w, 80));
    a6 = f32x4.add(a6, v128.load(w, 96));
    a7 = f32x4.add(a7, v128.load(w, 112));
    a8 = f32x4.add(a8, v128.load(w, 128));
    a9 = f32x4.add(a9, v128.load(w, 144));
    aA = f32x4.add(aA, v128.load(w, 160));
    aB = f32x4.add(aB, v128.load(w, 176));
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  v128.store(to, a2, 32);
  v128.store(to, a3, 48);
  v128.store(to, a4, 64);
  v128.store(to, a5, 80);
  v128.store(to, a6, 96);
  v128.store(to, a7, 112);
  v128.store(to, a8, 128);
  v128.store(to, a9, 144);
  v128.store(to, aA, 160);
  v128.store(to, aB, 176);
}

@inline
function add32(addresses: usize, end: usize, weights: usize, row: u32, to: usize): void {
  let a0 = v128.load(to);
  let a1 = v128.load(to, 16);
  let a2 = v128.load(to, 32);
  let a3 = v128.load(to, 48);
  let a4 = v128.load(to, 64);
  let a5 = v128.load(to, 80);
  let a6 = v128.load(to, 96);
  let a7 = v128.load(to, 112);
  for (let p = addresses; p < end; p += 4) {
    const w = weights + load<u32>(p) * row;
    a0 = f32x4.add(a0, v128.load(w));
    a1 = f32x4.add(a1, v128.load(w, 16));
    a2 = f32x4.add(a2, v128.load(w, 32));
    a3 = f32x4.add(a3, v128.load(w, 48));
    a4 = f32x4.add(a4, v128.load(w, 64));
    a5 = f32x4.add(a5, v128.load(w, 80));
    a6 = f32x4.add(a6, v128.load(w, 96));
    a7 = f32x4.add(a7, v128.load(w, 112));
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  v128.store(to, a2, 32);
  v128.store(to, a3, 48);
  v128.store(to, a4, 64);
  v128.store(to, a5, 80);
  v128.store(to, a6, 96);
  v128.store(to, a7, 112);
}

@inline
function add16(addresses: usize, end: usize, weights: usize, row: u32, to: usize): void {
  let a0 = v128.load(to);
  let a1 = v128.load(to, 16);
  let a2 = v128.load(to, 32);
  let a3 = v128.load(to, 48);
  for (let p = addresses; p < end; p += 4) {
    const w = weights + load<u32>(p) * row;
    a0 = f32x4.add(a0, v128.load(w));
    a1 = f32x4.add(a1, v128.load(w, 16));
    a2 = f32x4.add(a2, v128.load(w, 32));
    a3 = f32x4.add(a3, v128.load(w, 48));
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  v128.store(to, a2, 32);
  v128.store(to, a3, 48);
}

/** Dense float32 rows. */
export function deliverF32(record: usize, list: usize): f64 {
  const count = load<u32>(list);
  if (count == 0) return 0;
  const addresses = list + 4;
  const end = addresses + (count << 2);
  const n = load<u32>(record, N);
  const row = load<u32>(record, DELIVER_ROW);
  const weights = <usize>load<u32>(record, DELIVER_WEIGHTS);
  const target = <usize>load<u32>(record, DELIVER_TARGET);
  let column: u32 = 0;
  for (; column + 48 <= n; column += 48) add48(addresses, end, weights + (column << 2), row, target + (column << 2));
  if (column + 16 < n) {
    add32(addresses, end, weights + (column << 2), row, target + (column << 2));
    column += 32;
  }
  if (column < n) add16(addresses, end, weights + (column << 2), row, target + (column << 2));
  return f64(count) * f64(load<u32>(record, DELIVER_FAN));
}

/** Adds int32 sums times the weight step to the current. */
@inline
function addScaled(to: usize, sum: v128, step: v128): void {
  v128.store(to, f32x4.add(v128.load(to), f32x4.mul(f32x4.convert_i32x4_s(sum), step)));
}

/** Dense int16 rows: exact int32 sums (at most 65536 spikes per tick), one rounding at the end. */
export function deliverI16(record: usize, list: usize): f64 {
  const count = load<u32>(list);
  if (count == 0) return 0;
  const addresses = list + 4;
  const end = addresses + (count << 2);
  const n = load<u32>(record, N);
  const row = load<u32>(record, DELIVER_ROW);
  const weights = <usize>load<u32>(record, DELIVER_WEIGHTS);
  const target = <usize>load<u32>(record, DELIVER_TARGET);
  const step = f32x4.splat(load<f32>(record, DELIVER_STEP));
  for (let column: u32 = 0; column < n; column += 16) {
    let s0 = i32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    const from = weights + (column << 1);
    for (let p = addresses; p < end; p += 4) {
      const w = from + load<u32>(p) * row;
      const x = v128.load(w);
      const y = v128.load(w, 16);
      s0 = i32x4.add(s0, i32x4.extend_low_i16x8_s(x));
      s1 = i32x4.add(s1, i32x4.extend_high_i16x8_s(x));
      s2 = i32x4.add(s2, i32x4.extend_low_i16x8_s(y));
      s3 = i32x4.add(s3, i32x4.extend_high_i16x8_s(y));
    }
    const to = target + (column << 2);
    addScaled(to, s0, step);
    addScaled(to + 16, s1, step);
    addScaled(to + 32, s2, step);
    addScaled(to + 48, s3, step);
  }
  return f64(count) * f64(load<u32>(record, DELIVER_FAN));
}

/** Dense int8 rows: int16 sums of 128 spikes at a time, widened to int32, one rounding at the end. */
export function deliverI8(record: usize, list: usize): f64 {
  const count = load<u32>(list);
  if (count == 0) return 0;
  const addresses = list + 4;
  const end = addresses + (count << 2);
  const n = load<u32>(record, N);
  const row = load<u32>(record, DELIVER_ROW);
  const weights = <usize>load<u32>(record, DELIVER_WEIGHTS);
  const target = <usize>load<u32>(record, DELIVER_TARGET);
  const step = f32x4.splat(load<f32>(record, DELIVER_STEP));
  for (let column: u32 = 0; column < n; column += 16) {
    let s0 = i32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    const from = weights + column;
    for (let start = addresses; start < end; start += 512) {
      let low = i16x8.splat(0);
      let high = low;
      const stop = min<usize>(end, start + 512);
      for (let p = start; p < stop; p += 4) {
        const x = v128.load(from + load<u32>(p) * row);
        low = i16x8.add(low, i16x8.extend_low_i8x16_s(x));
        high = i16x8.add(high, i16x8.extend_high_i8x16_s(x));
      }
      s0 = i32x4.add(s0, i32x4.extend_low_i16x8_s(low));
      s1 = i32x4.add(s1, i32x4.extend_high_i16x8_s(low));
      s2 = i32x4.add(s2, i32x4.extend_low_i16x8_s(high));
      s3 = i32x4.add(s3, i32x4.extend_high_i16x8_s(high));
    }
    const to = target + (column << 2);
    addScaled(to, s0, step);
    addScaled(to + 16, s1, step);
    addScaled(to + 32, s2, step);
    addScaled(to + 48, s3, step);
  }
  return f64(count) * f64(load<u32>(record, DELIVER_FAN));
}

/** The stored matrix read against its direction: a column is added for each spike of the target. */
@inline
function deliverBack<T extends number>(record: usize, list: usize, shift: u32): f64 {
  const count = load<u32>(list);
  const n = load<u32>(record, N);
  const row = load<u32>(record, DELIVER_ROW);
  const weights = <usize>load<u32>(record, DELIVER_WEIGHTS);
  const target = <usize>load<u32>(record, DELIVER_TARGET);
  const step = load<f32>(record, DELIVER_STEP);
  for (let k: u32 = 0; k < count; k++) {
    let w = weights + (load<u32>(list + 4 + (k << 2)) << shift);
    const end = target + (n << 2);
    for (let to = target; to < end; to += 4) {
      if (isFloat<T>()) store<f32>(to, load<f32>(to) + f32(load<T>(w)));
      else store<f32>(to, load<f32>(to) + f32(load<T>(w)) * step);
      w += row;
    }
  }
  return f64(count) * f64(n);
}

export function deliverBackF32(record: usize, list: usize): f64 {
  return deliverBack<f32>(record, list, 2);
}
export function deliverBackI16(record: usize, list: usize): f64 {
  return deliverBack<i16>(record, list, 1);
}
export function deliverBackI8(record: usize, list: usize): f64 {
  return deliverBack<i8>(record, list, 0);
}

/** Compressed rows: target and weight of each synapse of the source. */
export function deliverSparse(record: usize, list: usize): f64 {
  const count = load<u32>(list);
  const rows = <usize>load<u32>(record, DELIVER_ROW);
  const weights = <usize>load<u32>(record, DELIVER_WEIGHTS);
  const targets = <usize>load<u32>(record, DELIVER_FAN);
  const current = <usize>load<u32>(record, DELIVER_TARGET);
  let events: u32 = 0;
  for (let k: u32 = 0; k < count; k++) {
    const at = rows + (load<u32>(list + 4 + (k << 2)) << 2);
    const first = load<u32>(at);
    const last = load<u32>(at, 4);
    for (let s = first; s < last; s++) {
      const to = current + (load<u32>(targets + (s << 2)) << 2);
      store<f32>(to, load<f32>(to) + load<f32>(weights + (s << 2)));
    }
    events += last - first;
  }
  return f64(events);
}
