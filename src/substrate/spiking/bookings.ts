import type { Booking } from '../../budget/booking.js';
import type {
  ConfigureAnalog,
  ConfigureCells,
  ConfigureConductances,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigurePulses,
  ConfigureSynapse,
  Plasticity,
  SpikingUnit,
} from '../../protocol/messages.js';
import { saidOf } from './layout.js';

/** What the engine holds in float32 whatever the card says: input sums, biases, presented targets. */
const FLOAT_BITS = 32;
/** A phase accumulator and its step, each one spike = 2^31. */
const PHASE_BITS = 31;

const countBits = (largest: number): number => Math.ceil(Math.log2(largest + 1));

/** As much of a network as decides what is kept. */
export interface Network {
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
  readonly slots: number;
  readonly synapses?: readonly ConfigureSynapse[];
  readonly cells?: readonly ConfigureCells[];
  readonly pulses?: readonly ConfigurePulses[];
  readonly conductances?: readonly ConfigureConductances[];
  readonly analog?: readonly ConfigureAnalog[];
}

/** Every bit that the spiking substrate keeps for a network, booked where it is kept. */
export function bookings(network: Network): Booking[] {
  const populations = network.populations.flatMap(population => populationBookings(population, network));
  const kept = [...populations, ...network.projections.flatMap(p => synapseBookings(p, network))];
  return [...kept, ...slotBookings(populations, network)];
}

function populationBookings(population: ConfigurePopulation, network: Network): Booking[] {
  switch (population.unit.kind) {
    case 'source':
      return sourceBookings(population);
    case 'spiking':
      return neuronBookings(population, population.unit, network);
    case 'cuba':
      return cubaBookings(population);
    default:
      return [];
  }
}

type Neuron = Pick<Booking, 'memory' | 'what' | 'bitsEach' | 'why'>;

function perNeuron(population: ConfigurePopulation, rows: readonly Neuron[]): Booking[] {
  const count = population.shape.reduce((product, side) => product * side, 1);
  return rows
    .filter(row => row.bitsEach > 0)
    .map(row => ({ holder: 'neuron', population: population.id, count, ...row }));
}

function sourceBookings(population: ConfigurePopulation): Booking[] {
  const encoder = population.unit.kind === 'source' ? population.unit.encoder : 'events';
  if (encoder === 'events') return [];
  const regular = encoder === 'regular';
  return perNeuron(population, [
    {
      memory: 'other',
      what: regular ? 'phase' : 'tick of the next spike',
      bitsEach: regular ? PHASE_BITS : FLOAT_BITS,
      why: 'the encoder spaces its spikes by it',
    },
    {
      memory: 'other',
      what: 'presented intensity',
      bitsEach: regular ? PHASE_BITS : 64,
      why: 'what is encoded',
    },
  ]);
}

function neuronBookings(population: ConfigurePopulation, unit: SpikingUnit, network: Network): Booking[] {
  const touching = network.projections.filter(p => p.source === population.id || p.target === population.id);
  const captures = network.slots > 0;
  const learns =
    touching.some(p => p.plasticity !== 'off' || (captures && p.learningRate > 0)) ||
    unit.biasLearningRate !== 0;
  const continual = network.projections.some(p => p.plasticity === 'continual');
  const output = population.role === 'output';
  // A host may learn from rates that it reads.
  const traced = learns || output || touching.some(p => p.learningRate > 0);
  const travel = Math.max(0, ...touching.map(p => p.delayTicks));
  return perNeuron(population, [
    {
      memory: 'membrane',
      what: 'membrane potential',
      bitsEach: unit.membrane.bits,
      why: 'integrates its input',
    },
    {
      memory: 'current',
      what: 'input sum',
      bitsEach: FLOAT_BITS,
      why: 'spikes of a tick are added up in it',
    },
    {
      memory: 'trace',
      what: 'rate trace',
      bitsEach: traced ? unit.trace.bits : 0,
      why: 'the rate that the nudge compares and learning follows',
    },
    {
      memory: 'trace',
      what: 'slow rate trace',
      bitsEach: traced ? unit.trace.bits : 0,
      why: 'its increments are the acceleration',
    },
    { memory: 'bias', what: 'bias', bitsEach: unit.biasLearningRate > 0 ? FLOAT_BITS : 0, why: 'learnt' },
    {
      memory: 'bias',
      what: 'bias accumulator',
      bitsEach: unit.biasLearningRate > 0 && !continual ? FLOAT_BITS : 0,
      why: 'deferred bias changes',
    },
    {
      memory: 'delay',
      what: 'spike delay line',
      bitsEach: Math.max(travel, learns ? unit.triggerDelayTicks : 0),
      why: 'spikes travel, and trigger updates, later than they happen',
    },
    {
      memory: 'other',
      what: 'refractory counter',
      bitsEach: countBits(unit.refractoryTicks),
      why: 'ticks until it integrates again',
    },
    { memory: 'other', what: 'target', bitsEach: output ? FLOAT_BITS : 0, why: 'the nudge pulls towards it' },
    { memory: 'other', what: 'spike counter', bitsEach: output ? FLOAT_BITS : 0, why: 'the readout' },
  ]);
}

function cubaBookings(population: ConfigurePopulation): Booking[] {
  const refractory = population.unit.kind === 'cuba' ? population.unit.refractoryTicks : 0;
  return perNeuron(population, [
    { memory: 'membrane', what: 'membrane potential', bitsEach: FLOAT_BITS, why: 'integrates its currents' },
    {
      memory: 'current',
      what: 'two synaptic currents',
      bitsEach: 2 * FLOAT_BITS,
      why: 'decay between spikes',
    },
    {
      memory: 'other',
      what: 'refractory counter',
      bitsEach: countBits(refractory),
      why: 'ticks until it integrates again',
    },
  ]);
}

/** Devices count as many states as their (mean) steps fit between the bounds. */
export function bitsOfLevels(
  synapse: ConfigureSynapse,
  pulses?: ConfigurePulses,
  conductances?: ConfigureConductances,
): number {
  if (conductances) return bitsOfStates(2 / conductances.step);
  return bitsOfStates(pulses ? (pulses.max - pulses.min) / pulses.step : synapse.levels - 1);
}

/** Bits that tell apart where a device stands, so many steps from end to end. */
export const bitsOfStates = (steps: number): number => countBits(Math.ceil(steps));

export function whyHidden(synapse: ConfigureSynapse | undefined, plasticity: Plasticity): string {
  const kept =
    synapse?.rule === 'inertia'
      ? 'the running mean of updates'
      : 'small updates gather until the level changes';
  return plasticity === 'continual' ? `${kept}; triggers move it at once, without an accumulator` : kept;
}

function synapseBookings(projection: ConfigureProjection, network: Network): Booking[] {
  const { id, synapses } = projection;
  const row = (
    memory: Booking['memory'],
    what: string,
    bitsEach: number,
    why: string,
    count = synapses,
  ): Booking => ({
    holder: 'synapse',
    projection: id,
    memory,
    what,
    count,
    bitsEach,
    why,
  });
  const synapse = saidOf(network.synapses, id);
  const pulses = saidOf(network.pulses, id);
  // Read from the array at every event, a weight has no digital copy whose bits would move.
  const conductances = saidOf(network.conductances, id);
  const analog = conductances ?? saidOf(network.analog, id);
  const inArray = analog !== undefined || saidOf(network.cells, id)?.reading === 'every-event';
  const weight = row(
    inArray ? 'other' : 'weight',
    'weight',
    synapse ? bitsOfLevels(synapse, pulses, conductances) : projection.weight.bits,
    'the stored synapse, used in both directions where it works both ways',
  );
  const hidden = row(
    'hidden',
    'hidden number',
    (pulses ?? conductances)?.accumulate === false ? 0 : (synapse?.hidden.bits ?? 0),
    whyHidden(synapse, projection.plasticity),
  );
  const accumulator = row(
    'accumulator',
    'update accumulator',
    projection.accumulator.bits,
    'deferred updates gather until the sample ends',
  );
  const targets = network.populations[projection.target]!.shape.reduce((product, side) => product * side, 1);
  const address = row('topology', 'target address', countBits(targets - 1), 'a sparse row lists its targets');
  return [
    weight,
    ...(hidden.bitsEach > 0 ? [hidden] : []),
    ...(projection.plasticity === 'deferred' ? [accumulator] : []),
    ...(projection.connectivity === 'sparse' ? [address] : []),
  ];
}

const WHY_CAPTURED = 'a captured state can be started from again';
/** Zero for a slot that is empty. */
const TICK_BITS = 32;

/** What a slot captures is what moves between ticks. */
function slotBookings(populations: readonly Booking[], network: Network): Booking[] {
  if (network.slots === 0) return [];
  const moving = new Set([
    'membrane potential',
    'rate trace',
    'slow rate trace',
    'spike delay line',
    'phase',
  ]);
  const captured = populations
    .filter(booking => moving.has(booking.what))
    .map(
      (booking): Booking => ({
        ...booking,
        memory: 'slot',
        what: `captured ${booking.what}`,
        count: booking.count * network.slots,
        why: WHY_CAPTURED,
      }),
    );
  const tick = { what: 'captured tick', count: network.slots, bitsEach: TICK_BITS, why: WHY_CAPTURED };
  return [...captured, { holder: 'chip', memory: 'slot', ...tick }];
}
