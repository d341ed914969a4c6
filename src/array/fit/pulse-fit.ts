import { UserError } from '../../problem/problem.js';
import { linearFit } from './least-squares.js';
import type { PulseSeries } from './measurements.js';
import { devicesOf, factorsOf, mean, noiseOf } from './pulse-noise.js';
import { fitStep, fittedStep, STEP_LAWS, type StepFit, type StepLaw, type Steps } from './step-fit.js';

/** Steps of one direction, with where each belongs. */
export interface DirectedSteps extends Steps {
  readonly direction: 1 | -1;
  readonly device: readonly string[];
  /** Pairs of successive steps: index of the first. */
  readonly pairs: readonly number[];
  /** Mean x of the readings before the one that the step starts from; not-a-number where there are too few. */
  readonly past: Float64Array;
}

export interface DirectionFit extends StepFit {
  readonly direction: 1 | -1;
  /** Standard deviation of a step around the law. */
  readonly residual: number;
}

/** One law fitted to all directions that were measured. */
export interface LawFit {
  readonly law: StepLaw;
  readonly directions: readonly DirectionFit[];
  readonly aic: number;
}

export interface PulseFit {
  /** Best first. */
  readonly laws: readonly LawFit[];
  readonly lowSiemens: number;
  readonly highSiemens: number;
  readonly devices: number;
  /** Spread of a step from pulse to pulse, relative to the mean step (proportional) or to that at x = 1/2. */
  readonly cycleSpread: number;
  readonly cycleNoise: 'proportional' | 'additive';
  /** Spread of a reading around the kept conductance, in siemens. */
  readonly readSpread: number;
  /** Share of a step's variance that comes from readings. */
  readonly readShare: number;
  /** True when the law was fitted to where the readings before each step put its start, see `withoutReadNoise`. */
  readonly smoothed: boolean;
  /** Spread between devices of all their steps, and of the balance of up and down; with 3 devices or more. */
  readonly deviceSpread?: number | undefined;
  readonly balanceSpread?: number | undefined;
}

/**
 * Fits the three step laws to conductance against pulse number by least squares on the steps, one law for both
 * directions. x is normalised to the measured range. A law is left out where its parameters could not be those of a
 * device: steps against their direction, or soft bounds that the steps run away from.
 * @throws UserError when there are too few steps, or no law fits
 */
export function fitPulses(series: readonly PulseSeries[], file: string): PulseFit {
  const readings = series.flat();
  const low = readings.reduce((least, { siemens }) => Math.min(least, siemens), Infinity);
  const high = readings.reduce((most, { siemens }) => Math.max(most, siemens), -Infinity);
  if (!(high > low)) {
    const message = readings.length < 2 ? 'one reading has no step' : 'the conductance never changes';
    throw new UserError({
      code: 'value-missing',
      file,
      message,
      found: `${readings.length} readings`,
      allowed: 'a conductance that changes with pulses',
    });
  }
  const directed = ([1, -1] as const)
    .map(direction => stepsOf(series, direction, low, high - low))
    .filter(({ step }) => step.length > 0);
  const thin = directed.find(({ step }) => step.length < LEAST_STEPS);
  if (directed.length === 0 || thin) {
    throw new UserError({
      code: 'value-missing',
      file,
      message: `too few steps ${thin ? (thin.direction > 0 ? 'upwards' : 'downwards') : 'between successive pulses'}`,
      found: `${thin?.step.length ?? 0}`,
      allowed: `at least ${LEAST_STEPS} in a direction`,
    });
  }
  const place = { low, range: high - low, file };
  const plain = fitLaws(directed, place);
  const cleaned = plain.noise.readShare > LEAST_SHARE ? directed.map(withoutReadNoise) : undefined;
  const smoothed = cleaned?.every(({ step }) => step.length >= LEAST_STEPS) ?? false;
  const { laws, used } = smoothed ? fitLaws(cleaned!, place) : { laws: plain.laws, used: directed };
  return {
    laws,
    lowSiemens: low,
    highSiemens: high,
    devices: new Set(readings.map(({ device }) => device)).size,
    smoothed,
    ...noiseOf(laws[0]!, used, high - low),
    ...devicesOf(laws[0]!, used),
  };
}

/** Read noise below this share of the variance of the steps does not bend a law visibly. */
const LEAST_SHARE = 0.05;

interface Place {
  readonly low: number;
  readonly range: number;
  readonly file: string;
}

/** All possible laws, best first. @throws UserError when there is none */
function fitLaws(used: readonly DirectedSteps[], { low, range, file }: Place) {
  const laws = STEP_LAWS.flatMap(law => lawFit(law, used, -low / range)).sort((a, b) => a.aic - b.aic);
  const best = laws[0];
  if (best) return { laws, used, noise: noiseOf(best, used, range) };
  throw new UserError({
    code: 'combination-illegal',
    file,
    message: 'no step law fits: on average the conductance moves against the direction of the pulses',
    advice: 'Check the column of directions',
  });
}

/**
 * A reading that is too high makes the step that starts from it too small, which looks like a law of shrinking steps.
 * So the start of a step is replaced by what the readings before it predict (two-stage least squares): these share
 * no noise with the step.
 */
function withoutReadNoise(steps: DirectedSteps): DirectedSteps {
  const kept = Array.from(steps.x.keys()).filter(k => Number.isFinite(steps.past[k]!));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(kept, k => values[k]!);
  const [x, past] = [pick(steps.x), pick(steps.past)];
  const first = linearFit([past.map(() => 1), past], x);
  const [offset, slope] = first?.coefficients ?? [0, 1];
  const place = new Map(kept.map((k, at) => [k, at]));
  return {
    direction: steps.direction,
    x: first ? past.map(value => offset! + slope! * value) : x,
    step: pick(steps.step),
    scale: pick(steps.scale),
    device: kept.map(k => steps.device[k]!),
    pairs: steps.pairs.flatMap(k => (place.has(k) && place.has(k + 1) ? [place.get(k)!] : [])),
    past,
  };
}

const LEAST_STEPS = 5;
/** Larger ones only stand for a line that is nearly straight. */
const MOST_AMPLITUDE = 100;

/** Readings that predict where a step starts. */
const PAST = 4;

function stepsOf(
  series: readonly PulseSeries[],
  direction: 1 | -1,
  low: number,
  range: number,
): DirectedSteps {
  const [x, step, device, pairs]: [number[], number[], string[], number[]] = [[], [], [], []];
  const past: number[] = [];
  for (const readings of series) {
    let last = -1;
    let run: number[] = [];
    readings.forEach((reading, k) => {
      const before = readings[k - 1];
      if (!before || reading.direction !== direction) return;
      if (last === k - 1) pairs.push(step.length - 1);
      else run = [];
      past.push(run.length < PAST ? Number.NaN : mean(run.slice(-PAST)));
      run.push((before.siemens - low) / range);
      x.push((before.siemens - low) / range);
      step.push((direction * (reading.siemens - before.siemens)) / range);
      device.push(reading.device);
      last = k;
    });
  }
  const scale = new Float64Array(x.length).fill(1);
  return {
    direction,
    x: Float64Array.from(x),
    step: Float64Array.from(step),
    scale,
    device,
    pairs,
    past: Float64Array.from(past),
  };
}

/** @param nothing x of conductance 0 */
function lawFit(law: StepLaw, directed: readonly DirectedSteps[], nothing: number): LawFit[] {
  const directions = directed.flatMap(steps => {
    const fit = fitScaled(law, steps);
    if (!fit || !possible(fit, steps.direction, nothing)) return [];
    const free = Math.max(1, fit.count - fit.parameters.length);
    return [{ ...fit, direction: steps.direction, residual: Math.sqrt(fit.rss / free) }];
  });
  if (directions.length < directed.length) return [];
  return [{ law, directions, aic: directions.reduce((sum, fit) => sum + fit.aic, 0) }];
}

/**
 * Law and device factors in turn: without factors a device that steps faster, and so goes further, would bend the law.
 */
function fitScaled(law: StepLaw, steps: DirectedSteps): StepFit | undefined {
  const names = [...new Set(steps.device)];
  let fit = fitStep(law, steps);
  if (names.length < 2) return fit;
  for (let round = 0; fit && round < ROUNDS; round++) {
    const factors = factorsOf(steps, fit);
    const centre = mean(names.map(name => factors[steps.device.indexOf(name)]!));
    fit = fitStep(law, { ...steps, scale: factors.map(factor => factor / centre) });
  }
  return fit && { ...fit, aic: fit.aic + 2 * (names.length - 1) };
}

const ROUNDS = 12;

/** Whether a device of the law can have these parameters. */
function possible(fit: StepFit, direction: 1 | -1, nothing: number): boolean {
  const [s, m] = fit.parameters as [number, number];
  const slope = fit.law === 'soft-bounds' ? direction * m : -1;
  // Soft steps shrink towards the bound ahead: up steps with growing x, down steps with falling x.
  const ahead = fit.law !== 'soft-bounds' || (slope < 0 && -s / m > nothing);
  const shaped = fit.law !== 'exponential-step' || (s > 0 && Math.abs(m / s) <= MOST_AMPLITUDE);
  return ahead && shaped && fittedStep(fit, 0.5) > 0;
}
