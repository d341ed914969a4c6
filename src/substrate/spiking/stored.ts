import { linesOf, type Region } from '../../array/pair-faults.js';
import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import type { ConfigureCells, ConfigureSynapse, Counter } from '../../protocol/messages.js';
import { draw4 } from '../../random/philox.js';
import { PURPOSE } from '../../random/purpose.js';
import { ArrayCopy, arrayCopyBytes, type Side, sideBytes } from './array-copy.js';
import { HiddenNumbers, hiddenBytes, type StoredPlace } from './hidden.js';
import { shareBytes, type WayTiles } from './misreads.js';

/** Arrays of one projection draw apart from each other: the copy for backward reads has the next number. */
const ARRAYS_PER_PROJECTION = 2;

/** Bytes that discrete synapses take beside weights and accumulators. */
export function storedBytes(
  cells: ConfigureCells | undefined,
  elements: number,
  synapses: number,
  sources: number,
  /** Of the copy that spikes going back find, or 0. */
  copyBytes: number,
  /** Changes of levels that have to find room, and amplitudes. */
  listed: number,
  amplitudes = 1,
): number {
  const targets = synapses / sources;
  const hidden = hiddenBytes(elements, sources, listed) + 4 * amplitudes + 3 * 64;
  if (!cells) return hidden;
  const forward = { rows: sources, columns: targets };
  const backward = { rows: targets, columns: sources };
  const copies = cells.access === 'two-copies' ? [forward, backward] : [forward];
  const arrays = copies.reduce((sum, geometry) => sum + arrayCopyBytes(cells, geometry), 0);
  const tiles = copies.reduce((sum, geometry) => sum + linesOf(geometry, cells).tiles, 0);
  const sides = sideBytes(cells, elements, sources) + sideBytes(cells, copyBytes / 4, targets);
  // Rates of errors of reads and writes, and shares of both directions.
  return hidden + arrays + sides + 2 * (8 * tiles + shareBytes(tiles));
}

/**
 * Discrete synapses of a projection: the level that follows from each hidden number, the cells that hold it, and the
 * weight that a read of those cells gives.
 */
export class StoredLevels {
  readonly hidden: HiddenNumbers;
  /** Weights of level 1, of rows in turn. */
  readonly amplitudes: Float32Array;
  /** Arrays that hold the levels: none where cells are ideal, two where spikes going back read one of their own. */
  readonly copies: readonly ArrayCopy[];
  /** Probabilities that a write goes wrong: anywhere, and in each tile, as `placeOfTile` counts. */
  readonly writeErrors: Float64Array;
  /** Number of writes drawn for them. */
  private readonly writesDrawn: Float64Array;
  private readonly words = new Uint32Array(4);

  constructor(
    readonly rule: ConfigureSynapse,
    readonly cells: ConfigureCells | undefined,
    private readonly place: StoredPlace,
    arena: Arena,
    kernels: Kernels,
  ) {
    const kind = rule.rule === 'inertia' ? L.HIDDEN_INERTIA : L.HIDDEN_LEVELS;
    const how = { kind, threshold: rule.threshold, count: rule.levels } as const;
    this.hidden = new HiddenNumbers(rule, how, place, arena, kernels);
    this.amplitudes = arena.f32(place.amplitudes ?? 1).fill(rule.amplitude);
    this.copies = cells ? this.makeCopies(cells, arena) : [];
    this.writeErrors = arena.f64(1 + this.tiles);
    this.writesDrawn = arena.f64(1);
  }

  private makeCopies(cells: ConfigureCells, arena: Arena): ArrayCopy[] {
    const { id, row, seed, sources, targets, transposed, weights } = this.place;
    const forward: Side = { weights, row, backward: false };
    const back: Side[] = transposed
      ? [{ weights: transposed.weights, row: transposed.row, backward: true }]
      : [];
    const copy = (number: number, rows: number, columns: number, sides: Side[]): ArrayCopy => {
      const sourceOf = (pair: number): number => (number === 0 ? Math.floor(pair / columns) : pair % columns);
      const weightOf = (level: number, pair: number): number => this.weightOf(level, sourceOf(pair));
      const key = { seed, array: ARRAYS_PER_PROJECTION * id + number };
      return new ArrayCopy(cells, { rows, columns }, key, sides, weightOf, arena);
    };
    const two = cells.access === 'two-copies' && back.length > 0;
    if (!two) return [copy(0, sources, targets, [forward, ...back])];
    return [copy(0, sources, targets, [forward]), copy(1, targets, sources, back)];
  }

  /** What reads along the rows, and along the columns where there is a way back, may find instead. */
  sideOf(direction: 'forward' | 'backward') {
    const sides = this.copies.flatMap(copy => copy.sides);
    return sides.find(side => side.backward === (direction === 'backward'));
  }

  /** Tiles that spikes of a direction read: in a single array those that go back find rows and columns exchanged. */
  tilesOf(direction: 'forward' | 'backward'): WayTiles | undefined {
    const copy = this.copies.find(({ sides }) =>
      sides.some(side => side.backward === (direction === 'backward')),
    );
    if (!(copy && this.cells)) return undefined;
    const { across, tiles: count } = copy.faults.extent;
    const { tileColumns, tileRows } = this.cells;
    const first = this.placeOfTile(this.copies.indexOf(copy), 0);
    return direction === 'backward' && copy.sides.length > 1
      ? { first, count, rows: tileColumns, columns: tileRows, perRow: 1, perColumn: across }
      : { first, count, rows: tileRows, columns: tileColumns, perRow: across, perColumn: 1 };
  }

  /** Programs the cells of an element to a level, and reads them back into the weight. */
  readonly store = (element: number, level: number): void => {
    const { copies, place } = this;
    const source = Math.floor(element / place.row);
    const target = element % place.row;
    for (const [k, copy] of copies.entries()) copy.array.program(this.pairOf(k, source, target), level);
    this.read(source, target);
    for (const [k, copy] of copies.entries()) copy.readDisturbed(this.pairOf(k, source, target));
    if (this.writeErrors.some(probability => probability > 0)) this.writeWrong(element);
  };

  private pairOf(copy: number, source: number, target: number): number {
    const { sources, targets } = this.place;
    return copy === 0 ? source * targets + target : target * sources + source;
  }

  /** Reads a synapse into the weights that spikes find in either direction. */
  private read(source: number, target: number): void {
    const { copies, hidden, place } = this;
    for (const [k, copy] of copies.entries()) copy.read(this.pairOf(k, source, target));
    if (copies.length > 0) return;
    const element = source * place.row + target;
    const weight = this.weightOf(hidden.levels[element]!, source);
    place.weights[element] = weight;
    place.transposed?.set(source, target, weight);
  }

  /** Tiles of all copies. */
  get tiles(): number {
    return this.copies.reduce((sum, { faults }) => sum + faults.extent.tiles, 0);
  }

  /** Faults count tiles of the first copy from 1, then those of the second one; 0 is for all of them. */
  placeOfTile(copy: number, tile: number): number {
    return 1 + tile + (copy === 0 ? 0 : this.copies[0]!.faults.extent.tiles);
  }

  private writeWrong(element: number): void {
    const { copies, place, words, writeErrors, writesDrawn } = this;
    draw4(place.seed, PURPOSE.programming, writesDrawn[0]!, 0xffffffff, place.id, 1, words);
    writesDrawn[0]!++;
    const up = words[1]! >>> 31 === 1;
    if (words[0]! * 2 ** -32 < writeErrors[0]!) this.misread(element, up);
    const [source, target] = [Math.floor(element / place.row), element % place.row];
    for (const [k, copy] of copies.entries()) {
      const pair = this.pairOf(k, source, target);
      const probability = writeErrors[this.placeOfTile(k, copy.faults.tileOf(pair))]!;
      if (words[2 + k]! * 2 ** -32 >= probability) continue;
      const changed = copy.sides.map(side =>
        this.misreadAt(side.weights, copy.elementOf(side, pair), source, up),
      );
      if (changed.includes(true)) place.hits[0]!++;
    }
  }

  /**
   * Lets the copy of one level be read as another until it is stored again: with two levels the other one; with
   * three, 0 as +1 or -1 by `up`, and of the others those with `up` as 0, so that no sign ever flips.
   */
  misread(element: number, up: boolean): void {
    const { place } = this;
    const source = Math.floor(element / place.row);
    if (!this.misreadAt(place.weights, element, source, up)) return;
    place.hits[0]!++;
    place.transposed?.set(source, element % place.row, place.weights[element]!);
  }

  /** False where nothing has changed. */
  private misreadAt(weights: Float32Array, at: number, source: number, up: boolean): boolean {
    const { rule } = this;
    const before = weights[at]!;
    const zero = this.weightOf(up ? 1 : -1, source);
    weights[at] = rule.levels === 2 ? -before : before === 0 ? zero : up ? 0 : before;
    return weights[at] !== before;
  }

  /** The copies and regions that a fault at a place is about; a tile only where it is about one. */
  tilesAt(place: number): { copy: ArrayCopy; region: Region; tile?: number }[] {
    return this.copies.flatMap((copy, k) => {
      if (place === 0) return [{ copy, region: copy.faults.everywhere() }];
      const tile = place - this.placeOfTile(k, 0);
      const here = tile >= 0 && tile < copy.faults.extent.tiles;
      return here ? [{ copy, region: copy.faults.aroundTile(tile), tile }] : [];
    });
  }

  /** Lets time pass for the cells of all tiles, or of the one at a place, and reads them anew. */
  age(seconds: number, place: number): void {
    for (const { copy, region } of this.tilesAt(place)) {
      copy.array.age(seconds, region);
      this.reread(copy, region);
    }
  }

  /** Reads some pairs of an array anew, whose faults have changed. */
  reread(copy: ArrayCopy, region: Region): void {
    this.place.hits[0]! += copy.reread(region);
  }

  /** Writes one synapse: the value is the hidden number, and its level is stored. */
  write(source: number, target: number, value: number): void {
    const { hidden, place, rule } = this;
    const element = source * place.row + target;
    const inert = rule.rule === 'inertia';
    const number = inert ? 0 : hidden.onGrid(Math.max(-rule.limit, Math.min(rule.limit, value)));
    hidden.values[element] = number;
    const zero =
      !inert && rule.levels === 3 && Math.abs(hidden.values[element]!) <= Math.fround(rule.threshold);
    hidden.levels[element] = zero ? 0 : value < 0 ? -1 : 1;
    this.store(element, hidden.levels[element]!);
  }

  /** Weight of a level of a row, as it is kept. */
  private weightOf(level: number, source: number): number {
    const { amplitudes } = this;
    return Math.fround(amplitudes[source % amplitudes.length]! * level);
  }

  /** Gives the weights of the rows `group`, `group` + amplitudes, ... another amplitude: what is stored stays. */
  rescale(group: number, amplitude: number): void {
    const { amplitudes, place } = this;
    const { row, sources, targets, weights } = place;
    amplitudes[group] = amplitude;
    for (let source = group; source < sources; source += amplitudes.length) {
      for (let k = source * row; k < source * row + targets; k++)
        weights[k] = this.weightOf(Math.sign(weights[k]!), source);
    }
  }

  /** Pulses that each device has seen, both devices of a pair in turn; empty where cells are ideal. */
  readPulses(): Uint32Array {
    return this.copies[0]?.memory.pulses.slice() ?? new Uint32Array(0);
  }

  /** A device of an array sticks for good, and what it holds is read anew. */
  stick(copy: ArrayCopy, device: number, low: boolean): void {
    copy.array.stick(device, low);
    if (copy.read(device >> 1)) this.place.hits[0]!++;
  }

  /** True where traps of cells move while ticks run. */
  get hasTraps(): boolean {
    return this.copies.some(copy => copy.trapMoves !== undefined);
  }

  private total(count: 0 | 1 | 2): number {
    return this.copies.reduce((sum, { memory }) => sum + memory.counts[count]!, 0);
  }

  /** What was counted; spikes that were carried each way tell what was read. */
  counts(forwardEvents: number, backwardEvents: number): Partial<Record<Counter, number>> {
    const hidden = { 'hidden-updates': this.hidden.updatesMade };
    if (!this.cells) return hidden;
    return {
      ...hidden,
      'set-pulses': this.total(0),
      'reset-pulses': this.total(1),
      senses: this.senses(forwardEvents, backwardEvents),
      ...(this.hasTraps && {
        'trap-moves': this.copies.reduce((sum, copy) => sum + (copy.trapMoves ?? 0), 0),
      }),
    };
  }

  /** Reads of pairs: after programming, and where rows are read at every event, those of the events. */
  private senses(forwardEvents: number, backwardEvents: number): number {
    const { cells, place } = this;
    if (cells?.reading !== 'every-event') return this.total(2);
    // Without lines of its own, a column is found by reading every row, all of whose amplifiers fire.
    const perBackward = cells.access === 'row-scan' ? place.targets : 1;
    return this.total(2) + forwardEvents + perBackward * backwardEvents;
  }
}
