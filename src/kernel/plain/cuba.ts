import {
  CUBA_G0,
  CUBA_G1,
  CUBA_GAINS,
  CUBA_HELD,
  CUBA_HELD_HEADER,
  CUBA_HELD_MASK,
  CUBA_MASK,
  CUBA_PARAMS,
  CUBA_REFRACTORY,
  CUBA_V,
  LANES,
  N,
} from '../layout.js';
import { index, padded, real, type Views, word } from './views.js';

const fround = Math.fround;

/**
 * Neurons with two exponential synaptic currents, advanced exactly over one tick:
 *
 *     v = v decay + rest + g0 gain0 + g1 gain1;  g0 *= decay0;  g1 *= decay1;  spike if v > threshold;  v = reset
 *
 * With a mask, currents decay once in mask + 1 ticks, and gains (and deliveries) make up for it in between.
 * Afterwards all refractory neurons are put back to the reset potential.
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
  const held = heldOf(m, record);
  release(m, held, until, tick);
  advance(m, record, params, tick);
  let count = 0;
  for (let i = 0; i < neurons; i++) {
    if (!(m.f32[v + i] > threshold) || m.u32[until + i] > tick) continue;
    m.u32[out + ++count] = i;
    m.f32[v + i] = reset;
    m.u32[until + i] = tick + 1 + silent;
    m.u32[held.ring + (m.u32[held.end]++ & held.mask)] = i;
  }
  hold(m, held, v, reset);
  m.u32[out] = count;
  return count;
}

function advance(m: Views, record: number, params: number, tick: number): void {
  const n = padded(word(m, record, N), LANES);
  const v = index(m, record, CUBA_V);
  const g0 = index(m, record, CUBA_G0);
  const g1 = index(m, record, CUBA_G1);
  const decay = real(m, params);
  const mask = word(m, params, CUBA_MASK);
  const phase = tick & mask;
  const gains = mask ? params + CUBA_GAINS + 8 * phase : params + 4;
  const gain0 = real(m, gains);
  const gain1 = real(m, gains, 4);
  const rest = real(m, params, 12);
  const decay0 = real(m, params, 16);
  const decay1 = real(m, params, 20);
  for (let i = 0; i < n; i++) {
    const own = fround(fround(m.f32[v + i] * decay) + rest);
    const driven = fround(fround(m.f32[g0 + i] * gain0) + fround(m.f32[g1 + i] * gain1));
    m.f32[v + i] = fround(own + driven);
    if (phase !== mask) continue;
    m.f32[g0 + i] *= decay0;
    m.f32[g1 + i] *= decay1;
  }
}

/** Refractory neurons: words that count the first and the end, and a ring of addresses. */
interface Held {
  readonly first: number;
  readonly end: number;
  readonly ring: number;
  readonly mask: number;
}

function heldOf(m: Views, record: number): Held {
  const first = index(m, record, CUBA_HELD);
  const mask = word(m, record, CUBA_HELD_MASK);
  return { first, end: first + 1, ring: first + CUBA_HELD_HEADER / 4, mask };
}

/** Lets go of those whose time is over, before they can spike again: nobody stands in the queue twice. */
function release(m: Views, held: Held, until: number, tick: number): void {
  const end = m.u32[held.end];
  const isOver = (k: number) => m.u32[until + m.u32[held.ring + (k & held.mask)]] <= tick;
  while (m.u32[held.first] !== end && isOver(m.u32[held.first])) m.u32[held.first]++;
}

/** Writes the reset potential to all refractory neurons: work in proportion to spikes. */
function hold(m: Views, held: Held, v: number, reset: number): void {
  const end = m.u32[held.end];
  for (let k = m.u32[held.first]; k !== end; k = (k + 1) >>> 0) {
    m.f32[v + m.u32[held.ring + (k & held.mask)]] = reset;
  }
}
