// Gradient descent with momentum and decay.
import {
  DESCENT_DECAY, DESCENT_GAIN, DESCENT_LIMIT, DESCENT_MOMENTUM, DESCENT_RATE,
} from '../src/kernel/layout';

/** A running sum that decays further would become subnormal, which stalls a processor. */
const TINY: f32 = 1e-30;

/**
 * v = momentum v + gain contrast - decay w, w += rate v for `count` numbers in whole vectors, contrasts cleared; v stands
 * at `velocity`, or is kept nowhere where that is 0. Returns how many w have changed, or -1 when one left +-limit or is
 * not a number.
 */
export function descend(weights: usize, velocity: usize, contrast: usize, count: u32, params: usize): f64 {
  const gain = v128.load32_splat(params, DESCENT_GAIN);
  const rate = v128.load32_splat(params, DESCENT_RATE);
  const momentum = v128.load32_splat(params, DESCENT_MOMENTUM);
  const decay = v128.load32_splat(params, DESCENT_DECAY);
  const limit = v128.load32_splat(params, DESCENT_LIMIT);
  const zero = f32x4.splat(0);
  const tiny = f32x4.splat(TINY);
  let inside = i32x4.splat(-1);
  let changed: u32 = 0;
  const bytes = count << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const before = v128.load(weights + at);
    let v = f32x4.sub(f32x4.mul(gain, v128.load(contrast + at)), f32x4.mul(decay, before));
    v128.store(contrast + at, zero);
    if (velocity) {
      v = f32x4.add(f32x4.mul(momentum, v128.load(velocity + at)), v);
      v = v128.bitselect(zero, v, f32x4.lt(f32x4.abs(v), tiny));
      v128.store(velocity + at, v);
    }
    const w = f32x4.add(before, f32x4.mul(rate, v));
    v128.store(weights + at, w);
    inside = v128.and(inside, f32x4.le(f32x4.abs(w), limit));
    changed += popcnt(i32x4.bitmask(f32x4.ne(w, before)));
  }
  return i32x4.all_true(inside) ? f64(changed) : -1;
}
