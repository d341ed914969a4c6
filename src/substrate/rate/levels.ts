import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import type { ConfigureCells, ConfigureSynapse, Descent } from '../../protocol/messages.js';
import { StoredLevels, storedBytes } from '../spiking/stored.js';
import { type Learning, type Rule, type Step, Weights } from './weights.js';

/** What is said of weights that are levels. */
export interface LevelsSpec {
  readonly synapse: ConfigureSynapse;
  readonly cells: ConfigureCells | undefined;
  readonly seed: number;
  readonly projection: number;
}

/** Columns of a row are padded; rows k, k + amplitudes, ... share an amplitude, where weights are levels. */
export interface WeightsShape {
  readonly rows: number;
  readonly columns: number;
  readonly row: number;
  readonly amplitudes: number;
}

/** Weights of a projection: levels where something is said of them, else real numbers. */
export const weightsOf = (
  levels: LevelsSpec | undefined,
  rule: Rule,
  shape: WeightsShape,
  arena: Arena,
  kernels: Kernels,
): Learning =>
  levels
    ? new LevelWeights(levels, rule, shape, arena, kernels)
    : new Weights(rule, shape.rows, shape.row, arena, kernels);

/** Arena bytes that they need at most. */
export const weightBytes = (levels: LevelsSpec | undefined, rule: Descent, shape: WeightsShape): number =>
  levels ? LevelWeights.bytes(levels, shape) : Weights.bytes(rule, shape.rows, shape.row);

/** Rows moved by one call of the kernels. */
const ROWS_AT_ONCE = 32;
/** Weights of level 1 outside of these mean that learning has diverged. */
const LEAST_AMPLITUDE = 1e-9;
const MOST_AMPLITUDE = 1000;

const rowsAtOnce = ({ rows }: WeightsShape): number => Math.min(rows, ROWS_AT_ONCE);

/**
 * Weights that are amplitude x level. Contrasts move the number behind each, by the rule of the synapse; where the
 * amplitude is learnt it follows the contrast of phi itself: amplitude += rate x mean of (phi_later - phi_earlier) /
 * divisor, phi taken of the weights as they stand. Source: Laydevant et al. 2021, published code.
 */
export class LevelWeights implements Learning {
  readonly values: Float32Array;
  readonly products = 'signed-adds';
  readonly row: number;
  readonly changed: Float64Array;
  readonly stored: StoredLevels;
  private readonly synapse: ConfigureSynapse;
  /** Contrast of phi by amplitude, over the rows of an update moved so far. */
  private readonly slopes: Float64Array;

  constructor(
    { synapse, cells, seed, projection }: LevelsSpec,
    private readonly rule: Rule,
    private readonly shape: WeightsShape,
    private readonly arena: Arena,
    kernels: Kernels,
  ) {
    const { rows, columns, row, amplitudes } = shape;
    this.synapse = synapse;
    this.row = row;
    this.values = arena.f32(rows * row);
    this.changed = arena.f64(1);
    this.slopes = new Float64Array(amplitudes);
    const touched = arena.u32(rows);
    touched.set(touched.map((_, k) => k));
    const place = {
      ...{ id: projection, seed, sources: rows, targets: columns, row, weights: this.values, touched },
      ...{ accumulator: undefined, transposed: undefined, triggered: undefined },
      ...{ gain: rule.learningRate, hits: arena.f64(1), rowsAtOnce: rowsAtOnce(shape), amplitudes },
    };
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
