import type { Booking } from '../../budget/booking.js';
import type { ConfigurePopulation, ConfigureProjection, RateUnit } from '../../protocol/messages.js';
import { sizeOf } from '../spiking/layout.js';

/** Rates, drives, biases and weights are float32. */
const FLOAT_BITS = 32;

interface Network {
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
  readonly slots: number;
}

/** Every bit that the rate substrate keeps for a network, booked where it is kept; rates once per sample of a batch. */
export function bookings(network: Network): Booking[] {
  const rates = network.populations.flatMap(population =>
    population.unit.kind === 'rate' ? rateBookings(population, population.unit, network) : [],
  );
  const gathered = network.projections.filter(({ source }) => historyOf(network.populations[source]!) > 0);
  return [
    ...rates,
    ...network.projections.map(projection => booked(projection, 'weight', 'weight', STORED)),
    ...gathered.map(projection => booked(projection, 'accumulator', 'gradient', GATHERED)),
  ];
}

function rateBookings(population: ConfigurePopulation, unit: RateUnit, network: Network): Booking[] {
  const neurons = sizeOf(population.shape);
  const row = (memory: Booking['memory'], what: string, copies: number, why: string): Booking[] =>
    copies === 0
      ? []
      : [
          {
            holder: 'neuron',
            population: population.id,
            memory,
            what,
            count: neurons * copies,
            bitsEach: FLOAT_BITS,
            why,
          },
        ];
  const { batch } = unit;
  if (population.role === 'input') return row('other', 'presented intensity', batch, 'the clamped rate');
  const readout = unit.activation === 'softmax';
  const curved = unit.dynamics === 'euler' && unit.activation !== 'linear';
  const continual = network.projections.some(({ plasticity }) => plasticity === 'continual');
  const driven = population.role === 'output';
  const told = unit.sends === 'changes' ? batch : 0;
  const steps = unit.history ?? 0;
  return [
    ...row('membrane', 'rate', batch, 'the state that relaxes, one for each sample of a batch'),
    ...row('trace', 'activity', curved || readout ? batch : 0, 'what synapses see'),
    ...row('current', 'drive', batch, 'what arrives is added up in it'),
    ...row('trace', 'rate told', told, 'the others are told by how much it has changed since'),
    ...row('current', 'heard drive', told, 'what others have told adds up in it'),
    ...row('other', 'standing drive', batch, 'bias and inputs, which do not change while the others relax'),
    ...row('bias', 'bias', 1, 'added to every drive'),
    ...row('trace', 'rate before the step', continual ? batch : 0, 'weights follow the change of each step'),
    ...row('slot', 'rate of each step', steps * batch, 'errors go back through them'),
    ...row('other', 'error', steps > 0 ? batch : 0, 'added up over the steps gone back'),
    ...row('other', 'target', driven ? batch : 0, 'the nudge pulls towards it'),
    ...row(
      'slot',
      'captured rate',
      network.slots * batch,
      'a captured state can be started from and compared',
    ),
  ];
}

const STORED = 'the stored synapse, used in both directions where it works both ways';
const GATHERED = 'its share is gathered over the steps that errors go back through';

/** Steps that errors of a population go back through; those of an input go nowhere. */
const historyOf = ({ role, unit }: ConfigurePopulation): number =>
  unit.kind === 'rate' && role !== 'input' ? (unit.history ?? 0) : 0;

const booked = (
  { id, synapses }: ConfigureProjection,
  memory: 'weight' | 'accumulator',
  what: string,
  why: string,
): Booking => ({
  holder: 'synapse',
  projection: id,
  memory,
  what,
  count: synapses,
  bitsEach: FLOAT_BITS,
  why,
});
