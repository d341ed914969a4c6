// Neurons: integrate the current of this tick, fire, reset, and move the rate traces that learning reads.
import {
  CUBA_G0, CUBA_G1, CUBA_PARAMS, CUBA_REFRACTORY, CUBA_V, FIRE_ACCELERATION, FIRE_CURRENT, FIRE_FLAGS,
  FIRE_PARAMS, FIRE_RATE, FIRE_REFRACTORY, FIRE_SLOW, FIRE_V, FLAG_REFRACTORY, FLAG_RESET_ZERO, FLAG_TRACES,
  GRID_STEP, LIST, LIST_MASK, LIST_STRIDE, N, PARAM_CEILING, PARAM_FLOOR, PARAM_KEEP, PARAM_KEY,
  PARAM_MEMBRANE_GRID, PARAM_MOVING, PARAM_NEURONS, PARAM_RATE_GAIN, PARAM_REFRACTORY_TICKS, PARAM_SLOW_GAIN,
  PARAM_THETA, PARAM_THRESHOLD, PARAM_TRACE_GRID,
} from '../src/kernel/layout';
import { HALF, onGrid } from './grid';
import { draw4 } from './philox';

const ONE: v128 = f32x4.splat(1);

/** Ideal float32 neurons: u = keep v + I; spike if u >= threshold; reset; clamp; r, q, a. */
export function fire(record: usize, list: usize, tick: u32): u32 {
  const n = load<u32>(record, N);
  const v = <usize>load<u32>(record, FIRE_V);
  const current = <usize>load<u32>(record, FIRE_CURRENT);
  const params = <usize>load<u32>(record, FIRE_PARAMS);
  const flags = load<u32>(record, FIRE_FLAGS);
  const keep = v128.load32_splat(params, PARAM_KEEP);
  const threshold = v128.load32_splat(params, PARAM_THRESHOLD);
  const low = v128.load32_splat(params, PARAM_FLOOR);
  const high = v128.load32_splat(params, PARAM_CEILING);
  const neurons = load<u32>(params, PARAM_NEURONS);
  const resetZero = (flags & FLAG_RESET_ZERO) != 0;
  const refractory = (flags & FLAG_REFRACTORY) != 0;
  const traces = (flags & FLAG_TRACES) != 0;
  const until = <usize>load<u32>(record, FIRE_REFRACTORY);
  const silent = load<u32>(params, PARAM_REFRACTORY_TICKS);
  const now = i32x4.splat(tick);
  const r = <usize>load<u32>(record, FIRE_RATE);
  const q = <usize>load<u32>(record, FIRE_SLOW);
  const a = <usize>load<u32>(record, FIRE_ACCELERATION);
  const rateGain = v128.load32_splat(params, PARAM_RATE_GAIN);
  const slowGain = v128.load32_splat(params, PARAM_SLOW_GAIN);
  const theta = v128.load32_splat(params, PARAM_THETA);
  let moving: u32 = 0;
  let out = list + 4;
  for (let i: u32 = 0; i < n; i += 4) {
    const at = i << 2;
    const before = v128.load(v + at);
    let u = f32x4.add(f32x4.mul(before, keep), v128.load(current + at));
    let spike = f32x4.ge(u, threshold);
    if (refractory) spike = v128.and(spike, i32x4.le_s(v128.load(until + at), now));
    u = resetZero ? v128.andnot(u, spike) : f32x4.sub(u, v128.and(spike, threshold));
    u = f32x4.pmin(f32x4.pmax(u, low), high);
    if (refractory) u = v128.bitselect(u, before, i32x4.le_s(v128.load(until + at), now));
    v128.store(v + at, u);
    if (traces) {
      let rate = v128.load(r + at);
      rate = f32x4.add(rate, f32x4.mul(f32x4.sub(v128.and(spike, ONE), rate), rateGain));
      v128.store(r + at, rate);
      let slow = v128.load(q + at);
      const e = f32x4.mul(f32x4.sub(rate, slow), slowGain);
      slow = f32x4.add(slow, e);
      v128.store(q + at, slow);
      const large = f32x4.gt(f32x4.abs(e), theta);
      v128.store(a + at, v128.and(e, large));
      moving += popcnt(i32x4.bitmask(large));
    }
    let fired = i32x4.bitmask(spike);
    while (fired) {
      const address = i + ctz(fired);
      if (address < neurons) {
        store<u32>(out, address);
        out += 4;
        if (refractory) store<u32>(until + (address << 2), tick + 1 + silent);
      }
      fired &= fired - 1;
    }
  }
  store<u32>(params, moving, PARAM_MOVING);
  const count = <u32>(out - list - 4) >> 2;
  store<u32>(list, count);
  return count;
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
  const keep = load<f32>(params, PARAM_KEEP);
  const threshold = load<f32>(params, PARAM_THRESHOLD);
  const low = load<f32>(params, PARAM_FLOOR);
  const high = load<f32>(params, PARAM_CEILING);
  const rateGain = load<f32>(params, PARAM_RATE_GAIN);
  const slowGain = load<f32>(params, PARAM_SLOW_GAIN);
  const theta = load<f32>(params, PARAM_THETA);
  const membrane = params + PARAM_MEMBRANE_GRID;
  const trace = params + PARAM_TRACE_GRID;
  const fixedMembrane = load<f32>(membrane, GRID_STEP) > 0;
  const fixedTrace = load<f32>(trace, GRID_STEP) > 0;
  let moving: u32 = 0;
  let out = list + 4;
  for (let i: u32 = 0; i < neurons; i++) {
    const at = i << 2;
    draw4(params + PARAM_KEY, i, tick, words);
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

/**
 * Neurons with two exponential currents, advanced exactly over one tick. Refractory neurons are put back after
 * the sweep from the spike lists of the last ticks, so that refractoriness costs in proportion to spikes.
 */
export function fireCuba(record: usize, list: usize, tick: u32): u32 {
  const n = load<u32>(record, N);
  const v = <usize>load<u32>(record, CUBA_V);
  const g0 = <usize>load<u32>(record, CUBA_G0);
  const g1 = <usize>load<u32>(record, CUBA_G1);
  const params = <usize>load<u32>(record, CUBA_PARAMS);
  const until = <usize>load<u32>(record, CUBA_REFRACTORY);
  const decay = v128.load32_splat(params);
  const gain0 = v128.load32_splat(params, 4);
  const gain1 = v128.load32_splat(params, 8);
  const rest = v128.load32_splat(params, 12);
  const decay0 = v128.load32_splat(params, 16);
  const decay1 = v128.load32_splat(params, 20);
  const threshold = v128.load32_splat(params, 24);
  const reset = load<f32>(params, 28);
  const neurons = load<u32>(params, 32);
  const silent = load<u32>(params, 36);
  let out = list + 4;
  for (let i: u32 = 0; i < n; i += 8) {
    const at = i << 2;
    const x0 = v128.load(g0 + at);
    const x1 = v128.load(g1 + at);
    const y0 = v128.load(g0 + at, 16);
    const y1 = v128.load(g1 + at, 16);
    const x = f32x4.add(
      f32x4.add(f32x4.mul(v128.load(v + at), decay), rest),
      f32x4.add(f32x4.mul(x0, gain0), f32x4.mul(x1, gain1)),
    );
    const y = f32x4.add(
      f32x4.add(f32x4.mul(v128.load(v + at, 16), decay), rest),
      f32x4.add(f32x4.mul(y0, gain0), f32x4.mul(y1, gain1)),
    );
    v128.store(v + at, x);
    v128.store(v + at, y, 16);
    v128.store(g0 + at, f32x4.mul(x0, decay0));
    v128.store(g1 + at, f32x4.mul(x1, decay1));
    v128.store(g0 + at, f32x4.mul(y0, decay0), 16);
    v128.store(g1 + at, f32x4.mul(y1, decay1), 16);
    let fired = i32x4.bitmask(f32x4.gt(x, threshold)) | (i32x4.bitmask(f32x4.gt(y, threshold)) << 4);
    while (fired) {
      const address = i + ctz(fired);
      if (address < neurons && load<u32>(until + (address << 2)) <= tick) {
        store<u32>(out, address);
        out += 4;
        store<f32>(v + (address << 2), reset);
        store<u32>(until + (address << 2), tick + 1 + silent);
      }
      fired &= fired - 1;
    }
  }
  const ring = <usize>load<u32>(record, LIST);
  const stride = load<u32>(record, LIST_STRIDE);
  const mask = load<u32>(record, LIST_MASK);
  for (let back: u32 = 1; back <= min(silent, tick); back++) {
    const old = ring + ((tick - back) & mask) * stride;
    const end = old + 4 + (load<u32>(old) << 2);
    for (let p = old + 4; p < end; p += 4) store<f32>(v + (load<u32>(p) << 2), reset);
  }
  const count = <u32>(out - list - 4) >> 2;
  store<u32>(list, count);
  return count;
}
