// Rows of an analog array: sums of columns, their noise and their conversion.
import {
  ANALOG_ALONE, ANALOG_BOUND, ANALOG_FAN, ANALOG_FLOOR, ANALOG_FORMED, ANALOG_KEY, ANALOG_PARAMS, ANALOG_ROW,
  ANALOG_STEP, ANALOG_TARGET, ANALOG_TILE, ANALOG_VARIANCES, ANALOG_WEIGHTS,
} from '../src/kernel/layout';
import { normal4 } from './normal';
import { words16 } from './philox';

/** Sums of sixteen columns and their variances. Rows are padded to such groups. */
const sums = memory.data(64, 16);
const spreads = memory.data(64, 16);
const words = memory.data(64, 16);
const table = memory.data(16384, 64);

/** Adds what the columns of each tile give for the rows that this tick's spikes drive. Returns the synaptic events. */
export function deliverAnalog(record: usize, list: usize, tick: u32): f64 {
  const count = load<u32>(list);
  if (count == 0) return 0;
  if (!load<u32>(table, 4 * 4095)) fillTable();
  const params = <usize>load<u32>(record, ANALOG_PARAMS);
  const group = load<u32>(params, ANALOG_ALONE) ? <u32>1 : load<u32>(params, ANALOG_TILE);
  const fan = load<u32>(record, ANALOG_FAN);
  const end = list + 4 + (count << 2);
  let formed: u32 = 0;
  let p = list + 4;
  while (p < end) {
    const tile = load<u32>(p) / group;
    const first = p;
    while (p < end && load<u32>(p) - tile * group < group) p += 4;
    readTile(record, params, first, p, tile, tick);
    formed += fan;
  }
  store<f64>(params, load<f64>(params, ANALOG_FORMED) + f64(formed), ANALOG_FORMED);
  return f64(count) * f64(fan);
}

/** The rows from `first` to `end` of the list, sixteen columns at a time; `tile` and the column name the draws. */
function readTile(record: usize, params: usize, first: usize, end: usize, tile: u32, tick: u32): void {
  const bytes = load<u32>(record, ANALOG_ROW);
  const weights = <usize>load<u32>(record, ANALOG_WEIGHTS);
  const variances = <usize>load<u32>(record, ANALOG_VARIANCES);
  const floor = <usize>load<u32>(params, ANALOG_FLOOR);
  const to = <usize>load<u32>(record, ANALOG_TARGET);
  const key = load<u32>(params, ANALOG_KEY);
  const noisy = variances != 0 || load<f32>(floor) > 0;
  for (let at: u32 = 0; at < bytes; at += 64) {
    memory.copy(spreads, floor + at, 64);
    if (variances) addBoth(weights + at, variances + at, bytes, first, end);
    else addRows(weights + at, bytes, first, end);
    if (noisy) {
      const group = (tile * bytes + at) >> 6;
      // Four blocks of random words are two groups of columns.
      if (at == 0 || !(group & 1)) words16(key, tick, (group & ~1) << 1, words);
      addNoise(words + ((group & 1) << 5));
    }
    convert(params, to + at);
  }
}

/** Adds sixteen columns of each listed row to the sums. */
@inline
function addRows(from: usize, bytes: u32, first: usize, end: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let p = first; p < end; p += 4) {
    const row = from + load<u32>(p) * bytes;
    a = f32x4.add(a, v128.load(row));
    b = f32x4.add(b, v128.load(row, 16));
    c = f32x4.add(c, v128.load(row, 32));
    d = f32x4.add(d, v128.load(row, 48));
  }
  storeAll(sums, a, b, c, d);
}

/** The same of weights and of variances, in one loop that waits for none of its sums. */
@inline
function addBoth(from: usize, also: usize, bytes: u32, first: usize, end: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let v = v128.load(spreads);
  let w = v128.load(spreads, 16);
  let x = v128.load(spreads, 32);
  let y = v128.load(spreads, 48);
  for (let p = first; p < end; p += 4) {
    const offset = load<u32>(p) * bytes;
    const row = from + offset;
    const other = also + offset;
    a = f32x4.add(a, v128.load(row));
    b = f32x4.add(b, v128.load(row, 16));
    c = f32x4.add(c, v128.load(row, 32));
    d = f32x4.add(d, v128.load(row, 48));
    v = f32x4.add(v, v128.load(other));
    w = f32x4.add(w, v128.load(other, 16));
    x = f32x4.add(x, v128.load(other, 32));
    y = f32x4.add(y, v128.load(other, 48));
  }
  storeAll(sums, a, b, c, d);
  storeAll(spreads, v, w, x, y);
}

@inline
function storeAll(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
}

/** Adds the noise of the sums, drawn with these random words. */
@inline
function addNoise(words: usize): void {
  for (let at: usize = 0; at < 64; at += 16) {
    const noise = f32x4.mul(f32x4.sqrt(v128.load(spreads + at)), normals(words + (at >> 1)));
    v128.store(sums + at, f32x4.add(v128.load(sums + at), noise));
  }
}

/** Four of the numbers of the table, by twelve bits of each half of a random word. */
@inline
function normals(words: usize): v128 {
  let xi = v128.load32_zero(quantile(words));
  xi = v128.load32_lane(quantile(words + 2), xi, 1);
  xi = v128.load32_lane(quantile(words + 4), xi, 2);
  return v128.load32_lane(quantile(words + 6), xi, 3);
}

@inline
function quantile(half: usize): usize {
  return table + ((load<u16>(half) >> 4) << 2);
}

/** Standard normal numbers in the middle of 4096 equal parts of probability, with a variance of 1. */
function fillTable(): void {
  for (let k: u32 = 0; k < 4096; k += 4) {
    const middles = i32x4.add(i32x4.splat((k << 20) + 0x80000), i32x4(0, 0x100000, 0x200000, 0x300000));
    v128.store(table + (k << 2), f32x4.mul(normal4(middles), f32x4.splat(1.00016034)));
  }
}

/** Adds the nearest steps of the converter to what the neurons get. */
@inline
function convert(params: usize, to: usize): void {
  const step = v128.load32_splat(params, ANALOG_STEP);
  const bound = v128.load32_splat(params, ANALOG_BOUND);
  const rounds = load<f32>(params, ANALOG_STEP) > 0;
  for (let at: usize = 0; at < 64; at += 16) {
    let sum = v128.load(sums + at);
    if (rounds) {
      const level = f32x4.mul(f32x4.nearest(f32x4.div(sum, step)), step);
      sum = f32x4.pmin(f32x4.pmax(level, f32x4.neg(bound)), bound);
    }
    v128.store(to + at, f32x4.add(v128.load(to + at), sum));
  }
}
