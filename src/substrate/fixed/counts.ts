import type { Counter, CounterRow, WorkCounts } from '../../protocol/messages.js';
import { defersBiases } from './layout.js';
import type { FixedNetworkState } from './network.js';

/** Exact counts since the configuration, in the order in which every implementation reports them. */
export function counterRows(network: FixedNetworkState): CounterRow[] {
  const rows: CounterRow[] = [];
  const add = (scope: CounterRow['scope'], id: number, counter: Counter, value: number) =>
    rows.push({ scope, id, counter, value });
  const { ticks } = network;
  const deferred = defersBiases(network.spec);
  add('chip', 0, 'ticks', ticks);
  network.populations.forEach((population, id) => {
    add('population', id, 'spikes', population.spikes);
    if (population.kind === 'source') return;
    add('population', id, 'neuron-updates', ticks * population.neurons);
    add('population', id, 'bias-changes', deferred ? population.biasChanges : population.biasIncrements);
  });
  network.projections.forEach((projection, id) => {
    add('projection', id, 'forward-events', projection.forward);
    add('projection', id, 'backward-events', projection.backward);
    add('projection', id, 'accumulator-increments', projection.increments);
    add('projection', id, 'stored-changes', projection.storedChanges);
    const { hiddenUpdates } = projection;
    if (hiddenUpdates !== undefined) add('projection', id, 'hidden-updates', hiddenUpdates);
  });
  return rows;
}

/** Totals over the whole network. */
export function workOf(network: FixedNetworkState): WorkCounts {
  const { ticks, populations, projections } = network;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    ticks,
    spikes: sum(populations.map(p => p.spikes)),
    synapticEvents: sum(projections.map(p => p.forward + p.backward)),
    neuronUpdates: sum(populations.map(p => (p.kind === 'spiking' ? ticks * p.neurons : 0))),
    weightEvents: sum(projections.map(p => p.increments)),
  };
}
