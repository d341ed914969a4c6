import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import type { ConfigureSynapse } from '../../protocol/messages.js';
import { PURPOSE } from '../../random/purpose.js';
import { writeGrid } from './grid.js';
import type { Transposed } from './transposed.js';

/** The projection whose weights follow from hidden numbers, and its settings. */
export interface StoredPlace {
  readonly id: number;
  readonly seed: number;
  readonly sources: number;
  readonly targets: number;
  /** Elements per stored row. */
  readonly row: number;
  readonly weights: Float32Array;
  readonly accumulator: Float32Array | undefined;
  readonly touched: Uint32Array;
  readonly transposed: Transposed | undefined;
  /** Part of a running mean that an update replaces (inertia). */
  readonly gain: number;
  /** f64 count of what triggers have moved, where they move hidden numbers at once; undefined with accumulators. */
  readonly triggered: Float64Array | undefined;
  /** f64 count of faults that changed something. */
  readonly hits: Float64Array;
  /** Rows that one call of the kernels moves at most; all, where nothing is said. */
  readonly rowsAtOnce?: number;
  /** Rows k, k + this, k + 2 x this, ... have an amplitude of their own; 1, where nothing is said. */
  readonly amplitudes?: number;
}

/** What the kernel `consolidate` does for each rule, and the two settings that mean something else in each. */
export interface Consolidation {
  readonly kind: typeof L.HIDDEN_INERTIA | typeof L.HIDDEN_LEVELS | typeof L.HIDDEN_PULSES;
  readonly threshold: number;
  readonly count: number;
}

/** Listings that have to find room: both ends of a synapse may trigger in one tick. */
export const listings = (elements: number, onSpike: boolean): number => (onSpike ? 2 : 1) * elements;

/** Bytes that hidden numbers take, for sizing an arena. */
export const hiddenBytes = (elements: number, sources: number, listed: number): number =>
  8 * elements + L.LISTING * listed + 8 * sources + L.HIDDEN_BYTES + 8 * 64;

/** Hears of an element and its level, or the pulses that it is to be sent. */
export type VisitOne = (element: number, outcome: number) => void;
/** Hears of all of them at once, as they are listed in memory (LISTING). */
export interface VisitListing {
  readonly all: (listing: number, count: number) => void;
}
export type Visit = VisitOne | VisitListing;

/** Numbers behind weights that an update does not simply add to, and what it makes of each weight. */
export class HiddenNumbers {
  readonly values: Float32Array;
  /** By element: the level that is stored; empty where there are no levels. */
  readonly levels: Float32Array;
  /** Element and outcome, in turn. */
  private readonly listed: { readonly elements: Uint32Array; readonly outcomes: Float32Array };
  private readonly keep: Float32Array;
  /** Number of the update in which each row was last visited. */
  private readonly visited: Uint32Array;
  private readonly updates: Uint32Array;
  private readonly params: number;
  private readonly words: Uint32Array;
  private readonly floats: Float32Array;
  private readonly key: Uint32Array;
  private readonly moved: Float64Array;

  constructor(
    private readonly rule: ConfigureSynapse,
    private readonly consolidation: Consolidation,
    private readonly place: StoredPlace,
    arena: Arena,
    private readonly kernels: Kernels,
  ) {
    const { sources, row, rowsAtOnce = sources } = place;
    this.values = arena.f32(sources * row);
    this.levels = arena.f32(consolidation.kind === L.HIDDEN_PULSES ? 0 : sources * row);
    const listed = listings(rowsAtOnce * row, place.triggered !== undefined);
    const elements = arena.u32((L.LISTING / 4) * listed);
    const outcomes = new Float32Array(elements.buffer, elements.byteOffset, elements.length);
    this.listed = { elements, outcomes };
    this.keep = arena.f32(sources);
    this.visited = arena.u32(sources);
    this.updates = arena.u32(1);
    this.params = arena.reserve(L.HIDDEN_BYTES);
    this.words = new Uint32Array(arena.memory.buffer, this.params, L.HIDDEN_BYTES / 4);
    this.floats = new Float32Array(arena.memory.buffer, this.params, L.HIDDEN_BYTES / 4);
    this.moved = new Float64Array(arena.memory.buffer, this.params + L.HIDDEN_MOVED, 1);
    this.key = arena.u32(4);
    this.key.set([place.seed >>> 0, PURPOSE.rounding, 0x20000 + place.id, 0]);
    this.writeParams(arena);
  }

  private writeParams(arena: Arena): void {
    const { consolidation, floats, place, rule, words } = this;
    const grid = arena.u32(L.GRID_BYTES / 4);
    writeGrid(grid, new Float32Array(grid.buffer, grid.byteOffset, grid.length), 0, rule.hidden);
    words[L.HIDDEN_KIND / 4] = consolidation.kind;
    words[L.HIDDEN_NUMBERS / 4] = this.values.byteOffset;
    words[L.HIDDEN_STORED / 4] = this.levels.byteOffset;
    words[L.HIDDEN_ACCUMULATOR / 4] = place.accumulator?.byteOffset ?? 0;
    words[L.HIDDEN_ROW / 4] = place.row * 4;
    words[L.HIDDEN_KEEP / 4] = this.keep.byteOffset;
    words[L.HIDDEN_CHANGED / 4] = this.listed.elements.byteOffset;
    words[L.HIDDEN_COUNT / 4] = consolidation.count;
    words[L.HIDDEN_GRID / 4] = rule.hidden.kind === 'fixed' ? grid.byteOffset : 0;
    words[L.HIDDEN_KEY / 4] = this.key.byteOffset;
    floats[L.HIDDEN_THRESHOLD / 4] = consolidation.threshold;
    floats[L.HIDDEN_LIMIT / 4] = rule.limit;
    floats[L.HIDDEN_META / 4] = rule.consolidation;
  }

  /** Pointer to the parameters that triggers need. */
  get pointer(): number {
    return this.params;
  }

  /** A new update begins, or a settle whose triggers are one: random draws are others, and means shrink once more. */
  begin(draw: number): void {
    this.key[3] = draw;
    this.updates[0]!++;
  }

  /**
   * Moves the accumulators of the first `count` touched rows into the numbers; `visit` hears of each element whose
   * outcome is another. Returns how many there are.
   */
  apply(count: number, scale: number, draw: number, visit: Visit): number {
    this.floats[L.HIDDEN_SCALE / 4] = scale;
    this.begin(draw);
    return this.sweep(0, count, visit);
  }

  /**
   * The same for `count` rows from `first`, whose changes stand next to each other at `changes`, above them in memory;
   * rows from 0 on begin an update.
   */
  applyRows(first: number, count: number, changes: number, scale: number, visit: Visit): number {
    // The kernel looks for them where they would stand in a whole matrix.
    this.words[L.HIDDEN_ACCUMULATOR / 4] = changes - 4 * first * this.place.row;
    this.floats[L.HIDDEN_SCALE / 4] = scale;
    if (first === 0) this.begin(this.updates[0]!);
    return this.sweep(first, first + count, visit);
  }

  /** Touched rows `from` to `to`: running means shrink, and accumulators, where there are any, are added. */
  sweep(from: number, to: number, visit: Visit): number {
    if (this.consolidation.kind === L.HIDDEN_INERTIA) this.decay(from, to);
    const rows = this.place.touched.byteOffset + 4 * from;
    return this.visitAll(this.kernels.consolidate(rows, to - from, this.params), visit);
  }

  /** `visit` hears of what triggers have listed, in their order; returns how often. */
  takeListed(visit: Visit): number {
    const count = this.words[L.HIDDEN_LISTED / 4]!;
    this.words[L.HIDDEN_LISTED / 4] = 0;
    return this.visitAll(count, visit);
  }

  private visitAll(count: number, visit: Visit): number {
    const { elements, outcomes } = this.listed;
    if (typeof visit !== 'function') visit.all(elements.byteOffset, count);
    else for (let k = 0; k < 2 * count; k += 2) visit(elements[k]!, outcomes[k + 1]!);
    return count;
  }

  /** Factors by which the running means of touched rows have shrunk since they were last visited. */
  private decay(from: number, to: number): void {
    const { keep, place, updates, visited } = this;
    const now = updates[0]!;
    for (let k = from; k < to; k++) {
      const row = place.touched[k]!;
      keep[k - from] = power(1 - place.gain, now - visited[row]!);
      visited[row] = now;
    }
  }

  /** The nearest number that can be kept. */
  onGrid(value: number): number {
    const { bits, kind, step } = this.rule.hidden;
    if (kind === 'float32') return value;
    const half = 2 ** (bits - 1);
    return step * Math.max(-half, Math.min(half - 1, Math.round(value / step)));
  }

  /** All numbers in [source][target] order. */
  read(): Float32Array {
    const { sources, targets, row } = this.place;
    const out = new Float32Array(sources * targets);
    for (let i = 0; i < sources; i++) out.set(this.values.subarray(i * row, i * row + targets), i * targets);
    return out;
  }

  /** Numbers read and written so far; where all of a row decay, those of its padding are not the chip's. */
  get updatesMade(): number {
    const { consolidation, place } = this;
    const whole = consolidation.kind === L.HIDDEN_INERTIA;
    const swept = whole ? (this.moved[0]! / place.row) * place.targets : this.moved[0]!;
    return swept + (place.triggered?.[0] ?? 0);
  }
}

/** base^n by squaring: the same bits on every machine. */
function power(base: number, n: number): number {
  let result = 1;
  for (let square = base; n > 0; n = Math.floor(n / 2), square *= square) if (n % 2 === 1) result *= square;
  return result;
}
