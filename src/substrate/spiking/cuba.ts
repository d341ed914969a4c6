import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import { type Fields, listFields, type Program, type SpikeRing, spikeRing } from '../../kernel/program.js';
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

/** A neuron is refractory at most once at a time. */
const heldSlots = (neurons: number): number => 2 ** Math.ceil(Math.log2(neurons));

/** Currents stay within this factor of their own size while they wait to be decayed. */
const LARGEST_SCALE = 1024;

/** Ticks after which currents that decay like these are brought up to date: a power of two. */
function periodOf(decays: readonly number[]): number {
  let period = L.CUBA_PERIOD;
  while (period > 1 && Math.min(...decays) ** -period > LARGEST_SCALE) period /= 2;
  return period;
}

/**
 * Neurons with two exponentially decaying currents; spikes are delivered straight into the currents. Where only
 * sparse projections do so, currents are decayed once in many ticks, and in between what arrives is scaled up instead:
 * a tick then writes no currents but those that a spike reaches.
 */
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
  /** Queue of the refractory neurons. */
  private readonly held: Uint32Array;
  private readonly parameters: Uint32Array;
  private readonly draws: Uint32Array;
  /** Ticks between two decays of the currents. */
  private readonly period: number;
  /** Per receptor, the factor of what arrives in each tick of a period. */
  private readonly scales: readonly Float32Array[];

  /** @param sparse whether all that arrives does so over sparse projections */
  constructor(
    private readonly spec: ConfigurePopulation,
    private readonly seed: number,
    arena: Arena,
    private readonly kernels: Kernels,
    history: number,
    sparse: boolean,
  ) {
    this.unit = spec.unit as CubaUnit;
    this.neurons = sizeOf(spec.shape);
    const n = padded(this.neurons);
    this.counts = arena.f32(n);
    this.spikes = arena.f64(1);
    this.draws = arena.u32(8);
    this.parameters = arena.u32(L.CUBA_PARAM_BYTES / 4);
    this.period = sparse ? periodOf(cubaPropagators(this.unit).decays) : 1;
    this.scales = [arena.f32(this.period), arena.f32(this.period)];
    const from = arena.used;
    this.potential = arena.f32(n);
    this.currents = [arena.f32(n), arena.f32(n)];
    this.until = arena.u32(n);
    this.held = arena.u32(L.CUBA_HELD_HEADER / 4 + heldSlots(this.neurons));
    this.ring = spikeRing(arena, this.neurons, history);
    this.moving = { from, to: arena.used };
    this.writeParameters();
  }

  private writeParameters(): void {
    const { period, scales, unit, parameters } = this;
    const { decay, gain, decays } = cubaPropagators(unit);
    const floats = new Float32Array(parameters.buffer, parameters.byteOffset, parameters.length);
    const [all0, all1] = decays.map(each => each ** period);
    floats.set([
      decay,
      gain[0]!,
      gain[1]!,
      unit.rest * (1 - decay),
      all0!,
      all1!,
      unit.threshold,
      unit.resetTo,
    ]);
    parameters[8] = this.neurons;
    parameters[9] = unit.refractoryTicks;
    parameters[L.CUBA_MASK / 4] = period - 1;
    for (let k = 0; k < period; k++) {
      for (const receptor of [0, 1]) {
        const decayed = decays[receptor]! ** k;
        floats[L.CUBA_GAINS / 4 + 2 * k + receptor] = gain[receptor]! * decayed;
        scales[receptor]![k] = 1 / decayed;
      }
    }
  }

  /** Fields of a record that delivers sparse rows to a receptor. */
  scaleFields(receptor: 0 | 1): Fields {
    if (this.period === 1) return {};
    return {
      [L.DELIVER_SCALES]: this.scales[receptor]!.byteOffset,
      [L.DELIVER_SCALE_MASK]: this.period - 1,
    };
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
      [L.CUBA_HELD]: this.held.byteOffset,
      [L.CUBA_HELD_MASK]: heldSlots(this.neurons) - 1,
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
    this.held.fill(0);
    this.ring.words.fill(0);
  }
}
