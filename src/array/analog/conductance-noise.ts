import { UserError } from '../../problem/problem.js';
import type { Seconds, Siemens } from '../../units/quantity.js';

/**
 * How far a programmed conductance strays: after programming, while it drifts, and in each read. Conductances are
 * in siemens, times in seconds; g = G / g_max is normalised. Each model is named after its source.
 */

/** a ln(g) + b between two ends. */
export interface LogLine {
  readonly perLn: number;
  readonly offset: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Phase-change memory, after aihwkit's `inference/noise/pcm.py`. */
export interface PcmModel {
  readonly gMax: Siemens;
  readonly fitGMax: Siemens;
  /** Of 1, g, g^2 ... in siemens. */
  readonly programming: readonly number[];
  readonly driftExponent: LogLine;
  readonly driftExponentStd: LogLine;
  readonly driftStart: Seconds;
  readonly readScale: number;
  readonly readPower: number;
  readonly readMost: number;
  readonly readTime: Seconds;
}

/** Polynomial of a spread over the conductance, at the times that were measured. */
export interface PolynomialModel {
  readonly lowest: Siemens;
  readonly highest: Siemens;
  readonly reference: Siemens;
  readonly fits: readonly { readonly after: Seconds; readonly coefficients: readonly number[] }[];
}

export interface GenericNoise {
  readonly distribution: 'normal' | 'uniform';
  readonly dependence: 'independent' | 'proportional' | 'inverse';
  /** normal: standard deviation; uniform: full width. */
  readonly magnitude: number;
}

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

const limited = ({ perLn, offset, lowest, highest }: LogLine, g: number): number =>
  Math.min(highest, Math.max(lowest, (perLn === 0 ? 0 : perLn * Math.log(g)) + offset));

/** Standard deviation of the conductance right after programming to normalised g. */
export function pcmProgrammingStd(model: PcmModel, g: number): Siemens {
  requireWithin('normalised conductance', g, 0, 1, '');
  return (polynomial(model.programming, g) * (model.gMax / model.fitGMax)) as Siemens;
}

/** Mean and spread of the drift exponent of a device programmed to g. At g = 0 both lines stand at their upper ends. */
export function pcmDriftExponent(
  model: PcmModel,
  g: number,
): { readonly mean: number; readonly std: number } {
  requireWithin('normalised conductance', g, 0, 1, '');
  return { mean: limited(model.driftExponent, g), std: limited(model.driftExponentStd, g) };
}

/** Factor by which the conductance has fallen `time` after the first read. */
export function pcmDriftFactor(model: PcmModel, exponent: number, time: Seconds): number {
  requireWithin('time since the first read', time, 0, Number.MAX_VALUE, 's');
  return ((time + model.driftStart) / model.driftStart) ** -exponent;
}

/** Standard deviation of a read, as a share of the conductance, `time` after the first read. */
export function pcmReadStd(model: PcmModel, g: number, time: Seconds): number {
  requireWithin('normalised conductance', g, 0, 1, '');
  requireWithin('time since the first read', time, 0, Number.MAX_VALUE, 's');
  const scale = Math.min(model.readScale * g ** -model.readPower, model.readMost);
  const elapsed = time + model.driftStart;
  return scale * Math.sqrt(Math.log((elapsed + model.readTime) / (2 * model.readTime)));
}

/** Standard normal draws of one device: when it is programmed, for its exponent, at this read. */
export interface PcmDraws {
  readonly programming: number;
  readonly exponent: number;
  readonly read: number;
}

/** Conductance read `time` after the first read; never negative. */
export function pcmConductance(model: PcmModel, target: Siemens, time: Seconds, draws: PcmDraws): Siemens {
  const g = target / model.gMax;
  const programmed = Math.max(0, target + pcmProgrammingStd(model, g) * draws.programming);
  const { mean, std } = pcmDriftExponent(model, g);
  const drifted = programmed * pcmDriftFactor(model, Math.max(0, mean + std * draws.exponent), time);
  return Math.max(0, drifted * (1 + pcmReadStd(model, g, time) * draws.read)) as Siemens;
}

/**
 * Standard deviation of a conductance programmed to `conductance`.
 * @param after one of the model's times (its first, if not given): the fits are not interpolated
 * @throws UserError outside the range that was measured
 */
export function polynomialStd(model: PolynomialModel, conductance: Siemens, after?: Seconds): Siemens {
  requireWithin('conductance', conductance, model.lowest, model.highest, 'S');
  const fit = after === undefined ? model.fits[0] : model.fits.find(each => each.after === after);
  if (!fit) {
    throw new UserError({
      code: 'value-choice',
      message: 'this fit was not made for this time since programming',
      found: `${after} s`,
      allowed: model.fits.map(each => `${each.after} s`).join(', '),
    });
  }
  return polynomial(fit.coefficients, conductance / model.reference) as Siemens;
}

/** One programmed conductance; `normal` is a standard normal draw. Never negative. */
export function polynomialConductance(
  model: PolynomialModel,
  target: Siemens,
  normal: number,
  after?: Seconds,
): Siemens {
  return Math.max(0, target + polynomialStd(model, target, after) * normal) as Siemens;
}

/**
 * Standard deviation of the generic error at normalised g (the six generic devices of CrossSim).
 * The inverse law gives none at g = 0.
 */
export function genericStd({ distribution, dependence, magnitude }: GenericNoise, g: number): number {
  const width = distribution === 'normal' ? magnitude : magnitude / Math.sqrt(12);
  return width * dependenceFactor(dependence, g);
}

/**
 * g with its error.
 * @param draw standard normal for a normal error, uniform in [0, 1) for a uniform one
 */
export function genericConductance(noise: GenericNoise, g: number, draw: number): number {
  const error = noise.magnitude * (noise.distribution === 'normal' ? draw : draw - 0.5);
  return g + error * dependenceFactor(noise.dependence, g);
}

function dependenceFactor(dependence: GenericNoise['dependence'], g: number): number {
  if (dependence === 'independent') return 1;
  if (dependence === 'proportional') return Math.abs(g);
  return g === 0 ? 0 : 1 / Math.abs(g);
}

function requireWithin(what: string, value: number, low: number, high: number, unit: string): void {
  if (value >= low && value <= high) return;
  const suffix = unit && ` ${unit}`;
  throw new UserError({
    code: 'value-range',
    message: `${what} outside the range that the model holds for`,
    found: `${value}${suffix}`,
    allowed: high === Number.MAX_VALUE ? `at least ${low}${suffix}` : `${low} to ${high}${suffix}`,
  });
}
