import type { Booking } from '../../../budget/booking.js';
import type {
  ConfigureConductances,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigureSynapse,
} from '../../../protocol/messages.js';
import { bookings as rateBookings } from '../../rate/bookings.js';
import { bitsOfStates, whyHidden } from '../../spiking/bookings.js';
import { saidOf, sizeOf } from '../../spiking/layout.js';
import { relaxationOf } from './nodes.js';

interface Network {
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
  readonly slots: number;
  readonly synapses?: readonly ConfigureSynapse[];
  readonly conductances?: readonly ConfigureConductances[];
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
  const numbers = rateBookings({ ...network, populations, synapses: [] });
  return [...numbers.flatMap(booking => devices(booking, network)), ...totals];
}

/** Where a resistor is a device, its weight is the state of that, and a number stands behind it. */
function devices(booking: Booking, { conductances, projections, synapses }: Network): Booking[] {
  const { memory, projection: id } = booking;
  if (id === undefined || memory !== 'weight') return [booking];
  const [synapse, said] = [saidOf(synapses, id), saidOf(conductances, id)];
  if (!synapse || !said) return [booking];
  const why = whyHidden(synapse, projections[id]!.plasticity);
  const hidden: Booking = {
    ...booking,
    memory: 'hidden',
    what: 'hidden number',
    bitsEach: synapse.hidden.bits,
    why,
  };
  const device: Booking = {
    ...booking,
    memory: 'other',
    bitsEach: bitsOfStates(1 / said.step),
    why: 'the state of the device that is the resistor, used in both directions',
  };
  return said.accumulate ? [device, hidden] : [device];
}
