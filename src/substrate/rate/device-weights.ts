import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import { analogWeightBytes } from '../spiking/analog-weights.js';
import { StoredConductances, storedConductanceBytes } from '../spiking/conductances.js';
import { pulsedBytes, StoredPulsed } from '../spiking/pulsed.js';
import type { Moment } from './population.js';
import { readNoisily } from './read-noise.js';
import { type LevelsSpec, placeOf, ROWS_AT_ONCE, type WeightsShape } from './stored-place.js';
import type { Learning, Rule, Step } from './weights.js';

/**
 * Weights that are analog devices: one between two bounds that contrasts move by whole pulses, or two that are programmed
 * anew in whole steps. The steps are rounded at random, or gather in a hidden number.
 */
export class DeviceWeights implements Learning {
  readonly values: Float32Array;
  readonly found: Float32Array;
  readonly products = 'multiply-adds';
  readonly row: number;
  readonly changed: Float64Array;
  readonly stored: StoredPulsed | StoredConductances;
  /** Variance of one read of each; undefined where reads have no noise. */
  private readonly variances: Float32Array | undefined;
  /** Room for its root. */
  private readonly spreads: Float32Array;

  constructor(
    private readonly spec: LevelsSpec,
    private readonly rule: Rule,
    { rows, row, ...shape }: WeightsShape,
    arena: Arena,
    kernels: Kernels,
  ) {
    this.row = row;
    this.values = arena.f32(rows * row);
    this.changed = arena.f64(1);
    const place = placeOf(spec, rule, { rows, row, ...shape }, this.values, arena);
    const { synapse, pulses, conductances } = spec;
    if (pulses) {
      this.stored = new StoredPulsed(synapse, pulses, undefined, place, arena, kernels);
    } else {
      const pairs = new StoredConductances(synapse, conductances!, undefined, place, arena, kernels);
      this.variances = pairs.analog.variances;
      this.stored = pairs;
    }
    this.found = this.variances ? arena.f32(rows * row) : this.values;
    this.spreads = arena.f32(this.variances ? rows * row : 0);
  }

  /** Arena bytes that they need at most. */
  static bytes({ pulses }: LevelsSpec, { rows, columns, row }: WeightsShape): number {
    const [elements, synapses] = [rows * row, rows * columns];
    const devices = pulses
      ? pulsedBytes(elements, synapses, rows, false)
      : storedConductanceBytes(elements, synapses, rows, false) +
        analogWeightBytes(undefined, elements, synapses, 0);
    return devices + 3 * 4 * elements + 4 * rows + 1024;
  }

  move(first: number, count: number, contrast: number, { gain, rateScale }: Step): boolean {
    const { changed, row, rule, stored } = this;
    const scale = rule.learningRate * rateScale * gain;
    for (let k = 0; k < count; k += ROWS_AT_ONCE) {
      const rows = Math.min(ROWS_AT_ONCE, count - k);
      changed[0]! += stored.hidden.applyRows(first + k, rows, contrast + 4 * k * row, scale, stored.store);
    }
    return true;
  }

  /** Lets the network find each weight with the noise of a read; false where reads have none. */
  fluctuate(moment: Moment): boolean {
    const { found, spec, spreads, values, variances } = this;
    if (!variances) return false;
    for (let place = 0; place < variances.length; place++) spreads[place] = Math.sqrt(variances[place]!);
    readNoisily(found, values, spreads, -Infinity, spec.projection, moment);
    return true;
  }

  write(place: number, value: number): void {
    this.stored.write(Math.floor(place / this.row), place % this.row, value);
  }
}
