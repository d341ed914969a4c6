import { COUNT_FROM_TICK, COUNT_INTO, N, RECORD_BUFFER, RECORD_HEADER } from '../layout.js';
import { index, type Views, word } from './views.js';

/** Adds 1 to the f32 count of each neuron that spiked, from a given tick on. */
export function countSpikes(m: Views, record: number, list: number, tick: number): void {
  if (tick < word(m, record, COUNT_FROM_TICK)) return;
  const into = index(m, record, COUNT_INTO);
  const spikes = list >>> 2;
  const count = m.u32[spikes];
  for (let k = 1; k <= count; k++) m.f32[into + m.u32[spikes + k]] += 1;
}

/** Appends (tick, address) of each spike to a buffer; true when `N` more, a whole tick's, would not fit. */
export function recordSpikes(m: Views, record: number, list: number, tick: number): boolean {
  const buffer = index(m, record, RECORD_BUFFER);
  const capacity = m.u32[buffer + 1];
  const ticks = buffer + RECORD_HEADER / 4;
  const addresses = ticks + capacity;
  const spikes = list >>> 2;
  const count = m.u32[spikes];
  let used = m.u32[buffer];
  for (let k = 1; k <= count; k++, used++) {
    m.u32[ticks + used] = tick;
    m.u32[addresses + used] = m.u32[spikes + k];
  }
  m.u32[buffer] = used;
  return used + word(m, record, N) > capacity;
}
