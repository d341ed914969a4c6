import { linearFit } from './least-squares.js';

/**
 * Laws of a step against where it starts. x is the conductance between the smallest (0) and largest (1) measured;
 * `step` is the size of the change in the direction of the pulse.
 *
 *     constant-step      step = s
 *     soft-bounds        step = s + m x
 *     exponential-step   step = s - B exp(g x)
 */
export const STEP_LAWS = ['constant-step', 'soft-bounds', 'exponential-step'] as const;
export type StepLaw = (typeof STEP_LAWS)[number];

export interface StepFit {
  readonly law: StepLaw;
  /** s; s, m; s, B, g. */
  readonly parameters: readonly number[];
  /** Their standard errors; those of the exponential hold for its g. */
  readonly errors: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly rss: number;
  readonly count: number;
  /** Akaike's criterion n ln(rss / n) + 2 k, with the noise as a parameter: smaller is better. */
  readonly aic: number;
}

export interface Steps {
  readonly x: Float64Array;
  readonly step: Float64Array;
  /** Factor of the law for the device of each step, around 1: fast devices reach other conductances than slow ones. */
  readonly scale: Float64Array;
}

/** Mean step at x. */
export function fittedStep({ law, parameters }: Pick<StepFit, 'law' | 'parameters'>, x: number): number {
  const [s, m, g] = parameters as [number, number, number];
  if (law === 'constant-step') return s;
  return law === 'soft-bounds' ? s + m * x : s - m * Math.exp(g * x);
}

/** Least-squares fit of one law; undefined where the data do not determine it. */
export function fitStep(law: StepLaw, steps: Steps): StepFit | undefined {
  if (steps.step.length < FEWEST[law]) return undefined;
  if (law === 'exponential-step') return exponentialFit(steps);
  const sloped = steps.x.map((x, k) => x * steps.scale[k]!);
  const fit = linearFit(law === 'constant-step' ? [steps.scale] : [steps.scale, sloped], steps.step);
  if (!fit) return undefined;
  const { coefficients, errors, covariance, rss } = fit;
  return { law, parameters: coefficients, errors, covariance, ...quality(steps, rss, coefficients.length) };
}

/** One step more than parameters, the noise among them. */
const FEWEST: Readonly<Record<StepLaw, number>> = {
  'constant-step': 3,
  'soft-bounds': 4,
  'exponential-step': 5,
};

function quality({ step }: Steps, rss: number, parameters: number) {
  const n = step.length;
  // Noiseless data would make the logarithm of nothing.
  const floor = 1e-24 * step.reduce((sum, value) => sum + value * value, 0) + Number.MIN_VALUE;
  return { rss, count: n, aic: n * Math.log(Math.max(rss, floor) / n) + 2 * (parameters + 1) };
}

/** s and B are linear once g is given, so only g is searched: a grid, then golden sections around its best. */
function exponentialFit(steps: Steps): StepFit | undefined {
  const at = (g: number) =>
    linearFit([steps.scale, steps.x.map((x, k) => -Math.exp(g * x) * steps.scale[k]!)], steps.step);
  const cost = (g: number): number => at(g)?.rss ?? Infinity;
  const grid = GRID.flatMap(g => [g, -g]).sort((a, b) => a - b);
  const best = grid.reduce((found, g, k) => (cost(g) < cost(grid[found]!) ? k : found), 0);
  const g = goldenSection(cost, grid[Math.max(0, best - 1)]!, grid[Math.min(grid.length - 1, best + 1)]!);
  const fit = at(g);
  if (!fit || Math.abs(g) > MOST_EXPONENT) return undefined;
  const [s, b] = fit.coefficients as [number, number];
  return {
    law: 'exponential-step',
    parameters: [s, b, g],
    errors: [...fit.errors, 0],
    covariance: fit.covariance,
    ...quality(steps, fit.rss, 3),
  };
}

/** |g|: below the first the law is nearly a straight line; above the last it is a hard bound, not a law of steps. */
const GRID = Array.from({ length: 20 }, (_, k) => 0.3 * 1.2 ** k);
const MOST_EXPONENT = 9;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

function goldenSection(cost: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let k = 0; k < 60; k++) {
    const [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (cost(a) < cost(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}
