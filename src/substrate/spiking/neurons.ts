import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import { listFields, type Operation, type Program, type SpikeRing, spikeRing } from '../../kernel/program.js';
import type { ConfigurePopulation, SpikingUnit } from '../../protocol/messages.js';
import { PURPOSE } from '../../random/purpose.js';
import { gridWords, writeGrid } from './grid.js';
import { type ByteRange, padded, SNAP_EVERY, sizeOf } from './layout.js';
import { SpikeFaults } from './spike-faults.js';

const NEVER = 0x7fffffff;

/** Arrays and parameters of one population of integrate-and-fire neurons with rate traces. */
export class NeuronPopulation {
  readonly neurons: number;
  readonly unit: SpikingUnit;
  readonly potential: Float32Array;
  readonly current: Float32Array;
  readonly rate: Float32Array;
  readonly slow: Float32Array;
  readonly acceleration: Float32Array;
  readonly refractory: Int32Array;
  readonly bias: Float32Array;
  /** Accumulated bias change under deferred plasticity. */
  readonly biasChange: Float32Array;
  /** Presented vector: target of a nudge, force, or intensity of a constant-current input. */
  readonly external: Float32Array;
  readonly counts: Float32Array;
  readonly ring: SpikeRing;
  readonly spikes: Float64Array;
  readonly biasIncrements: Float64Array;
  /** Biases changed by updates. */
  readonly biasChanges: Float64Array;
  readonly moving: ByteRange;
  private readonly words: Uint32Array;
  private readonly floats: Float32Array;
  private readonly draws: Uint32Array;
  /** 1 for a dead neuron. */
  private readonly dead: Int8Array;
  /** Thresholds, and the parts of the membrane kept per tick, of the neurons as they were made. */
  private readonly thresholds: Float32Array;
  private readonly keeps: Float32Array;
  /** Flags of FIRE that faults have set. */
  private readonly faulty: Uint32Array;
  readonly spikeFaults: SpikeFaults;
  private fireOperation: Operation | undefined;
  readonly id: number;
  private readonly seed: number;
  private traces = true;

  constructor(
    spec: ConfigurePopulation,
    seed: number,
    arena: Arena,
    private readonly kernels: Kernels,
    /** Ticks for which spikes are remembered. */
    readonly history: number,
  ) {
    this.unit = spec.unit as SpikingUnit;
    this.id = spec.id;
    this.seed = seed >>> 0;
    this.neurons = sizeOf(spec.shape);
    const n = padded(this.neurons);
    this.bias = arena.f32(n);
    this.biasChange = arena.f32(n);
    this.external = arena.f32(n);
    this.counts = arena.f32(n);
    this.current = arena.f32(n);
    this.spikes = arena.f64(1);
    this.biasIncrements = arena.f64(1);
    this.biasChanges = arena.f64(1);
    this.draws = arena.u32(8);
    this.words = arena.u32(L.PARAM_BYTES / 4);
    this.floats = new Float32Array(this.words.buffer, this.words.byteOffset, this.words.length);
    this.dead = arena.i8(n);
    this.thresholds = arena.f32(n).fill(this.unit.threshold);
    this.keeps = arena.f32(n).fill(1 - this.unit.leak);
    this.faulty = arena.u32(1);
    this.spikeFaults = new SpikeFaults(this.neurons, this.id, seed, arena, kernels);
    const from = arena.used;
    this.potential = arena.f32(n);
    this.rate = arena.f32(n);
    this.slow = arena.f32(n);
    this.acceleration = arena.f32(n);
    const until = arena.u32(n);
    this.refractory = new Int32Array(until.buffer, until.byteOffset, n);
    this.ring = spikeRing(arena, this.neurons, history);
    this.spikeFaults.carve(arena);
    this.moving = { from, to: arena.used };
    this.writeParameters();
  }

  /** Pointer to the number of non-zero accelerations. */
  get movingPointer(): number {
    return this.words.byteOffset + L.PARAM_MOVING;
  }

  private writeParameters(): void {
    const { unit, floats, words } = this;
    floats[L.PARAM_KEEP / 4] = 1 - unit.leak;
    floats[L.PARAM_THRESHOLD / 4] = unit.threshold;
    floats[L.PARAM_FLOOR / 4] = unit.floor;
    floats[L.PARAM_CEILING / 4] = unit.ceiling;
    floats[L.PARAM_RATE_GAIN / 4] = 1 / unit.rateTicks;
    floats[L.PARAM_SLOW_GAIN / 4] = 1 / unit.accelerationTicks;
    floats[L.PARAM_THETA / 4] = unit.accelerationThreshold;
    words[L.PARAM_NEURONS / 4] = this.neurons;
    words[L.PARAM_REFRACTORY_TICKS / 4] = unit.refractoryTicks;
    writeGrid(words, floats, L.PARAM_MEMBRANE_GRID, unit.membrane);
    writeGrid(words, floats, L.PARAM_TRACE_GRID, unit.trace);
    words.set([this.seed, PURPOSE.rounding, this.id, 0], L.PARAM_KEY / 4);
    words[L.PARAM_THRESHOLDS / 4] = this.thresholds.byteOffset;
    words[L.PARAM_KEEPS / 4] = this.keeps.byteOffset;
  }

  /** Records that set the current before spikes are delivered. */
  addCurrentRecords(program: Program): void {
    const n = padded(this.neurons);
    program.add(L.COPY, {
      [L.N]: n,
      [L.VECTOR_FROM]: this.bias.byteOffset,
      [L.VECTOR_TO]: this.current.byteOffset,
    });
    if (this.unit.inputGain !== 0) {
      program.add(
        L.ADD_SCALED,
        { [L.N]: n, [L.VECTOR_FROM]: this.external.byteOffset, [L.VECTOR_TO]: this.current.byteOffset },
        { [L.VECTOR_SCALE]: this.unit.inputGain },
      );
    }
  }

  /** Records that drive the population towards its presented vector; off until a settle asks for them. */
  addDriveRecords(program: Program): { nudge: Operation; force: Operation } {
    const n = padded(this.neurons);
    const nudge = program.add(L.NUDGE, {
      [L.N]: n,
      [L.NUDGE_CURRENT]: this.current.byteOffset,
      [L.NUDGE_TARGET]: this.external.byteOffset,
      [L.NUDGE_RATE]: this.rate.byteOffset,
    });
    const force = program.add(L.ADD_SCALED, {
      [L.N]: n,
      [L.VECTOR_FROM]: this.external.byteOffset,
      [L.VECTOR_TO]: this.current.byteOffset,
    });
    nudge.enabled = false;
    force.enabled = false;
    return { nudge, force };
  }

  /** The record that integrates and fires; `traces` whether rates are ever read. */
  addFireRecord(program: Program, traces: boolean): void {
    this.traces = traces;
    this.fireOperation = program.add(L.FIRE, {
      ...listFields(this.ring),
      [L.COUNTER]: this.spikes.byteOffset,
      [L.N]: padded(this.neurons),
      [L.FIRE_V]: this.potential.byteOffset,
      [L.FIRE_CURRENT]: this.current.byteOffset,
      [L.FIRE_RATE]: this.rate.byteOffset,
      [L.FIRE_SLOW]: this.slow.byteOffset,
      [L.FIRE_ACCELERATION]: this.acceleration.byteOffset,
      [L.FIRE_PARAMS]: this.words.byteOffset,
      [L.FIRE_REFRACTORY]: this.refractory.byteOffset,
      [L.FIRE_FLAGS]: this.flags(),
    });
    this.spikeFaults.addRecords(program, this.ring);
  }

  private flags(): number {
    const { unit } = this;
    const fixed = unit.membrane.kind === 'fixed' || unit.trace.kind === 'fixed';
    return (
      (unit.reset === 'zero' ? L.FLAG_RESET_ZERO : 0) |
      (unit.refractoryTicks > 0 ? L.FLAG_REFRACTORY : 0) |
      this.faulty[0]! |
      (this.traces ? L.FLAG_TRACES : 0) |
      (fixed ? L.FLAG_FIXED : 0)
    );
  }

  /** Records that keep decaying states out of the subnormal range. */
  addSnapRecords(program: Program): void {
    const arrays = [
      ...(this.unit.leak > 0 ? [this.potential] : []),
      ...(this.traces ? [this.rate, this.slow] : []),
    ];
    for (const array of arrays) {
      program.add(L.SNAP, {
        [L.N]: padded(this.neurons),
        [L.SNAP_ARRAY]: array.byteOffset,
        [L.SNAP_MASK]: SNAP_EVERY - 1,
      });
    }
  }

  /** A dead neuron never integrates again. */
  silence(address: number): void {
    this.dead[address] = 1;
    this.refractory[address] = NEVER;
    this.potential[address] = 0;
    this.setFaulty(L.FLAG_REFRACTORY);
  }

  /** Says of a neuron that it fired so many ticks before `tick`, or that it did not. */
  flipDelayBit(address: number, bit: number, tick: number): void {
    const { mask, stride, words } = this.ring;
    const first = ((((tick - 1 - bit) >>> 0) & mask) * stride) / 4;
    const list = [...words.subarray(first + 1, first + 1 + words[first]!)];
    const other = list.includes(address) ? list.filter(each => each !== address) : [...list, address];
    words[first] = other.length;
    words.set(
      other.sort((a, b) => a - b),
      first + 1,
    );
  }

  /** Inverts a bit of the number of ticks until a neuron integrates again. */
  flipRefractoryBit(address: number, bit: number, tick: number): void {
    const left = Math.max(0, this.refractory[address]! - tick);
    this.refractory[address] = tick + (left ^ (1 << bit));
  }

  isSilent(address: number): boolean {
    return this.dead[address] === 1;
  }

  /** It integrates again, from where it was left. */
  revive(address: number): void {
    if (this.dead[address]) this.refractory[address] = 0;
    this.dead[address] = 0;
  }

  /** From now on the threshold of a neuron is the population's times 1 + deviation. */
  misplaceThreshold(address: number, deviation: number): void {
    this.thresholds[address] = this.unit.threshold * (1 + deviation);
    this.setFaulty(L.FLAG_MISMATCH | L.FLAG_REFRACTORY);
  }

  /** From now on a neuron loses the population's leak times 1 + deviation, at most everything. */
  misplaceLeak(address: number, deviation: number): void {
    this.keeps[address] = Math.max(0, 1 - this.unit.leak * (1 + deviation));
    this.setFaulty(L.FLAG_MISMATCH | L.FLAG_REFRACTORY);
  }

  private setFaulty(flags: number): void {
    this.faulty[0]! |= flags;
    this.fireOperation?.setWord(L.FIRE_FLAGS, this.flags());
  }

  /** Draws membranes from U[0, initialPotential) and clears everything that moves. */
  fresh(draw: number): void {
    const { draws, kernels, potential, unit } = this;
    this.words[L.PARAM_KEY / 4 + 3] = draw;
    draws.set([this.seed, PURPOSE.potential, this.id, draw]);
    const membrane = gridWords(unit.membrane);
    for (let i = 0; i < this.neurons; i++) {
      if ((i & 3) === 0) kernels.draw4(draws.byteOffset, i >> 2, 0, draws.byteOffset + 16);
      const value = (draws[4 + (i & 3)]! >>> 8) * 2 ** -24 * unit.initialPotential;
      potential[i] = membrane.step > 0 ? Math.floor(value / membrane.step) * membrane.step : value;
    }
    this.rate.fill(0);
    this.slow.fill(0);
    this.acceleration.fill(0);
    this.refractory.fill(0);
    if (this.faulty[0]) this.bury();
    this.ring.words.fill(0);
    this.spikeFaults.fresh(draw);
  }

  private bury(): void {
    this.dead.forEach((dead, address) => {
      if (!dead) return;
      this.refractory[address] = NEVER;
      this.potential[address] = 0;
    });
  }
}
