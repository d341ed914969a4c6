import {
  N,
  SPIKES_DRAWN,
  SPIKES_HOW,
  SPIKES_KEY,
  SPIKES_ON,
  SPIKES_PERIOD,
  SPIKES_POOL,
  SPIKES_SLOTS,
  SPIKES_STATE,
} from '../layout.js';
import { geometricGap } from './encode.js';
import { index, type Views, word } from './views.js';

/** The next gap of neuron `i`, drawn from its own numbers: nobody else's draws show in it. */
function nextGap(m: Views, record: number, i: number, inverse: number): number {
  const drawn = index(m, record, SPIKES_DRAWN) + i;
  const key = word(m, record, SPIKES_KEY);
  // A pool that has been emptied: the first of its next four gaps is the one taken.
  m.u32[(key + SPIKES_POOL) >>> 2] = m.u32[drawn] << 2;
  m.u32[drawn]!++;
  return geometricGap(m, key + SPIKES_POOL, key, i, inverse);
}

/** False in ticks in which the fault is away. */
function isThere(m: Views, record: number, tick: number): boolean {
  const period = word(m, record, SPIKES_PERIOD);
  return period === 0 || tick % period < word(m, record, SPIKES_ON);
}

/** Keeps the spikes of a list that `stays` says so of; returns how many are gone. */
function filter(m: Views, list: number, stays: (neuron: number) => boolean): number {
  const first = (list >>> 2) + 1;
  const count = word(m, list);
  let kept = 0;
  for (let k = 0; k < count; k++) {
    const neuron = m.u32[first + k];
    if (stays(neuron)) m.u32[first + kept++] = neuron;
  }
  m.u32[list >>> 2] = kept;
  return count - kept;
}

/** Puts a neuron into a list in its order; false where it is there already. */
function insert(m: Views, list: number, neuron: number): boolean {
  const first = (list >>> 2) + 1;
  const count = word(m, list);
  let k = count;
  while (k > 0 && m.u32[first + k - 1] >= neuron) k--;
  if (k < count && m.u32[first + k] === neuron) return false;
  m.u32.copyWithin(first + k + 1, first + k, first + count);
  m.u32[first + k] = neuron;
  m.u32[list >>> 2] = count + 1;
  return true;
}

/** Loses spikes, each neuron with a probability of its own; gaps between losses are geometric. Returns the losses. */
export function dropSpikes(m: Views, record: number, list: number, tick: number): number {
  if (!isThere(m, record, tick)) return 0;
  const how = index(m, record, SPIKES_HOW);
  const left = index(m, record, SPIKES_STATE);
  return filter(m, list, neuron => {
    const inverse = m.f32[how + neuron];
    if (inverse === 0) return true;
    const before = m.u32[left + neuron];
    m.u32[left + neuron] = before > 0 ? before - 1 : nextGap(m, record, neuron, inverse) - 1;
    return before > 0;
  });
}

/** Takes late spikes out of the list, and puts those in whose tick has come. Returns those taken out. */
export function delaySpikes(m: Views, record: number, list: number, tick: number): number {
  const how = index(m, record, SPIKES_HOW);
  const bits = index(m, record, SPIKES_STATE);
  const row = (word(m, record, N) + 31) >>> 5;
  const rowAt = (at: number) => bits + (at & (SPIKES_SLOTS - 1)) * row;
  const there = isThere(m, record, tick);
  const taken = filter(m, list, neuron => {
    const ticks = there ? m.u32[how + neuron] : 0;
    if (ticks > 0) m.u32[rowAt(tick + ticks) + (neuron >>> 5)] |= 1 << (neuron & 31);
    return ticks === 0;
  });
  for (let k = 0; k < row; k++) {
    const arrived = m.u32[rowAt(tick) + k];
    m.u32[rowAt(tick) + k] = 0;
    for (let bit = 0; bit < 32; bit++) if ((arrived >>> bit) & 1) insert(m, list, 32 * k + bit);
  }
  return taken;
}

/** Adds spikes out of nowhere, each neuron at a rate of its own. Returns those that were not there anyway. */
export function extraSpikes(m: Views, record: number, list: number, tick: number): number {
  const how = index(m, record, SPIKES_HOW);
  const next = index(m, record, SPIKES_STATE);
  const n = word(m, record, N);
  const there = isThere(m, record, tick);
  let extra = 0;
  for (let i = 0; i < n; i++) {
    const inverse = m.f32[how + i];
    if (inverse === 0 || m.u32[next + i] !== tick) continue;
    m.u32[next + i] = tick + nextGap(m, record, i, inverse);
    if (there && insert(m, list, i)) extra++;
  }
  return extra;
}
