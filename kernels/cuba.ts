// Neurons with two exponential synaptic currents.
import {
  CUBA_G0, CUBA_G1, CUBA_PARAMS, CUBA_REFRACTORY, CUBA_V, LIST, LIST_MASK, LIST_STRIDE, N,
} from '../src/kernel/layout';
import { lanesOf, multiplyAdd } from './lanes';

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
  for (let i: u32 = 0; i < n; i += 16) {
    const at = i << 2;
    const x0 = integrateCuba(v + at, g0 + at, g1 + at, decay, rest, gain0, gain1, decay0, decay1);
    const x1 = integrateCuba(v + at + 16, g0 + at + 16, g1 + at + 16, decay, rest, gain0, gain1, decay0, decay1);
    const x2 = integrateCuba(v + at + 32, g0 + at + 32, g1 + at + 32, decay, rest, gain0, gain1, decay0, decay1);
    const x3 = integrateCuba(v + at + 48, g0 + at + 48, g1 + at + 48, decay, rest, gain0, gain1, decay0, decay1);
    let fired = lanesOf(f32x4.gt(x0, threshold), f32x4.gt(x1, threshold), f32x4.gt(x2, threshold), f32x4.gt(x3, threshold));
    for (; fired; fired &= fired - 1) {
      const address = i + ctz(fired);
      if (address < neurons && load<u32>(until + (address << 2)) <= tick) {
        store<u32>(out, address);
        out += 4;
        store<f32>(v + (address << 2), reset);
        store<u32>(until + (address << 2), tick + 1 + silent);
      }
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

/** Potential and currents of four neurons; returns the potential. */
@inline
function integrateCuba(
  v: usize, g0: usize, g1: usize,
  decay: v128, rest: v128, gain0: v128, gain1: v128, decay0: v128, decay1: v128,
): v128 {
  const x0 = v128.load(g0);
  const x1 = v128.load(g1);
  const own = multiplyAdd(v128.load(v), decay, rest);
  const x = f32x4.add(own, multiplyAdd(x0, gain0, f32x4.mul(x1, gain1)));
  v128.store(v, x);
  v128.store(g0, f32x4.mul(x0, decay0));
  v128.store(g1, f32x4.mul(x1, decay1));
  return x;
}
