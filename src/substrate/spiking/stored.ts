import { linesOf, PairFaults, pairFaultBytes, READS, type Region } from '../../array/pair-faults.js';
import { PairArray, type PairMemory, pairBytes } from '../../array/pairs.js';
import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import type { ConfigureCells, ConfigureSynapse, Counter } from '../../protocol/messages.js';
import { draw4 } from '../../random/philox.js';
import { PURPOSE } from '../../random/purpose.js';
import { HiddenNumbers, hiddenBytes, type StoredPlace } from './hidden.js';

/** Arrays of one projection draw apart from each other: the copy for backward reads has the next number. */
const ARRAYS_PER_PROJECTION = 2;

/** True where every read at an event has noise of its own. */
const isNoisy = (cells: ConfigureCells): boolean => cells.reading === 'every-event' && cells.readSpread > 0;

/** Per weight: the probability x 2^32 of being read as another one, and that one; laid out as the weights are. */
export interface Noise {
  readonly chance: Uint32Array;
  readonly other: Float32Array;
}

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
  const geometry = { rows: sources, columns: synapses / sources };
  const faults = cells ? pairFaultBytes(geometry, cells) : 0;
  const noise = cells && isNoisy(cells) ? 8 * elements + 2 * copyBytes + 256 : 0;
  const arrays = cells === undefined ? 0 : cells.access === 'two-copies' ? 2 : 1;
  const hidden = hiddenBytes(elements, sources, listed) + 4 * amplitudes + 64;
  return hidden + noise + faults + arrays * pairBytes(synapses) + 64;
}

/**
 * Discrete synapses of a projection: the level that follows from each hidden number, the cells that hold it, and the
 * weight that a read of those cells gives.
 */
export class StoredLevels {
  readonly hidden: HiddenNumbers;
  private readonly forward: PairArray | undefined;
  private readonly backward: PairArray | undefined;
  private readonly memories: PairMemory[] = [];
  /** Noise of reads along the rows and, where there is a way back, along the columns. */
  readonly noise: { readonly forward: Noise; readonly backward: Noise | undefined } | undefined;
  /** Probability that a write goes wrong, and number of writes drawn for it. */
  private readonly wrongWrites: Float64Array;
  /** Weights of level 1, of rows in turn. */
  readonly amplitudes: Float32Array;
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
    this.wrongWrites = arena.f64(2);
    this.amplitudes = arena.f32(place.amplitudes ?? 1).fill(rule.amplitude);
    if (cells && isNoisy(cells)) {
      const of = (elements: number): Noise => ({ chance: arena.u32(elements), other: arena.f32(elements) });
      const backward = place.transposed ? of(place.transposed.weights.length) : undefined;
      this.noise = { forward: of(place.sources * place.row), backward };
    }
    this.forward = this.makeArray(arena, 0);
    if (cells?.access === 'two-copies' && place.transposed) this.backward = this.makeArray(arena, 1);
  }

  private makeArray(arena: Arena, copy: number): PairArray | undefined {
    const { cells, place } = this;
    if (!cells) return undefined;
    const { id, seed, sources, targets } = place;
    const devices = 2 * sources * targets;
    const memory = {
      lnOhms: arena.f32(devices),
      deviation: arena.f32(devices),
      pulses: arena.u32(devices),
      flags: arena.i8(devices),
      counts: arena.f64(4),
    };
    this.memories.push(memory);
    const geometry = copy === 0 ? { rows: sources, columns: targets } : { rows: targets, columns: sources };
    const key = { seed, array: ARRAYS_PER_PROJECTION * id + copy };
    const array = new PairArray(
      cells,
      geometry,
      key,
      memory,
      copy === 0 ? this.makeFaults(arena) : undefined,
    );
    array.form();
    return array;
  }

  /** Faults belong to the forward array, which is the only one unless there are two copies. */
  private makeFaults(arena: Arena): PairFaults {
    const { cells, place } = this;
    const geometry = { rows: place.sources, columns: place.targets };
    const { amplifiers, wordLines } = linesOf(geometry, cells!);
    return new PairFaults(cells!, geometry, {
      wordLines: arena.i8(wordLines),
      bitLines: arena.i8(2 * amplifiers),
      offsets: arena.f32(amplifiers),
      reads: arena.f64(READS),
    });
  }

  /** Programs the cells of an element to a level, and reads them back into the weight. */
  readonly store = (element: number, level: number): void => {
    const { backward, forward, place } = this;
    const source = Math.floor(element / place.row);
    const target = element % place.row;
    forward?.program(source * place.targets + target, level);
    backward?.program(target * place.sources + source, level);
    this.read(source, target);
    if (forward?.faults?.hasShortedWords) this.readDisturbed(forward, source * place.targets + target);
    if (this.wrongWrites[0]! > 0) this.writeWrong(element);
  };

  /** Where rows are read at every event, what a pulse has changed beside its own pair shows at once. */
  private readDisturbed(array: PairArray, pair: number): void {
    if (this.cells?.reading !== 'every-event') return;
    const { targets } = this.place;
    array.peek(() => {
      for (const other of array.faults!.disturbed(pair))
        this.read(Math.floor(other / targets), other % targets);
    });
  }

  /** What is wrong with the array beside its devices; undefined where cells are ideal. */
  get faults(): PairFaults | undefined {
    return this.forward?.faults;
  }

  /** Reads some pairs anew, whose faults have changed. */
  reread({ rows, columns }: Region): void {
    const { hits } = this.place;
    for (let source = rows[0]; source < rows[1]; source++) {
      for (let target = columns[0]; target < columns[1]; target++) if (this.read(source, target)) hits[0]!++;
    }
  }

  /** Reads a synapse into the weights that spikes find in either direction; true where the forward one changed. */
  private read(source: number, target: number): boolean {
    const { backward, forward, noise, place } = this;
    const element = source * place.row + target;
    const level = this.hidden.levels[element]!;
    const pair = source * place.targets + target;
    const weight = forward
      ? this.find(forward, pair, noise?.forward, element, source)
      : this.weightOf(level, source);
    const changed = place.weights[element] !== weight;
    place.weights[element] = weight;
    if (!place.transposed) return changed;
    const back = target * place.transposed.row + source;
    const twin = target * place.sources + source;
    place.transposed.weights[back] = backward
      ? this.find(backward, twin, noise?.backward, back, source)
      : weight;
    if (!backward && noise?.backward) {
      noise.backward.chance[back] = noise.forward.chance[element]!;
      noise.backward.other[back] = noise.forward.other[element]!;
    }
    return changed;
  }

  /** The weight that a pair is read as; where every read has noise of its own, its chance is noted too. */
  private find(
    array: PairArray,
    pair: number,
    noise: Noise | undefined,
    element: number,
    source: number,
  ): number {
    if (!noise) return this.weightOf(array.load(pair), source);
    const { level, probability } = array.doubt(pair);
    // In steps of 2^-24, so that the last bit of an exponential does not show.
    noise.chance[element] = Math.min(2 ** 24 - 1, Math.round(probability * 2 ** 24)) * 2 ** 8;
    noise.other[element] = this.weightOf(level, source);
    return this.weightOf(array.sense(pair), source);
  }

  /** From now on what is stored is wrong with this probability, until it is stored again. */
  set writeErrors(probability: number) {
    this.wrongWrites[0] = probability;
  }

  get writeErrors(): number {
    return this.wrongWrites[0]!;
  }

  private writeWrong(element: number): void {
    const { id, seed } = this.place;
    const [probability, number] = this.wrongWrites;
    this.wrongWrites[1]!++;
    draw4(seed, PURPOSE.programming, number!, 0xffffffff, id, 1, this.words);
    if (this.words[0]! * 2 ** -32 < probability!) this.misread(element, this.words[1]! >>> 31 === 1);
  }

  /**
   * Lets the copy of one level be read as another until it is stored again: with two levels the other one; with
   * three, 0 as +1 or -1 by `up`, and of the others those with `up` as 0, so that no sign ever flips.
   */
  misread(element: number, up: boolean): void {
    const { place, rule } = this;
    const before = place.weights[element]!;
    const zero = this.weightOf(up ? 1 : -1, Math.floor(element / place.row));
    const after = rule.levels === 2 ? -before : before === 0 ? zero : up ? 0 : before;
    if (after === before) return;
    place.hits[0]!++;
    place.weights[element] = after;
    place.transposed?.set(Math.floor(element / place.row), element % place.row, after);
  }

  /** Lets time pass for the cells and reads them anew; false where they are ideal. */
  age(seconds: number): boolean {
    const { backward, forward } = this;
    if (!forward) return false;
    for (const array of [forward, backward]) array?.age(seconds);
    this.reread(forward.faults!.everywhere());
    return true;
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

  /** Weight of a level in the row of a source, as it is kept. */
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
    return this.memories[0]?.pulses.slice() ?? new Uint32Array(0);
  }

  /** A device of this projection's array sticks for good, and what it holds is read anew. */
  stick(device: number, low: boolean): boolean {
    if (!this.forward) return false;
    this.forward.stick(device, low);
    const pair = device >> 1;
    const { place } = this;
    const source = Math.floor(pair / place.targets);
    const target = pair % place.targets;
    if (this.read(source, target)) place.hits[0]!++;
    return true;
  }

  private total(count: 0 | 1 | 2): number {
    return this.memories.reduce((sum, { counts }) => sum + counts[count]!, 0);
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
