import type { ConfigureProjection } from '../../protocol/messages.js';
import { draw4 } from '../../random/philox.js';
import { PURPOSE } from '../../random/purpose.js';
import { addCount, type Block, countOf } from './block.js';
import type { FixedNeurons } from './neurons.js';
import { clamp, fractionOf, largest, type Multiplier, nearest, scaled, scaledAtRandom } from './number.js';
import { isSet, setBit } from './ring.js';
import type { FixedSource } from './source.js';

const [FORWARD, BACKWARD, INCREMENTS, CHANGED] = [0, 1, 2, 3];
/** Low entity words of the draws that round updates, and triggers at spikes of either end. */
const ENTITY = { update: 0x10000, forward: 0x20000, backward: 0x30000 } as const;
/** Random numbers of 16 bits in a block. */
const HALVES = 8;

/** Which draw of the chip rounds a change. */
export interface Moment {
  readonly seed: number;
  readonly tick: number;
  readonly draw: number;
}

/** Spikes of one tick: the first `count` addresses. */
export interface Fired {
  readonly addresses: Uint16Array;
  readonly count: number;
}

/** A dense matrix of integers that spikes add up, and at whose rows and columns triggers learn. */
export class FixedProjection {
  readonly weights: Int16Array | Int8Array;
  readonly accumulator: Int16Array;
  readonly weightBits: number;
  private readonly counters: Uint32Array;
  private readonly touched: Uint32Array;
  private readonly sources: number;
  private readonly targets: number;
  private readonly least: number;
  private readonly most: number;
  private readonly words = new Uint32Array(4);

  constructor(
    readonly spec: ConfigureProjection,
    readonly source: FixedSource | FixedNeurons,
    readonly target: FixedNeurons,
    block: Block,
    /** Changes that one tick's accelerations make, one per neuron. */
    private readonly changes: Int32Array,
  ) {
    this.sources = source.neurons;
    this.targets = target.neurons;
    this.weightBits = fractionOf(spec.weight, 0, 15, 'weight');
    this.most = largest(spec.weight.bits);
    this.least = -this.most - 1;
    const view = block.view.bind(block, 'synapse', spec.id);
    this.counters = view('counters', 'u32') as Uint32Array;
    this.weights = view('weight', 'i8', 'i16') as Int16Array | Int8Array;
    this.accumulator = view('update accumulator', 'i16') as Int16Array;
    this.touched = view('rows to update', 'u32') as Uint32Array;
  }

  get forward(): number {
    return countOf(this.counters, FORWARD);
  }
  get backward(): number {
    return countOf(this.counters, BACKWARD);
  }
  get increments(): number {
    return countOf(this.counters, INCREMENTS);
  }
  get storedChanges(): number {
    return countOf(this.counters, CHANGED);
  }

  /** Adds the rows of the sources that fired to the targets' sums. */
  deliver({ addresses, count }: Fired): void {
    const { weights, targets } = this;
    const { current } = this.target;
    const shift = this.target.membraneBits - this.weightBits;
    for (let k = 0; k < count; k++) {
      const row = addresses[k]! * targets;
      for (let j = 0; j < targets; j++) current[j]! += weights[row + j]! << shift;
    }
    addCount(this.counters, FORWARD, count * targets);
  }

  /** Adds the columns of the targets that fired to the sources' sums. */
  deliverBack(source: FixedNeurons, { addresses, count }: Fired): void {
    const { weights, sources, targets } = this;
    const shift = source.membraneBits - this.weightBits;
    for (let k = 0; k < count; k++) {
      const column = addresses[k]!;
      for (let i = 0; i < sources; i++) source.current[i]! += weights[i * targets + column]! << shift;
    }
    addCount(this.counters, BACKWARD, count * sources);
  }

  /** Learns at spikes of the source: each adds the targets' accelerations to its row. */
  trigger({ addresses, count }: Fired, scale: Multiplier | undefined, moment: Moment): void {
    if (count === 0 || this.target.moving === 0) return;
    const effective = this.prepare(this.target, scale, ENTITY.forward, moment);
    for (let k = 0; k < count; k++) {
      const row = addresses[k]! * this.targets;
      for (let j = 0; j < this.targets; j++) this.add(row + j, this.changes[j]!);
      this.touch(addresses[k]!);
    }
    this.countTriggers(count, this.target.moving, effective);
  }

  /** Learns at spikes of the target: each adds the sources' accelerations to its column. */
  triggerBack(
    source: FixedNeurons,
    { addresses, count }: Fired,
    scale: Multiplier | undefined,
    moment: Moment,
  ): void {
    if (count === 0 || source.moving === 0) return;
    const effective = this.prepare(source, scale, ENTITY.backward, moment);
    for (let i = 0; i < this.sources; i++) {
      if (this.changes[i] === 0) continue;
      for (let k = 0; k < count; k++) this.add(i * this.targets + addresses[k]!, this.changes[i]!);
      this.touch(i);
    }
    this.countTriggers(count, source.moving, effective);
  }

  /**
   * What one trigger adds for each neuron: its acceleration where updates are deferred, else that times `scale`,
   * rounded. One random number serves a neuron in a tick, for all synapses that it then changes. Returns how many
   * are not 0.
   */
  private prepare(neurons: FixedNeurons, scale: Multiplier | undefined, entity: number, at: Moment): number {
    const { acceleration } = neurons;
    let effective = 0;
    let block = -1;
    for (let j = 0; j < neurons.neurons; j++) {
      const a = acceleration[j]!;
      if (scale && a !== 0 && j >>> 3 !== block && this.random) {
        block = j >>> 3;
        this.draw(block, entity, at);
      }
      this.changes[j] = scale && a !== 0 ? this.round(a, scale, j) : a;
      if (this.changes[j] !== 0) effective++;
    }
    return effective;
  }

  private get random(): boolean {
    return this.spec.weight.rounding === 'stochastic';
  }

  private draw(block: number, entity: number, { seed, tick, draw }: Moment): void {
    draw4(seed, PURPOSE.rounding, block, entity + this.spec.id, tick, draw, this.words);
  }

  private round(x: number, scale: Multiplier, index: number): number {
    if (!this.random) return scaled(x, scale);
    const word = this.words[(index % HALVES) >> 1]!;
    return scaledAtRandom(x, scale, (index & 1) === 0 ? word & 0xffff : word >>> 16);
  }

  private get deferred(): boolean {
    return this.accumulator.length > 0;
  }

  private add(cell: number, change: number): void {
    if (change === 0) return;
    if (this.deferred) this.accumulator[cell] = clamp(this.accumulator[cell]! + change, -32768, 32767);
    else this.weights[cell] = clamp(this.weights[cell]! + change, this.least, this.most);
  }

  /** Lets the next update look at this synapse. */
  touchSynapse(synapse: number): void {
    this.touch(Math.floor(synapse / this.targets));
  }

  private touch(row: number): void {
    if (this.deferred) setBit(this.touched, row);
  }

  private countTriggers(spikes: number, moving: number, effective: number): void {
    addCount(this.counters, INCREMENTS, spikes * moving);
    if (!this.deferred) addCount(this.counters, CHANGED, spikes * effective);
  }

  /** Applies what was gathered and clears it. */
  apply(scale: Multiplier, at: Moment): void {
    const { accumulator, targets, touched, weights } = this;
    let changed = 0;
    let block = -1;
    for (let i = 0; i < this.sources; i++) {
      if (!isSet(touched, i)) continue;
      for (let cell = i * targets; cell < (i + 1) * targets; cell++) {
        const sum = accumulator[cell]!;
        if (sum === 0) continue;
        if (this.random && cell >>> 3 !== block) {
          block = cell >>> 3;
          this.draw(block, ENTITY.update, at);
        }
        const after = clamp(weights[cell]! + this.round(sum, scale, cell), this.least, this.most);
        if (after !== weights[cell]) changed++;
        weights[cell] = after;
        accumulator[cell] = 0;
      }
    }
    touched.fill(0);
    addCount(this.counters, CHANGED, changed);
  }

  /** The nearest weight that can be stored, in steps. */
  stepsOf(value: number): number {
    return clamp(nearest(value / this.spec.weight.step), this.least, this.most);
  }

  /** Writes values, or integers that are multiples of the step, [source][target]. */
  write(offset: number, data: ArrayLike<number>, into: 'weight' | 'accumulator'): void {
    const array = into === 'weight' ? this.weights : this.accumulator;
    const { step } = into === 'weight' ? this.spec.weight : this.spec.accumulator;
    const [least, most] = into === 'weight' ? [this.least, this.most] : [-32768, 32767];
    const whole = data instanceof Int16Array || data instanceof Int8Array;
    for (let k = 0; k < data.length; k++) {
      const value = whole ? data[k]! : nearest(data[k]! / step);
      array[offset + k] = clamp(value, least, most);
      if (into === 'accumulator') this.touchSynapse(offset + k);
    }
  }

  read(from: 'weight' | 'accumulator'): Float32Array {
    if (from === 'weight') return Float32Array.from(this.weights, value => value * this.spec.weight.step);
    if (!this.deferred) return new Float32Array(this.spec.synapses);
    return Float32Array.from(this.accumulator, value => value * this.spec.accumulator.step);
  }
}
