import {
  CUBA_G0,
  CUBA_G1,
  CUBA_PARAMS,
  CUBA_REFRACTORY,
  CUBA_V,
  LANES,
  LIST,
  LIST_MASK,
  LIST_STRIDE,
  N,
} from '../layout.js';
import { index, padded, real, type Views, word } from './views.js';

const fround = Math.fround;

/**
 * Neurons with two exponential synaptic currents, advanced exactly over one tick:
 *
 *     v = v decay + rest + g0 gain0 + g1 gain1;  g0 *= decay0;  g1 *= decay1;  spike if v > threshold;  v = reset
 *
 * Afterwards all neurons that spiked within the refractory time are put back to the reset potential.
 * Writes the spike list and returns its length.
 */
export function fireCuba(m: Views, record: number, list: number, tick: number): number {
  const params = word(m, record, CUBA_PARAMS);
  const v = index(m, record, CUBA_V);
  const until = index(m, record, CUBA_REFRACTORY);
  const threshold = real(m, params, 24);
  const reset = real(m, params, 28);
  const neurons = word(m, params, 32);
  const silent = word(m, params, 36);
  const out = list >>> 2;
  advance(m, record, params);
  let count = 0;
  for (let i = 0; i < neurons; i++) {
    if (!(m.f32[v + i] > threshold) || m.u32[until + i] > tick) continue;
    m.u32[out + ++count] = i;
    m.f32[v + i] = reset;
    m.u32[until + i] = tick + 1 + silent;
  }
  holdRefractory(m, record, v, reset, Math.min(silent, tick), tick);
  m.u32[out] = count;
  return count;
}

function advance(m: Views, record: number, params: number): void {
  const n = padded(word(m, record, N), LANES);
  const v = index(m, record, CUBA_V);
  const g0 = index(m, record, CUBA_G0);
  const g1 = index(m, record, CUBA_G1);
  const decay = real(m, params);
  const gain0 = real(m, params, 4);
  const gain1 = real(m, params, 8);
  const rest = real(m, params, 12);
  const decay0 = real(m, params, 16);
  const decay1 = real(m, params, 20);
  for (let i = 0; i < n; i++) {
    const own = fround(fround(m.f32[v + i] * decay) + rest);
    const driven = fround(fround(m.f32[g0 + i] * gain0) + fround(m.f32[g1 + i] * gain1));
    m.f32[v + i] = fround(own + driven);
    m.f32[g0 + i] *= decay0;
    m.f32[g1 + i] *= decay1;
  }
}

/** Writes the reset potential to all that spiked in the last `ticks` ticks: work in proportion to spikes. */
function holdRefractory(
  m: Views,
  record: number,
  v: number,
  reset: number,
  ticks: number,
  tick: number,
): void {
  const ring = word(m, record, LIST);
  const stride = word(m, record, LIST_STRIDE);
  const mask = word(m, record, LIST_MASK);
  for (let back = 1; back <= ticks; back++) {
    const old = (ring + ((tick - back) & mask) * stride) >>> 2;
    for (let k = m.u32[old]; k > 0; k--) m.f32[v + m.u32[old + k]] = reset;
  }
}
