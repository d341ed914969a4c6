import { linesOf, PairFaults, pairFaultBytes, type Region, readNumbers } from '../../array/pair-faults.js';
import { type Geometry, PairArray, type PairMemory, pairBytes, type Reading } from '../../array/pairs.js';
import { upperTail } from '../../array/sense/normal-tail.js';
import { Traps, trapBytes } from '../../array/telegraph.js';
import type { Arena } from '../../kernel/arena.js';
import type { ConfigureCells } from '../../protocol/messages.js';

/** Per weight: how likely it is read as another one, and that one; laid out as the weights are. */
export interface Noise {
  /** Probability x 2^32 or, where there is a mix, `deviations` in the same place. */
  readonly chance: Uint32Array;
  /** Standard deviations by which a read has to be off. */
  readonly deviations: Float32Array;
  readonly other: Float32Array;
  /** Where the supply droops: parts of a deviation that are each read's own, and the row's. */
  readonly mix: Float32Array | undefined;
}

/** The weights that spikes of one direction find, row by row. */
export interface Side {
  readonly weights: Float32Array;
  /** Elements per row. */
  readonly row: number;
  readonly backward: boolean;
}

export interface NoisySide extends Side {
  readonly noise: Noise | undefined;
  /** How many weights of each row full traps change. */
  readonly trapped: Uint32Array | undefined;
}

const readsAtEvents = (cells: ConfigureCells): boolean => cells.reading === 'every-event';

/** True where every read at an event has noise of its own. */
const isNoisy = (cells: ConfigureCells): boolean =>
  readsAtEvents(cells) && (cells.readSpread > 0 || cells.droopSpread > 0);

const hasTraps = (cells: ConfigureCells): boolean => readsAtEvents(cells) && cells.trapShift > 0;

/** Bytes of one array of cells, for sizing an arena. */
export function arrayCopyBytes(cells: ConfigureCells, geometry: Geometry): number {
  const pairs = geometry.rows * geometry.columns;
  const traps = hasTraps(cells) ? trapBytes(pairs) + 2 * (pairs + 64) : 0;
  return pairBytes(pairs) + pairFaultBytes(geometry, cells) + traps;
}

/** Bytes of what reads of one direction may find instead. */
export function sideBytes(cells: ConfigureCells, elements: number, rows: number): number {
  return (isNoisy(cells) ? 8 * elements + 3 * 64 : 0) + (hasTraps(cells) ? 4 * rows + 64 : 0);
}

/** One array of pairs that holds the levels of a projection, and what spikes find when they read it. */
export class ArrayCopy {
  readonly array: PairArray;
  /** What is wrong with it beside its devices. */
  readonly faults: PairFaults;
  readonly memory: PairMemory;
  readonly sides: readonly NoisySide[];
  private readonly traps: Traps | undefined;
  /** With traps, per pair: the level that is read when they are empty. */
  private readonly empty: Int8Array;
  /** The level that was found last, + 1, and 4 where that is another one. */
  private readonly found: Int8Array;

  /**
   * @param geometry rows are sources of the first copy, and targets of a second one for backward reads
   * @param key seed of the chip, and number of the array on it
   * @param sides directions that read it
   * @param weightOf weight of a level of a pair
   */
  constructor(
    private readonly cells: ConfigureCells,
    readonly geometry: Geometry,
    key: { readonly seed: number; readonly array: number },
    sides: readonly Side[],
    private readonly weightOf: (level: number, pair: number) => number,
    arena: Arena,
  ) {
    const { rows, columns } = geometry;
    const pairs = rows * columns;
    this.memory = {
      lnOhms: arena.f32(2 * pairs),
      deviation: arena.f32(2 * pairs),
      pulses: arena.u32(2 * pairs),
      flags: arena.i8(2 * pairs),
      counts: arena.f64(4),
    };
    this.faults = this.makeFaults(arena);
    this.array = new PairArray(cells, geometry, key, this.memory, this.faults);
    this.array.form();
    const traps = hasTraps(cells);
    this.sides = sides.map(side => ({
      ...side,
      noise: isNoisy(cells) ? makeNoise(cells, side.weights.length, arena) : undefined,
      trapped: traps ? arena.u32(side.weights.length / side.row) : undefined,
    }));
    this.empty = arena.i8(traps ? pairs : 0);
    this.found = arena.i8(traps ? pairs : 0);
    this.traps = traps ? new Traps(cells, key, trapMemory(pairs, arena)) : undefined;
    this.mix();
  }

  private makeFaults(arena: Arena): PairFaults {
    const { cells, geometry } = this;
    const { amplifiers, tiles, wordLines } = linesOf(geometry, cells);
    return new PairFaults(cells, geometry, {
      wordLines: arena.i8(wordLines),
      bitLines: arena.i8(2 * amplifiers),
      offsets: arena.f32(amplifiers),
      reads: arena.f64(readNumbers(tiles)),
    });
  }

  /**
   * Says how much of a deviation each read has for itself, and a row's reads have together: the same in all tiles,
   * though the deviation may be larger in some.
   */
  private mix(): void {
    const { noise, droop } = this.array.limitSpreads();
    const spread = Math.sqrt(noise * noise + droop * droop);
    for (const side of this.sides) {
      // Without lines of its own, each pair of a column is found by a read of another row.
      const together = !(side.backward && this.cells.access === 'row-scan');
      side.noise?.mix?.set(together ? [noise / spread, droop / spread] : [1, 0]);
    }
  }

  /** Reads a pair that was programmed, or whose faults have changed; true when another weight is found. Counted. */
  read(pair: number): boolean {
    if (!readsAtEvents(this.cells)) return this.show(pair, this.array.load(pair));
    if (!(this.traps || isNoisy(this.cells))) return this.show(pair, this.array.sense(pair));
    this.memory.counts[2]!++;
    if (this.traps) this.watch(pair, this.traps);
    return this.look(pair);
  }

  /** Reads some pairs anew, because what is wrong with the array has changed; returns how many have changed. */
  reread({ rows, columns }: Region): number {
    this.mix();
    let changed = 0;
    for (let row = rows[0]; row < rows[1]; row++) {
      for (let column = columns[0]; column < columns[1]; column++) {
        if (this.read(row * this.geometry.columns + column)) changed++;
      }
    }
    return changed;
  }

  /** Where rows are read at every event, what a pulse has changed beside its own pair shows at once. */
  readDisturbed(pair: number): void {
    if (!(this.faults.hasShortedWords && readsAtEvents(this.cells))) return;
    this.array.peek(() => {
      for (const other of this.faults.disturbed(pair)) this.read(other);
    });
  }

  /** Writes down what reads of a pair find, with its traps as they are. */
  private look(pair: number): boolean {
    const reading = this.array.reading(pair, this.traps?.fullOf(pair));
    if (isNoisy(this.cells)) this.doubt(pair, reading);
    if (this.traps) this.countTrapped(pair, reading.found);
    return this.show(pair, reading.found);
  }

  /** Lets spikes find a level from now on; true when it was another one. */
  private show(pair: number, level: number): boolean {
    const weight = this.weightOf(level, pair);
    const [first] = this.sides;
    const before = first!.weights[this.elementOf(first!, pair)];
    for (const side of this.sides) side.weights[this.elementOf(side, pair)] = weight;
    return before !== weight;
  }

  /** Notes how a pair may be read otherwise. */
  private doubt(pair: number, { deviations, other }: Reading): void {
    for (const side of this.sides) {
      const noise = side.noise!;
      const element = this.elementOf(side, pair);
      if (noise.mix) noise.deviations[element] = deviations;
      else noise.chance[element] = steps(deviations);
      noise.other[element] = this.weightOf(other, pair);
    }
  }

  /** Finds out which traps of a pair change what it is read as, or how certainly. */
  private watch(pair: number, traps: Traps): void {
    const outcomes = [0, 1, 2, 3].map(full => {
      const { deviations, found, other } = this.array.reading(pair, full);
      const chance = steps(deviations);
      if (full === 0) this.empty[pair] = found;
      return 4 * chance + (found + 1) + (chance > 0 ? 2 ** 40 * (other + 1) : 0);
    });
    const [none, first, second, both] = outcomes;
    traps.watch(
      pair,
      (none !== first || second !== both ? 1 : 0) | (none !== second || first !== both ? 2 : 0),
    );
  }

  /** Counts the weights of each line that full traps change. */
  private countTrapped(pair: number, level: number): void {
    const { empty, found } = this;
    const now = level === empty[pair] ? 0 : 1;
    const more = now - (found[pair]! >> 2);
    found[pair] = (level + 1) | (now << 2);
    for (const side of more === 0 ? [] : this.sides) {
      const line = Math.floor(this.elementOf(side, pair) / side.row);
      side.trapped![line] = side.trapped![line]! + more;
    }
  }

  /** Place of a pair among the weights of a side. */
  elementOf({ backward, row }: Side, pair: number): number {
    const { columns } = this.geometry;
    const [line, place] = [Math.floor(pair / columns), pair % columns];
    // A second copy has its rows where spikes that go back have theirs.
    return backward && this.sides.length > 1 ? place * row + line : line * row + place;
  }

  /** Moves of traps that reads have noticed; undefined without traps. */
  get trapMoves(): number | undefined {
    return this.traps?.moves;
  }

  /** Lets traps move that are due; returns the ticks until the next one is, at most `most`. */
  moveTraps(most: number): number {
    return this.traps?.move(most, this.follow) ?? most;
  }

  /** Lets ticks pass for the traps. */
  pass(ticks: number): void {
    this.traps?.pass(ticks);
  }

  /** Draws the traps for a settle. */
  fresh(draw: number): void {
    this.traps?.fresh(draw, this.follow);
  }

  /** To be called when the memory was put back. */
  restored(): void {
    this.traps?.restored();
  }

  private readonly follow = (pair: number): void => {
    const [side] = this.sides;
    const level = (this.found[pair]! & 3) - 1;
    // What a fault has put in the place of a weight stays there.
    if (side!.weights[this.elementOf(side!, pair)] === this.weightOf(level, pair)) this.look(pair);
  };
}

/** A probability in steps of 2^-24, so that the last bit of an exponential does not show, times 2^32. */
const steps = (deviations: number): number =>
  Math.min(2 ** 24 - 1, Math.round(upperTail(deviations) * 2 ** 24)) * 2 ** 8;

function makeNoise(cells: ConfigureCells, elements: number, arena: Arena): Noise {
  const chance = arena.u32(elements);
  const deviations = new Float32Array(chance.buffer, chance.byteOffset, elements);
  const mix = cells.droopSpread > 0 ? arena.f32(2) : undefined;
  // No read of what is not a pair is ever wrong.
  if (mix) deviations.fill(Number.POSITIVE_INFINITY);
  return { chance, deviations, other: arena.f32(elements), mix };
}

const trapMemory = (pairs: number, arena: Arena) => ({
  states: arena.i8(pairs),
  draws: arena.u32(pairs),
  due: arena.u32(2 * pairs),
  clock: arena.f64(3),
});
