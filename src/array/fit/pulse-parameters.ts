import type { DirectionFit, LawFit, PulseFit } from './pulse-fit.js';
import { fittedStep } from './step-fit.js';

/** Parameters of a pulsed card from a fit: weight -1 at the lower and +1 at the upper end of the conductance range. */
export interface PulseParameters {
  readonly conductanceMin: number;
  readonly conductanceMax: number;
  readonly step: number;
  readonly stepError: number;
  readonly upDown: number;
  readonly upDownError: number;
  readonly cycleSpread: number;
  readonly deviceSpread: number | undefined;
  readonly balanceSpread: number | undefined;
  /** In units of the step. */
  readonly writeNoise: number;
  /** Ends of the range that are bounds of the law, not just the ends of the data. */
  readonly bounds: { readonly min: boolean; readonly max: boolean };
  /** Directions that were measured; the other is taken to mirror it. */
  readonly measured: { readonly up: boolean; readonly down: boolean };
  readonly exponential?: {
    readonly gammaUp: number;
    readonly gammaDown: number;
    readonly amplitudeUp: number;
    readonly amplitudeDown: number;
  };
}

export function pulseParameters(fit: PulseFit, law: LawFit): PulseParameters {
  const up = law.directions.find(({ direction }) => direction > 0);
  const down = law.directions.find(({ direction }) => direction < 0);
  const [low, high] = rangeOf(law, up, down);
  const range = fit.highSiemens - fit.lowSiemens;
  /** A change of x in weights. */
  const perX = 2 / (high - low);
  const sizes = [up, down].map(each => each && stepAt(each, (low + high) / 2));
  const upStep = (sizes[0] ?? sizes[1]!).value * perX;
  const downStep = (sizes[1] ?? sizes[0]!).value * perX;
  const errors = sizes.map(size => (size ?? sizes.find(Boolean)!).error * perX);
  /** Steps at x = 1/2 over steps at weight 0, which a card's additive noise is relative to. */
  const ratios = [up, down].flatMap((each, k) => (each ? [fittedStep(each, 0.5) / sizes[k]!.value] : []));
  const centred = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const step = Math.max(upStep, downStep);
  const larger = upStep >= downStep ? 0 : 1;
  const relative = Math.hypot(errors[0]! / upStep, errors[1]! / downStep);
  const quotient = Math.min(upStep, downStep) / step;
  return {
    conductanceMin: fit.lowSiemens + low * range,
    conductanceMax: fit.lowSiemens + high * range,
    step,
    stepError: errors[larger]!,
    upDown: up && down ? Math.sign(upStep - downStep) * (1 - quotient) || 0 : 0,
    upDownError: quotient * relative,
    cycleSpread: fit.cycleSpread * (fit.cycleNoise === 'additive' ? centred : 1),
    deviceSpread: fit.deviceSpread,
    balanceSpread: fit.balanceSpread,
    writeNoise: ((fit.readSpread / range) * perX) / step,
    bounds: { min: law.law === 'soft-bounds' && !!down, max: law.law === 'soft-bounds' && !!up },
    measured: { up: !!up, down: !!down },
    ...(law.law === 'exponential-step' && { exponential: exponentialOf(up, down) }),
  };
}

/** Where soft steps vanish; the measured range where the law has no bounds. */
function rangeOf(law: LawFit, up?: DirectionFit, down?: DirectionFit): readonly [number, number] {
  if (law.law !== 'soft-bounds') return [0, 1];
  const end = ({ parameters: [s, m] }: DirectionFit): number => -s! / m!;
  return [down ? end(down) : 0, up ? end(up) : 1];
}

/** Size of the step at x (the factor before the rule, for exponential steps) with its standard error. */
function stepAt(fit: DirectionFit, x: number): { readonly value: number; readonly error: number } {
  if (fit.law === 'exponential-step') return { value: fit.parameters[0]!, error: fit.errors[0]! };
  const value = fittedStep(fit, x);
  if (fit.law === 'constant-step') return { value, error: fit.errors[0]! };
  const [[ss, sm], [, mm]] = fit.covariance as [[number, number], [number, number]];
  const variance = ss + 2 * x * sm + x * x * mm;
  return { value, error: Math.sqrt(Math.max(0, variance)) };
}

/** Standard error of the bound -s / m, by the delta method, in siemens. */
export function boundError(fit: PulseFit, law: LawFit, direction: 1 | -1): number | undefined {
  const found = law.directions.find(each => each.direction === direction);
  if (law.law !== 'soft-bounds' || !found) return undefined;
  const [s, m] = found.parameters as [number, number];
  const [[ss, sm], [, mm]] = found.covariance as [[number, number], [number, number]];
  const variance = ss / m ** 2 + (s * s * mm) / m ** 4 - (2 * s * sm) / m ** 3;
  return Math.sqrt(Math.max(0, variance)) * (fit.highSiemens - fit.lowSiemens);
}

interface Shape {
  readonly amplitude: number;
  readonly gamma: number;
}

/** With a = b = 1/2 the card's z is x itself; a direction that was not measured mirrors the other. */
function exponentialOf(upFit?: DirectionFit, downFit?: DirectionFit) {
  const shape = ({ parameters: [s, b, g] }: DirectionFit, sign: number): Shape => ({
    amplitude: b! / s!,
    gamma: sign * g!,
  });
  const mirrored = ({ amplitude, gamma }: Shape, sign: number): Shape => ({
    amplitude: amplitude * Math.exp(sign * gamma),
    gamma,
  });
  const ownUp = upFit && shape(upFit, 1);
  const ownDown = downFit && shape(downFit, -1);
  const up = ownUp ?? mirrored(ownDown!, -1);
  const down = ownDown ?? mirrored(ownUp!, 1);
  return {
    gammaUp: up.gamma,
    amplitudeUp: up.amplitude,
    gammaDown: down.gamma,
    amplitudeDown: down.amplitude,
  };
}
