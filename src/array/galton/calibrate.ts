import { type Problem, UserError } from '../../problem/problem.js';
import { leastMemory, logistic, meanAndVariance, memoryVariance } from './closed-forms.js';

/** Parameters of a board from what its walls did. */

export interface CountFit {
  readonly p: number;
  readonly pError: number;
  /** Memory from one junction to the next. */
  readonly r: number;
  readonly rError: number;
  readonly walls: number;
}

/**
 * p and r from exit counts: p = mean / rows, r from the variance by the closed form. Standard errors by the spread of
 * mean and variance over the walls.
 * @throws UserError (value-missing) with no walls or one exit only
 */
export function fitCounts(exits: ArrayLike<number>): CountFit {
  const rows = exits.length - 1;
  const walls = Array.from(exits).reduce((sum, n) => sum + n, 0);
  if (rows < 2) throw missing('memory needs at least two rows', `${rows}`, 'counts of three exits or more');
  if (walls < 2) throw missing('too few walls', `${walls}`, 'at least 2');
  const { mean, variance } = meanAndVariance(exits);
  const p = mean / rows;
  if (variance === 0) {
    throw missing(
      'every wall left by the same exit, which says nothing about memory',
      `exit ${mean}`,
      'several exits',
    );
  }
  const sample = (variance * walls) / (walls - 1);
  const r = memoryFor(rows, p, sample);
  const fourth = Array.from(exits).reduce((sum, n, k) => sum + n * (k - mean) ** 4, 0) / walls;
  const varianceError = Math.sqrt(Math.max(0, fourth - variance * variance) / walls);
  const h = 1e-5;
  const [low, high] = [Math.max(leastMemory(p), r - h), Math.min(1, r + h)];
  const slope = (memoryVariance(rows, p, high) - memoryVariance(rows, p, low)) / (high - low);
  return { p, pError: Math.sqrt(sample / walls) / rows, r, rError: varianceError / slope, walls };
}

/** The variance grows with memory, so bisection finds it. */
function memoryFor(rows: number, p: number, variance: number): number {
  let [low, high] = [leastMemory(p), 1];
  if (variance <= memoryVariance(rows, p, low)) return low;
  if (variance >= memoryVariance(rows, p, high)) return high;
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (memoryVariance(rows, p, middle) < variance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** What the turns at one node say about its probability: Beta(1 + rights, 1 + lefts). */
export interface NodePosterior {
  readonly rights: number;
  readonly lefts: number;
  readonly mean: number;
  readonly standardDeviation: number;
}

export function nodePosterior(rights: number, lefts: number): NodePosterior {
  const [a, b] = [1 + rights, 1 + lefts];
  const n = a + b;
  return { rights, lefts, mean: a / n, standardDeviation: Math.sqrt((a * b) / (n * n * (n + 1))) };
}

export const nodePosteriors = (rights: ArrayLike<number>, lefts: ArrayLike<number>): NodePosterior[] =>
  Array.from(rights, (n, node) => nodePosterior(n, lefts[node]!));

/** Turns counted at one angle of the field. */
export interface TiltCount {
  /** Degrees. */
  readonly tilt: number;
  readonly rights: number;
  readonly lefts: number;
}

export interface TiltFit {
  /** Degrees. */
  readonly centre: number;
  readonly centreError: number;
  readonly width: number;
  readonly widthError: number;
}

/**
 * Centre and width of P(right) = logistic((tilt - centre) / width), by logistic regression (Newton's method).
 * @throws UserError when there are not two angles, or when all walls at each angle turn the same way and no width
 *   can be told
 */
export function fitTilt(counts: readonly TiltCount[]): TiltFit {
  const angles = new Set(counts.filter(each => each.rights + each.lefts > 0).map(each => each.tilt));
  if (angles.size < 2)
    throw missing('a tilt fit needs several angles', `${angles.size}`, 'counts at 2 or more');
  const shift = [...angles].reduce((sum, angle) => sum + angle, 0) / angles.size;
  let [a, b] = [0, 0];
  for (let k = 0; k < 100; k++) {
    const { ga, gb, aa, ab, bb } = score(counts, shift, a, b);
    const determinant = aa * bb - ab * ab;
    if (!(determinant > 1e-12 * aa * bb)) throw separated();
    const [da, db] = [(bb * ga - ab * gb) / determinant, (aa * gb - ab * ga) / determinant];
    // Long steps are cut: full ones can overshoot where all walls turn the same way.
    const cut = Math.min(1, 4 / Math.hypot(da, db * 10));
    [a, b] = [a + cut * da, b + cut * db];
    if (Math.abs(da) < 1e-12 * (1 + Math.abs(a)) && Math.abs(db) < 1e-12 * (1 + Math.abs(b))) break;
    if (k === 99) throw separated();
  }
  if (b === 0) throw separated();
  const { aa, ab, bb } = score(counts, shift, a, b);
  const determinant = aa * bb - ab * ab;
  const [va, vb, vab] = [bb / determinant, aa / determinant, -ab / determinant];
  const width = 1 / b;
  const offset = -a / b;
  // By the delta method on -a/b and 1/b.
  const centreVariance = va / b ** 2 + (a * a * vb) / b ** 4 - (2 * a * vab) / b ** 3;
  return {
    centre: shift + offset,
    centreError: Math.sqrt(Math.max(0, centreVariance)),
    width,
    widthError: Math.sqrt(vb) / b ** 2,
  };
}

/** Gradient and information of the log likelihood of logit = a + b (tilt - shift). */
function score(counts: readonly TiltCount[], shift: number, a: number, b: number) {
  let [ga, gb, aa, ab, bb] = [0, 0, 0, 0, 0];
  for (const { tilt, rights, lefts } of counts) {
    const x = tilt - shift;
    const p = logistic(a + b * x);
    const excess = rights - (rights + lefts) * p;
    const weight = (rights + lefts) * p * (1 - p);
    ga += excess;
    gb += excess * x;
    aa += weight;
    ab += weight * x;
    bb += weight * x * x;
  }
  return { ga, gb, aa, ab, bb };
}

const separated = (): UserError =>
  new UserError({
    code: 'combination-illegal',
    message: 'the turns change from all left to all right between two angles, so no width fits',
    advice: 'Count walls at angles where both turns occur',
  });

const missing = (message: string, found: string, allowed: string): UserError => {
  const problem: Problem = { code: 'value-missing', message, found, allowed };
  return new UserError(problem);
};
