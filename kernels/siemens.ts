// Conductances that follow a contrast of two states: with a and b the voltages at the ends of a resistor, the change of
// (a - b)^2 / 2 is that of b^2 / 2 (square) minus that of a b - a^2 / 2 (cross).

import { sumOf } from './lanes';

/** See Kernels.moveSiemens. */
export function moveSiemens(
  siemens: usize, mirror: usize, folded: usize, sums: usize, square: usize, cross: usize,
  rows: u32, columns: u32, scale: f32, limit: f32,
): i32 {
  const bytes = columns << 2;
  const by = f32x4.splat(scale);
  const most = f32x4.splat(limit);
  let changed = i32x4.splat(0);
  let inside = i32x4.splat(-1);
  let row: usize = 0;
  for (let r: u32 = 0; r < rows; r++) {
    for (let at: usize = 0; at < bytes; at += 16) {
      const q = v128.load(square + at);
      const p = v128.load(cross + row + at);
      v128.store(cross + row + at, f32x4.splat(0));
      const g = v128.load(siemens + row + at);
      const next = moved(g, by, f32x4.sub(q, p));
      v128.store(siemens + row + at, next);
      changed = i32x4.sub(changed, f32x4.ne(next, g));
      inside = v128.and(inside, f32x4.le(next, most));
      let sum = f32x4.add(v128.load(sums + at), next);
      if (mirror) {
        const m = v128.load(mirror + row + at);
        const back = moved(m, by, f32x4.add(q, p));
        v128.store(mirror + row + at, back);
        changed = i32x4.sub(changed, f32x4.ne(back, m));
        inside = v128.and(inside, f32x4.le(back, most));
        sum = f32x4.add(sum, back);
        v128.store(folded + row + at, f32x4.sub(next, back));
      }
      v128.store(sums + at, sum);
    }
    row += bytes;
  }
  return i32x4.all_true(inside) ? <i32>sumOf(changed) : -1;
}

/** max(0, g - scale x contrast); not-a-number stays to be found. */
@inline
function moved(g: v128, scale: v128, contrast: v128): v128 {
  return f32x4.pmax(f32x4.sub(g, f32x4.mul(scale, contrast)), f32x4.splat(0));
}
