import type { DirectedSteps, LawFit } from './pulse-fit.js';
import { fittedStep, type StepFit } from './step-fit.js';

/** What remains around the best law: pulse to pulse, and reading to reading. */
export function noiseOf(best: LawFit, directed: readonly DirectedSteps[], range: number) {
  // A wrong reading spoils two successive steps in opposite ways: covariance -(read variance).
  let [pairSum, pairs, square, count] = [0, 0, 0, 0];
  const residuals: { readonly residual: number; readonly fitted: number; readonly centre: number }[] = [];
  directed.forEach((steps, d) => {
    const fit = best.directions[d]!;
    const factors = factorsOf(steps, fit);
    const residual = steps.step.map((step, k) => step - factors[k]! * fittedStep(fit, steps.x[k]!));
    const free = Math.max(1, residual.length - fit.parameters.length) / residual.length;
    for (const k of steps.pairs) pairSum += residual[k]! * residual[k + 1]!;
    pairs += steps.pairs.length;
    residual.forEach((value, k) => {
      square += value ** 2 / free;
      count++;
      const factor = factors[k]!;
      const fitted = factor * fittedStep(fit, steps.x[k]!);
      residuals.push({ residual: value, fitted, centre: factor * fittedStep(fit, 0.5) });
    });
  });
  const variance = square / count;
  const covariance = pairs === 0 ? 0 : pairSum / pairs;
  // Below four standard errors the covariance is taken for chance.
  const readVariance = covariance < (-4 * variance) / Math.sqrt(Math.max(1, pairs)) ? -covariance : 0;
  const readShare = variance === 0 ? 0 : Math.min(1, (2 * readVariance) / variance);
  return {
    ...cycleOf(residuals, 1 - readShare),
    readSpread: Math.sqrt(readVariance) * range,
    readShare,
  };
}

/** Additive or proportional, whichever makes the residuals likelier. */
function cycleOf(
  residuals: readonly { readonly residual: number; readonly fitted: number; readonly centre: number }[],
  share: number,
) {
  const n = residuals.length;
  const spread = (scale: (of: { fitted: number; centre: number }) => number): number =>
    Math.sqrt(residuals.reduce((sum, each) => sum + (each.residual / scale(each)) ** 2, 0) / n);
  const cost = (scale: (of: { fitted: number; centre: number }) => number): number =>
    n * Math.log(spread(scale)) + residuals.reduce((sum, each) => sum + Math.log(scale(each)), 0);
  const least = 1e-3;
  const proportional = ({ fitted, centre }: { fitted: number; centre: number }): number =>
    Math.max(Math.abs(fitted), least * centre);
  const additive = ({ centre }: { centre: number }): number => centre;
  const kind = cost(proportional) < cost(additive) ? ('proportional' as const) : ('additive' as const);
  const relative = spread(kind === 'proportional' ? proportional : additive);
  return { cycleSpread: relative * Math.sqrt(share), cycleNoise: kind };
}

/** Each device's steps over the common law, and how they scatter beyond chance; relative to the larger step. */
export function devicesOf(best: LawFit, directed: readonly DirectedSteps[]) {
  const names = [...new Set(directed.flatMap(({ device }) => device))];
  if (names.length < 3) return {};
  const sizes = best.directions.map(fit => fittedStep(fit, 0.5));
  const weights = sizes.map(size => size / Math.max(...sizes));
  const factors = names.map(name => directed.map((steps, d) => factorOf(steps, best.directions[d]!, name)));
  if (factors.flat().some(factor => factor === undefined)) return {};
  const steps = factors.map(each => each.map((factor, d) => factor!.value * weights[d]!));
  const variances = factors.map(each => mean(each.map((factor, d) => factor!.variance * weights[d]! ** 2)));
  const chance = mean(variances) / directed.length;
  const excess = (values: readonly number[]): number => Math.sqrt(Math.max(0, varianceOf(values) - chance));
  const deviceSpread = excess(steps.map(mean));
  if (directed.length < 2) return { deviceSpread };
  return { deviceSpread, balanceSpread: excess(steps.map(([up, down]) => (up! - down!) / 2)) };
}

/** Factor of each step's device. */
export function factorsOf(steps: DirectedSteps, fit: StepFit): Float64Array {
  const names = [...new Set(steps.device)];
  if (names.length < 2) return steps.scale;
  const of = new Map(names.map(name => [name, factorOf(steps, fit, name)?.value ?? 1]));
  return Float64Array.from(steps.device, name => of.get(name)!);
}

function factorOf(steps: DirectedSteps, fit: StepFit, name: string) {
  let [above, below, n] = [0, 0, 0];
  steps.step.forEach((step, k) => {
    if (steps.device[k] !== name) return;
    const fitted = fittedStep(fit, steps.x[k]!);
    above += fitted * step;
    below += fitted * fitted;
    n++;
  });
  return n === 0 || below === 0 ? undefined : { value: above / below, variance: fit.rss / fit.count / below };
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length;
const varianceOf = (values: readonly number[]): number => {
  const centre = mean(values);
  return values.reduce((sum, v) => sum + (v - centre) ** 2, 0) / (values.length - 1);
};
