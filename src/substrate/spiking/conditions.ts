import { type LineState, READ_NUMBERS, type Region } from '../../array/pair-faults.js';
import type { FaultKind, InjectFault } from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import type { ArrayCopy } from './array-copy.js';
import { CubaPopulation } from './cuba.js';
import type { SpikingNetwork } from './network.js';
import type { Projection } from './projection.js';
import { MAX_DELAY, type SpikeFaultKind } from './spike-faults.js';
import { StoredLevels } from './stored.js';

/** A place where something is wrong or not, and can be made so and be mended. */
export interface Condition {
  readonly stands: boolean;
  readonly set: () => void;
  readonly lift: () => void;
}

/** Finds the place that a command names. @throws Refusal where there is none, or for a value it cannot have */
type Find = (network: SpikingNetwork, command: InjectFault) => Condition;

/** Faults that last until they are mended: value 0 mends all but a dead neuron. */
export const CONDITIONS: Partial<Record<FaultKind, Find>> = {
  'dead-neuron': deadNeuron,
  'drop-spikes': (network, command) => {
    insist(command.value >= 0 && command.value <= 1, 'range', 'a probability lies in 0 .. 1', 'value');
    return spikes(network, command, 'drop-spikes');
  },
  'delay-spikes': (network, command) => {
    const { value } = command;
    const whole = Number.isInteger(value) && value >= 0 && value <= MAX_DELAY;
    insist(whole, 'range', `spikes are late by 0..${MAX_DELAY} ticks`, 'value');
    return spikes(network, command, 'delay-spikes');
  },
  'extra-spikes': (network, command) => {
    insistProbability(command.value);
    return spikes(network, command, 'extra-spikes');
  },
  'read-errors': (network, { address, target, value }) => {
    insistProbability(value);
    const projection = network.projection(target);
    insistTile(levelled(projection), address);
    const { delivery } = projection;
    insist(delivery.readsErr, 'unsupported', 'reads for this kind of neuron do not go wrong', 'target');
    const set = (probability: number) => () => delivery.setReadErrors(probability, address);
    return { stands: delivery.readErrorsAt(address) > 0, set: set(value), lift: set(0) };
  },
  'write-errors': (network, { address, target, value }) => {
    insistProbability(value);
    const stored = levelled(network.projection(target));
    insistTile(stored, address);
    const set = (probability: number) => () => {
      stored.writeErrors[address] = probability;
    };
    return { stands: stored.writeErrors[address]! > 0, set: set(value), lift: set(0) };
  },
  'sense-offset': (network, command) => {
    const found = placeOf(network, command, ({ faults }) => faults.extent.amplifiers, 'amplifiers');
    const { faults } = found.copy;
    insist(Math.abs(command.value) <= 100, 'range', 'a difference of ln R lies in -100 .. 100', 'value');
    const set = (difference: number) => () => {
      faults.setOffset(found.address, difference);
      found.reread(faults.aroundAmplifier(found.address));
    };
    return { stands: faults.offset(found.address) !== 0, set: set(command.value), lift: set(0) };
  },
  'dead-word-line': line('word', 'dead'),
  'shorted-word-line': line('word', 'shorted'),
  'dead-bit-line': line('bit', 'dead'),
  'shorted-bit-line': line('bit', 'shorted'),
  'supply-drop': (network, { address, target, value }) => {
    const projection = network.projection(target);
    const stored = levelled(projection);
    insistCells(stored);
    const which = READ_NUMBERS[address % READ_NUMBERS.length]!;
    const places = stored.tilesAt(insistTile(stored, Math.floor(address / READ_NUMBERS.length)));
    insist(
      value >= 0 && value <= 1e12,
      'range',
      'resistances, factors and spreads lie in 0 .. 1e12',
      'value',
    );
    const set = (number: number) => () => {
      for (const { copy, region, tile } of places) {
        copy.faults.setRead(which, number, tile);
        stored.reread(copy, region);
      }
      projection.holdStuck();
    };
    const stands = places.some(({ copy, tile }) => copy.faults.changes(which, tile));
    return { stands, set: set(value), lift: set(0) };
  },
};

function deadNeuron(network: SpikingNetwork, { target, address }: InjectFault): Condition {
  const population = network.population(target);
  insist(address < population.neurons, 'range', `addresses must be below ${population.neurons}`, 'address');
  insist('silence' in population, 'unsupported', 'this kind of population cannot lose neurons', 'target');
  return {
    stands: population.isSilent(address),
    set: () => population.silence(address),
    lift: () => population.revive(address),
  };
}

function spikes(network: SpikingNetwork, command: InjectFault, kind: SpikeFaultKind): Condition {
  const { target, address, value, onTicks = 0, offTicks = 0 } = command;
  const population = network.population(target);
  insist(address < population.neurons, 'range', `addresses must be below ${population.neurons}`, 'address');
  const can = !(population instanceof CubaPopulation);
  insist(can, 'unsupported', 'spikes of this kind of population arrive as they were fired', 'target');
  const { spikeFaults } = population;
  return {
    stands: spikeFaults.has(kind, address),
    set: () => spikeFaults.set(kind, address, value, network.tick, { on: onTicks, off: offTicks }),
    lift: () => spikeFaults.set(kind, address, 0, network.tick),
  };
}

/** Finds a piece of a line of an array, by what its address counts. */
function line(which: 'word' | 'bit', state: LineState): Find {
  const pieces = ({ faults }: ArrayCopy) =>
    which === 'word' ? faults.extent.wordLines : 2 * faults.extent.amplifiers;
  return (network, command) => {
    const found = placeOf(network, command, pieces, 'pieces of lines');
    const { address, copy } = found;
    const { faults } = copy;
    insist(command.value === 0 || command.value === 1, 'range', '1 breaks a line, 0 mends it', 'value');
    const set = (to: LineState) => () => {
      if (which === 'word') faults.setWordLine(address, to);
      else faults.setBitLine(address, to);
      found.reread(which === 'word' ? faults.aroundWordLine(address) : faults.aroundAmplifier(address >> 1));
    };
    const now = which === 'word' ? faults.wordLineAt(address) : faults.bitLineAt(address);
    return { stands: now === state, set: set(command.value === 1 ? state : 'whole'), lift: set('whole') };
  };
}

/**
 * Finds a place in the arrays of a projection, and how to read some of their pairs anew. Places of a second copy are
 * counted on from those of the first.
 */
export function placeOf(
  network: SpikingNetwork,
  { address, target }: InjectFault,
  placesOf: (copy: ArrayCopy) => number,
  what: string,
) {
  const projection = network.projection(target);
  const stored = levelled(projection);
  insistCells(stored);
  const [first, second] = stored.copies.map(placesOf) as [number, number?];
  const all = first + (second ?? 0);
  insist(address < all, 'range', `${what} are 0..${all - 1}`, 'address');
  const copy = stored.copies[address < first ? 0 : 1]!;
  const reread = (region: Region) => {
    stored.reread(copy, region);
    projection.holdStuck();
  };
  return { copy, address: address < first ? address : address - first, reread };
}

/** Synapses with levels that a read could take for each other. */
export function levelled({ stored }: Projection): StoredLevels {
  insist(stored !== undefined, 'unsupported', 'this projection keeps real weights only', 'target');
  insist(stored instanceof StoredLevels, 'unsupported', 'devices between bounds have no levels', 'target');
  return stored;
}

/** Refuses a place that is neither 0, for all, nor a tile. */
export function insistTile(stored: StoredLevels, place: number): number {
  insist(place <= stored.tiles, 'range', `0 is for all, and tiles are 1..${stored.tiles}`, 'address');
  return place;
}

export function insistCells({ copies }: StoredLevels): void {
  insist(copies.length > 0, 'unsupported', 'the cells of this projection are ideal', 'target');
}

function insistProbability(value: number): void {
  insist(value >= 0 && value < 1, 'range', 'a probability lies in 0 .. 1, 1 left out', 'value');
}
