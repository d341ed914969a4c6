import { CELL_CARD } from '../array/cells/card.js';
import { loadCard } from '../card/load.js';
import { type Extent, type Hit, hitsOf, isLasting, NEED_LEVELS, PLACE_OF } from '../fault/places.js';
import type { Fault } from '../fault/schema.js';
import type { InjectFault } from '../protocol/messages.js';
import { saidOf } from '../substrate/spiking/layout.js';
import { readsAtDrop } from './cells.js';
import { sizes } from './initial.js';
import type { Network } from './network.js';
import type { Experiment, Projection } from './schema.js';
import { isAnalog } from './synapses.js';

type Injection = Omit<InjectFault, 'requestId'>;

/**
 * When faults are injected: `start` before training, `resume` when a chip goes on from a snapshot in an epoch,
 * `epoch` before that epoch, `test` into a chip that tests what was learnt in so many epochs.
 */
export type Moment =
  | { readonly kind: 'start' }
  | { readonly kind: 'epoch' | 'resume' | 'test'; readonly epoch: number };

/** Commands that inject what an experiment wants injected at a moment; epochs count from 1. */
export function* injections(experiment: Experiment, network: Network, moment: Moment): Generator<Injection> {
  for (const [index, fault] of experiment.faults.entries()) {
    if (!isDue(fault, moment)) continue;
    for (const aim of aimsOf(experiment, fault)) {
      const hits =
        fault.kind === 'supply-drop'
          ? readsAt(experiment, fault, aim)
          : placesOf(experiment, network, index, aim);
      for (const { address, value } of hits) {
        yield { kind: 'inject-fault', fault: fault.kind, target: aim.target, address, value };
      }
    }
  }
}

/** The numbers of reads at a lower supply, in the places in which the protocol counts them. */
function readsAt(experiment: Experiment, { value }: Fault, { target }: Aim): Hit[] {
  const ternary = experiment.network.projections[target]!.synapse.kind === 'ternary';
  return readsAtDrop(experiment, value ?? 0, ternary).map((number, address) => ({ address, value: number }));
}

function isDue({ kind, when }: Fault, moment: Moment): boolean {
  if (when === 'test') return moment.kind === 'test';
  const epoch = when === 'start' ? 0 : when.epoch;
  switch (moment.kind) {
    case 'start':
      return epoch === 0;
    case 'epoch':
      return epoch === moment.epoch;
    case 'resume':
    case 'test':
      return isLasting(kind) && epoch <= moment.epoch;
  }
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
  const tile = tileOf(experiment);
  return projections.flatMap((projection, target) => {
    const { name, synapse } = projection;
    const able = suits(fault.kind, synapse);
    if (fault.projection === undefined ? !able : name !== fault.projection) return [];
    const { sources, targets } = sizes(experiment, projection);
    return [{ name, target, extent: { rows: sources, columns: targets, tile } }];
  });
}

/** Rows and columns of a tile of the experiment's cells. */
function tileOf({ chip }: Experiment): Extent['tile'] {
  const { rows, columns } = loadCard(CELL_CARD, chip.cells.card).card.tile;
  return { rows: rows.value, columns: columns.value };
}

/** Neither real numbers nor analog devices. */
const hasLevels = (synapse: Projection['synapse']): boolean => synapse.kind !== 'real' && !isAnalog(synapse);

/** True where synapses have what a fault breaks: programmed conductances age as cells do. */
export const suits = (kind: Fault['kind'], synapse: Projection['synapse']): boolean =>
  hasLevels(synapse) || !NEED_LEVELS.has(kind) || (kind === 'age' && synapse.kind === 'conductance');

/** Bits of the number that a flip inverts one of. */
function widthOf(network: Network, { kind }: Fault, target: number): number {
  const { populations, projections, synapses } = network;
  const unit = populations[target]?.unit;
  switch (kind) {
    case 'flip-membrane-bit':
      return unit?.kind === 'spiking' ? unit.membrane.bits : 32;
    case 'flip-trace-bit':
      return unit?.kind === 'spiking' ? unit.trace.bits : 32;
    case 'flip-accumulator-bit':
      return projections[target]!.accumulator.bits;
    case 'flip-hidden-bit':
      return saidOf(synapses, target)?.hidden.bits ?? 32;
    case 'flip-weight-bit': {
      const { storage } = projections[target]!;
      return storage === 'int8' ? 8 : storage === 'int16' ? 16 : 32;
    }
    default:
      return 1;
  }
}
