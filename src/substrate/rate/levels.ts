import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import type { ConfigureSynapse, Descent } from '../../protocol/messages.js';
import { StoredLevels, storedBytes } from '../spiking/stored.js';
import { DeviceWeights } from './device-weights.js';
import { type LevelsSpec, placeOf, ROWS_AT_ONCE, rowsAtOnce, type WeightsShape } from './stored-place.js';
import { type Learning, type Rule, type Step, Weights } from './weights.js';

export type { LevelsSpec } from './stored-place.js';

/** Weights of a projection: levels or devices where something is said of them, else real numbers. */
export function weightsOf(
  levels: LevelsSpec | undefined,
  rule: Rule,
  shape: WeightsShape,
  arena: Arena,
  kernels: Kernels,
): Learning {
  if (!levels) return new Weights(rule, shape.rows, shape.row, arena, kernels);
  const Kind = ofDevices(levels) ? DeviceWeights : LevelWeights;
  return new Kind(levels, rule, shape, arena, kernels);
}

/** Arena bytes that they need at most. */
export function weightBytes(levels: LevelsSpec | undefined, rule: Descent, shape: WeightsShape): number {
  if (!levels) return Weights.bytes(rule, shape.rows, shape.row);
  return ofDevices(levels) ? DeviceWeights.bytes(levels, shape) : LevelWeights.bytes(levels, shape);
}

const ofDevices = ({ pulses, conductances }: LevelsSpec): boolean => (pulses ?? conductances) !== undefined;

/** Weights of level 1 outside of these mean that learning has diverged. */
const LEAST_AMPLITUDE = 1e-9;
const MOST_AMPLITUDE = 1000;

/**
 * Weights that are amplitude x level. Contrasts move the number behind each, by the rule of the synapse; where the
 * amplitude is learnt it follows the contrast of phi itself: amplitude += rate x mean of (phi_later - phi_earlier) /
 * divisor, phi taken of the weights as they stand. Source: Laydevant et al. 2021, published code.
 */
export class LevelWeights implements Learning {
  readonly values: Float32Array;
  /** A level is read once, when it has been stored. */
  get found(): Float32Array {
    return this.values;
  }
  readonly products = 'signed-adds';
  readonly row: number;
  readonly changed: Float64Array;
  readonly stored: StoredLevels;
  private readonly synapse: ConfigureSynapse;
  /** Contrast of phi by amplitude, over the rows of an update moved so far. */
  private readonly slopes: Float64Array;

  constructor(
    levels: LevelsSpec,
    private readonly rule: Rule,
    private readonly shape: WeightsShape,
    private readonly arena: Arena,
    kernels: Kernels,
  ) {
    const { rows, row, amplitudes } = shape;
    const { synapse, cells } = levels;
    this.synapse = synapse;
    this.row = row;
    this.values = arena.f32(rows * row);
    this.changed = arena.f64(1);
    this.slopes = new Float64Array(amplitudes);
    const place = placeOf(levels, rule, shape, this.values, arena);
    this.stored = new StoredLevels(synapse, cells, place, arena, kernels);
  }

  /** Arena bytes that they need at most. */
  static bytes({ cells }: LevelsSpec, shape: WeightsShape): number {
    const { rows, columns, row, amplitudes } = shape;
    const listed = rowsAtOnce(shape) * row;
    const stored = storedBytes(cells, rows * row, rows * columns, rows, 0, listed, amplitudes);
    return 4 * rows * row + 4 * rows + stored + 512;
  }

  move(first: number, count: number, contrast: number, { gain, rateScale }: Step): boolean {
    const { row, rule, shape, stored } = this;
    const scale = rule.learningRate * rateScale * gain;
    const learnt = this.synapse.amplitudeLearningRate ?? 0;
    for (let k = 0; k < count; k += ROWS_AT_ONCE) {
      const at = contrast + 4 * k * row;
      const rows = Math.min(ROWS_AT_ONCE, count - k);
      if (learnt > 0) this.addSlopes(first + k, rows, at);
      this.changed[0]! += stored.hidden.applyRows(first + k, rows, at, scale, stored.store);
    }
    return learnt === 0 || first + count < shape.rows || this.rescale(learnt * rateScale * gain);
  }

  private addSlopes(first: number, count: number, contrast: number): void {
    const { row, shape, slopes, values } = this;
    if (first === 0) slopes.fill(0);
    const moves = new Float32Array(this.arena.memory.buffer, contrast, count * row);
    for (let k = 0; k < count; k++) {
      let sum = 0;
      for (let i = 0; i < shape.columns; i++) sum += values[(first + k) * row + i]! * moves[k * row + i]!;
      slopes[(first + k) % slopes.length]! += sum;
    }
  }

  private rescale(by: number): boolean {
    const { slopes, stored } = this;
    return slopes.every((slope, group) => {
      const amplitude = stored.amplitudes[group]! + by * slope;
      stored.rescale(group, amplitude);
      return amplitude >= LEAST_AMPLITUDE && amplitude <= MOST_AMPLITUDE;
    });
  }

  write(place: number, value: number): void {
    this.stored.write(Math.floor(place / this.row), place % this.row, value);
  }
}
