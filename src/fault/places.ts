import type { FaultKind } from '../protocol/messages.js';
import { PURPOSE } from '../random/purpose.js';
import { entityOf, type RandomStream, stream } from '../random/stream.js';
import type { Fault } from './schema.js';

/** What an address of a fault means. */
export type Place = 'neuron' | 'synapse' | 'device' | 'whole';

export const PLACE_OF: Readonly<Record<FaultKind, Place>> = {
  'dead-neuron': 'neuron',
  'flip-membrane-bit': 'neuron',
  'flip-trace-bit': 'neuron',
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
};

/** Faults of levels and cells, which synapses that are real numbers do not have. */
export const NEED_LEVELS: ReadonlySet<FaultKind> = new Set([
  'flip-hidden-bit',
  'flip-level',
  'stuck-cell',
  'read-errors',
  'write-errors',
  'age',
]);

/** Faults whose value is the spread of what each place draws for itself. */
export const MISMATCHES: ReadonlySet<FaultKind> = new Set(['threshold-mismatch', 'leak-mismatch']);

/** Nothing is made so badly that a twentieth of it is not left. */
const LEAST_DEVIATION = -0.95;

const LASTING: ReadonlySet<FaultKind> = new Set([
  ...MISMATCHES,
  'dead-neuron',
  'stuck-weight',
  'drop-spikes',
  'delay-spikes',
  'extra-spikes',
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
  if (MISMATCHES.has(kind)) return Math.max(LEAST_DEVIATION, (value ?? 0) * draws.normal());
  return value ?? drawn(kind, draws.u32(), bits);
}

function drawn(kind: FaultKind, word: number, bits: number): number {
  if (kind === 'flip-level') return word % 2 === 0 ? 1 : -1;
  if (kind === 'stuck-cell') return word % 2;
  return kind.endsWith('-bit') ? word % bits : 0;
}

function* named({ addresses, rows, columns }: Fault, extent: Extent, place: Place): Generator<number> {
  if (addresses) {
    yield* [...new Set(addresses)].sort((a, b) => a - b);
    return;
  }
  const per = place === 'device' ? 2 : 1;
  const wanted = (list: readonly number[] | undefined, k: number): boolean => !list || list.includes(k);
  for (let row = 0; row < extent.rows; row++) {
    if (!wanted(rows, row)) continue;
    for (let column = 0; column < extent.columns; column++) {
      if (!wanted(columns, column)) continue;
      for (let k = 0; k < per; k++) yield per * (row * extent.columns + column) + k;
    }
  }
}

/** Largest address of a fault, plus one. */
export function addressesOf(kind: FaultKind, { rows, columns }: Extent): number {
  return PLACE_OF[kind] === 'device' ? 2 * rows * columns : rows * columns;
}
