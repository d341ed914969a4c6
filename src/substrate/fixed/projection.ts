import type { ConfigureProjection, ConfigureSynapse } from '../../protocol/messages.js';
import { addCount, type Block, countOf } from './block.js';
import { IntegerWeights } from './integer-weights.js';
import { LevelSynapses } from './levels.js';
import type { FixedNeurons } from './neurons.js';
import { clamp, fractionOf, type Multiplier, multiplierOf, nearest } from './number.js';
import { PackedLevels } from './packed.js';
import { isSet, setBit } from './ring.js';
import { type Moment, Rounding } from './rounding.js';
import type { FixedSource } from './source.js';
import type { FixedSynapses } from './synapses.js';

const [FORWARD, BACKWARD, INCREMENTS, CHANGED, HIDDEN] = [0, 1, 2, 3, 4];
/** Low entity words of the draws that round updates, triggers at spikes of either end, and what means lose. */
const ENTITY = { update: 0x10000, forward: 0x20000, backward: 0x30000, decay: 0x40000 } as const;

/** Spikes of one tick: the first `count` addresses. */
export interface Fired {
  readonly addresses: Uint16Array;
  readonly count: number;
}

/** A dense matrix of synapses that spikes add up, and at whose rows and columns triggers learn. */
export class FixedProjection {
  readonly synapses: FixedSynapses;
  readonly accumulator: Int16Array;
  readonly weightBits: number;
  private readonly counters: Uint32Array;
  private readonly touched: Uint32Array;
  private readonly sources: number;
  private readonly targets: number;
  /** Part of a running mean that an update replaces; undefined where there are none. */
  private readonly loss: Multiplier | undefined;
  private readonly rounding: Rounding;

  constructor(
    readonly spec: ConfigureProjection,
    rule: ConfigureSynapse | undefined,
    readonly source: FixedSource | FixedNeurons,
    readonly target: FixedNeurons,
    block: Block,
    /** Changes that one tick's accelerations make, one per neuron. */
    private readonly changes: Int32Array,
  ) {
    this.sources = source.neurons;
    this.targets = target.neurons;
    this.weightBits = fractionOf(spec.weight, 0, 15, 'weight');
    this.loss = rule?.rule === 'inertia' ? multiplierOf(spec.learningRate) : undefined;
    this.synapses = rule ? this.levels(rule, block) : this.integers(block);
    this.rounding = new Rounding(this.synapses.format.rounding === 'stochastic');
    const view = block.view.bind(block, 'synapse', spec.id);
    this.counters = view('counters', 'u32') as Uint32Array;
    this.accumulator = view('update accumulator', 'i16') as Int16Array;
    this.touched = view('rows to update', 'u32') as Uint32Array;
  }

  private integers(block: Block): FixedSynapses {
    const weights = block.view('synapse', this.spec.id, 'weight', 'i8', 'i16') as Int16Array | Int8Array;
    return new IntegerWeights(this.spec.weight, weights, this.targets);
  }

  private levels(rule: ConfigureSynapse, block: Block): FixedSynapses {
    const { id, weight } = this.spec;
    const bytes = block.view('synapse', id, 'weight', 'u1', 'u2');
    const hidden = block.view('synapse', id, 'hidden number', 'i8', 'i16') as Int16Array | Int8Array;
    const packed = new PackedLevels(bytes, rule.levels === 3 ? 3 : 2);
    return new LevelSynapses(rule, weight, packed, hidden, this.targets);
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
  /** Undefined where there are no levels. */
  get hiddenUpdates(): number | undefined {
    return this.counters.length > 2 * HIDDEN ? countOf(this.counters, HIDDEN) : undefined;
  }

  /** Adds the rows of the sources that fired to the targets' sums. */
  deliver({ addresses, count }: Fired): void {
    const { synapses, target } = this;
    const shift = target.membraneBits - this.weightBits;
    for (let k = 0; k < count; k++) synapses.addRow(addresses[k]!, target.current, shift);
    addCount(this.counters, FORWARD, count * this.targets);
  }

  /** Adds the columns of the targets that fired to the sources' sums. */
  deliverBack(source: FixedNeurons, { addresses, count }: Fired): void {
    const shift = source.membraneBits - this.weightBits;
    for (let k = 0; k < count; k++) this.synapses.addColumn(addresses[k]!, source.current, shift);
    addCount(this.counters, BACKWARD, count * this.sources);
  }

  /** Learns at spikes of the source: each adds the targets' accelerations to its row. */
  trigger({ addresses, count }: Fired, scale: Multiplier | undefined, moment: Moment): void {
    if (count === 0 || this.target.moving === 0) return;
    const effective = this.prepare(this.target, scale, ENTITY.forward, moment);
    let others = 0;
    for (let k = 0; k < count; k++) {
      const row = addresses[k]! * this.targets;
      for (let j = 0; j < this.targets; j++) others += this.add(row + j, this.changes[j]!);
      this.touch(addresses[k]!);
    }
    this.countTriggers(count * this.target.moving, count * effective, others);
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
    let others = 0;
    for (let i = 0; i < this.sources; i++) {
      if (this.changes[i] === 0) continue;
      for (let k = 0; k < count; k++) others += this.add(i * this.targets + addresses[k]!, this.changes[i]!);
      this.touch(i);
    }
    this.countTriggers(count * source.moving, count * effective, others);
  }

  /**
   * What one trigger adds for each neuron: its acceleration where updates are deferred, else that times `scale`,
   * rounded. One random number serves a neuron in a tick, for all synapses that it then changes. Returns how many
   * are not 0.
   */
  private prepare(neurons: FixedNeurons, scale: Multiplier | undefined, entity: number, at: Moment): number {
    const { acceleration } = neurons;
    let effective = 0;
    this.begin(entity, at);
    for (let j = 0; j < neurons.neurons; j++) {
      const a = acceleration[j]!;
      this.changes[j] = scale && a !== 0 ? this.rounding.round(a, scale, j) : a;
      if (this.changes[j] !== 0) effective++;
    }
    return effective;
  }

  private begin(entity: number, at: Moment): void {
    this.rounding.begin(entity + this.spec.id, at);
  }

  private get deferred(): boolean {
    return this.accumulator.length > 0;
  }

  /** 1 where the weight is another then. */
  private add(cell: number, change: number): number {
    if (change === 0) return 0;
    if (!this.deferred) return Number(this.synapses.move(cell, change));
    this.accumulator[cell] = clamp(this.accumulator[cell]! + change, -32768, 32767);
    return 0;
  }

  /** Lets the next update look at this synapse. */
  touchSynapse(synapse: number): void {
    this.touch(Math.floor(synapse / this.targets));
  }

  private touch(row: number): void {
    if (this.deferred) setBit(this.touched, row);
  }

  private countTriggers(increments: number, moves: number, others: number): void {
    addCount(this.counters, INCREMENTS, increments);
    if (this.deferred) return;
    const hidden = this.synapses.hidden.length > 0;
    addCount(this.counters, CHANGED, hidden ? others : moves);
    if (hidden) addCount(this.counters, HIDDEN, moves);
  }

  /** Lets running means lose what an update replaces. */
  decay(at: Moment): void {
    const { loss, synapses } = this;
    if (!loss) return;
    const { hidden } = synapses;
    let moved = 0;
    this.begin(ENTITY.decay, at);
    for (let cell = 0; cell < hidden.length; cell++) {
      if (hidden[cell] === 0) continue;
      hidden[cell]! -= this.rounding.round(hidden[cell]!, loss, cell);
      moved++;
    }
    addCount(this.counters, HIDDEN, moved);
  }

  /** Applies what was gathered and clears it. */
  apply(scale: Multiplier, at: Moment): void {
    const { accumulator, synapses, targets, touched } = this;
    this.decay(at);
    this.begin(ENTITY.update, at);
    let moved = 0;
    let changed = 0;
    for (let i = 0; i < this.sources; i++) {
      if (!isSet(touched, i)) continue;
      for (let cell = i * targets; cell < (i + 1) * targets; cell++) {
        const sum = accumulator[cell]!;
        if (sum === 0) continue;
        if (synapses.move(cell, this.rounding.round(sum, scale, cell))) changed++;
        accumulator[cell] = 0;
        moved++;
      }
    }
    touched.fill(0);
    addCount(this.counters, CHANGED, changed);
    if (synapses.hidden.length > 0) addCount(this.counters, HIDDEN, moved);
  }

  /** Writes values, or integers that are multiples of the step, [source][target]. */
  write(offset: number, data: ArrayLike<number>, into: 'weight' | 'accumulator'): void {
    const whole = data instanceof Int16Array || data instanceof Int8Array;
    for (let k = 0; k < data.length; k++) {
      if (into === 'weight') this.synapses.write(offset + k, data[k]!, whole);
      else this.writeAccumulator(offset + k, data[k]!, whole);
    }
  }

  private writeAccumulator(synapse: number, value: number, whole: boolean): void {
    const steps = whole ? value : nearest(value / this.spec.accumulator.step);
    this.accumulator[synapse] = clamp(steps, -32768, 32767);
    this.touchSynapse(synapse);
  }

  /** All values of a tensor; 0 where none are kept. */
  read(from: 'weight' | 'accumulator' | 'hidden'): Float32Array {
    const { accumulator, spec, synapses } = this;
    const out = new Float32Array(spec.synapses);
    if (from === 'weight') return out.map((_, k) => synapses.weightOf(k) * spec.weight.step);
    const [kept, { step }] =
      from === 'hidden' ? [synapses.hidden, synapses.format] : [accumulator, spec.accumulator];
    return kept.length === 0 ? out : out.map((_, k) => kept[k]! * step);
  }
}
