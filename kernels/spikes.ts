// Faults of spikes on their way: the list of this tick is changed before anybody reads it.
import {
  N, SPIKES_DRAWN, SPIKES_HOW, SPIKES_KEY, SPIKES_ON, SPIKES_PERIOD, SPIKES_POOL, SPIKES_SLOTS, SPIKES_STATE,
} from '../src/kernel/layout';
import { geometricGap } from './encode';

/** The next gap of a neuron: of `k` draws for it, the k-th. Nobody else's draws show in it. */
function nextGap(record: usize, i: u32, inverse: f32): u32 {
  const drawn = <usize>load<u32>(record, SPIKES_DRAWN) + (i << 2);
  const number = load<u32>(drawn);
  store<u32>(drawn, number + 1);
  const key = <usize>load<u32>(record, SPIKES_KEY);
  // A pool that has been emptied: the first of its next four gaps is the one taken.
  store<u32>(key, number << 2, SPIKES_POOL);
  return geometricGap(key + SPIKES_POOL, key, i, inverse);
}

/** False in ticks in which the fault is away. */
function isThere(record: usize, tick: u32): bool {
  const period = load<u32>(record, SPIKES_PERIOD);
  return period == 0 || tick % period < load<u32>(record, SPIKES_ON);
}

/** Loses spikes, each neuron with a probability of its own; gaps between losses are geometric. Returns the losses. */
export function dropSpikes(record: usize, list: usize, tick: u32): u32 {
  if (!isThere(record, tick)) return 0;
  const how = <usize>load<u32>(record, SPIKES_HOW);
  const left = <usize>load<u32>(record, SPIKES_STATE);
  const end = list + 4 + (load<u32>(list) << 2);
  let out = list + 4;
  for (let p = list + 4; p < end; p += 4) {
    const i = load<u32>(p);
    const inverse = load<f32>(how + (i << 2));
    if (inverse != 0) {
      const at = left + (i << 2);
      const before = load<u32>(at);
      store<u32>(at, before ? before - 1 : nextGap(record, i, inverse) - 1);
      if (!before) continue;
    }
    store<u32>(out, i);
    out += 4;
  }
  const lost = u32(end - out) >> 2;
  store<u32>(list, u32(out - list - 4) >> 2);
  return lost;
}

/** Puts a neuron into a list in its order; false where it is there already. */
function insert(list: usize, i: u32): bool {
  const count = load<u32>(list);
  const end = list + 4 + (count << 2);
  let p = end;
  while (p > list + 4 && load<u32>(p - 4) >= i) p -= 4;
  if (p < end && load<u32>(p) == i) return false;
  memory.copy(p + 4, p, end - p);
  store<u32>(p, i);
  store<u32>(list, count + 1);
  return true;
}

/** Takes late spikes out of the list, and puts those in whose tick has come. Returns those taken out. */
export function delaySpikes(record: usize, list: usize, tick: u32): u32 {
  const how = <usize>load<u32>(record, SPIKES_HOW);
  const bits = <usize>load<u32>(record, SPIKES_STATE);
  const row = (load<u32>(record, N) + 31) >> 5 << 2;
  const there = isThere(record, tick);
  const end = list + 4 + (load<u32>(list) << 2);
  let out = list + 4;
  for (let p = list + 4; p < end; p += 4) {
    const i = load<u32>(p);
    const ticks = there ? load<u32>(how + (i << 2)) : 0;
    if (ticks) {
      const at = bits + ((tick + ticks) & (SPIKES_SLOTS - 1)) * row + (i >> 5 << 2);
      store<u32>(at, load<u32>(at) | (1 << (i & 31)));
    } else {
      store<u32>(out, i);
      out += 4;
    }
  }
  const taken = u32(end - out) >> 2;
  store<u32>(list, u32(out - list - 4) >> 2);
  const now = bits + (tick & (SPIKES_SLOTS - 1)) * row;
  for (let k: u32 = 0; k < row; k += 4) {
    let word = load<u32>(now + k);
    if (!word) continue;
    store<u32>(now + k, 0);
    for (; word; word &= word - 1) insert(list, (k << 3) + u32(ctz(word)));
  }
  return taken;
}

/** Adds spikes out of nowhere, each neuron at a rate of its own. Returns those that were not there anyway. */
export function extraSpikes(record: usize, list: usize, tick: u32): u32 {
  const how = <usize>load<u32>(record, SPIKES_HOW);
  const next = <usize>load<u32>(record, SPIKES_STATE);
  const n = load<u32>(record, N);
  const now = i32x4.splat(tick);
  const there = isThere(record, tick);
  let extra: u32 = 0;
  for (let first: u32 = 0; first < n; first += 4) {
    const at = next + (first << 2);
    const due = i32x4.eq(v128.load(at), now);
    if (!v128.any_true(due)) continue;
    for (let lanes = i32x4.bitmask(due); lanes; lanes &= lanes - 1) {
      const i = first + u32(ctz(lanes));
      const inverse = load<f32>(how + (i << 2));
      if (inverse == 0) continue;
      store<u32>(next + (i << 2), tick + nextGap(record, i, inverse));
      if (there && insert(list, i)) extra++;
    }
  }
  return extra;
}
