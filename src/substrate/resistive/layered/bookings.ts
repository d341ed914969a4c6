import type { Booking } from '../../../budget/booking.js';
import type { ConfigurePopulation, ConfigureProjection } from '../../../protocol/messages.js';
import { bookings as rateBookings } from '../../rate/bookings.js';
import { sizeOf } from '../../spiking/layout.js';
import { relaxationOf } from './nodes.js';

interface Network {
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
  readonly slots: number;
}

/** What a chip that emulates the circuit keeps: as for rates, and the total conductance of each node. */
export function bookings(network: Network): Booking[] {
  const populations = network.populations.map(population =>
    population.unit.kind === 'resistive'
      ? { ...population, unit: relaxationOf(population.unit) }
      : population,
  );
  const nodes = populations.filter(({ role }) => role !== 'input');
  const totals = nodes.map(
    ({ id, shape }): Booking => ({
      holder: 'neuron',
      population: id,
      memory: 'other',
      what: 'total conductance',
      count: 2 * sizeOf(shape),
      bitsEach: 32,
      why: 'the sum of all conductances of a node, and its inverse under the nudge',
    }),
  );
  return [...rateBookings({ ...network, populations }), ...totals];
}
