// Batched matrix product. Every element is summed over `inner` in rising order, starting from what stands there, so
// that its bits do not depend on how the product is cut into blocks.
import { THREAD_BYTES } from '../src/kernel/layout';
import { multiplyAdd } from './lanes';

/** The Product of src/kernel/kernels.ts with its views as numbers; rows of `out` and `b` are whole vectors of four. */
export function multiply(
  out: usize, outRow: u32, a: usize, aRow: u32, aColumn: u32, b: usize, bRow: u32, rows: u32, inner: u32, columns: u32,
): void {
  let r: u32 = 0;
  for (; r + 4 <= rows; r += 4) {
    fourRows(out + ((r * outRow) << 2), outRow << 2, a + ((r * aRow) << 2), aRow << 2, aColumn << 2, b, bRow << 2, inner, columns);
  }
  for (; r < rows; r++) {
    oneRow(out + ((r * outRow) << 2), a + ((r * aRow) << 2), aColumn << 2, b, bRow << 2, inner, columns);
  }
}

/** Four rows, eight columns at a time: what fits the registers. From here on strides are bytes. */
function fourRows(
  out: usize, outRow: usize, a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, inner: u32, columns: u32,
): void {
  let c: u32 = 0;
  for (; c + 8 <= columns; c += 8) {
    const o0 = out + (c << 2);
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
    let pa = a;
    let pb = b + (c << 2);
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
  if (c == columns) return;
  const o0 = out + (c << 2);
  const o1 = o0 + outRow;
  const o2 = o1 + outRow;
  const o3 = o2 + outRow;
  let s0 = v128.load(o0);
  let s1 = v128.load(o1);
  let s2 = v128.load(o2);
  let s3 = v128.load(o3);
  let pa = a;
  let pb = b + (c << 2);
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

/** What is left of the rows, one at a time. */
function oneRow(out: usize, a: usize, aColumn: usize, b: usize, bRow: usize, inner: u32, columns: u32): void {
  for (let c: u32 = 0; c < columns; c += 4) {
    let sum = v128.load(out + (c << 2));
    let pa = a;
    let pb = b + (c << 2);
    for (let k: u32 = 0; k < inner; k++) {
      sum = multiplyAdd(v128.load32_splat(pa), v128.load(pb), sum);
      pa += aColumn;
      pb += bRow;
    }
    v128.store(out + (c << 2), sum);
  }
}

/** Elements of `a` that are gathered before their rows of `b` are added: where each row stands, and its factor. */
const LISTED: u32 = THREAD_BYTES / 8;
let list: usize = 0;

/** Sets where this instance gathers them: THREAD_BYTES that no other thread writes to. */
export function gatherAt(at: usize): void {
  list = at;
}

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
      const end = gather(from + ((r * aRow) << 2), aColumn << 2, block, bRow << 2, count);
      addListed(out + ((r * outRow) << 2), end, columns << 2);
      used += ((end - list) >> 3) as u32;
    }
  }
  return used;
}

/** Lists the elements other than 0 of `count`, and their rows; returns where the list ends. */
@inline
function gather(pa: usize, aColumn: usize, pb: usize, bRow: usize, count: u32): usize {
  let end = list;
  for (let k: u32 = 0; k < count; k++) {
    const x = load<f32>(pa);
    store<u32>(end, pb as u32);
    store<f32>(end, x, 4);
    // Without a branch: what is zero is overwritten by the next.
    end += usize(x != 0) << 3;
    pa += aColumn;
    pb += bRow;
  }
  return end;
}

/** to += the listed rows times their factors, in the order of the list, as many columns at a time as fit registers. */
function addListed(to: usize, end: usize, bytes: usize): void {
  if (end == list) return;
  let c: usize = 0;
  for (; c + 128 <= bytes; c += 128) {
    const o = to + c;
    let s0 = v128.load(o);
    let s1 = v128.load(o, 16);
    let s2 = v128.load(o, 32);
    let s3 = v128.load(o, 48);
    let s4 = v128.load(o, 64);
    let s5 = v128.load(o, 80);
    let s6 = v128.load(o, 96);
    let s7 = v128.load(o, 112);
    for (let at = list; at < end; at += 8) {
      const x = v128.load32_splat(at, 4);
      const from = (load<u32>(at) as usize) + c;
      s0 = multiplyAdd(x, v128.load(from), s0);
      s1 = multiplyAdd(x, v128.load(from, 16), s1);
      s2 = multiplyAdd(x, v128.load(from, 32), s2);
      s3 = multiplyAdd(x, v128.load(from, 48), s3);
      s4 = multiplyAdd(x, v128.load(from, 64), s4);
      s5 = multiplyAdd(x, v128.load(from, 80), s5);
      s6 = multiplyAdd(x, v128.load(from, 96), s6);
      s7 = multiplyAdd(x, v128.load(from, 112), s7);
    }
    v128.store(o, s0);
    v128.store(o, s1, 16);
    v128.store(o, s2, 32);
    v128.store(o, s3, 48);
    v128.store(o, s4, 64);
    v128.store(o, s5, 80);
    v128.store(o, s6, 96);
    v128.store(o, s7, 112);
  }
  for (; c < bytes; c += 16) {
    let s = v128.load(to + c);
    for (let at = list; at < end; at += 8) {
      s = multiplyAdd(v128.load32_splat(at, 4), v128.load((load<u32>(at) as usize) + c), s);
    }
    v128.store(to + c, s);
  }
}
