import type { Counter, CounterRow, WorkCounts } from '../../protocol/messages.js';
import type { RateNetwork } from './network.js';

/** Exact counts since the configuration; a tick is one iteration of one sample. */
export function counterRows(network: RateNetwork, ticks: number, counts: readonly 'settles'[]): CounterRow[] {
  const rows: CounterRow[] = [];
  const add = (scope: CounterRow['scope'], id: number, counter: Counter, value: number) =>
    rows.push({ scope, id, counter, value });
  add('chip', 0, 'ticks', ticks);
  for (const counter of counts) add('chip', 0, counter, network[counter][0]!);
  for (const { id, input, updates, bias } of network.populations) {
    if (input) continue;
    add('population', id, 'rate-updates', updates[0]!);
    add('population', id, 'bias-changes', bias.changed[0]!);
  }
  for (const { spec, multiplyAdds, weights } of network.projections) {
    const changes = weights.changed[0]!;
    add('projection', spec.id, weights.products, multiplyAdds[0]!);
    add('projection', spec.id, 'accumulator-increments', changes);
    add('projection', spec.id, 'stored-changes', changes);
    for (const [counter, value] of Object.entries(weights.stored?.counts(0, 0) ?? {}))
      add('projection', spec.id, counter as Counter, value);
  }
  return rows;
}

/** Work since the configuration, in the terms of a settle; a weight times a rate is a synaptic event. */
export function workOf(network: RateNetwork, ticks: number): WorkCounts {
  const sum = <T>(list: readonly T[], of: (one: T) => Float64Array): number =>
    list.reduce((total, one) => total + of(one)[0]!, 0);
  return {
    ticks,
    spikes: 0,
    synapticEvents: sum(network.projections, p => p.multiplyAdds),
    neuronUpdates: sum(network.populations, p => p.updates),
    weightEvents: sum(network.projections, p => p.weights.changed),
  };
}
