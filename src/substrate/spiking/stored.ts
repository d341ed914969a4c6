import { modelOfMessage } from '../../array/analog/message.js';
import { PulsedDevices } from '../../array/analog/pulsed-devices.js';
import { PairArray, type PairMemory, pairBytes } from '../../array/pairs.js';
import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import type { ConfigureCells, ConfigurePulses, ConfigureSynapse } from '../../protocol/messages.js';
import { draw4 } from '../../random/philox.js';
import { PURPOSE } from '../../random/purpose.js';
import { writeGrid } from './grid.js';
import type { Transposed } from './transposed.js';

/** Arrays of one projection draw apart from each other: the copy for backward reads has the next number. */
const ARRAYS_PER_PROJECTION = 2;

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
  /** f64 count of faults that changed something. */
  readonly hits: Float64Array;
}

/** What the kernel `consolidate` does for each rule. */
const KIND = {
  real: L.HIDDEN_LEVELS,
  levels: L.HIDDEN_LEVELS,
  inertia: L.HIDDEN_INERTIA,
  pulses: L.HIDDEN_PULSES,
} as const;

/** True where every read at an event has noise of its own. */
const isNoisy = (cells: ConfigureCells): boolean => cells.reading === 'every-event' && cells.readSpread > 0;

/** Per weight: the probability x 2^32 of being read as another one, and that one; laid out as the weights are. */
export interface Noise {
  readonly chance: Uint32Array;
  readonly other: Float32Array;
}

/** Bytes that the state of discrete synapses takes beside weights and accumulators. */
export function storedBytes(
  cells: ConfigureCells | undefined,
  elements: number,
  synapses: number,
  sources: number,
  /** Of the copy that spikes going back find, or 0. */
  copyBytes: number,
): number {
  const noise = cells && isNoisy(cells) ? 8 * elements + 2 * copyBytes + 256 : 0;
  const arrays = cells === undefined ? 0 : cells.access === 'two-copies' ? 2 : 1;
  return noise + 20 * synapses + 12 * elements + 8 * sources + arrays * pairBytes(synapses) + 1024;
}

/**
 * Discrete synapses of a projection: hidden numbers that updates move, the level that follows from each, the cells
 * that hold it, and the weight that a read of those cells gives.
 */
export class StoredLevels {
  readonly hidden: Float32Array;
  /** The level that each cell was last told to hold. */
  private readonly levels: Float32Array;
  private readonly changed: Uint32Array;
  private readonly keep: Float32Array;
  /** Number of the update in which each row was last visited. */
  private readonly visited: Uint32Array;
  private readonly updates: Uint32Array;
  private readonly params: number;
  private readonly floats: Float32Array;
  private readonly moved: Float64Array;
  private readonly forward: PairArray | undefined;
  private readonly backward: PairArray | undefined;
  private readonly memories: PairMemory[] = [];
  /** Noise of reads along the rows and, where there is a way back, along the columns. */
  readonly noise: { readonly forward: Noise; readonly backward: Noise | undefined } | undefined;
  /** Probability that a write goes wrong, and number of writes drawn for it. */
  private readonly wrongWrites: Float64Array;
  private readonly words = new Uint32Array(4);
  /** Devices that whole pulses move, and the pulses that each has seen. */
  private readonly pulsed: { readonly devices: PulsedDevices; readonly sent: Uint32Array } | undefined;

  constructor(
    readonly rule: ConfigureSynapse,
    readonly cells: ConfigureCells | undefined,
    readonly pulses: ConfigurePulses | undefined,
    private readonly place: StoredPlace,
    arena: Arena,
    private readonly kernels: Kernels,
  ) {
    const { sources, row } = place;
    this.hidden = arena.f32(sources * row);
    this.levels = arena.f32(sources * row);
    this.changed = arena.u32(sources * row);
    this.keep = arena.f32(sources);
    this.visited = arena.u32(sources);
    this.updates = arena.u32(1);
    this.params = arena.reserve(L.HIDDEN_BYTES + L.GRID_BYTES + 16);
    this.floats = new Float32Array(arena.memory.buffer, this.params, L.HIDDEN_BYTES / 4);
    this.moved = new Float64Array(arena.memory.buffer, this.params + L.HIDDEN_MOVED, 1);
    this.wrongWrites = arena.f64(2);
    if (cells && isNoisy(cells)) {
      const of = (elements: number): Noise => ({ chance: arena.u32(elements), other: arena.f32(elements) });
      const backward = place.transposed ? of(place.transposed.weights.length) : undefined;
      this.noise = { forward: of(sources * row), backward };
    }
    this.writeParams(arena);
    this.pulsed = pulses && this.makePulsed(pulses, arena);
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
    const array = new PairArray(cells, geometry, { seed, array: ARRAYS_PER_PROJECTION * id + copy }, memory);
    array.form();
    return array;
  }

  private makePulsed(pulses: ConfigurePulses, arena: Arena) {
    const { id, seed, sources, targets } = this.place;
    const count = sources * targets;
    const memory = { position: arena.f64(count), weights: arena.f64(count) };
    const sent = arena.u32(count);
    return { devices: new PulsedDevices(modelOfMessage(pulses), count, { seed, array: id, memory }), sent };
  }

  private writeParams(arena: Arena): void {
    const { floats, params, place, rule } = this;
    const words = new Uint32Array(arena.memory.buffer, params, (L.HIDDEN_BYTES + L.GRID_BYTES + 16) / 4);
    const grid = params + L.HIDDEN_BYTES;
    const key = grid + L.GRID_BYTES;
    words[L.HIDDEN_KIND / 4] = KIND[rule.rule];
    words[L.HIDDEN_NUMBERS / 4] = this.hidden.byteOffset;
    words[L.HIDDEN_STORED / 4] = this.levels.byteOffset;
    words[L.HIDDEN_ACCUMULATOR / 4] = place.accumulator?.byteOffset ?? 0;
    words[L.HIDDEN_ROW / 4] = place.row * 4;
    words[L.HIDDEN_KEEP / 4] = this.keep.byteOffset;
    words[L.HIDDEN_CHANGED / 4] = this.changed.byteOffset;
    words[L.HIDDEN_COUNT / 4] = this.pulses ? Number(this.pulses.accumulate) : rule.levels;
    words[L.HIDDEN_GRID / 4] = rule.hidden.kind === 'fixed' ? grid : 0;
    words[L.HIDDEN_KEY / 4] = key;
    floats[L.HIDDEN_THRESHOLD / 4] = this.pulses ? this.pulses.step * rule.amplitude : rule.threshold;
    floats[L.HIDDEN_LIMIT / 4] = rule.limit;
    floats[L.HIDDEN_META / 4] = rule.consolidation;
    const reals = new Float32Array(arena.memory.buffer, params, words.length);
    writeGrid(words, reals, L.HIDDEN_BYTES, rule.hidden);
    words.set([place.seed >>> 0, PURPOSE.rounding, 0x20000 + place.id, 0], (key - params) / 4);
  }

  /** Moves the accumulators of the first `count` touched rows into the hidden numbers; returns levels changed. */
  apply(count: number, scale: number, draw: number): number {
    const { floats, kernels, params, place } = this;
    floats[L.HIDDEN_SCALE / 4] = scale;
    new Uint32Array(floats.buffer, params + L.HIDDEN_BYTES + L.GRID_BYTES, 4)[3] = draw;
    if (this.rule.rule === 'inertia') this.decay(count);
    const changes = kernels.consolidate(place.touched.byteOffset, count, params);
    for (let k = 0; k < changes; k++) {
      if (this.pulsed) this.send(this.changed[k]!);
      else this.store(this.changed[k]!);
    }
    return changes;
  }

  /** Sends an element the pulses that its update asks for. */
  private send(element: number): void {
    const { levels, place, pulsed } = this;
    const device = Math.floor(element / place.row) * place.targets + (element % place.row);
    const pulses = levels[element]!;
    pulsed!.devices.pulse(device, pulses, pulsed!.sent[device]!);
    pulsed!.sent[device]! += Math.abs(pulses);
    this.show(element, device);
  }

  /** Lets the weight of an element be what its device shows. */
  private show(element: number, device: number): void {
    const { place, pulsed, rule } = this;
    const weight = Math.fround(rule.amplitude * pulsed!.devices.weights[device]!);
    place.weights[element] = weight;
    place.transposed?.set(Math.floor(element / place.row), element % place.row, weight);
  }

  /** Factors by which the running means of the touched rows have shrunk since they were last visited. */
  private decay(count: number): void {
    const { keep, place, updates, visited } = this;
    const now = ++updates[0]!;
    for (let k = 0; k < count; k++) {
      const row = place.touched[k]!;
      keep[k] = power(1 - place.gain, now - visited[row]!);
      visited[row] = now;
    }
  }

  /** Programs the cells of an element to its level, and reads them back into the weight. */
  private store(element: number): void {
    const { backward, forward, place } = this;
    const source = Math.floor(element / place.row);
    const target = element % place.row;
    const level = this.levels[element]!;
    forward?.program(source * place.targets + target, level);
    backward?.program(target * place.sources + source, level);
    this.read(source, target);
    if (this.wrongWrites[0]! > 0) this.writeWrong(element);
  }

  /** Reads a synapse into the weights that spikes find in either direction; true where the forward one changed. */
  private read(source: number, target: number): boolean {
    const { backward, forward, noise, place } = this;
    const element = source * place.row + target;
    const level = this.levels[element]!;
    const pair = source * place.targets + target;
    const weight = forward ? this.find(forward, pair, noise?.forward, element) : this.weightOf(level);
    const changed = place.weights[element] !== weight;
    place.weights[element] = weight;
    if (!place.transposed) return changed;
    const back = target * place.transposed.row + source;
    const twin = target * place.sources + source;
    place.transposed.weights[back] = backward ? this.find(backward, twin, noise?.backward, back) : weight;
    if (!backward && noise?.backward) {
      noise.backward.chance[back] = noise.forward.chance[element]!;
      noise.backward.other[back] = noise.forward.other[element]!;
    }
    return changed;
  }

  /** The weight that a pair is read as; where every read has noise of its own, its chance is noted too. */
  private find(array: PairArray, pair: number, noise: Noise | undefined, element: number): number {
    if (!noise) return this.weightOf(array.load(pair));
    const { level, probability } = array.doubt(pair);
    // In steps of 2^-24, so that the last bit of an exponential does not show.
    noise.chance[element] = Math.min(2 ** 24 - 1, Math.round(probability * 2 ** 24)) * 2 ** 8;
    noise.other[element] = this.weightOf(level);
    return this.weightOf(array.sense(pair));
  }

  /** From now on what is stored is wrong with this probability, until it is stored again. */
  set writeErrors(probability: number) {
    this.wrongWrites[0] = probability;
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
    const zero = up ? rule.amplitude : -rule.amplitude;
    const after = rule.levels === 2 ? -before : before === 0 ? zero : up ? 0 : before;
    if (after === before) return;
    place.hits[0]!++;
    place.weights[element] = after;
    place.transposed?.set(Math.floor(element / place.row), element % place.row, after);
  }

  /** Lets time pass for the cells and reads them anew; false where they are ideal. */
  age(seconds: number): boolean {
    const { backward, forward, place } = this;
    if (!forward) return false;
    for (const array of [forward, backward]) array?.age(seconds);
    for (let source = 0; source < place.sources; source++) {
      for (let target = 0; target < place.targets; target++) {
        if (this.read(source, target)) place.hits[0]!++;
      }
    }
    return true;
  }

  /** Writes one synapse: the value is the hidden number, and its level is stored. */
  write(source: number, target: number, value: number): void {
    const { hidden, levels, place, rule } = this;
    const element = source * place.row + target;
    if (this.pulsed) {
      const device = source * place.targets + target;
      this.pulsed.devices.set(device, value / rule.amplitude);
      this.show(element, device);
      return;
    }
    const inert = rule.rule === 'inertia';
    hidden[element] = inert ? 0 : this.onGrid(Math.max(-rule.limit, Math.min(rule.limit, value)));
    const zero = !inert && rule.levels === 3 && Math.abs(hidden[element]!) <= Math.fround(rule.threshold);
    levels[element] = zero ? 0 : value < 0 ? -1 : 1;
    this.store(element);
  }

  /** The nearest hidden number that can be kept. */
  private onGrid(value: number): number {
    const { bits, kind, step } = this.rule.hidden;
    if (kind === 'float32') return value;
    const half = 2 ** (bits - 1);
    return step * Math.max(-half, Math.min(half - 1, Math.round(value / step)));
  }

  /** Weight of a level, as it is kept. */
  private weightOf(level: number): number {
    return Math.fround(this.rule.amplitude * level);
  }

  /** Hidden numbers in [source][target] order. */
  readHidden(): Float32Array {
    const { sources, targets, row } = this.place;
    const out = new Float32Array(sources * targets);
    for (let i = 0; i < sources; i++) out.set(this.hidden.subarray(i * row, i * row + targets), i * targets);
    return out;
  }

  /** Pulses that each device has seen, both devices of a pair in turn; empty where cells are ideal. */
  readPulses(): Uint32Array {
    return (this.memories[0]?.pulses ?? this.pulsed?.sent)?.slice() ?? new Uint32Array(0);
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

  /** Hidden numbers read and written; where all of a row decay, those of its padding are not the chip's. */
  get hiddenUpdates(): number {
    const { place, rule } = this;
    return rule.rule === 'inertia' ? (this.moved[0]! / place.row) * place.targets : this.moved[0]!;
  }

  private total(count: 0 | 1 | 2): number {
    return this.memories.reduce((sum, { counts }) => sum + counts[count]!, 0);
  }

  /** Pulses that moved devices between bounds. */
  get programmingPulses(): number {
    return this.pulsed?.sent.reduce((sum, each) => sum + each, 0) ?? 0;
  }

  get setPulses(): number {
    return this.total(0);
  }
  get resetPulses(): number {
    return this.total(1);
  }

  /** Reads of pairs: after programming, and where rows are read at every event, those of the events. */
  senses(forwardEvents: number, backwardEvents: number): number {
    const { cells, place } = this;
    if (cells?.reading !== 'every-event') return this.total(2);
    // Without lines of its own, a column is found by reading every row, all of whose amplifiers fire.
    const perBackward = cells.access === 'row-scan' ? place.targets : 1;
    return this.total(2) + forwardEvents + perBackward * backwardEvents;
  }
}

/** base^n by squaring: the same bits on every machine. */
function power(base: number, n: number): number {
  let result = 1;
  for (let square = base; n > 0; n = Math.floor(n / 2), square *= square) if (n % 2 === 1) result *= square;
  return result;
}
