import type { Arena } from '../../kernel/arena.js';
import type {
  ConfigureCells,
  ConfigureConductances,
  ConfigurePulses,
  ConfigureSynapse,
} from '../../protocol/messages.js';
import type { Rule } from './weights.js';

/** What is said of weights that are levels, or analog devices where these are described. */
export interface LevelsSpec {
  readonly synapse: ConfigureSynapse;
  readonly cells: ConfigureCells | undefined;
  readonly pulses?: ConfigurePulses | undefined;
  readonly conductances?: ConfigureConductances | undefined;
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

/** Rows moved by one call of the kernels. */
export const ROWS_AT_ONCE = 32;

/** Where weights that follow hidden numbers stand; `values` is filled by who stores them. */
export function placeOf(
  { projection, seed }: LevelsSpec,
  rule: Rule,
  shape: WeightsShape,
  values: Float32Array,
  arena: Arena,
) {
  const { rows, columns, row, amplitudes } = shape;
  const touched = arena.u32(rows);
  touched.set(touched.map((_, k) => k));
  return {
    ...{ id: projection, seed, sources: rows, targets: columns, row, weights: values, touched },
    ...{ accumulator: undefined, transposed: undefined, triggered: undefined },
    ...{ gain: rule.learningRate, hits: arena.f64(1), rowsAtOnce: rowsAtOnce(shape), amplitudes },
  };
}

export const rowsAtOnce = ({ rows }: WeightsShape): number => Math.min(rows, ROWS_AT_ONCE);
