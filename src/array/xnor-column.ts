import { binomialPmf } from './galton/closed-forms.js';
import type { PairArray, PairModel } from './pairs.js';
import { upperTail } from './sense/normal-tail.js';

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

/** Smallest popcount of n whose sum 2 popcount - n reaches a threshold. */
export const popcountThreshold = (n: number, threshold: number): number => Math.ceil((threshold + n) / 2);

/** One product of a column: what it should be, and the sign that is stored for it. */
export interface Product {
  readonly product: 1 | -1;
  readonly weight: 1 | -1;
}

/**
 * Distribution of the popcount over many columns, all freshly programmed. The pairs of a column that lie in one tile
 * share the offset of their amplifier, so their errors come together: exact for each offset, averaged over it.
 * @param tiles products of each tile that the column crosses
 * @returns probability of each popcount from 0 to the number of products
 */
export function popcountPmf(tiles: readonly (readonly Product[])[], model: SignModel): Float64Array {
  return tiles.map(products => ofTile(products, model)).reduce(convolved, Float64Array.of(1));
}

const SIGNS = [1, -1] as const;

/** What decides whether a freshly written sign is read as it was written. */
type SignModel = Pick<
  PairModel,
  'hrsOhms' | 'hrsSpread' | 'lrsOhms' | 'lrsSpread' | 'offsetSpread' | 'readSpread' | 'writeFailure'
>;

/** Points of the average over an offset, evenly spaced: for a normal density exact to 1e-12 and better. */
const POINTS = 81;
const REACH = 8;

function ofTile(products: readonly Product[], model: SignModel): Float64Array {
  const pmf = new Float64Array(products.length + 1);
  const step = (2 * REACH) / (POINTS - 1);
  for (let k = 0; k < POINTS; k++) {
    const deviation = -REACH + k * step;
    const density = (step * Math.exp(-(deviation ** 2) / 2)) / Math.sqrt(2 * Math.PI);
    const given = sumOf(products, model.offsetSpread * deviation, model);
    given.forEach((chance, count) => {
      pmf[count]! += density * chance;
    });
  }
  return pmf;
}

/** Products with an amplifier of this offset: four kinds, each of them binomial. */
function sumOf(products: readonly Product[], offset: number, model: SignModel): Float64Array {
  const kinds = SIGNS.flatMap(product => SIGNS.map(weight => ({ product, weight })));
  return kinds
    .map(({ product, weight }) => {
      const count = products.filter(each => each.product === product && each.weight === weight).length;
      const wrong = signError(weight * offset, model);
      return count === 0 ? Float64Array.of(1) : binomialPmf(count, product > 0 ? 1 - wrong : wrong);
    })
    .reduce(convolved, Float64Array.of(1));
}

/**
 * Probability that a freshly written sign is read as the other one.
 * @param favour offset of the amplifier towards the sign that is stored, as a difference of ln R
 */
export function signError(favour: number, model: SignModel): number {
  const { hrsOhms, hrsSpread, lrsOhms, lrsSpread, readSpread, writeFailure } = model;
  const apart = Math.log(hrsOhms / lrsOhms);
  const written = upperTail((apart + favour) / Math.hypot(lrsSpread, hrsSpread, readSpread));
  // A failed SET leaves both branches in the high state.
  const failed = upperTail(favour / Math.hypot(hrsSpread, hrsSpread, readSpread));
  return (1 - writeFailure) * written + writeFailure * failed;
}

function convolved(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) sum[i + j]! += a[i]! * b[j]!;
  }
  return sum;
}
