import type { NeuronWidths, SynapseWidths, Widths } from '../ledger/widths.js';
import { type Booking, bitsOf, type Memory } from './booking.js';

/** Ends of each projection, by population id. */
export interface Ends {
  readonly source: number;
  readonly target: number;
  readonly synapses: number;
}

/**
 * Booked widths as the ledger uses them: bits of one neuron of each population and of one synapse of each
 * projection.
 * @param neurons neurons of each population, by id
 */
export function widthsOf(
  bookings: readonly Booking[],
  neurons: readonly number[],
  projections: readonly Ends[],
): Widths {
  const neuronBits = (population: number, memory: Memory): number =>
    each(
      bookings,
      one => one.holder === 'neuron' && one.population === population,
      memory,
      neurons[population]!,
    );
  const populations: NeuronWidths[] = neurons.map((_, id) => ({
    membrane: neuronBits(id, 'membrane'),
    current: neuronBits(id, 'current'),
    trace: neuronBits(id, 'trace'),
    bias: neuronBits(id, 'bias'),
    delay: neuronBits(id, 'delay'),
  }));
  const synapses: SynapseWidths[] = projections.map(({ source, target, synapses }, id) => {
    const bits = (memory: Memory): number =>
      each(bookings, one => one.holder === 'synapse' && one.projection === id, memory, synapses);
    return {
      weight: bits('weight'),
      accumulator: bits('accumulator'),
      hidden: bits('hidden'),
      target: populations[target]?.current ?? 0,
      source: populations[source]?.current ?? 0,
    };
  });
  return { populations, projections: synapses };
}

function each(
  bookings: readonly Booking[],
  mine: (one: Booking) => boolean,
  memory: Memory,
  holders: number,
): number {
  const bits = bookings
    .filter(one => mine(one) && one.memory === memory)
    .reduce((sum, one) => sum + bitsOf(one), 0);
  return holders === 0 ? 0 : Math.ceil(bits / holders);
}
