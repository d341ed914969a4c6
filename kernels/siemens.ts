// Nodes between conductances, and conductances that follow a contrast of two states: with a and b the voltages at the
// ends of a resistor, the change of (a - b)^2 / 2 is that of b^2 / 2 (square) minus that of a b - a^2 / 2 (cross).

import { sumOf } from './lanes';

/** See Kernels.placeSources. */
export function placeSources(
  volts: usize, presented: usize, rows: u32, row: u32, count: u32, gain: f32, mirrored: bool,
): void {
  const by = f32x4.splat(gain);
  const bytes: usize = count << 2;
  const whole = bytes & ~15;
  for (let r: u32 = 0; r < rows; r++) {
    const to = volts + ((r * row) << 2);
    const from = presented + ((r * row) << 2);
    for (let at: usize = 0; at < whole; at += 16) {
      const v = f32x4.mul(by, v128.load(from + at));
      v128.store(to + at, v);
      if (mirrored) v128.store(to + bytes + at, f32x4.neg(v));
    }
    for (let at = whole; at < bytes; at += 4) {
      const v = gain * load<f32>(from + at);
      store<f32>(to + at, v);
      if (mirrored) store<f32>(to + bytes + at, -v);
    }
  }
}

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

/** Columns that are gone through row by row, bytes: their sums and squares stay in the cache. */
const STRIP: u32 = 4096;

/** See Kernels.moveSiemens. */
export function moveSiemens(
  siemens: usize, mirror: usize, sums: usize, square: usize, cross: usize,
  rows: u32, row: u32, columns: u32, scale: f32, limit: f32,
): i32 {
  const bytes = columns << 2;
  const stride = row << 2;
  let changed: u32 = 0;
  for (let at: u32 = 0; at < bytes; at += STRIP) {
    const length = min(STRIP, bytes - at);
    for (let k = at; k < at + rows * stride; k += stride) {
      changed += moveRow(siemens + k, mirror, sums + at, square + at, cross + k, length, scale);
    }
  }
  const most = f32x4.splat(limit);
  let inside = i32x4.splat(-1);
  for (let at: u32 = 0; at < bytes; at += 16) inside = v128.and(inside, f32x4.le(v128.load(sums + at), most));
  return i32x4.all_true(inside) ? changed : -1;
}

/** A piece of a row, and of that which is `mirror` bytes behind it; returns how many conductances have changed. */
@inline
function moveRow(
  siemens: usize, mirror: usize, sums: usize, square: usize, cross: usize, bytes: u32, scale: f32,
): u32 {
  const by = f32x4.splat(scale);
  let changed = i32x4.splat(0);
  for (let at: u32 = 0; at < bytes; at += 16) {
    const q = v128.load(square + at);
    const p = v128.load(cross + at);
    v128.store(cross + at, f32x4.splat(0));
    const g = v128.load(siemens + at);
    const next = moved(g, by, f32x4.sub(q, p));
    v128.store(siemens + at, next);
    changed = i32x4.sub(changed, f32x4.ne(next, g));
    let sum = f32x4.add(v128.load(sums + at), next);
    if (mirror) {
      const m = v128.load(siemens + mirror + at);
      const back = moved(m, by, f32x4.add(q, p));
      v128.store(siemens + mirror + at, back);
      changed = i32x4.sub(changed, f32x4.ne(back, m));
      sum = f32x4.add(sum, back);
    }
    v128.store(sums + at, sum);
  }
  return sumOf(changed);
}

/** max(0, g - scale x contrast); not-a-number stays to be found. */
@inline
function moved(g: v128, scale: v128, contrast: v128): v128 {
  return f32x4.pmax(f32x4.sub(g, f32x4.mul(scale, contrast)), f32x4.splat(0));
}
