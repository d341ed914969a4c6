import type { ConfigurePopulation, SpikingUnit } from '../../protocol/messages.js';
import { draw4 } from '../../random/philox.js';
import { PURPOSE } from '../../random/purpose.js';
import { addCount, type Block, countOf } from './block.js';
import { sizeOf } from './layout.js';
import { clamp, fractionOf, largest, type Multiplier, nearest, scaled } from './number.js';
import { isSet, SpikeRing, setBit } from './ring.js';

/** Bits of a bias below the step of the membrane, and its largest magnitude. */
export const BIAS_FRACTION = 12;
const MOST_BIAS = 2 ** 30;
/** Largest sum of a sample's accelerations that a bias takes up. */
const MOST_SUM = 32767;
const BRIGHTEST = 255;
const MOST_COUNT = 65535;
const ONE_16 = 65536;

const SPIKES = 0;
const BIAS_INCREMENTS = 1;
const BIAS_CHANGES = 2;

/** What a filter adds: difference x gain / 2^16, rounded to nearest. */
const filtered = (difference: number, gain: number): number =>
  (Math.imul(difference, gain) + ONE_16 / 2) >> 16;

/** Integrate-and-fire neurons with rate traces, in integers. */
export class FixedNeurons {
  readonly kind = 'spiking';
  readonly neurons: number;
  readonly unit: SpikingUnit;
  readonly ring: SpikeRing;
  /** Bits after the point of membranes and of traces. */
  readonly membraneBits: number;
  readonly traceBits: number;
  readonly potential: Int16Array;
  readonly rate: Int16Array;
  readonly acceleration: Int16Array;
  readonly counts: Uint16Array;
  readonly current: Int32Array;
  /** Neurons whose acceleration is not 0, since the last tick. */
  moving = 0;
  readonly slow: Int16Array;
  private readonly refractory: Uint8Array;
  private readonly bias: Int32Array;
  private readonly biasSum: Int32Array;
  private readonly target: Int16Array;
  private readonly counters: Uint32Array;
  private readonly dead: Uint32Array;
  private readonly ringBits: Uint32Array;
  private readonly one: number;
  private readonly keep: number;
  private readonly threshold: number;
  private readonly floor: number;
  private readonly ceiling: number;
  private readonly initial: number;
  private readonly rateGain: number;
  private readonly slowGain: number;
  private readonly theta: number;
  private readonly words = new Uint32Array(4);

  constructor(
    readonly spec: ConfigurePopulation,
    private readonly seed: number,
    block: Block,
  ) {
    const unit = spec.unit as SpikingUnit;
    this.unit = unit;
    this.neurons = sizeOf(spec);
    this.membraneBits = fractionOf(unit.membrane, 0, 15, 'unit.membrane');
    this.traceBits = fractionOf(unit.trace, 0, 14, 'unit.trace');
    this.one = 2 ** this.traceBits;
    const most = largest(unit.membrane.bits);
    const inSteps = (value: number) => clamp(nearest(value / unit.membrane.step), -most - 1, most);
    this.keep = nearest((1 - unit.leak) * ONE_16);
    this.threshold = inSteps(unit.threshold);
    this.floor = inSteps(unit.floor);
    this.ceiling = inSteps(unit.ceiling);
    this.initial = inSteps(unit.initialPotential);
    this.rateGain = nearest(ONE_16 / unit.rateTicks);
    this.slowGain = nearest(ONE_16 / unit.accelerationTicks);
    this.theta = Math.floor(unit.accelerationThreshold / unit.trace.step);
    const view = block.view.bind(block, 'neuron', spec.id);
    this.counters = view('counters', 'u32') as Uint32Array;
    this.dead = view('dead', 'u32') as Uint32Array;
    this.bias = view('bias', 'i32') as Int32Array;
    this.biasSum = view('bias accumulator', 'i32') as Int32Array;
    this.counts = view('spike counter', 'u16') as Uint16Array;
    this.potential = view('membrane potential', 'i16') as Int16Array;
    this.rate = view('rate trace', 'i16') as Int16Array;
    this.slow = view('slow rate trace', 'i16') as Int16Array;
    this.acceleration = view('acceleration', 'i16') as Int16Array;
    this.refractory = view('refractory counter', 'u8') as Uint8Array;
    this.ringBits = view('spike delay line', 'u32') as Uint32Array;
    this.current = view('input sum', 'i32') as Int32Array;
    this.target = view('target', 'i16') as Int16Array;
    this.ring = new SpikeRing(this.ringBits, this.neurons);
  }

  /** Whether bias changes are deferred until an update. */
  get gathers(): boolean {
    return this.biasSum.length > 0;
  }
  get spikes(): number {
    return countOf(this.counters, SPIKES);
  }
  get biasIncrements(): number {
    return countOf(this.counters, BIAS_INCREMENTS);
  }
  get biasChanges(): number {
    return countOf(this.counters, BIAS_CHANGES);
  }

  /** Draws membranes from U[0, initialPotential) and clears everything else that moves. */
  fresh(draw: number): void {
    this.rate.fill(0);
    this.slow.fill(0);
    this.acceleration.fill(0);
    this.refractory.fill(0);
    this.ringBits.fill(0);
    for (let i = 0; i < this.neurons; i++) {
      if ((i & 3) === 0) draw4(this.seed, PURPOSE.potential, i >>> 2, this.spec.id, 0, draw, this.words);
      const drawn = ((this.words[i & 3]! >>> 16) * this.initial) >>> 16;
      this.potential[i] = isSet(this.dead, i) ? 0 : drawn;
    }
  }

  /** Keeps a block of targets, in steps of the traces. */
  present(offset: number, data: Uint8Array | Float32Array): void {
    const { one, target } = this;
    for (let k = 0; k < data.length; k++) {
      const value = data[k]!;
      target[offset + k] =
        data instanceof Uint8Array
          ? Math.floor((value * one + 127) / BRIGHTEST)
          : clamp(nearest(value * one), -32768, 32767);
    }
  }

  /** The target of one class: 1 for it, 0 for all others. */
  presentClass(index: number): void {
    this.target.fill(0)[index] = this.one;
  }

  /** Starts the sums of a tick. */
  begin(): void {
    for (let i = 0; i < this.neurons; i++) this.current[i] = this.bias[i]! >> BIAS_FRACTION;
  }

  /** Adds beta (target - rate). */
  nudge(beta: Multiplier): void {
    for (let i = 0; i < this.neurons; i++)
      this.current[i]! += scaled(clamp(this.target[i]! - this.rate[i]!, -32768, 32767), beta);
  }

  /** Adds beta target. */
  force(beta: Multiplier): void {
    for (let i = 0; i < this.neurons; i++) this.current[i]! += scaled(this.target[i]!, beta);
  }

  /** Integrates, fires and moves the traces of a tick. */
  fire(tick: number): void {
    this.ring.begin(tick);
    this.moving = 0;
    let fired = 0;
    for (let i = 0; i < this.neurons; i++) {
      const spike = this.integrates(i) && this.integrate(i);
      this.moveTraces(i, spike);
      if (!spike) continue;
      this.ring.set(tick, i);
      fired++;
    }
    addCount(this.counters, SPIKES, fired);
  }

  private integrates(i: number): boolean {
    if (isSet(this.dead, i)) return false;
    if (this.refractory.length === 0 || this.refractory[i] === 0) return true;
    this.refractory[i]!--;
    return false;
  }

  /** u = keep v + I; a spike where u reaches the threshold; v = u within floor and ceiling. */
  private integrate(i: number): boolean {
    const { keep, potential, threshold, unit } = this;
    const v = potential[i]!;
    const kept = keep === ONE_16 ? v : (v * keep + ONE_16 / 2) >> 16;
    // Sums and products wrap at 32 bits: a damaged snapshot must not make a board and its model differ.
    let u = (kept + this.current[i]!) | 0;
    const spike = u >= threshold;
    if (spike) {
      u = unit.reset === 'zero' ? 0 : u - threshold;
      if (this.refractory.length > 0) this.refractory[i] = unit.refractoryTicks;
    }
    potential[i] = clamp(u, this.floor, this.ceiling);
    return spike;
  }

  /** r += (s - r) / tau1; e = (r - q) / tau2; q += e; the acceleration is e where |e| > theta. */
  private moveTraces(i: number, spike: boolean): void {
    const { rate, slow } = this;
    const r = rate[i]! + filtered((spike ? this.one : 0) - rate[i]!, this.rateGain);
    const e = filtered(r - slow[i]!, this.slowGain);
    rate[i] = r;
    slow[i]! += e;
    const large = e > this.theta || e < -this.theta;
    this.acceleration[i] = large ? e : 0;
    if (large) this.moving++;
  }

  /** Gathers the accelerations of a tick: a bias is the synapse of an input that always fires. */
  gatherBias(): void {
    for (let i = 0; i < this.neurons; i++) this.biasSum[i]! += this.acceleration[i]!;
    addCount(this.counters, BIAS_INCREMENTS, this.moving);
  }

  /** Adds the accelerations of a tick to the biases. */
  moveBias(scale: Multiplier): void {
    for (let i = 0; i < this.neurons; i++) {
      const a = this.acceleration[i]!;
      if (a !== 0) this.addBias(i, scaled(a, scale));
    }
    addCount(this.counters, BIAS_INCREMENTS, this.moving);
  }

  /** Adds what was gathered to the biases. */
  applyBias(scale: Multiplier): void {
    let changes = 0;
    for (let i = 0; i < this.neurons; i++) {
      const sum = clamp(this.biasSum[i]!, -MOST_SUM, MOST_SUM);
      if (sum === 0) continue;
      this.addBias(i, scaled(sum, scale));
      this.biasSum[i] = 0;
      changes++;
    }
    addCount(this.counters, BIAS_CHANGES, changes);
  }

  private addBias(i: number, change: number): void {
    this.bias[i] = clamp(this.bias[i]! + change, -MOST_BIAS, MOST_BIAS);
  }

  /** Counts the spikes of a tick for the readout. */
  count(fired: Uint16Array, count: number): void {
    for (let k = 0; k < count; k++) {
      const i = fired[k]!;
      if (this.counts[i]! < MOST_COUNT) this.counts[i]!++;
    }
  }

  /** Largest |rate - slow rate| / tau2, spikes per tick per tick. */
  residual(): number {
    let most = 0;
    for (let i = 0; i < this.neurons; i++) most = Math.max(most, Math.abs(this.rate[i]! - this.slow[i]!));
    return (most * this.unit.trace.step) / this.unit.accelerationTicks;
  }

  /** Value of one step of a bias. */
  private get biasStep(): number {
    return this.unit.membrane.step / 2 ** BIAS_FRACTION;
  }

  writeBias(offset: number, data: ArrayLike<number>): void {
    const [low, high] = [-MOST_BIAS, MOST_BIAS];
    for (let k = 0; k < data.length; k++)
      this.bias[offset + k] = clamp(nearest(data[k]! / this.biasStep), low, high);
  }

  readBias(): Float32Array {
    return Float32Array.from(this.bias, value => value * this.biasStep);
  }

  /** A dead neuron never integrates again. */
  silence(address: number): void {
    setBit(this.dead, address);
    this.potential[address] = 0;
  }
}
