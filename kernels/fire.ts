// Neurons: integrate the current of this tick, fire, reset, and move the rate traces that learning reads.
import {
  FIRE_ACCELERATION, FIRE_CURRENT, FIRE_FLAGS, FIRE_PARAMS, FIRE_RATE, FIRE_REFRACTORY, FIRE_SLOW, FIRE_V,
  FLAG_MISMATCH, FLAG_REFRACTORY, FLAG_RESET_ZERO, FLAG_TRACES, GRID_STEP, GRID_STOCHASTIC, N, PARAM_CEILING,
  PARAM_FLOOR, PARAM_KEEP, PARAM_KEEPS, PARAM_KEY, PARAM_MEMBRANE_GRID, PARAM_MOVING, PARAM_NEURONS, PARAM_RATE_GAIN,
  PARAM_REFRACTORY_TICKS, PARAM_SLOW_GAIN, PARAM_THETA, PARAM_THRESHOLD, PARAM_THRESHOLDS, PARAM_TRACE_GRID,
} from '../src/kernel/layout';
import { HALF, onGrid } from './grid';
import { lanesOf, multiplyAdd, sumOf } from './lanes';
import { appendFired, keep16, SWEEP } from './list';
import { draw4 } from './philox';

const ONE: v128 = f32x4.splat(1);

/** Ideal float32 neurons: u = keep v + I; spike if u >= threshold; reset; clamp; r, q, a. */
export function fire(record: usize, list: usize, tick: u32): u32 {
  const flags = load<u32>(record, FIRE_FLAGS);
  const refractory = (flags & FLAG_REFRACTORY) != 0;
  if (flags & FLAG_MISMATCH) return flags & FLAG_TRACES ? fireUnlikeBoth(record, list, tick) : fireUnlike(record, list, tick);
  if (flags & FLAG_TRACES) return refractory ? fireBoth(record, list, tick) : fireTraces(record, list, tick);
  return refractory ? fireRefractory(record, list, tick) : fireBare(record, list, tick);
}

// Functions of their own: branches of one function would be folded into one general loop.
function fireBoth(record: usize, list: usize, tick: u32): u32 {
  return advance(record, list, tick, true, true, false);
}
function fireTraces(record: usize, list: usize, tick: u32): u32 {
  return advance(record, list, tick, false, true, false);
}
function fireRefractory(record: usize, list: usize, tick: u32): u32 {
  return advance(record, list, tick, true, false, false);
}
function fireBare(record: usize, list: usize, tick: u32): u32 {
  return advance(record, list, tick, false, false, false);
}
function fireUnlikeBoth(record: usize, list: usize, tick: u32): u32 {
  return advance(record, list, tick, true, true, true);
}
function fireUnlike(record: usize, list: usize, tick: u32): u32 {
  return advance(record, list, tick, true, false, true);
}

/**
 * One loop for each kind of neuron, `refractory`, `traces` and `unlike` (thresholds and
 * leaks of their own) being known at compile time. Spikes are gathered as
 * bits and listed 64 neurons at a time, so that the processor mispredicts once per 64 neurons, not once per spike.
 */
@inline
function advance(record: usize, list: usize, tick: u32, refractory: bool, traces: bool, unlike: bool): u32 {
  const n = load<u32>(record, N);
  const v = <usize>load<u32>(record, FIRE_V);
  const current = <usize>load<u32>(record, FIRE_CURRENT);
  const params = <usize>load<u32>(record, FIRE_PARAMS);
  const keep = v128.load32_splat(params, PARAM_KEEP);
  const threshold = v128.load32_splat(params, PARAM_THRESHOLD);
  const low = v128.load32_splat(params, PARAM_FLOOR);
  const high = v128.load32_splat(params, PARAM_CEILING);
  const neurons = load<u32>(params, PARAM_NEURONS);
  const subtract = i32x4.splat(load<u32>(record, FIRE_FLAGS) & FLAG_RESET_ZERO ? 0 : -1);
  const until = <usize>load<u32>(record, FIRE_REFRACTORY);
  const resumes = tick + 1 + load<u32>(params, PARAM_REFRACTORY_TICKS);
  const now = i32x4.splat(tick);
  const r = <usize>load<u32>(record, FIRE_RATE);
  const q = <usize>load<u32>(record, FIRE_SLOW);
  const a = <usize>load<u32>(record, FIRE_ACCELERATION);
  const rateGain = v128.load32_splat(params, PARAM_RATE_GAIN);
  const slowGain = v128.load32_splat(params, PARAM_SLOW_GAIN);
  const theta = v128.load32_splat(params, PARAM_THETA);
  const keeps = <usize>load<u32>(params, PARAM_KEEPS);
  const thresholds = <usize>load<u32>(params, PARAM_THRESHOLDS);
  let moving = i32x4.splat(0);
  let out = list + 4;
  for (let first: u32 = 0; first < n; first += SWEEP) {
    const lanes = min(SWEEP, n - first);
    for (let i: u32 = 0; i < lanes; i += 16) {
      const at = (first + i) << 2;
      const w = until + at;
      const x0 = integrate(v + at, current + at, w, own(keeps + at, keep, unlike), own(thresholds + at, threshold, unlike), subtract, low, high, now, refractory);
      const x1 = integrate(v + at + 16, current + at + 16, w + 16, own(keeps + at + 16, keep, unlike), own(thresholds + at + 16, threshold, unlike), subtract, low, high, now, refractory);
      const x2 = integrate(v + at + 32, current + at + 32, w + 32, own(keeps + at + 32, keep, unlike), own(thresholds + at + 32, threshold, unlike), subtract, low, high, now, refractory);
      const x3 = integrate(v + at + 48, current + at + 48, w + 48, own(keeps + at + 48, keep, unlike), own(thresholds + at + 48, threshold, unlike), subtract, low, high, now, refractory);
      keep16(i, lanesOf(x0, x1, x2, x3));
      if (traces) {
        moving = i32x4.sub(moving, moveTraces(r + at, q + at, a + at, x0, rateGain, slowGain, theta));
        moving = i32x4.sub(moving, moveTraces(r + at + 16, q + at + 16, a + at + 16, x1, rateGain, slowGain, theta));
        moving = i32x4.sub(moving, moveTraces(r + at + 32, q + at + 32, a + at + 32, x2, rateGain, slowGain, theta));
        moving = i32x4.sub(moving, moveTraces(r + at + 48, q + at + 48, a + at + 48, x3, rateGain, slowGain, theta));
      }
    }
    out = appendFired(out, min(lanes, neurons - first), first, 0);
  }
  if (refractory) {
    for (let p = list + 4; p < out; p += 4) store<u32>(until + (load<u32>(p) << 2), resumes);
  }
  store<u32>(params, sumOf(moving), PARAM_MOVING);
  const count = <u32>(out - list - 4) >> 2;
  store<u32>(list, count);
  return count;
}

/** What four neurons have of their own, or all in common. */
@inline
function own(at: usize, common: v128, unlike: bool): v128 {
  return unlike ? v128.load(at) : common;
}

/** Membranes of four neurons; all ones in the lanes of those that spike. */
@inline
function integrate(
  v: usize, current: usize, until: usize,
  keep: v128, threshold: v128, subtract: v128, low: v128, high: v128, now: v128, refractory: bool,
): v128 {
  const before = v128.load(v);
  const u = multiplyAdd(before, keep, v128.load(current));
  let spike = f32x4.ge(u, threshold);
  const silent = refractory ? i32x4.gt_s(v128.load(until), now) : spike;
  if (refractory) spike = v128.andnot(spike, silent);
  // u - threshold, or 0 where nothing is subtracted.
  const kept = v128.andnot(f32x4.sub(u, v128.and(spike, threshold)), v128.andnot(spike, subtract));
  const after = f32x4.pmin(f32x4.pmax(kept, low), high);
  v128.store(v, refractory ? v128.bitselect(before, after, silent) : after);
  return spike;
}

/** Traces of four neurons; all ones in the lanes whose acceleration is not zero. */
@inline
function moveTraces(
  r: usize, q: usize, a: usize, spike: v128, rateGain: v128, slowGain: v128, theta: v128,
): v128 {
  const before = v128.load(r);
  const rate = multiplyAdd(f32x4.sub(v128.and(spike, ONE), before), rateGain, before);
  v128.store(r, rate);
  const slow = v128.load(q);
  const e = f32x4.mul(f32x4.sub(rate, slow), slowGain);
  v128.store(q, f32x4.add(slow, e));
  const large = f32x4.gt(f32x4.abs(e), theta);
  v128.store(a, v128.and(e, large));
  return large;
}

const words = memory.data(32, 16);

/** The same neuron with membrane and traces kept on their grids after every operation that writes them. */
export function fireFixed(record: usize, list: usize, tick: u32): u32 {
  const v = <usize>load<u32>(record, FIRE_V);
  const current = <usize>load<u32>(record, FIRE_CURRENT);
  const r = <usize>load<u32>(record, FIRE_RATE);
  const q = <usize>load<u32>(record, FIRE_SLOW);
  const a = <usize>load<u32>(record, FIRE_ACCELERATION);
  const params = <usize>load<u32>(record, FIRE_PARAMS);
  const flags = load<u32>(record, FIRE_FLAGS);
  const until = <usize>load<u32>(record, FIRE_REFRACTORY);
  const silent = load<u32>(params, PARAM_REFRACTORY_TICKS);
  const neurons = load<u32>(params, PARAM_NEURONS);
  const unlike = (flags & FLAG_MISMATCH) != 0;
  const keeps = <usize>load<u32>(params, PARAM_KEEPS);
  const thresholds = <usize>load<u32>(params, PARAM_THRESHOLDS);
  const low = load<f32>(params, PARAM_FLOOR);
  const high = load<f32>(params, PARAM_CEILING);
  const rateGain = load<f32>(params, PARAM_RATE_GAIN);
  const slowGain = load<f32>(params, PARAM_SLOW_GAIN);
  const theta = load<f32>(params, PARAM_THETA);
  const membrane = params + PARAM_MEMBRANE_GRID;
  const trace = params + PARAM_TRACE_GRID;
  const fixedMembrane = load<f32>(membrane, GRID_STEP) > 0;
  const fixedTrace = load<f32>(trace, GRID_STEP) > 0;
  const stochastic = (load<u32>(membrane, GRID_STOCHASTIC) | load<u32>(trace, GRID_STOCHASTIC)) != 0;
  let moving: u32 = 0;
  let out = list + 4;
  for (let i: u32 = 0; i < neurons; i++) {
    const at = i << 2;
    const keep = unlike ? load<f32>(keeps + at) : load<f32>(params, PARAM_KEEP);
    const threshold = unlike ? load<f32>(thresholds + at) : load<f32>(params, PARAM_THRESHOLD);
    if (stochastic) draw4(params + PARAM_KEY, i, tick, words);
    const integrating = !(flags & FLAG_REFRACTORY) || load<i32>(until + at) <= <i32>tick;
    const before = load<f32>(v + at);
    let spike = false;
    if (integrating) {
      let u = before * keep + load<f32>(current + at);
      if (fixedMembrane) u = onGrid(u, membrane, load<u32>(words));
      spike = u >= threshold;
      if (spike) u = flags & FLAG_RESET_ZERO ? 0 : u - threshold;
      u = u < low ? low : u;
      u = high < u ? high : u;
      if (fixedMembrane) u = onGrid(u, membrane, HALF);
      store<f32>(v + at, u);
    }
    if (flags & FLAG_TRACES) {
      let rate = load<f32>(r + at);
      rate = rate + ((spike ? <f32>1 : <f32>0) - rate) * rateGain;
      if (fixedTrace) rate = onGrid(rate, trace, load<u32>(words, 4));
      store<f32>(r + at, rate);
      const slow = load<f32>(q + at);
      let e = (rate - slow) * slowGain;
      if (fixedTrace) e = onGrid(e, trace, load<u32>(words, 8));
      store<f32>(q + at, fixedTrace ? onGrid(slow + e, trace, HALF) : slow + e);
      const large = abs<f32>(e) > theta;
      store<f32>(a + at, large ? e : 0);
      moving += u32(large);
    }
    if (spike) {
      store<u32>(out, i);
      out += 4;
      if (flags & FLAG_REFRACTORY) store<u32>(until + at, tick + 1 + silent);
    }
  }
  store<u32>(params, moving, PARAM_MOVING);
  const count = <u32>(out - list - 4) >> 2;
  store<u32>(list, count);
  return count;
}
