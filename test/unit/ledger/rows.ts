import type { Counter, CounterRow } from '../../../src/protocol/messages.js';

type Ones = Partial<Record<Counter, number>>;

/** Counter rows of projection 0, population 0 and the chip, as the counters belong. */
export function rowsOf(counts: Ones): CounterRow[] {
  return Object.entries(counts).map(([counter, value]) => ({
    scope: counter === 'ticks' ? 'chip' : /spikes|neuron|bias/.test(counter) ? 'population' : 'projection',
    id: 0,
    counter: counter as Counter,
    value,
  }));
}
