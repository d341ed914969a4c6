import type { Counter, CounterRow, WorkCounts } from '../../protocol/messages.js';
import { CubaPopulation } from './cuba.js';
import type { SpikingNetwork } from './network.js';
import { NeuronPopulation } from './neurons.js';

/** Exact counts since the configuration; `ticks` run so far. */
export function counterRows(network: SpikingNetwork, ticks: number): CounterRow[] {
  const rows: CounterRow[] = [];
  const add = (scope: CounterRow['scope'], id: number, counter: Counter, value: number) =>
    rows.push({ scope, id, counter, value });
  const continual = network.spec.projections.some(p => p.plasticity === 'continual');
  add('chip', 0, 'ticks', ticks);
  network.populations.forEach((population, id) => {
    add('population', id, 'spikes', population.spikes[0]!);
    if (network.schedule.flipsIn(id) || network.flips[id]! > 0)
      add('population', id, 'fault-hits', network.flips[id]!);
    if (!(population instanceof CubaPopulation)) {
      for (const [counter, value] of population.spikeFaults.counts()) add('population', id, counter, value);
    }
    const neurons = population instanceof NeuronPopulation || population instanceof CubaPopulation;
    if (neurons) add('population', id, 'neuron-updates', ticks * population.neurons);
    if (!(population instanceof NeuronPopulation)) return;
    add(
      'population',
      id,
      'bias-changes',
      (continual ? population.biasIncrements : population.biasChanges)[0]!,
    );
  });
  network.projections.forEach((projection, id) => {
    add('projection', id, 'forward-events', projection.forward[0]!);
    add('projection', id, 'backward-events', projection.backward[0]!);
    add('projection', id, 'accumulator-increments', projection.increments[0]!);
    add('projection', id, 'stored-changes', projection.storedChanges);
    const { stored } = projection;
    if (!stored) return;
    add('projection', id, 'misreads', projection.delivery.misreads[0]!);
    add('projection', id, 'fault-hits', projection.faultHits[0]!);
    const analog = projection.delivery.analogWork;
    if (analog) {
      add('projection', id, 'analog-reads', analog.reads);
      add('projection', id, 'conversions', analog.conversions);
    }
    const counted = stored.counts(projection.forward[0]!, projection.backward[0]!);
    for (const [counter, value] of Object.entries(counted)) add('projection', id, counter as Counter, value);
  });
  return rows;
}

/** Totals over the whole network. */
export function workOf(network: SpikingNetwork, ticks: number): WorkCounts {
  let spikes = 0;
  for (const population of network.populations) spikes += population.spikes[0]!;
  let synapticEvents = 0;
  let weightEvents = 0;
  for (const { forward, backward, increments } of network.projections) {
    synapticEvents += forward[0]! + backward[0]!;
    weightEvents += increments[0]!;
  }
  return { ticks, spikes, synapticEvents, neuronUpdates: ticks * network.updatesPerTick, weightEvents };
}
