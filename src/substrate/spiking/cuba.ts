import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import { listFields, type Program, type SpikeRing, spikeRing } from '../../kernel/program.js';
import type { ConfigurePopulation, CubaUnit } from '../../protocol/messages.js';
import { PURPOSE } from '../../random/purpose.js';
import { type ByteRange, padded, SNAP_EVERY, sizeOf } from './layout.js';

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
    this.neurons = sizeOf(spec.shape);
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
