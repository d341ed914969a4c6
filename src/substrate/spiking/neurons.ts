import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import { listFields, type Operation, type Program, type SpikeRing, spikeRing } from '../../kernel/program.js';
import type { ConfigurePopulation, CubaUnit, NumberFormat, SpikingUnit } from '../../protocol/messages.js';
import { PURPOSE } from '../../random/purpose.js';

const padded = (n: number): number => Math.ceil(n / L.LANES) * L.LANES;
/** Decaying states are snapped to 0 every 32 ticks: no state decays from 1e-30 to 1e-38 in fewer. */
const SNAP_EVERY = 32;
const NEVER = 0x7fffffff;

/** Bytes of the arena that hold a population's moving state: what a slot captures. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** The four words of a number grid for the kernels; all 0 for float32. */
export function gridWords(format: NumberFormat): {
  step: number;
  low: number;
  high: number;
  stochastic: number;
} {
  if (format.kind === 'float32') return { step: 0, low: 0, high: 0, stochastic: 0 };
  const half = 2 ** (format.bits - 1);
  return {
    step: format.step,
    low: -half,
    high: half - 1,
    stochastic: format.rounding === 'stochastic' ? 1 : 0,
  };
}

/** Writes a grid at byte offset `at` of a parameter block. */
export function writeGrid(words: Uint32Array, floats: Float32Array, at: number, format: NumberFormat): void {
  const grid = gridWords(format);
  floats[(at + L.GRID_STEP) / 4] = grid.step;
  floats[(at + L.GRID_LOW) / 4] = grid.low;
  floats[(at + L.GRID_HIGH) / 4] = grid.high;
  words[(at + L.GRID_STOCHASTIC) / 4] = grid.stochastic;
}

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
  biasChanged = 0;
  readonly moving: ByteRange;
  private readonly words: Uint32Array;
  private readonly floats: Float32Array;
  private readonly draws: Uint32Array;
  private readonly dead = new Set<number>();
  private fireOperation: Operation | undefined;
  readonly id: number;
  private readonly seed: number;
  private traces = true;

  constructor(
    spec: ConfigurePopulation,
    seed: number,
    arena: Arena,
    private readonly kernels: Kernels,
    history: number,
  ) {
    this.unit = spec.unit as SpikingUnit;
    this.id = spec.id;
    this.seed = seed >>> 0;
    this.neurons = spec.shape.reduce((product, side) => product * side, 1);
    const n = padded(this.neurons);
    this.bias = arena.f32(n);
    this.biasChange = arena.f32(n);
    this.external = arena.f32(n);
    this.counts = arena.f32(n);
    this.current = arena.f32(n);
    this.spikes = arena.f64(1);
    this.biasIncrements = arena.f64(1);
    this.draws = arena.u32(8);
    this.words = arena.u32(L.PARAM_BYTES / 4);
    this.floats = new Float32Array(this.words.buffer, this.words.byteOffset, this.words.length);
    const from = arena.used;
    this.potential = arena.f32(n);
    this.rate = arena.f32(n);
    this.slow = arena.f32(n);
    this.acceleration = arena.f32(n);
    const until = arena.u32(n);
    this.refractory = new Int32Array(until.buffer, until.byteOffset, n);
    this.ring = spikeRing(arena, this.neurons, history);
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
  }

  private flags(): number {
    const { unit } = this;
    const fixed = unit.membrane.kind === 'fixed' || unit.trace.kind === 'fixed';
    return (
      (unit.reset === 'zero' ? L.FLAG_RESET_ZERO : 0) |
      (unit.refractoryTicks > 0 || this.dead.size > 0 ? L.FLAG_REFRACTORY : 0) |
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
    this.dead.add(address);
    this.refractory[address] = NEVER;
    this.potential[address] = 0;
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
    for (const address of this.dead) {
      this.refractory[address] = NEVER;
      potential[address] = 0;
    }
    this.ring.words.fill(0);
  }

  /** True while every membrane is a number. */
  healthy(): boolean {
    let sum = 0;
    for (let i = 0; i < this.neurons; i++) sum += this.potential[i]!;
    return Number.isFinite(sum);
  }
}

/** Exact one-tick propagators of the two-current neuron, from its continuous equations. */
export function cubaPropagators(unit: CubaUnit): {
  decay: number;
  gain: readonly number[];
  decays: readonly number[];
} {
  const decay = Math.exp(-1 / unit.membraneTicks);
  const decays = unit.currentTicks.map(ticks => Math.exp(-1 / ticks));
  const gain = unit.currentTicks.map((ticks, k) =>
    ticks === unit.membraneTicks
      ? decay / unit.membraneTicks
      : (ticks / (ticks - unit.membraneTicks)) * (decays[k]! - decay),
  );
  return { decay, gain, decays };
}

/** Neurons with two exponentially decaying currents; spikes are delivered straight into the currents. */
export class CubaPopulation {
  readonly neurons: number;
  readonly unit: CubaUnit;
  readonly potential: Float32Array;
  readonly currents: readonly [Float32Array, Float32Array];
  readonly counts: Float32Array;
  readonly spikes: Float64Array;
  readonly ring: SpikeRing;
  readonly moving: ByteRange;
  private readonly until: Uint32Array;
  private readonly parameters: Uint32Array;
  private readonly draws: Uint32Array;

  constructor(
    private readonly spec: ConfigurePopulation,
    private readonly seed: number,
    arena: Arena,
    private readonly kernels: Kernels,
    history: number,
  ) {
    this.unit = spec.unit as CubaUnit;
    this.neurons = spec.shape.reduce((product, side) => product * side, 1);
    const n = padded(this.neurons);
    this.counts = arena.f32(n);
    this.spikes = arena.f64(1);
    this.draws = arena.u32(8);
    this.parameters = arena.u32(L.CUBA_PARAM_BYTES / 4);
    const from = arena.used;
    this.potential = arena.f32(n);
    this.currents = [arena.f32(n), arena.f32(n)];
    this.until = arena.u32(n);
    this.ring = spikeRing(arena, this.neurons, Math.max(history, this.unit.refractoryTicks));
    this.moving = { from, to: arena.used };
    this.writeParameters();
  }

  private writeParameters(): void {
    const { unit, parameters } = this;
    const { decay, gain, decays } = cubaPropagators(unit);
    const floats = new Float32Array(parameters.buffer, parameters.byteOffset, parameters.length);
    floats.set([
      decay,
      gain[0]!,
      gain[1]!,
      unit.rest * (1 - decay),
      decays[0]!,
      decays[1]!,
      unit.threshold,
      unit.resetTo,
    ]);
    parameters[8] = this.neurons;
    parameters[9] = unit.refractoryTicks;
  }

  addFireRecord(program: Program): void {
    const n = padded(this.neurons);
    program.add(L.FIRE_CUBA, {
      ...listFields(this.ring),
      [L.COUNTER]: this.spikes.byteOffset,
      [L.N]: n,
      [L.CUBA_V]: this.potential.byteOffset,
      [L.CUBA_G0]: this.currents[0].byteOffset,
      [L.CUBA_G1]: this.currents[1].byteOffset,
      [L.CUBA_PARAMS]: this.parameters.byteOffset,
      [L.CUBA_REFRACTORY]: this.until.byteOffset,
    });
    for (const array of this.currents) {
      program.add(L.SNAP, { [L.N]: n, [L.SNAP_ARRAY]: array.byteOffset, [L.SNAP_MASK]: SNAP_EVERY - 1 });
    }
  }

  /** Draws membranes from U[initialLow, initialHigh) and clears the currents. */
  fresh(draw: number): void {
    const { draws, unit } = this;
    draws.set([this.seed >>> 0, PURPOSE.potential, this.spec.id, draw]);
    const span = unit.initialHigh - unit.initialLow;
    for (let i = 0; i < this.neurons; i++) {
      if ((i & 3) === 0) this.kernels.draw4(draws.byteOffset, i >> 2, 0, draws.byteOffset + 16);
      this.potential[i] = unit.initialLow + span * (draws[4 + (i & 3)]! >>> 8) * 2 ** -24;
    }
    for (const current of this.currents) current.fill(0);
    this.until.fill(0);
    this.ring.words.fill(0);
  }
}
