import type { Board, GaltonParameters } from './board.js';

/** What can be said about a Galton board without sending a wall. K is the exit: the number of rights in N rows. */

export const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Logit of going right at field angle and strength: (tilt - centre) / (width field^-power). */
export const tiltLogit = ({
  tilt,
  tiltCentre,
  tiltWidth,
  field,
  fieldPower,
}: Pick<GaltonParameters, 'tilt' | 'tiltCentre' | 'tiltWidth' | 'field' | 'fieldPower'>): number =>
  (tilt - tiltCentre) / (tiltWidth * field ** -fieldPower);

/** Independent junctions: P(K = k), k = 0 .. rows. */
export const binomialPmf = (rows: number, p: number): Float64Array => memoryPmf(rows, p, 0);

/**
 * Junctions with memory r: P(right after right) = p + r (1 - p), P(right after left) = p (1 - r), first p. Exact,
 * by recursion over rows. `r` between -min(p/(1-p), (1-p)/p) and 1.
 */
export function memoryPmf(rows: number, p: number, r: number): Float64Array {
  requireMemory(p, r);
  let afterRight = new Float64Array(rows + 1);
  let afterLeft = new Float64Array(rows + 1);
  afterLeft[0] = 1 - p;
  afterRight[1] = p;
  const [fromRight, fromLeft] = [p + r * (1 - p), p * (1 - r)];
  for (let row = 1; row < rows; row++) {
    const [right, left] = [new Float64Array(rows + 1), new Float64Array(rows + 1)];
    for (let k = 0; k <= row; k++) {
      right[k + 1] = afterRight[k]! * fromRight + afterLeft[k]! * fromLeft;
      left[k]! += afterRight[k]! * (1 - fromRight) + afterLeft[k]! * (1 - fromLeft);
    }
    [afterRight, afterLeft] = [right, left];
  }
  return afterRight.map((value, k) => value + afterLeft[k]!);
}

/** Variance of K with memory r: N p (1-p) [(1+r)/(1-r) - 2 r (1 - r^N) / (N (1-r)^2)]; its mean is N p. */
export function memoryVariance(rows: number, p: number, r: number): number {
  requireMemory(p, r);
  if (r === 1) return rows * rows * p * (1 - p);
  const factor = (1 + r) / (1 - r) - (2 * r * (1 - r ** rows)) / (rows * (1 - r) ** 2);
  return rows * p * (1 - p) * factor;
}

/** Smallest memory for which both conditional probabilities exist. */
export const leastMemory = (p: number): number => -Math.min(p / (1 - p), (1 - p) / p);

function requireMemory(p: number, r: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p ${p}: 0 to 1`);
  if (!(r <= 1 && r >= leastMemory(p) - 1e-12)) throw new RangeError(`memory ${r}: ${leastMemory(p)} to 1`);
}

export const binomialSkew = (rows: number, p: number): number => (1 - 2 * p) / Math.sqrt(rows * p * (1 - p));

/** Mean of logistic(logit + disorder x) over standard normal x: disorder flattens the bias of an ensemble. */
export function disorderAverage(logit: number, disorder: number): number {
  // The trapezoid rule converges faster than any power on a Gaussian; 241 points are exact to 1e-14.
  const [reach, points] = [10, 240];
  const step = (2 * reach) / points;
  let sum = 0;
  for (let k = 0; k <= points; k++) {
    const x = -reach + k * step;
    sum += Math.exp((-x * x) / 2) * logistic(logit + disorder * x);
  }
  return (sum * step) / Math.sqrt(2 * Math.PI);
}

/** Share of walls that reach an exit. The exits of those that do are unchanged. */
export const exitFraction = (rows: number, pinning: number): number => (1 - pinning) ** rows;

/** Walls to send for a 95 % interval of +- halfWidth on a probability near one half: 0.9604 / halfWidth^2. */
export const wallsFor = (halfWidth: number): number => Math.ceil(0.9604 / halfWidth ** 2 - 1e-9);

export interface ExactBoard {
  /** P(exit k), k = 0 .. rows; their sum is the exit fraction. */
  readonly exits: Float64Array;
  readonly pinned: number;
}

/** Exact distribution of one given board, disorder, chirality, flips and pinning included, by recursion over rows. */
export function exactExits({ parameters, logits }: Pick<Board, 'parameters' | 'logits'>): ExactBoard {
  const { rows, chiralityProbability, coupling, flipProbability, pinning } = parameters;
  // Two chiralities, up and down, each with its walls after k rights.
  let up = new Float64Array(rows + 1);
  let down = new Float64Array(rows + 1);
  up[0] = chiralityProbability;
  down[0] = 1 - chiralityProbability;
  let node = 0;
  for (let row = 0; row < rows; row++) {
    const [nextUp, nextDown] = [new Float64Array(rows + 1), new Float64Array(rows + 1)];
    for (let k = 0; k <= row; k++, node++) {
      spread(
        up[k]! * (1 - pinning),
        logistic(logits[node]! + coupling),
        flipProbability,
        k,
        nextUp,
        nextDown,
      );
      spread(
        down[k]! * (1 - pinning),
        logistic(logits[node]! - coupling),
        flipProbability,
        k,
        nextDown,
        nextUp,
      );
    }
    [up, down] = [nextUp, nextDown];
  }
  const exits = up.map((value, k) => value + down[k]!);
  return { exits, pinned: Math.max(0, 1 - exits.reduce((sum, value) => sum + value, 0)) };
}

/** Passes `mass` on to k and k + 1 rights, part of it with the other chirality. */
function spread(
  mass: number,
  right: number,
  flip: number,
  k: number,
  same: Float64Array,
  other: Float64Array,
): void {
  const [toRight, toLeft] = [mass * right, mass * (1 - right)];
  same[k + 1]! += toRight * (1 - flip);
  other[k + 1]! += toRight * flip;
  same[k]! += toLeft * (1 - flip);
  other[k]! += toLeft * flip;
}

export function meanAndVariance(pmf: ArrayLike<number>): {
  readonly mean: number;
  readonly variance: number;
} {
  let [total, first, second] = [0, 0, 0];
  for (let k = 0; k < pmf.length; k++) {
    total += pmf[k]!;
    first += k * pmf[k]!;
    second += k * k * pmf[k]!;
  }
  const mean = first / total;
  return { mean, variance: second / total - mean * mean };
}
