import type { ConfigurePopulation, ConfigureProjection, Drive } from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import { saidOf } from '../spiking/layout.js';
import { addCount, Block, countOf } from './block.js';
import { defersBiases, type FixedNetwork, layoutOf, MOST_STUCK } from './layout.js';
import { BIAS_FRACTION, FixedNeurons } from './neurons.js';
import { type Multiplier, multiplierOf } from './number.js';
import { type Fired, FixedProjection } from './projection.js';
import type { Moment } from './rounding.js';
import { FixedSource } from './source.js';

/** First word of every snapshot: "NFX1", little-endian. */
const MAGIC = 0x3158464e;
const [MAGIC_AT, BYTES_AT, TICK, DRAW, STUCK] = [0, 1, 2, 3, 6];
/** Of the head's words seen as counts: ticks in all. */
const TICKS = 2;
/** Largest drive: beta in steps of the membrane for a step of the trace. */
const MOST_DRIVE = 4096;

export interface FixedSpec extends FixedNetwork {
  readonly seed: number;
}

/** One drive as integers. */
interface Pull {
  readonly population: FixedNeurons;
  readonly kind: 'nudge' | 'force';
  readonly beta: Multiplier;
}

/** What a settle asks of plasticity; `gain` = rate scale / divisor. */
export type Learning =
  | { readonly mode: 'off' | 'deferred' }
  | { readonly mode: 'continual'; readonly gain: number };

/**
 * A network of a fixed-point chip: everything it keeps lies in one block of memory, and a tick is integer
 * arithmetic that protocols/fixed-chip.md writes down.
 */
export class FixedNetworkState {
  readonly block: Block;
  readonly populations: readonly (FixedSource | FixedNeurons)[];
  readonly projections: readonly FixedProjection[];
  private readonly head: Uint32Array;
  private readonly stuckWords: Int32Array;
  private readonly fired: Uint16Array;
  private pulls: readonly Pull[] = [];
  private learning: Learning = { mode: 'off' };
  private scales: readonly (Multiplier | undefined)[] = [];
  private biasScales: readonly (Multiplier | undefined)[] = [];
  private readout: FixedNeurons | undefined;
  private readoutFrom = 0;

  constructor(readonly spec: FixedSpec) {
    this.block = new Block(layoutOf(spec));
    this.head = this.block.view('chip', 0, 'head', 'u32') as Uint32Array;
    this.head[MAGIC_AT] = MAGIC;
    this.head[BYTES_AT] = this.block.layout.stateBytes;
    this.stuckWords = this.block.view('chip', 0, 'stuck weights', 'i32') as Int32Array;
    this.populations = spec.populations.map(population => this.makePopulation(population));
    this.projections = spec.projections.map(projection => this.makeProjection(projection));
    this.fired = new Uint16Array(Math.max(1, ...this.populations.map(({ neurons }) => neurons)));
  }

  private makePopulation(population: ConfigurePopulation): FixedSource | FixedNeurons {
    const { seed } = this.spec;
    return population.unit.kind === 'spiking'
      ? new FixedNeurons(population, seed >>> 0, this.block)
      : new FixedSource(population, seed >>> 0, this.block);
  }

  private makeProjection(projection: ConfigureProjection): FixedProjection {
    const source = this.populations[projection.source]!;
    const target = this.populations[projection.target] as FixedNeurons;
    const changes = this.block.view('chip', 0, 'changes', 'i32') as Int32Array;
    const rule = saidOf(this.spec.synapses, projection.id);
    return new FixedProjection(projection, rule, source, target, this.block, changes);
  }

  /** Ticks since the fresh start. */
  get tick(): number {
    return this.head[TICK]!;
  }
  /** Ticks since the configuration. */
  get ticks(): number {
    return countOf(this.head, TICKS);
  }
  private get moment(): Moment {
    return { seed: this.spec.seed >>> 0, tick: this.tick, draw: this.head[DRAW]! };
  }

  /** @throws Refusal where there is none */
  population(id: number, path = 'population'): FixedSource | FixedNeurons {
    const population = this.populations[id];
    insist(population !== undefined, 'range', `there is no population ${id}`, path);
    return population;
  }

  /** @throws Refusal where there is none, or where it is one of sources */
  neurons(id: number, path: string): FixedNeurons {
    const population = this.population(id, path);
    insist(population.kind === 'spiking', 'unsupported', 'only spiking populations have it', path);
    return population;
  }

  /** @throws Refusal where there is none */
  projection(id: number, path = 'id'): FixedProjection {
    const projection = this.projections[id];
    insist(projection !== undefined, 'range', `there is no projection ${id}`, path);
    return projection;
  }

  /** Forgets all that moves and draws it anew. */
  fresh(draw: number): void {
    this.head[TICK] = 0;
    this.head[DRAW] = draw;
    for (const population of this.populations) population.fresh(draw);
  }

  /** The drives of the coming ticks. @throws Refusal for a strength beyond the arithmetic */
  pullsOf(drives: readonly Drive[]): Pull[] {
    return drives.map(({ kind, population, beta }, k) => {
      const neurons = this.neurons(population, `drives[${k}].population`);
      const known = kind === 'nudge' || kind === 'force';
      insist(known, 'unsupported', `this chip cannot ${kind}; it can nudge and force`, `drives[${k}].kind`);
      const factor = beta * 2 ** (neurons.membraneBits - neurons.traceBits);
      const inside = Math.abs(factor) <= MOST_DRIVE;
      insist(inside, 'range', 'beta is too large for the chip’s numbers', `drives[${k}].beta`);
      return { population: neurons, kind, beta: multiplierOf(factor)! };
    });
  }

  setDrives(pulls: readonly Pull[]): void {
    this.pulls = pulls;
  }

  /** Scale of each projection's triggers under continual plasticity. @throws Refusal for one beyond the arithmetic */
  setLearning(learning: Learning): void {
    if (learning.mode === 'continual') {
      this.scales = this.projections.map(p => this.scaleOf(p, learning.gain));
      this.biasScales = this.populations.map(p => this.biasScaleOf(p, learning.gain));
    }
    this.learning = learning;
  }

  private scaleOf({ spec, synapses, target }: FixedProjection, gain: number): Multiplier {
    return usable(spec.learningRate * gain * 2 ** (synapses.fraction - target.traceBits));
  }

  private biasScaleOf(population: FixedSource | FixedNeurons, gain: number): Multiplier | undefined {
    if (population.kind === 'source') return undefined;
    const { membraneBits, traceBits, unit } = population;
    return usable(unit.biasLearningRate * gain * 2 ** (membraneBits + BIAS_FRACTION - traceBits));
  }

  /** What means lose once in a settle that moves them at triggers. */
  decay(): void {
    if (this.learning.mode !== 'continual') return;
    for (const projection of this.projections)
      if (projection.spec.plasticity === 'continual') projection.decay(this.moment);
  }

  /** Counts the spikes of one population (undefined: none) from tick `from` on. */
  setReadout(population: FixedNeurons | undefined, from: number): void {
    this.readout = population;
    this.readoutFrom = from;
    population?.counts.fill(0);
  }

  /** Addresses of a population that fired `delay` ticks ago. */
  private firedOf({ ring }: FixedSource | FixedNeurons, delay: number): Fired {
    return { addresses: this.fired, count: ring.list(this.tick, delay, this.fired) };
  }

  /** One tick; `watch` sees the spikes of every population that it asks for. */
  step(watched: readonly number[], watch: (population: number, fired: Fired) => void): void {
    const { populations } = this;
    for (const p of populations) if (p.kind === 'source') p.fire(this.tick);
    for (const p of populations) if (p.kind === 'spiking') p.begin();
    for (const projection of this.projections) this.deliver(projection);
    for (const { population, kind, beta } of this.pulls) population[kind](beta);
    for (const p of populations) if (p.kind === 'spiking') p.fire(this.tick);
    if (this.learning.mode !== 'off') this.learn();
    if (this.readout && this.tick >= this.readoutFrom) {
      const { addresses, count } = this.firedOf(this.readout, 0);
      this.readout.count(addresses, count);
    }
    for (const id of watched) watch(id, this.firedOf(populations[id]!, 0));
    this.head[TICK]!++;
    addCount(this.head, TICKS, 1);
  }

  private deliver(projection: FixedProjection): void {
    const { delayTicks, bidirectional } = projection.spec;
    const { source, target } = projection;
    projection.deliver(this.firedOf(source, delayTicks));
    if (bidirectional && source.kind === 'spiking')
      projection.deliverBack(source, this.firedOf(target, delayTicks));
  }

  private learn(): void {
    const { mode } = this.learning;
    for (const [id, projection] of this.projections.entries()) {
      if (projection.spec.plasticity !== mode) continue;
      const { source, target } = projection;
      const scale = mode === 'continual' ? this.scales[id] : undefined;
      const delay = source.kind === 'spiking' ? source.unit.triggerDelayTicks : 0;
      projection.trigger(this.firedOf(source, delay), scale, this.moment);
      if (source.kind !== 'spiking') continue;
      const back = this.firedOf(target, target.unit.triggerDelayTicks);
      projection.triggerBack(source, back, scale, this.moment);
    }
    if (defersBiases(this.spec) !== (mode === 'deferred')) return;
    for (const [id, population] of this.populations.entries()) {
      if (population.kind === 'source' || population.unit.biasLearningRate === 0) continue;
      if (mode === 'deferred') population.gatherBias();
      else population.moveBias(this.biasScales[id]!);
    }
  }

  /** Applies deferred changes times rate x gain. @throws Refusal for a scale beyond the arithmetic */
  update(gain: number): void {
    const deferred = this.projections.filter(({ spec }) => spec.plasticity === 'deferred');
    const scales = deferred.map(projection => this.scaleOf(projection, gain));
    const biasScales = this.populations.map(p => this.biasScaleOf(p, gain));
    deferred.forEach((projection, k) => {
      projection.apply(scales[k]!, this.moment);
    });
    for (const [id, population] of this.populations.entries()) {
      if (population.kind === 'spiking' && population.gathers) population.applyBias(biasScales[id]!);
    }
    this.holdStuck();
  }

  /** Largest rate change of any neuron, per tick. */
  residual(): number {
    const each = this.populations.map(p => (p.kind === 'spiking' ? p.residual() : 0));
    return Math.max(0, ...each);
  }

  /** From now on this synapse holds `value`, whatever is written. @throws Refusal when too many are stuck */
  stick(projection: FixedProjection, synapse: number, value: number): void {
    const { stuckWords } = this;
    const count = this.head[STUCK]!;
    insist(count < MOST_STUCK, 'no-room', `this chip remembers ${MOST_STUCK} stuck weights`, 'address');
    stuckWords.set([projection.spec.id, synapse, projection.synapses.heldFor(value)], 3 * count);
    this.head[STUCK] = count + 1;
    this.holdStuck();
  }

  /** Re-imposes stuck synapses after anything wrote weights. */
  holdStuck(): void {
    for (let k = 0; k < this.head[STUCK]!; k++) {
      const [projection, synapse, value] = this.stuckWords.subarray(3 * k, 3 * k + 3);
      this.projections[projection!]!.synapses.hold(synapse!, value!);
    }
  }

  /** Captures what moves. */
  saveSlot(slot: number): void {
    this.exchange(slot, (moving, kept) => kept.set(moving));
    this.slotHead(slot).set([1, this.tick]);
  }

  /** Puts a captured state back; false when the slot is empty. */
  loadSlot(slot: number): boolean {
    const [full, tick] = this.slotHead(slot);
    if (!full) return false;
    this.exchange(slot, (moving, kept) => moving.set(kept));
    this.head[TICK] = tick!;
    return true;
  }

  private slotHead(slot: number): Uint32Array {
    return this.block.view('chip', 0, `slot ${slot}`, 'u32') as Uint32Array;
  }

  private exchange(slot: number, copy: (moving: Uint8Array, kept: Uint8Array) => void): void {
    const prefix = `slot ${slot} `;
    for (const piece of this.block.layout.pieces) {
      if (piece.holder !== 'neuron' || !piece.what.startsWith(prefix)) continue;
      const moving = this.block.raw('neuron', piece.id, piece.what.slice(prefix.length));
      copy(moving, this.block.raw('neuron', piece.id, piece.what));
    }
  }

  /** The state as it lies in memory. */
  image(): Uint8Array {
    return this.block.bytes.slice(0, this.block.layout.stateBytes);
  }

  /** Puts the state of an identically configured chip back. @throws Refusal for any other */
  setImage(image: Uint8Array): void {
    const head = new Uint32Array(image.slice(0, 8).buffer);
    const mine = head[MAGIC_AT] === MAGIC && head[BYTES_AT] === image.length;
    const right = image.length === this.block.layout.stateBytes && mine;
    insist(right, 'range', 'the snapshot belongs to another configuration', 'data');
    this.block.bytes.set(image);
  }
}

/** @throws Refusal for a factor beyond the arithmetic */
function usable(factor: number): Multiplier {
  const multiplier = multiplierOf(factor);
  insist(multiplier !== undefined, 'range', 'the step is too large for the chip’s numbers', 'rateScale');
  return multiplier;
}
