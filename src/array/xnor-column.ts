import { binomialPmf } from './galton/closed-forms.js';
import type { PairArray } from './pairs.js';

/**
 * XNOR read of a column with popcount and threshold. Inputs and weights are -1 or +1; an input swaps the two branches
 * of its pair before they are sensed, so each sense gives a product, and a counter adds up the products that are +1:
 *
 *     sum_i w_i x_i = 2 popcount - n.
 *
 * Every row is sensed for every read, whatever its input, and the counter adds n bits. A spiking projection needs the
 * sum over the rows that spiked, s_i in {0, 1} (an AND read), which follows by sum_i w_i s_i = (sum_i w_i (2 s_i - 1) +
 * sum_i w_i) / 2, but at the price of n senses per column and tick instead of one per spike: at one spike in twenty
 * rows that is twenty times the reads, and a wrong sense in a silent row is an error that an AND read does not make.
 * Projections of a chip therefore read rows at spikes; this is for networks whose inputs are signs.
 */
export interface ColumnRead {
  /** Products that are +1. */
  readonly popcount: number;
  /** sum_i w_i x_i as it was read. */
  readonly sum: number;
  /** sum >= threshold. */
  readonly output: 1 | -1;
  /** What was done: senses, and bits added by the counter. */
  readonly senses: number;
  readonly added: number;
}

/**
 * Reads one column of pairs that hold -1 or +1.
 * @param inputs -1 or +1 for each row
 * @param threshold smallest sum that gives +1
 */
export function xnorColumn(
  array: PairArray,
  column: number,
  inputs: ArrayLike<number>,
  threshold = 0,
): ColumnRead {
  const { columns, rows } = array.geometry;
  let popcount = 0;
  for (let row = 0; row < rows; row++) {
    if (array.load(row * columns + column) * inputs[row]! > 0) popcount++;
  }
  const sum = 2 * popcount - rows;
  return { popcount, sum, output: sum >= threshold ? 1 : -1, senses: rows, added: rows };
}

/** Sum over the rows that spiked, out of an XNOR read with x = 2 s - 1 and the sum of all weights. */
export const andSum = (xnorSum: number, weightSum: number): number => (xnorSum + weightSum) / 2;

/** Smallest popcount of n whose sum 2 popcount - n reaches a threshold. */
export const popcountThreshold = (n: number, threshold: number): number => Math.ceil((threshold + n) / 2);

/**
 * Mean and variance of the popcount when `positive` of n products should be +1 and each sense errs with probability p.
 */
export function popcountMoments(n: number, positive: number, p: number) {
  return { mean: positive * (1 - p) + (n - positive) * p, variance: n * p * (1 - p) };
}

/** Probability that the popcount reaches `least`: right ones that stay and wrong ones that are taken for right. */
export function popcountReaches(n: number, positive: number, p: number, least: number): number {
  const kept = successes(positive, 1 - p);
  const mistaken = successes(n - positive, p);
  let total = 0;
  for (const [k, stays] of kept.entries()) {
    for (const [j, strays] of mistaken.entries()) if (k + j >= least) total += stays * strays;
  }
  return total;
}

const successes = (trials: number, p: number): Float64Array =>
  trials === 0 ? Float64Array.of(1) : binomialPmf(trials, p);
