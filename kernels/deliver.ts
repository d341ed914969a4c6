// Spike delivery: add a row of weights to the target's current for each spike, in list order.
// Every lane sums its own column in that order, so the result has the bits of the scalar loop.
import {
  DELIVER_FAN, DELIVER_ROW, DELIVER_SCALE_MASK, DELIVER_SCALES, DELIVER_STEP, DELIVER_TARGET, DELIVER_WEIGHTS, N,
} from '../src/kernel/layout';

/** Four columns of up to four rows, finished before the next four: sums of sixteen columns at a time spill registers. */
@inline
function addColumns(rows: i32, to: usize, w0: usize, w1: usize, w2: usize, w3: usize): void {
  let sum = f32x4.add(v128.load(to), v128.load(w0));
  if (rows > 1) sum = f32x4.add(sum, v128.load(w1));
  if (rows > 2) sum = f32x4.add(sum, v128.load(w2));
  if (rows > 3) sum = f32x4.add(sum, v128.load(w3));
  v128.store(to, sum);
}

/**
 * Adds `rows` (1 to 4, known at compile time) rows to the target, 16 columns at a time. Whole rows are read in one
 * go, which a cache serves faster than strips of many rows.
 */
@inline
function addRows(rows: i32, addresses: usize, weights: usize, row: u32, to: usize, end: usize): void {
  let w0 = weights + load<u32>(addresses) * row;
  let w1 = rows > 1 ? weights + load<u32>(addresses, 4) * row : 0;
  let w2 = rows > 2 ? weights + load<u32>(addresses, 8) * row : 0;
  let w3 = rows > 3 ? weights + load<u32>(addresses, 12) * row : 0;
  do {
    addColumns(rows, to, w0, w1, w2, w3);
    addColumns(rows, to + 16, w0 + 16, w1 + 16, w2 + 16, w3 + 16);
    addColumns(rows, to + 32, w0 + 32, w1 + 32, w2 + 32, w3 + 32);
    addColumns(rows, to + 48, w0 + 48, w1 + 48, w2 + 48, w3 + 48);
    to += 64;
    w0 += 64;
    w1 += 64;
    w2 += 64;
    w3 += 64;
  } while (to < end);
}

/** Adds any number of rows to 16 columns held in registers. */
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
  const last = list + 4 + (count << 2);
  const n = load<u32>(record, N);
  const row = load<u32>(record, DELIVER_ROW);
  const weights = <usize>load<u32>(record, DELIVER_WEIGHTS);
  const target = <usize>load<u32>(record, DELIVER_TARGET);
  const end = target + (n << 2);
  let p = list + 4;
  if (n <= 16) {
    add16(p, last, weights, row, target);
  } else {
    for (; p + 16 <= last; p += 16) addRows(4, p, weights, row, target, end);
    const left = last - p;
    if (left == 4) addRows(1, p, weights, row, target, end);
    else if (left == 8) addRows(2, p, weights, row, target, end);
    else if (left == 12) addRows(3, p, weights, row, target, end);
  }
  return f64(count) * f64(load<u32>(record, DELIVER_FAN));
}

/** Adds int32 sums times the weight step to the current. */
@inline
function addScaled(to: usize, sum: v128, step: v128): void {
  v128.store(to, f32x4.add(v128.load(to), f32x4.mul(f32x4.convert_i32x4_s(sum), step)));
}

const ONES16: v128 = i16x8.splat(1);

/** Dense int16 rows: exact int32 sums (at most 65536 spikes per tick), one rounding at the end. */
export function deliverI16(record: usize, list: usize): f64 {
  const count = load<u32>(list);
  if (count == 0) return 0;
  const addresses = list + 4;
  const end = addresses + (count << 2);
  const pairs = addresses + ((count & ~1) << 2);
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
    let p = addresses;
    // Two rows interleaved: the dot product with ones adds each column's pair in int32.
    for (; p < pairs; p += 8) {
      const w0 = from + load<u32>(p) * row;
      const w1 = from + load<u32>(p, 4) * row;
      const x0 = v128.load(w0);
      const x1 = v128.load(w1);
      s0 = i32x4.add(s0, i32x4.dot_i16x8_s(lowI16(x0, x1), ONES16));
      s1 = i32x4.add(s1, i32x4.dot_i16x8_s(highI16(x0, x1), ONES16));
      const y0 = v128.load(w0, 16);
      const y1 = v128.load(w1, 16);
      s2 = i32x4.add(s2, i32x4.dot_i16x8_s(lowI16(y0, y1), ONES16));
      s3 = i32x4.add(s3, i32x4.dot_i16x8_s(highI16(y0, y1), ONES16));
    }
    if (p < end) {
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

@inline
function lowI16(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}
@inline
function highI16(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}
@inline
function lowI8(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
@inline
function highI8(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Dense int8 rows: int16 sums of 256 spikes (at least -32768), widened to int32, one rounding at the end. */
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
    for (let start = addresses; start < end; start += 1024) {
      let low = i16x8.splat(0);
      let high = low;
      const stop = min<usize>(end, start + 1024);
      let p = start;
      for (; p + 8 <= stop; p += 8) {
        const x = v128.load(from + load<u32>(p) * row);
        const y = v128.load(from + load<u32>(p, 4) * row);
        low = i16x8.add(low, i16x8.extadd_pairwise_i8x16_s(lowI8(x, y)));
        high = i16x8.add(high, i16x8.extadd_pairwise_i8x16_s(highI8(x, y)));
      }
      if (p < stop) {
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

/** Four weights of one column, from rows that follow each other, as float32. */
@inline
function column4<T extends number>(w: usize, row: usize, step: v128): v128 {
  if (isFloat<T>()) {
    let x = v128.load32_zero(w);
    x = v128.load32_lane(w + row, x, 1);
    x = v128.load32_lane(w + row * 2, x, 2);
    return v128.load32_lane(w + row * 3, x, 3);
  }
  let x = i32x4.splat(load<T>(w));
  x = i32x4.replace_lane(x, 1, load<T>(w + row));
  x = i32x4.replace_lane(x, 2, load<T>(w + row * 2));
  x = i32x4.replace_lane(x, 3, load<T>(w + row * 3));
  return f32x4.mul(f32x4.convert_i32x4_s(x), step);
}

/** The stored matrix read against its direction: a column is added for each spike of the target. */
@inline
function deliverBack<T extends number>(record: usize, list: usize, shift: u32): f64 {
  const count = load<u32>(list);
  if (count == 0) return 0;
  const addresses = list + 4;
  const last = addresses + (count << 2);
  const n = load<u32>(record, N);
  const row = load<u32>(record, DELIVER_ROW);
  let weights = <usize>load<u32>(record, DELIVER_WEIGHTS);
  const step = load<f32>(record, DELIVER_STEP);
  let to = <usize>load<u32>(record, DELIVER_TARGET);
  const end = to + (n << 2);
  for (; to + 16 <= end; to += 16) {
    let sum = v128.load(to);
    for (let p = addresses; p < last; p += 4) {
      sum = f32x4.add(sum, column4<T>(weights + (load<u32>(p) << shift), row, f32x4.splat(step)));
    }
    v128.store(to, sum);
    weights += row << 2;
  }
  for (; to < end; to += 4) {
    let sum = load<f32>(to);
    for (let p = addresses; p < last; p += 4) {
      const w = f32(load<T>(weights + (load<u32>(p) << shift)));
      sum += isFloat<T>() ? w : w * step;
    }
    store<f32>(to, sum);
    weights += row;
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
export function deliverSparse(record: usize, list: usize, tick: u32): f64 {
  const count = load<u32>(list);
  const rows = <usize>load<u32>(record, DELIVER_ROW);
  const weights = <usize>load<u32>(record, DELIVER_WEIGHTS);
  const targets = <usize>load<u32>(record, DELIVER_FAN);
  const current = <usize>load<u32>(record, DELIVER_TARGET);
  const scales = <usize>load<u32>(record, DELIVER_SCALES);
  const scale = scales ? load<f32>(scales + ((tick & load<u32>(record, DELIVER_SCALE_MASK)) << 2)) : 1;
  let events: u32 = 0;
  for (let k: u32 = 0; k < count; k++) {
    const at = rows + (load<u32>(list + 4 + (k << 2)) << 2);
    const first = load<u32>(at);
    const last = load<u32>(at, 4);
    for (let s = first; s < last; s++) {
      const to = current + (load<u32>(targets + (s << 2)) << 2);
      store<f32>(to, load<f32>(to) + load<f32>(weights + (s << 2)) * scale);
    }
    events += last - first;
  }
  return f64(events);
}
