import type { MatrixView } from '../kernels.js';
import type { Views } from './views.js';

const f = Math.fround;

/** Product of the kernels: every element in rising k from what stands there. */
export function multiply(
  m: Views,
  out: MatrixView,
  a: MatrixView,
  b: MatrixView,
  rows: number,
  inner: number,
  columns: number,
): void {
  for (let r = 0; r < rows; r++) {
    for (let k = 0; k < inner; k++) addRow(m, out, r, element(m, a, r, k), b, k, columns);
  }
}

/** The same for a matrix `a` that is mostly zeros, which cost nothing; returns how many of its elements are not. */
export function multiplySparse(
  m: Views,
  out: MatrixView,
  a: MatrixView,
  b: MatrixView,
  rows: number,
  inner: number,
  columns: number,
): number {
  let used = 0;
  for (let r = 0; r < rows; r++) {
    for (let k = 0; k < inner; k++) {
      const x = element(m, a, r, k);
      if (x === 0) continue;
      used++;
      addRow(m, out, r, x, b, k, columns);
    }
  }
  return used;
}

const element = ({ f32 }: Views, { at, row, column }: MatrixView, r: number, c: number): number =>
  f32[(at >>> 2) + r * row + c * column]!;

/** out[r] += x b[k]. */
function addRow(
  { f32 }: Views,
  out: MatrixView,
  r: number,
  x: number,
  b: MatrixView,
  k: number,
  columns: number,
): void {
  const to = (out.at >>> 2) + r * out.row;
  const from = (b.at >>> 2) + k * b.row;
  for (let c = 0; c < columns; c++) f32[to + c] = f(f32[to + c]! + f(x * f32[from + c]!));
}
