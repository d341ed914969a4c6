import { CELL_CARD } from '../array/cells/card.js';
import { READ_NUMBERS } from '../array/pair-faults.js';
import { loadCard } from '../card/load.js';
import { isLasting } from '../fault/keeping.js';
import { type Extent, type Hit, hitsOf, MOVING, NEED_LEVELS, OF_DEVICES, PLACE_OF } from '../fault/places.js';
import type { Fault } from '../fault/schema.js';
import type { FaultTiming, InjectFault } from '../protocol/messages.js';
import { saidOf } from '../substrate/spiking/layout.js';
import { readsAtDrop } from './cells.js';
import { sizes } from './initial.js';
import type { Network } from './network.js';
import type { Experiment, Projection } from './schema.js';
import { isAnalog } from './synapses.js';

type Injection = Omit<InjectFault, 'requestId'>;

/**
 * When faults are injected: `start` before training; `resume` when a chip goes on from a snapshot before a sample of
 * an epoch; `sample` before that sample of that epoch; `test` into a chip that tests what was learnt in so many
 * epochs. Epochs and samples count from 1.
 */
export type Moment =
  | { readonly kind: 'start' }
  | { readonly kind: 'sample' | 'resume'; readonly epoch: number; readonly sample: number }
  | { readonly kind: 'test'; readonly epoch: number };

/**
 * Commands that inject what an experiment wants injected at a moment.
 * @param samples of an epoch of training
 */
export function* injections(
  experiment: Experiment,
  network: Network,
  moment: Moment,
  samples: number,
): Generator<Injection> {
  for (const [index, fault] of experiment.faults.entries()) {
    if (!isDue(fault, moment)) continue;
    const timing = timingOf(fault, moment, samples);
    for (const aim of aimsOf(experiment, fault)) {
      const places = placesOf(experiment, network, index, aim);
      const hits = fault.kind === 'supply-drop' ? readsAt(experiment, fault, aim, places) : places;
      for (const { address, value } of hits) {
        yield { kind: 'inject-fault', fault: fault.kind, target: aim.target, address, value, ...timing };
      }
    }
  }
}

function isDue(fault: Fault, moment: Moment): boolean {
  const { when } = fault;
  if (when === 'test') return moment.kind === 'test';
  const { epoch, sample } = when === 'start' ? { epoch: 0, sample: 0 } : when;
  switch (moment.kind) {
    case 'start':
      return epoch === 0;
    case 'sample':
      return epoch === moment.epoch && sample === moment.sample;
    case 'resume':
      if (!isToldAgain(fault)) return false;
      return epoch < moment.epoch || (epoch === moment.epoch && sample < moment.sample);
    case 'test':
      return epoch <= moment.epoch && isToldAgain(fault);
  }
}

/** True for what a chip keeps beside the state that it is given: lasting faults, and times. */
const isToldAgain = ({ kind, persistence }: Fault): boolean =>
  isLasting(kind) || MOVING.has(kind) || persistence === 'transient' || persistence === 'intermittent';

/** In no settle: they count up to 2^30. */
const OVER: FaultTiming = { onSettles: 1, firstSettle: 2 ** 30 };

/** When a chip has the fault; settles of tests are counted from the first one, those of training from `when`. */
function timingOf(fault: Fault, moment: Moment, samples: number): FaultTiming {
  if (!MOVING.has(fault.kind)) return timesOf(fault, moment, samples);
  const always = { ...fault, on_samples: 2 ** 30 - 1 };
  const comes = fault.probability_per_settle !== null || fault.on_samples !== null;
  return { ...timesOf(comes ? fault : always, moment, samples), atTick: fault.at_tick ?? 0 };
}

function timesOf(fault: Fault, moment: Moment, samples: number): FaultTiming {
  const { off_samples, off_ticks, on_samples, on_ticks, probability_per_settle, when } = fault;
  if (probability_per_settle !== null) return { chance: probability_per_settle };
  if (on_ticks !== null) return { onTicks: on_ticks, offTicks: off_ticks ?? 0 };
  if (on_samples === null) return {};
  // A chip that tests may have been given a snapshot in which the fault was there.
  if (fault.persistence === 'transient' && when !== 'test' && moment.kind === 'test') return OVER;
  const { epoch, sample } =
    typeof when === 'object' && moment.kind !== 'test' ? when : { epoch: 1, sample: 1 };
  const firstSettle = (epoch - 1) * samples + sample - 1;
  return { onSettles: on_samples, offSettles: off_samples ?? 0, firstSettle };
}

/** The numbers of reads at a lower supply, for each place in the order in which the protocol counts them. */
function readsAt(experiment: Experiment, { value }: Fault, { target }: Aim, places: readonly Hit[]): Hit[] {
  const ternary = experiment.network.projections[target]!.synapse.kind === 'ternary';
  const numbers = readsAtDrop(experiment, value ?? 0, ternary);
  const hits = places.flatMap(({ address }) =>
    numbers.map((number, k) => ({ address: address * READ_NUMBERS.length + k, value: number })),
  );
  // Where only signs are read there is no critical resistance.
  return hits.filter(hit => hit.value > 0);
}

/** A population or projection that a fault is aimed at. */
export interface Aim {
  readonly name: string;
  readonly target: number;
  readonly extent: Extent;
}

/** What a fault hits of one aim. */
export function placesOf(
  experiment: Experiment,
  network: Network,
  index: number,
  { target, extent }: Aim,
): Hit[] {
  const fault = experiment.faults[index]!;
  return hitsOf(fault, extent, { seed: experiment.seed, index, target }, widthOf(network, fault, target));
}

/** What a fault is aimed at: what it names or, of projections, all that can have such a fault. */
export function aimsOf(experiment: Experiment, fault: Fault): Aim[] {
  const { populations, projections } = experiment.network;
  if (PLACE_OF[fault.kind] === 'neuron') {
    return populations.flatMap(({ name, neurons }, target) =>
      name === fault.population ? [{ name, target, extent: { rows: neurons, columns: 1 } }] : [],
    );
  }
  const { pairs, tile } = arrayOf(experiment);
  const two = experiment.chip.cells.access === 'two-copies';
  return projections.flatMap((projection, target) => {
    const { name, synapse } = projection;
    const able = suits(fault.kind, synapse);
    if (fault.projection === undefined ? !able : name !== fault.projection) return [];
    const { sources, targets } = sizes(experiment, projection);
    const copies = !(pairs && hasLevels(synapse)) ? 0 : two && projection.bidirectional ? 2 : 1;
    const devices = synapse.kind === 'conductance' && resists(experiment) ? 1 : 2;
    return [{ name, target, extent: { rows: sources, columns: targets, tile, copies, devices } }];
  });
}

/** Whether the experiment's cells are resistive pairs, and rows and columns of their tiles. */
function arrayOf({ chip }: Experiment) {
  const { cell, tile } = loadCard(CELL_CARD, chip.cells.card).card;
  return {
    pairs: cell.kind === 'resistive-pair',
    tile: { rows: tile.rows.value, columns: tile.columns.value },
  };
}

/** Neither real numbers nor analog devices. */
const hasLevels = (synapse: Projection['synapse']): boolean => synapse.kind !== 'real' && !isAnalog(synapse);

/** True for a circuit of resistors. */
export const resists = ({ network }: Experiment): boolean =>
  network.populations.some(({ unit }) => unit.kind === 'resistive');

/** True where synapses have what a fault breaks. */
export const suits = (kind: Fault['kind'], synapse: Projection['synapse']): boolean =>
  hasLevels(synapse) || !NEED_LEVELS.has(kind) || (OF_DEVICES.has(kind) && synapse.kind === 'conductance');

/** Bits of the number that a flip inverts one of. */
function widthOf(network: Network, { kind }: Fault, target: number): number {
  const { populations, projections, synapses } = network;
  const unit = populations[target]?.unit;
  switch (kind) {
    case 'flip-membrane-bit':
      return unit?.kind === 'spiking' ? unit.membrane.bits : 32;
    case 'flip-trace-bit':
    case 'flip-slow-trace-bit':
      return unit?.kind === 'spiking' ? unit.trace.bits : 32;
    case 'flip-bias-bit':
      return 32;
    case 'flip-phase-bit':
      return 31;
    case 'flip-refractory-bit':
      return unit?.kind === 'spiking' ? Math.max(1, Math.ceil(Math.log2(unit.refractoryTicks + 1))) : 1;
    case 'flip-delay-bit': {
      const touching = projections.filter(p => p.source === target || p.target === target);
      const trigger = unit?.kind === 'spiking' ? unit.triggerDelayTicks : 0;
      return Math.max(1, trigger, ...touching.map(p => p.delayTicks));
    }
    case 'flip-accumulator-bit':
      return projections[target]!.accumulator.bits;
    case 'flip-hidden-bit':
      return saidOf(synapses, target)?.hidden.bits ?? 32;
    case 'flip-weight-bit': {
      const { storage } = projections[target]!;
      const levels = saidOf(synapses, target)?.levels;
      // Packed: one bit for two levels, two for three.
      if (levels && storage !== 'float32') return levels - 1;
      return storage === 'int8' ? 8 : storage === 'int16' ? 16 : 32;
    }
    default:
      return 1;
  }
}
