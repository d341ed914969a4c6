// Nodes between conductances, and conductances that follow a contrast of two states: with a and b the voltages at the
// ends of a resistor, the change of (a - b)^2 / 2 is that of b^2 / 2 (square) minus that of a b - a^2 / 2 (cross).

import { sumOf } from './lanes';

/** See Kernels.settleNodes. */
export function settleNodes(
  next: usize, external: usize, yields: usize, rows: u32, columns: u32, push: f32, first: i32, drop: f32,
): void {
  const bytes = columns << 2;
  const beta = f32x4.splat(push);
  const low = f32x4.splat(0 - drop);
  const high = f32x4.splat(drop);
  let row: usize = 0;
  for (let r: u32 = 0; r < rows; r++) {
    let node = i32x4(0, 1, 2, 3);
    for (let at: usize = 0; at < bytes; at += 16) {
      const pushed = f32x4.mul(beta, v128.load(external + row + at));
      const current = f32x4.add(v128.load(next + row + at), pushed);
      let v = f32x4.mul(current, v128.load(yields + at));
      if (first >= 0) {
        const upper = i32x4.lt_s(node, i32x4.splat(first));
        v = v128.bitselect(f32x4.max(v, low), f32x4.min(v, high), upper);
        node = i32x4.add(node, i32x4.splat(4));
      }
      v128.store(next + row + at, v);
    }
    row += bytes;
  }
}

/** See Kernels.moveSiemens. */
export function moveSiemens(
  siemens: usize, mirror: usize, sums: usize, square: usize, cross: usize,
  rows: u32, columns: u32, scale: f32, limit: f32,
): i32 {
  const bytes = columns << 2;
  const by = f32x4.splat(scale);
  let changed = i32x4.splat(0);
  let inside = i32x4.splat(-1);
  for (let at: usize = 0; at < bytes; at += 16) {
    const end = at + rows * bytes;
    const q = v128.load(square + at);
    let sum = v128.load(sums + at);
    for (let k = at; k < end; k += bytes) {
      const p = v128.load(cross + k);
      v128.store(cross + k, f32x4.splat(0));
      const g = v128.load(siemens + k);
      const next = moved(g, by, f32x4.sub(q, p));
      v128.store(siemens + k, next);
      changed = i32x4.sub(changed, f32x4.ne(next, g));
      sum = f32x4.add(sum, next);
      if (mirror) {
        const m = v128.load(mirror + k);
        const back = moved(m, by, f32x4.add(q, p));
        v128.store(mirror + k, back);
        changed = i32x4.sub(changed, f32x4.ne(back, m));
        sum = f32x4.add(sum, back);
      }
    }
    v128.store(sums + at, sum);
    inside = v128.and(inside, f32x4.le(sum, f32x4.splat(limit)));
  }
  return i32x4.all_true(inside) ? <i32>sumOf(changed) : -1;
}
/** max(0, g - scale x contrast); not-a-number stays to be found. */
@inline
function moved(g: v128, scale: v128, contrast: v128): v128 {
  return f32x4.pmax(f32x4.sub(g, f32x4.mul(scale, contrast)), f32x4.splat(0));
}
