import * as L from '../layout.js';
import { real, type Views } from './views.js';

const f = Math.fround;
/** A running sum that decays further would become subnormal, which stalls a processor. */
const TINY = f(1e-30);

/**
 * v = momentum v + gain contrast - decay w, w += rate v for `count` numbers, contrasts cleared; v stands at `velocity`,
 * or is kept nowhere where that is 0. Returns how many w have changed, or -1 when one left +-limit or is not a number.
 */
export function descend(
  m: Views,
  weights: number,
  velocity: number,
  contrast: number,
  count: number,
  params: number,
): number {
  const { f32 } = m;
  const [gain, rate] = [real(m, params, L.DESCENT_GAIN), real(m, params, L.DESCENT_RATE)];
  const [momentum, decay] = [real(m, params, L.DESCENT_MOMENTUM), real(m, params, L.DESCENT_DECAY)];
  const limit = real(m, params, L.DESCENT_LIMIT);
  let changed = 0;
  let inside = true;
  for (let i = 0; i < count; i++) {
    const before = f32[(weights >>> 2) + i]!;
    let v = f(f(gain * f32[(contrast >>> 2) + i]!) - f(decay * before));
    f32[(contrast >>> 2) + i] = 0;
    if (velocity) {
      v = f(f(momentum * f32[(velocity >>> 2) + i]!) + v);
      if (Math.abs(v) < TINY) v = 0;
      f32[(velocity >>> 2) + i] = v;
    }
    const w = f(before + f(rate * v));
    f32[(weights >>> 2) + i] = w;
    if (!(Math.abs(w) <= limit)) inside = false;
    if (w !== before) changed++;
  }
  return inside ? changed : -1;
}
