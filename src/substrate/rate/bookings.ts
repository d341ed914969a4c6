import type { Booking } from '../../budget/booking.js';
import type {
  ConfigureConductances,
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigurePulses,
  ConfigureSynapse,
  RateUnit,
} from '../../protocol/messages.js';
import { bitsOfLevels, whyHidden } from '../spiking/bookings.js';
import { saidOf, sizeOf } from '../spiking/layout.js';
import { biasesOf } from './bias.js';
import { geometryOf } from './spec.js';

const MOMENTUM = 'the running sum of steps that moves it';

/** Rates, drives, biases and weights are float32. */
const FLOAT_BITS = 32;

interface Network {
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
  readonly slots: number;
  readonly synapses?: readonly ConfigureSynapse[];
  readonly pulses?: readonly ConfigurePulses[];
  readonly conductances?: readonly ConfigureConductances[];
  readonly convolutions?: readonly ConfigureConvolution[];
}

/** Every bit that the rate substrate keeps for a network, booked where it is kept; rates once per sample of a batch. */
export function bookings(network: Network): Booking[] {
  const rates = network.populations.flatMap(population =>
    population.unit.kind === 'rate' ? rateBookings(population, population.unit, network) : [],
  );
  const gathered = network.projections.filter(({ source }) => historyOf(network.populations[source]!) > 0);
  return [
    ...rates,
    ...network.projections.flatMap(p => mapBookings(p, network)),
    ...network.projections.flatMap(p => weightBookings(p, network)),
    ...network.projections.flatMap(p => amplitudeBookings(p, network)),
    ...gathered.map(projection => ({ ...perSynapse(projection), ...GATHERED })),
  ];
}

function rateBookings(population: ConfigurePopulation, unit: RateUnit, network: Network): Booking[] {
  const neurons = sizeOf(population.shape);
  const holder = { holder: 'neuron', population: population.id } as const;
  const numbers = (
    memory: Booking['memory'],
    what: string,
    count: number,
    why: string,
    bitsEach = FLOAT_BITS,
  ): Booking[] => (count === 0 ? [] : [{ ...holder, memory, what, count, why, bitsEach }]);
  const row = (
    memory: Booking['memory'],
    what: string,
    copies: number,
    why: string,
    bits = FLOAT_BITS,
  ): Booking[] => numbers(memory, what, neurons * copies, why, bits);
  const { batch } = unit;
  if (population.role === 'input') return row('other', 'presented intensity', batch, 'the clamped rate');
  const readout = unit.activation === 'softmax';
  const curved = unit.dynamics === 'euler' && unit.activation !== 'linear';
  const continual = network.projections.some(({ plasticity }) => plasticity === 'continual');
  const driven = population.role === 'output';
  const told = unit.sends === 'changes' ? batch : 0;
  const steps = unit.history ?? 0;
  const shown = unit.activation === 'binary' ? 1 : FLOAT_BITS;
  const biases = biasesOf(population, unit);
  return [
    ...row('membrane', 'rate', batch, 'the state that relaxes, one for each sample of a batch'),
    ...row('trace', 'activity', curved || readout ? batch : 0, 'what synapses see', shown),
    ...row('current', 'drive', batch, 'what arrives is added up in it'),
    ...row('trace', 'rate told', told, 'the others are told by how much it has changed since', shown),
    ...row('current', 'heard drive', told, 'what others have told adds up in it'),
    ...row('other', 'standing drive', batch, 'bias and inputs, which do not change while the others relax'),
    ...numbers('bias', 'bias', biases, 'added to every drive'),
    ...numbers('accumulator', 'momentum', unit.momentum ? biases : 0, MOMENTUM),
    ...row(
      'trace',
      'rate before the step',
      continual ? batch : 0,
      'weights follow the change of each step',
      shown,
    ),
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

/** Steps that errors of a population go back through; those of an input go nowhere. */
const historyOf = ({ role, unit }: ConfigurePopulation): number =>
  unit.kind === 'rate' && role !== 'input' ? (unit.history ?? 0) : 0;

/** Where changes are sent, what a convolution has made of them so far. */
function mapBookings(projection: ConfigureProjection, network: Network): Booking[] {
  const { source, target } = projection;
  const geometry = geometryOf(network, projection);
  const { unit, role } = network.populations[source]!;
  if (!geometry || unit.kind !== 'rate' || unit.sends !== 'changes' || role === 'input') return [];
  return [
    {
      ...{ holder: 'neuron', population: target, memory: 'current', what: 'convolved drive' },
      ...{ count: unit.batch * geometry.positions * geometry.outChannels, bitsEach: FLOAT_BITS },
      why: 'changes add up in it before they are pooled',
    },
  ];
}

const STORED = 'the stored synapse, used in both directions where it works both ways';
const GATHERED = {
  memory: 'accumulator',
  what: 'gradient',
  why: 'its share is gathered over the steps that errors go back through',
} as const;

const perSynapse = ({ id, synapses }: ConfigureProjection) =>
  ({ holder: 'synapse', projection: id, count: synapses, bitsEach: FLOAT_BITS }) as const;

/** One per projection, or per channel that a convolution leads to. */
function amplitudeBookings(projection: ConfigureProjection, { populations, synapses }: Network): Booking[] {
  if (!saidOf(synapses, projection.id)?.amplitudeLearningRate) return [];
  const convolved = projection.connectivity === 'convolution';
  const count = convolved ? populations[projection.target]!.shape.at(-1)! : 1;
  const why = 'the weight of level 1, learnt with the weights';
  return [{ ...perSynapse(projection), memory: 'other', what: 'amplitude', count, why }];
}

function weightBookings(projection: ConfigureProjection, network: Network): Booking[] {
  const { id, plasticity } = projection;
  const synapse = saidOf(network.synapses, id);
  const pulses = saidOf(network.pulses, id);
  const conductances = saidOf(network.conductances, id);
  const each = perSynapse(projection);
  const weight: Booking = { ...each, memory: 'weight', what: 'weight', why: STORED };
  if (synapse) {
    const why = whyHidden(synapse, plasticity);
    const gathers = (pulses ?? conductances)?.accumulate !== false;
    const hidden: Booking = {
      ...each,
      memory: 'hidden',
      what: 'hidden number',
      bitsEach: synapse.hidden.bits,
      why,
    };
    const stored = { ...weight, bitsEach: bitsOfLevels(synapse, pulses, conductances) };
    return gathers ? [stored, hidden] : [stored];
  }
  return projection.momentum
    ? [weight, { ...each, memory: 'accumulator', what: 'momentum', why: MOMENTUM }]
    : [weight];
}
