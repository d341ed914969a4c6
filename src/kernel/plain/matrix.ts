import type { Views } from './views.js';

const f = Math.fround;

/**
 * out[r][c] += sum over k of a[r][k] b[k][c], each element in rising k from what stands there. Pointers in bytes,
 * strides in elements; a's element (r, k) stands at r * aRow + k * aColumn. `columns` is a multiple of four.
 */
export function multiply(
  m: Views,
  out: number,
  outRow: number,
  a: number,
  aRow: number,
  aColumn: number,
  b: number,
  bRow: number,
  rows: number,
  inner: number,
  columns: number,
): void {
  const { f32 } = m;
  for (let r = 0; r < rows; r++) {
    const to = (out >>> 2) + r * outRow;
    for (let k = 0; k < inner; k++) {
      const x = f32[(a >>> 2) + r * aRow + k * aColumn]!;
      const from = (b >>> 2) + k * bRow;
      for (let c = 0; c < columns; c++) f32[to + c] = f(f32[to + c]! + f(x * f32[from + c]!));
    }
  }
}

/** The same for a matrix `a` that is mostly zeros, which cost nothing; returns how many of its elements are not. */
export function multiplySparse(
  m: Views,
  out: number,
  outRow: number,
  a: number,
  aRow: number,
  aColumn: number,
  b: number,
  bRow: number,
  rows: number,
  inner: number,
  columns: number,
): number {
  const { f32 } = m;
  let used = 0;
  for (let r = 0; r < rows; r++) {
    const to = (out >>> 2) + r * outRow;
    for (let k = 0; k < inner; k++) {
      const x = f32[(a >>> 2) + r * aRow + k * aColumn]!;
      if (x === 0) continue;
      used++;
      const from = (b >>> 2) + k * bRow;
      for (let c = 0; c < columns; c++) f32[to + c] = f(f32[to + c]! + f(x * f32[from + c]!));
    }
  }
  return used;
}
