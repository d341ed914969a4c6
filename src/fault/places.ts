import type { FaultKind } from '../protocol/messages.js';
import { PURPOSE } from '../random/purpose.js';
import { entityOf, type RandomStream, stream } from '../random/stream.js';
import type { Fault } from './schema.js';

/** What an address of a fault means. */
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

/** Faults whose value is the spread of what each place draws for itself. */
export const MISMATCHES: ReadonlySet<FaultKind> = new Set([
  'threshold-mismatch',
  'leak-mismatch',
  'sense-offset',
]);

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

const LASTING: ReadonlySet<FaultKind> = new Set([
  ...MOVING,
  'threshold-mismatch',
  'leak-mismatch',
  'dead-neuron',
  'stuck-weight',
  ...OF_SPIKES,
]);

/**
 * Faults that a chip has to be told of again where it is given weights or a snapshot; to be told twice changes
 * nothing.
 */
export const isLasting = (kind: FaultKind): boolean => LASTING.has(kind);

/** Neurons of a population, or synapses of a projection as sources x targets. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Of a projection in an array: rows and columns of its tiles. */
  readonly tile?: { readonly rows: number; readonly columns: number } | undefined;
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
  const place = PLACE_OF[fault.kind];
  if (place === 'whole') return [{ address: 0, value: fault.value ?? fault.fraction }];
  if (fault.values) {
    const { addresses = [], values } = fault;
    return addresses.map((address, k) => ({ address, value: values[k]! }));
  }
  const draws = stream(key.seed, PURPOSE.fault, entityOf(key.target, key.index), fault.seed);
  const hits: Hit[] = [];
  for (const address of named(fault, extent, place)) {
    // One block of four draws for each place.
    const chosen = draws.seek(address).float() < fault.fraction;
    if (chosen) hits.push({ address, value: valueAt(fault, draws, bits) });
  }
  return hits;
}

function valueAt({ kind, value }: Fault, draws: RandomStream, bits: number): number {
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

function* named(fault: Fault, extent: Extent, place: Place): Generator<number> {
  if (fault.addresses) {
    yield* [...new Set(fault.addresses)].sort((a, b) => a - b);
    return;
  }
  if (place === 'neuron' || place === 'synapse' || place === 'device') {
    yield* placesOfCells(fault, extent, place);
    return;
  }
  // Many cells share a line or an amplifier, which is hit where one of them is named.
  yield* [...new Set(placesOfCells(fault, extent, place))].sort((a, b) => a - b);
}

/** The places that belong to the cells in the rows, columns and tiles that are named, cell by cell. */
function* placesOfCells({ rows, columns, tiles }: Fault, extent: Extent, place: Place): Generator<number> {
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
      return [2 * pair, 2 * pair + 1];
    case 'amplifier':
      return [amplifier];
    case 'word-line':
      return [row * across(extent) + tileColumn];
    case 'bit-line':
      return [2 * amplifier, 2 * amplifier + 1];
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

export const tilesOf = (extent: Extent): number => down(extent) * across(extent);

/** Largest address of a fault, plus one. */
export function addressesOf(kind: FaultKind, extent: Extent): number {
  const { rows, columns } = extent;
  switch (PLACE_OF[kind]) {
    case 'device':
      return 2 * rows * columns;
    case 'amplifier':
      return down(extent) * columns;
    case 'word-line':
      return rows * across(extent);
    case 'bit-line':
      return 2 * down(extent) * columns;
    default:
      return rows * columns;
  }
}
