// Neurons with two exponential synaptic currents.
import {
  CUBA_G0, CUBA_G1, CUBA_GAINS, CUBA_HELD, CUBA_HELD_HEADER, CUBA_HELD_MASK, CUBA_MASK, CUBA_PARAMS,
  CUBA_REFRACTORY, CUBA_V, N,
} from '../src/kernel/layout';
import { lanesOf, multiplyAdd } from './lanes';
import { endOfWords, firstWord, keep16, SWEEP } from './list';

/**
 * Neurons with two exponential currents, advanced exactly over one tick. Refractory neurons are put back after
 * the sweep, from a queue of their own, so that refractoriness costs in proportion to spikes.
 */
export function fireCuba(record: usize, list: usize, tick: u32): u32 {
  const n = load<u32>(record, N);
  const v = <usize>load<u32>(record, CUBA_V);
  const params = <usize>load<u32>(record, CUBA_PARAMS);
  const until = <usize>load<u32>(record, CUBA_REFRACTORY);
  const reset = load<f32>(params, 28);
  const neurons = load<u32>(params, 32);
  const silent = load<u32>(params, 36);
  const period = load<u32>(params, CUBA_MASK);
  const decays = (tick & period) == period;
  const held = <usize>load<u32>(record, CUBA_HELD);
  const slots = load<u32>(record, CUBA_HELD_MASK);
  let tail = load<u32>(held, 4);
  // Those whose time is over leave before they can spike again: nobody stands in the queue twice.
  let head = load<u32>(held);
  while (head != tail && load<u32>(until + (load<u32>(heldAt(held, head, slots)) << 2)) <= tick) head++;
  store<u32>(held, head);
  let out = list + 4;
  for (let first: u32 = 0; first < n; first += SWEEP) {
    const lanes = min(SWEEP, n - first);
    if (decays) sweepAndDecay(record, params, tick & period, first, lanes);
    else sweep(record, params, tick & period, first, lanes);
    const end = endOfWords(min(lanes, neurons - first));
    for (let at = firstWord(); at < end; at += 8) {
      for (let fired = load<u64>(at); fired; fired &= fired - 1) {
        const address = first + (u32(at - firstWord()) << 3) + u32(ctz(fired));
        if (load<u32>(until + (address << 2)) > tick) continue;
        store<u32>(out, address);
        out += 4;
        store<f32>(v + (address << 2), reset);
        store<u32>(until + (address << 2), tick + 1 + silent);
        store<u32>(heldAt(held, tail++, slots), address);
      }
    }
  }
  store<u32>(held, tail, 4);
  for (; head != tail; head++) store<f32>(v + (load<u32>(heldAt(held, head, slots)) << 2), reset);
  const count = <u32>(out - list - 4) >> 2;
  store<u32>(list, count);
  return count;
}

/** Where the `k`-th neuron since the beginning stands in the queue. */
@inline
function heldAt(held: usize, k: u32, slots: u32): usize {
  return held + CUBA_HELD_HEADER + ((k & slots) << 2);
}

// Functions of their own: branches of one function would be folded into one general loop.
function sweep(record: usize, params: usize, phase: u32, first: u32, lanes: u32): void {
  advance(record, params, phase, first, lanes, false);
}
function sweepAndDecay(record: usize, params: usize, phase: u32, first: u32, lanes: u32): void {
  advance(record, params, phase, first, lanes, true);
}

/** Potentials, and if `decays` currents, of `lanes` neurons from neuron `first` on; keeps bits of those above threshold. */
@inline
function advance(record: usize, params: usize, phase: u32, first: u32, lanes: u32, decays: bool): void {
  const potentials = <usize>load<u32>(record, CUBA_V) + (first << 2);
  const currents0 = <usize>load<u32>(record, CUBA_G0) + (first << 2);
  const currents1 = <usize>load<u32>(record, CUBA_G1) + (first << 2);
  const gains = load<u32>(params, CUBA_MASK) ? params + CUBA_GAINS + (phase << 3) : params + 4;
  const decay = v128.load32_splat(params);
  const gain0 = v128.load32_splat(gains);
  const gain1 = v128.load32_splat(gains, 4);
  const rest = v128.load32_splat(params, 12);
  const decay0 = v128.load32_splat(params, 16);
  const decay1 = v128.load32_splat(params, 20);
  const threshold = v128.load32_splat(params, 24);
  for (let i: u32 = 0; i < lanes; i += 16) {
    const v = potentials + (i << 2);
    const g = currents0 + (i << 2);
    const h = currents1 + (i << 2);
    const g0 = v128.load(g);
    const h0 = v128.load(h);
    const v0 = potential(v128.load(v), g0, h0, decay, rest, gain0, gain1);
    v128.store(v, v0);
    if (decays) v128.store(g, f32x4.mul(g0, decay0));
    if (decays) v128.store(h, f32x4.mul(h0, decay1));
    const g1 = v128.load(g, 16);
    const h1 = v128.load(h, 16);
    const v1 = potential(v128.load(v, 16), g1, h1, decay, rest, gain0, gain1);
    v128.store(v, v1, 16);
    if (decays) v128.store(g, f32x4.mul(g1, decay0), 16);
    if (decays) v128.store(h, f32x4.mul(h1, decay1), 16);
    const g2 = v128.load(g, 32);
    const h2 = v128.load(h, 32);
    const v2 = potential(v128.load(v, 32), g2, h2, decay, rest, gain0, gain1);
    v128.store(v, v2, 32);
    if (decays) v128.store(g, f32x4.mul(g2, decay0), 32);
    if (decays) v128.store(h, f32x4.mul(h2, decay1), 32);
    const g3 = v128.load(g, 48);
    const h3 = v128.load(h, 48);
    const v3 = potential(v128.load(v, 48), g3, h3, decay, rest, gain0, gain1);
    v128.store(v, v3, 48);
    if (decays) v128.store(g, f32x4.mul(g3, decay0), 48);
    if (decays) v128.store(h, f32x4.mul(h3, decay1), 48);
    keep16(i, lanesOf(f32x4.gt(v0, threshold), f32x4.gt(v1, threshold), f32x4.gt(v2, threshold), f32x4.gt(v3, threshold)));
  }
}

/** Four potentials one tick on. */
@inline
function potential(v: v128, g: v128, h: v128, decay: v128, rest: v128, gain0: v128, gain1: v128): v128 {
  return f32x4.add(multiplyAdd(v, decay, rest), multiplyAdd(g, gain0, f32x4.mul(h, gain1)));
}
