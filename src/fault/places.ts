import type { FaultKind } from '../protocol/messages.js';
import { PURPOSE } from '../random/purpose.js';
import { entityOf, type RandomStream, stream } from '../random/stream.js';
import type { Fault } from './schema.js';

/** What an address of a fault means; of `whole`: 0 for a whole projection, and from 1 its tiles. */
export type Place = 'neuron' | 'synapse' | 'device' | 'amplifier' | 'word-line' | 'bit-line' | 'whole';

export const PLACE_OF: Readonly<Record<FaultKind, Place>> = {
  'dead-neuron': 'neuron',
  'flip-membrane-bit': 'neuron',
  'flip-trace-bit': 'neuron',
  'flip-slow-trace-bit': 'neuron',
  'flip-delay-bit': 'neuron',
  'flip-refractory-bit': 'neuron',
  'flip-phase-bit': 'neuron',
  'flip-bias-bit': 'neuron',
  'threshold-mismatch': 'neuron',
  'leak-mismatch': 'neuron',
  'drop-spikes': 'neuron',
  'delay-spikes': 'neuron',
  'extra-spikes': 'neuron',
  'stuck-weight': 'synapse',
  'flip-weight-bit': 'synapse',
  'flip-accumulator-bit': 'synapse',
  'flip-hidden-bit': 'synapse',
  'flip-level': 'synapse',
  'stuck-cell': 'device',
  'read-errors': 'whole',
  'write-errors': 'whole',
  age: 'whole',
  'sense-offset': 'amplifier',
  'dead-word-line': 'word-line',
  'shorted-word-line': 'word-line',
  'dead-bit-line': 'bit-line',
  'shorted-bit-line': 'bit-line',
  'supply-drop': 'whole',
  'open-resistor': 'synapse',
  'shorted-resistor': 'synapse',
  'drifted-resistor': 'synapse',
  'open-diode': 'neuron',
  'shorted-diode': 'neuron',
};

/** Faults of what reads an array, and of its lines. */
export const OF_READING: ReadonlySet<FaultKind> = new Set([
  'sense-offset',
  'dead-word-line',
  'shorted-word-line',
  'dead-bit-line',
  'shorted-bit-line',
  'supply-drop',
]);

/** Faults of arrays: of their devices too. */
export const NEED_CELLS: ReadonlySet<FaultKind> = new Set(['stuck-cell', 'age', ...OF_READING]);

/** Faults that programmed devices have as cells do. */
export const OF_DEVICES: ReadonlySet<FaultKind> = new Set(['stuck-cell', 'age']);

/** Faults of levels and cells, which synapses that are real numbers do not have. */
export const NEED_LEVELS: ReadonlySet<FaultKind> = new Set([
  'flip-hidden-bit',
  'flip-level',
  'read-errors',
  'write-errors',
  ...NEED_CELLS,
]);

/** Faults of what neurons fire, on its way. */
export const OF_SPIKES: ReadonlySet<FaultKind> = new Set(['drop-spikes', 'delay-spikes', 'extra-spikes']);

/** Faults of what only networks of resistors are made of. */
export const OF_CIRCUITS: ReadonlySet<FaultKind> = new Set([
  'open-resistor',
  'shorted-resistor',
  'drifted-resistor',
  'open-diode',
  'shorted-diode',
]);

/** Faults whose value is the spread of what each place draws for itself. */
export const MISMATCHES: ReadonlySet<FaultKind> = new Set([
  'threshold-mismatch',
  'leak-mismatch',
  'sense-offset',
  'drifted-resistor',
]);

/** Faults whose `fraction` is the probability that a read or write goes wrong. */
export const PROBABLE: ReadonlySet<FaultKind> = new Set(['read-errors', 'write-errors']);

/** Nothing is made so badly that a twentieth of it is not left. */
const LEAST_DEVIATION = -0.95;

/** Flips of what a fresh start draws or clears: they happen within samples, again in each. */
export const MOVING: ReadonlySet<FaultKind> = new Set([
  'flip-membrane-bit',
  'flip-trace-bit',
  'flip-slow-trace-bit',
  'flip-delay-bit',
  'flip-refractory-bit',
  'flip-phase-bit',
]);

/** Neurons of a population, or synapses of a projection as sources x targets. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Of a projection in an array: rows and columns of its tiles. */
  readonly tile?: { readonly rows: number; readonly columns: number } | undefined;
  /** Arrays of pairs that hold it: places of a second one, whose rows are the targets, are counted on. */
  readonly copies?: 0 | 1 | 2;
  /** Devices that a synapse is made of; two, where nothing is said. */
  readonly devices?: 1 | 2;
}

export interface Hit {
  readonly address: number;
  readonly value: number;
}

/**
 * The places that a fault hits, ascending, and its value at each. Every place that is named draws for itself, so a
 * longer list or another fraction changes nothing about the others.
 * @param key seed of the experiment, place of the fault in its list, and id of what it is aimed at
 * @param bits width of the number whose bits are inverted, where `value` is to be drawn
 */
export function hitsOf(
  fault: Fault,
  extent: Extent,
  key: { readonly seed: number; readonly index: number; readonly target: number },
  bits: number,
): Hit[] {
  if (fault.values) {
    const { addresses = [], values } = fault;
    return addresses.map((address, k) => ({ address, value: values[k]! }));
  }
  const draws = stream(key.seed, PURPOSE.fault, entityOf(key.target, key.index), fault.seed);
  const fraction = PROBABLE.has(fault.kind) ? 1 : fault.fraction;
  const hits: Hit[] = [];
  for (const address of named(fault, extent)) {
    // One block of four draws for each place.
    const chosen = draws.seek(address).float() < fraction;
    if (chosen) hits.push({ address, value: valueAt(fault, draws, bits) });
  }
  return hits;
}

function valueAt({ fraction, kind, value }: Fault, draws: RandomStream, bits: number): number {
  if (PROBABLE.has(kind)) return fraction;
  if (kind.endsWith('-line')) return 1;
  if (MISMATCHES.has(kind)) {
    const deviation = (value ?? 0) * draws.normal();
    return kind === 'sense-offset' ? deviation : Math.max(LEAST_DEVIATION, deviation);
  }
  return value ?? drawn(kind, draws.u32(), bits);
}

function drawn(kind: FaultKind, word: number, bits: number): number {
  if (kind === 'flip-level') return word % 2 === 0 ? 1 : -1;
  if (kind === 'stuck-cell') return word % 2;
  return kind.endsWith('-bit') ? word % bits : 0;
}

function named(fault: Fault, extent: Extent): Iterable<number> {
  const ascending = (places: Iterable<number>) => [...new Set(places)].sort((a, b) => a - b);
  if (fault.addresses) return ascending(fault.addresses);
  const place = PLACE_OF[fault.kind];
  if (place === 'neuron' || place === 'synapse') return placesOfCells(fault, extent, place);
  if (place === 'whole' && !isOfTiles(fault)) return [0];
  // Many cells share a tile, a line or an amplifier, which is hit where one of them is named.
  return ascending(placesOfArrays(fault, extent, place));
}

/** True where a fault that can hit a whole projection hits some of its tiles. */
export const isOfTiles = ({ copy, fraction, kind, tiles }: Fault): boolean =>
  tiles !== undefined || copy !== 'both' || (fraction < 1 && !PROBABLE.has(kind));

function* placesOfArrays(fault: Fault, extent: Extent, place: Place): Generator<number> {
  const { copy, tiles } = fault;
  if (copy !== 'backward') yield* placesOfCells(fault, extent, place);
  if (copy === 'forward' || extent.copies !== 2) return;
  const there = turned(extent);
  const before = tilesOf(extent);
  const aim = { rows: fault.columns, columns: fault.rows, tiles: tiles?.map(tile => tile - before) };
  for (const address of placesOfCells(aim, there, place)) yield address + addressesOfArray(place, extent);
}

/** The second copy of an array. */
const turned = (extent: Extent): Extent => ({ ...extent, rows: extent.columns, columns: extent.rows });

type Named = Pick<Fault, 'rows' | 'columns' | 'tiles'>;

/** The places that belong to the cells in the rows, columns and tiles that are named, cell by cell. */
function* placesOfCells({ rows, columns, tiles }: Named, extent: Extent, place: Place): Generator<number> {
  const wanted = (list: readonly number[] | undefined, k: number): boolean => !list || list.includes(k);
  for (let row = 0; row < extent.rows; row++) {
    if (!wanted(rows, row)) continue;
    for (let column = 0; column < extent.columns; column++) {
      if (!wanted(columns, column) || (tiles && !tiles.includes(tileOf(extent, row, column)))) continue;
      yield* placesOfCell(extent, place, row, column);
    }
  }
}

function placesOfCell(extent: Extent, place: Place, row: number, column: number): number[] {
  const pair = row * extent.columns + column;
  const [band, tileColumn] = [Math.floor(row / tileRows(extent)), Math.floor(column / tileColumns(extent))];
  const amplifier = band * extent.columns + column;
  switch (place) {
    case 'device':
      return extent.devices === 1 ? [pair] : [2 * pair, 2 * pair + 1];
    case 'amplifier':
      return [amplifier];
    case 'word-line':
      return [row * across(extent) + tileColumn];
    case 'bit-line':
      return [2 * amplifier, 2 * amplifier + 1];
    case 'whole':
      return [1 + tileOf(extent, row, column)];
    default:
      return [pair];
  }
}

const tileRows = ({ rows, tile }: Extent): number => tile?.rows ?? rows;
const tileColumns = ({ columns, tile }: Extent): number => tile?.columns ?? columns;
/** Tiles beside each other, and above each other. */
const across = (extent: Extent): number => Math.ceil(extent.columns / tileColumns(extent));
const down = (extent: Extent): number => Math.ceil(extent.rows / tileRows(extent));

/** Tiles are counted along the rows of an array, row of tiles after row of tiles. */
const tileOf = (extent: Extent, row: number, column: number): number =>
  Math.floor(row / tileRows(extent)) * across(extent) + Math.floor(column / tileColumns(extent));

const tilesOf = (extent: Extent): number => down(extent) * across(extent);

/** True for faults whose places belong to an array, of which there may be two. */
export const isOfArrays = (kind: FaultKind): boolean => !['neuron', 'synapse'].includes(PLACE_OF[kind]);

/** Tiles that a fault can hit: synapses are counted once, arrays as often as there are. */
export const tilesFor = (kind: FaultKind, extent: Extent): number =>
  tilesOf(extent) + (isOfArrays(kind) && extent.copies === 2 ? tilesOf(turned(extent)) : 0);

/** Largest address of a fault, plus one. */
export function addressesOf(kind: FaultKind, extent: Extent): number {
  const place = PLACE_OF[kind];
  const second = isOfArrays(kind) && extent.copies === 2 ? addressesOfArray(place, turned(extent)) : 0;
  return addressesOfArray(place, extent) + second;
}

function addressesOfArray(place: Place, extent: Extent): number {
  const { rows, columns } = extent;
  switch (place) {
    case 'device':
      return (extent.devices ?? 2) * rows * columns;
    case 'amplifier':
      return down(extent) * columns;
    case 'word-line':
      return rows * across(extent);
    case 'bit-line':
      return 2 * down(extent) * columns;
    case 'whole':
      return tilesOf(extent);
    default:
      return rows * columns;
  }
}
