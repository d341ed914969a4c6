import { outsideValid, type Sourced } from '../../card/sourced.js';
import type { PulsedModel, StepRule } from '../../kernel/plain/step.js';
import { UserError } from '../../problem/problem.js';
import { type Seconds, type Siemens, seconds, siemens } from '../../units/quantity.js';
import type { AnalogCard, AnalogDevice, GenericCard, PcmCard, PolynomialCard, PulsedCard } from './card.js';
import type { GenericNoise, LogLine, PcmModel, PolynomialModel } from './conductance-noise.js';

/** Bare numbers out of cards; what the physics needs and nothing of where it comes from. */

/** True for cards of devices that are moved by pulses. */
export const isPulsed = (device: AnalogDevice): device is PulsedCard => 'dw_min' in device;

export function pulsedModel(device: PulsedCard): PulsedModel {
  return {
    rule: ruleOf(device),
    step: device.dw_min.value,
    upDown: device.up_down.value,
    max: device.w_max.value,
    min: device.w_min.value,
    stepSpread: device.dw_min_dtod.value,
    stepLaw: device.dw_min_dtod_law.value,
    upDownSpread: device.up_down_dtod.value,
    maxSpread: device.w_max_dtod.value,
    minSpread: device.w_min_dtod.value,
    cycleSpread: device.dw_min_std.value,
    cycleNoise: device.cycle_noise.value,
    writeNoise: device.write_noise_std.value,
    corruptProbability: device.corrupt_probability.value,
    corruptRange: device.corrupt_range.value,
    symmetrySubtracted: device.symmetry_subtracted.value === 'yes',
    referenceSpread: device.reference_std.value,
  };
}

function ruleOf(device: PulsedCard): StepRule {
  if (device.model !== 'exponential-step') return { kind: device.model };
  return {
    kind: 'exponential-step',
    a: device.a.value,
    b: device.b.value,
    gammaUp: device.gamma_up.value,
    gammaDown: device.gamma_down.value,
    amplitudeUp: device.A_up.value,
    amplitudeDown: device.A_down.value,
  };
}

export function pcmModel(device: PcmCard): PcmModel {
  return {
    gMax: S(device.g_max),
    fitGMax: S(device.fit_g_max),
    programming: device.programming.map(numberOf),
    driftExponent: lineOf(device.drift_exponent),
    driftExponentStd: lineOf(device.drift_exponent_std),
    driftStart: s(device.drift_start),
    readScale: device.read_scale.value,
    readPower: device.read_power.value,
    readMost: device.read_most.value,
    readTime: s(device.read_time),
  };
}

export function polynomialModel(device: PolynomialCard): PolynomialModel {
  return {
    lowest: S(device.lowest),
    highest: S(device.highest),
    reference: S(device.reference),
    fits: device.fits.map(fit => ({ after: s(fit.after), coefficients: fit.coefficients.map(numberOf) })),
  };
}

export const genericNoise = ({ distribution, dependence, magnitude }: GenericCard): GenericNoise => ({
  distribution: distribution.value,
  dependence: dependence.value,
  magnitude: magnitude.value,
});

type Value = Pick<Sourced, 'value'>;
const numberOf = ({ value }: Value): number => value;
const S = ({ value }: Value): Siemens => siemens(value);
const s = ({ value }: Value): Seconds => seconds(value);

const lineOf = (line: PcmCard['drift_exponent']): LogLine => ({
  perLn: line.per_ln.value,
  offset: line.offset.value,
  lowest: line.lowest.value,
  highest: line.highest.value,
});

/**
 * A card with some numbers of its device replaced (base units), each within the range its source holds for.
 * @throws UserError key-unknown, value-range that names the range and its source
 */
export function overridden(card: AnalogCard, values: Readonly<Record<string, number>>): AnalogCard {
  const held = card.device as unknown as Record<string, Sourced | undefined>;
  const replaced = Object.entries(values).map(([key, value]) => {
    const sourced = held[key];
    if (typeof sourced?.value !== 'number') throw unknownKey(key, held);
    const problem = outsideValid(sourced, value);
    if (problem) throw new UserError({ ...problem, path: `device.${key}` });
    return [key, { ...sourced, value }];
  });
  return { ...card, device: { ...card.device, ...Object.fromEntries(replaced) } };
}

function unknownKey(key: string, held: Record<string, Sourced | undefined>): UserError {
  const known = Object.keys(held).filter(each => typeof held[each]?.value === 'number');
  return new UserError({
    code: 'key-unknown',
    message: `the card has no number "${key}"`,
    path: 'device',
    allowed: known.join(', '),
  });
}
