// Hidden numbers behind discrete weights, moved by the accumulators of whole rows.
import {
  HIDDEN_ACCUMULATOR, HIDDEN_CHANGED, HIDDEN_INERTIA, HIDDEN_KEEP, HIDDEN_KIND, HIDDEN_LEVELS, HIDDEN_MOVED,
  HIDDEN_NUMBERS, HIDDEN_PULSES, HIDDEN_ROW, HIDDEN_SCALE, LISTING,
} from '../src/kernel/layout';
import { forgetWords, move4 } from './hidden-rules';

/** Moves the accumulators of the `count` listed rows into hidden numbers; returns how many outcomes it listed. */
export function consolidate(rows: usize, count: u32, params: usize): u32 {
  const kind = load<u32>(params, HIDDEN_KIND);
  if (kind == HIDDEN_PULSES) return sweep(HIDDEN_PULSES, true, rows, count, params);
  if (kind == HIDDEN_LEVELS) return sweep(HIDDEN_LEVELS, true, rows, count, params);
  // Where triggers move running means at once there is nothing to add: they decay.
  if (load<u32>(params, HIDDEN_ACCUMULATOR)) return sweep(HIDDEN_INERTIA, true, rows, count, params);
  return sweep(HIDDEN_INERTIA, false, rows, count, params);
}

/**
 * By the rule `kind`, with accumulators or without, both known at compile time. All of a row with inertia decays; else
 * only what an update moves is touched.
 */
@inline
function sweep(kind: u32, adds: bool, rows: usize, count: u32, params: usize): u32 {
  const scale = v128.load32_splat(params, HIDDEN_SCALE);
  const row = load<u32>(params, HIDDEN_ROW);
  const keeps = <usize>load<u32>(params, HIDDEN_KEEP);
  const hidden = <usize>load<u32>(params, HIDDEN_NUMBERS);
  const accumulator = <usize>load<u32>(params, HIDDEN_ACCUMULATOR);
  const zero = f32x4.splat(0);
  const first = <usize>load<u32>(params, HIDDEN_CHANGED);
  let out = first;
  forgetWords();
  let moved: u32 = kind == HIDDEN_INERTIA ? count * (row >> 2) : 0;
  for (let k: u32 = 0; k < count; k++) {
    const keep = kind == HIDDEN_INERTIA ? v128.load32_splat(keeps + (k << 2)) : zero;
    const start = load<u32>(rows + (k << 2)) * row;
    for (let at = start; at < start + row; at += 16) {
      const delta = adds ? v128.load(accumulator + at) : zero;
      const moves = kind == HIDDEN_INERTIA ? i32x4.splat(-1) : f32x4.ne(delta, zero);
      const any = kind == HIDDEN_INERTIA ? v128.or(delta, v128.load(hidden + at)) : moves;
      if (!v128.any_true(any)) continue;
      if (adds) v128.store(accumulator + at, zero);
      if (kind != HIDDEN_INERTIA) moved += popcnt(i32x4.bitmask(moves));
      out = move4(kind, params, at, keep, f32x4.mul(scale, delta), moves, 0, out);
    }
  }
  store<f64>(params, load<f64>(params, HIDDEN_MOVED) + f64(moved), HIDDEN_MOVED);
  return u32(out - first) / LISTING;
}
