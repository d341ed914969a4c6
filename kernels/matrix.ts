// Batched matrix product. Every element is summed over `inner` in rising order, starting from what stands there, so
// that its bits do not depend on how the product is cut into blocks.
import { ENTRY, THREAD_BYTES } from '../src/kernel/layout';
import { multiplyAdd } from './lanes';
import { addListed, enter, room } from './listed';

/** Columns that are worked out together: with four rows, what fits the registers. */
const STRIP: u32 = 8;
/** Columns that are copied together: a line of the cache. */
const COPIED: u32 = 2 * STRIP;
/** Rows of `b` that are copied at a time. */
const MOST: u32 = THREAD_BYTES / (COPIED << 2);
/** Rows of `out` from which copies pay. */
const MANY: u32 = 8;

/**
 * The Product of src/kernel/kernels.ts with its views as numbers; rows of `out` and `b` are whole vectors of four. Rows of
 * `a` go four by four, and what is left by itself, listed.
 */
export function multiply(
  out: usize, outRow: u32, a: usize, aRow: u32, aColumn: u32, b: usize, bRow: u32, rows: u32, inner: u32, columns: u32,
): void {
  const fours: u32 = rows & ~3;
  if (fours > 0) multiplyFours(out, outRow, a, aRow, aColumn, b, bRow, fours, inner, columns);
  if (fours < rows) {
    const to = out + ((fours * outRow) << 2);
    multiplySparse(to, outRow, a + ((fours * aRow) << 2), aRow, aColumn, b, bRow, rows - fours, inner, columns);
  }
}

/**
 * Goes strip by strip of `b`, for all rows of `a`, a multiple of four. For many of these, strips are copied to where their
 * numbers follow each other, so that `b` is read once.
 */
function multiplyFours(
  out: usize, outRow: u32, a: usize, aRow: u32, aColumn: u32, b: usize, bRow: u32, rows: u32, inner: u32, columns: u32,
): void {
  const copied: u32 = rows < MANY ? 0 : columns & ~(COPIED - 1);
  for (let c: u32 = 0; c < copied; c += COPIED) {
    const to = out + (c << 2);
    for (let k: u32 = 0; k < inner; k += MOST) {
      const count = min(MOST, inner - k);
      const from = a + ((k * aColumn) << 2);
      const second = copyStrips(b + ((k * bRow + c) << 2), bRow << 2, count);
      wholeStrip(to, outRow << 2, from, aRow << 2, aColumn << 2, room, STRIP << 2, rows, count);
      wholeStrip(to + (STRIP << 2), outRow << 2, from, aRow << 2, aColumn << 2, second, STRIP << 2, rows, count);
    }
  }
  const whole: u32 = columns & ~(STRIP - 1);
  for (let c = copied; c < whole; c += STRIP) {
    wholeStrip(out + (c << 2), outRow << 2, a, aRow << 2, aColumn << 2, b + (c << 2), bRow << 2, rows, inner);
  }
  if (whole < columns) {
    halfStrip(out + (whole << 2), outRow << 2, a, aRow << 2, aColumn << 2, b + (whole << 2), bRow << 2, rows, inner);
  }
}

// From here on strides are bytes.

/** Copies two strips to this thread's room, one after the other; returns where the second stands. */
@inline
function copyStrips(from: usize, row: usize, count: u32): usize {
  const second = room + (((count * STRIP) << 2) as usize);
  for (let to = room; to < second; to += STRIP << 2) {
    const other = second + (to - room);
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(other, v128.load(from, 32));
    v128.store(other, v128.load(from, 48), 16);
    from += row;
  }
  return second;
}

/** Eight columns of all rows, a multiple of four. */
@inline
function wholeStrip(
  out: usize, outRow: usize, a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, rows: u32, inner: u32,
): void {
  for (let r: u32 = 0; r < rows; r += 4) {
    const o0 = out + (r as usize) * outRow;
    const o1 = o0 + outRow;
    const o2 = o1 + outRow;
    const o3 = o2 + outRow;
    let s00 = v128.load(o0);
    let s01 = v128.load(o0, 16);
    let s10 = v128.load(o1);
    let s11 = v128.load(o1, 16);
    let s20 = v128.load(o2);
    let s21 = v128.load(o2, 16);
    let s30 = v128.load(o3);
    let s31 = v128.load(o3, 16);
    let pa = a + (r as usize) * aRow;
    let pb = b;
    for (let k: u32 = 0; k < inner; k++) {
      const b0 = v128.load(pb);
      const b1 = v128.load(pb, 16);
      let x = v128.load32_splat(pa);
      s00 = multiplyAdd(x, b0, s00);
      s01 = multiplyAdd(x, b1, s01);
      x = v128.load32_splat(pa + aRow);
      s10 = multiplyAdd(x, b0, s10);
      s11 = multiplyAdd(x, b1, s11);
      x = v128.load32_splat(pa + 2 * aRow);
      s20 = multiplyAdd(x, b0, s20);
      s21 = multiplyAdd(x, b1, s21);
      x = v128.load32_splat(pa + 3 * aRow);
      s30 = multiplyAdd(x, b0, s30);
      s31 = multiplyAdd(x, b1, s31);
      pa += aColumn;
      pb += bRow;
    }
    v128.store(o0, s00);
    v128.store(o0, s01, 16);
    v128.store(o1, s10);
    v128.store(o1, s11, 16);
    v128.store(o2, s20);
    v128.store(o2, s21, 16);
    v128.store(o3, s30);
    v128.store(o3, s31, 16);
  }
}

/** The last four columns of all rows, a multiple of four. */
function halfStrip(
  out: usize, outRow: usize, a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, rows: u32, inner: u32,
): void {
  for (let r: u32 = 0; r < rows; r += 4) {
    const o0 = out + (r as usize) * outRow;
    const o1 = o0 + outRow;
    const o2 = o1 + outRow;
    const o3 = o2 + outRow;
    let s0 = v128.load(o0);
    let s1 = v128.load(o1);
    let s2 = v128.load(o2);
    let s3 = v128.load(o3);
    let pa = a + (r as usize) * aRow;
    let pb = b;
    for (let k: u32 = 0; k < inner; k++) {
      const b0 = v128.load(pb);
      s0 = multiplyAdd(v128.load32_splat(pa), b0, s0);
      s1 = multiplyAdd(v128.load32_splat(pa + aRow), b0, s1);
      s2 = multiplyAdd(v128.load32_splat(pa + 2 * aRow), b0, s2);
      s3 = multiplyAdd(v128.load32_splat(pa + 3 * aRow), b0, s3);
      pa += aColumn;
      pb += bRow;
    }
    v128.store(o0, s0);
    v128.store(o1, s1);
    v128.store(o2, s2);
    v128.store(o3, s3);
  }
}

/** Elements of `a` that are listed before their rows of `b` are added: what of `b` stays near while all rows take it. */
const LISTED: u32 = 128;

/**
 * The same for a matrix `a` that is mostly zeros, which cost nothing; returns how many of its elements are not. All rows
 * take some rows of `b` before any takes the next, so that these are found in the cache.
 */
export function multiplySparse(
  out: usize, outRow: u32, a: usize, aRow: u32, aColumn: u32, b: usize, bRow: u32, rows: u32, inner: u32, columns: u32,
): u32 {
  let used: u32 = 0;
  for (let first: u32 = 0; first < inner; first += LISTED) {
    const count = min(LISTED, inner - first);
    const from = a + ((first * aColumn) << 2);
    const block = b + ((first * bRow) << 2);
    for (let r: u32 = 0; r < rows; r++) {
      const end = listRow(from + ((r * aRow) << 2), aColumn << 2, block, bRow << 2, count);
      addListed(out + ((r * outRow) << 2), 0, room, end, columns << 2);
      used += ((end - room) / ENTRY) as u32;
    }
  }
  return used;
}

/** Lists the elements other than 0 of `count`, and their rows; returns where the list ends. */
@inline
function listRow(pa: usize, aColumn: usize, pb: usize, bRow: usize, count: u32): usize {
  let end = room;
  for (let k: u32 = 0; k < count; k++) {
    const x = load<f32>(pa);
    end = enter(end, pb, x, x != 0);
    pa += aColumn;
    pb += bRow;
  }
  return end;
}
