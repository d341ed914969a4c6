import { z } from 'zod';
import { type CardKind, cardHeader } from '../../card/load.js';
import { sourcedWord } from '../../card/sourced.js';
import { genericSchema, lognormalSchema, pcmSchema, polynomialSchema } from './conductance-schema.js';
import { peripherySchema } from './periphery-schema.js';
import { ranged } from './ranged.js';

const format = 'nudge.analog-card/1';

/** What every device moved by pulses has; weights are normalised, steps and spreads follow aihwkit's names. */
const pulsed = {
  dw_min: ranged('1', { above: 0, max: 10 }).describe(
    'Weight change of one pulse, before the factor of the rule; at weight 0 for constant steps and soft bounds',
  ),
  up_down: ranged('1', { min: -1, max: 1 }).describe(
    'Asymmetry at weight 0: above 0 the down step is smaller by this share, below 0 the up step',
  ),
  w_max: ranged('1', { min: 0, max: 100 }).describe('Upper bound of the weight'),
  w_min: ranged('1', { min: -100, max: 0 }).describe('Lower bound of the weight'),
  dw_min_dtod: ranged('1', { min: 0, max: 10 }).describe('Spread of dw_min from device to device, relative'),
  dw_min_dtod_law: sourcedWord(['normal', 'log-normal']).describe(
    'Law of that spread; log-normal: dw_min is the median and the spread that of the logarithm',
  ),
  up_down_dtod: ranged('1', { min: 0, max: 10 }).describe(
    'Spread of up_down from device to device, absolute',
  ),
  w_max_dtod: ranged('1', { min: 0, max: 10 }).describe('Spread of w_max from device to device, relative'),
  w_min_dtod: ranged('1', { min: 0, max: 10 }).describe('Spread of w_min from device to device, relative'),
  dw_min_std: ranged('1', { min: 0, max: 100 }).describe('Spread of a step from pulse to pulse, relative'),
  cycle_noise: sourcedWord(['proportional', 'additive']).describe(
    'proportional: the spread shrinks with the mean step; additive: it stays that of a step at weight 0',
  ),
  write_noise_std: ranged('1', { min: 0, max: 1000 }).describe(
    'Spread between the kept and the readable weight, drawn at each write, in units of dw_min',
  ),
  corrupt_probability: ranged('1', { min: 0, max: 1 }).describe('Share of devices stuck for ever'),
  corrupt_range: ranged('1', { min: 0, max: 100 }).describe('Stuck devices stand within +- this'),
  symmetry_subtracted: sourcedWord(['yes', 'no']).describe(
    'yes: a reference device at the symmetry point is subtracted, so that weight 0 is where up and down steps match',
  ),
  reference_std: ranged('1', { min: 0, max: 10 }).describe('Error of that reference, absolute'),
  conductance_min: ranged('S', { min: 0, max: 1 })
    .optional()
    .describe('Conductance at w_min, where the card stands for a measured device'),
  conductance_max: ranged('S', { above: 0, max: 1 }).optional().describe('Conductance at w_max'),
};

const shape = () => ranged('1', { min: -100, max: 100 });

/** z = 2 a w / (w_max - w_min) + b; up steps scale by 1 - A_up exp(gamma_up z), down by 1 - A_down exp(-gamma_down z). */
const exponential = {
  a: shape().describe('Slope of z over the weight range'),
  b: shape().describe('z at weight 0'),
  gamma_up: shape(),
  gamma_down: shape(),
  A_up: shape().describe('Weight of the exponential in up steps; negative: steps grow'),
  A_down: shape(),
};

const deviceSchema = z.discriminatedUnion('model', [
  z.strictObject({ model: z.literal('constant-step'), ...pulsed }),
  z.strictObject({ model: z.literal('exponential-step'), ...pulsed, ...exponential }),
  z.strictObject({ model: z.literal('soft-bounds'), ...pulsed }),
  pcmSchema,
  polynomialSchema,
  genericSchema,
  lognormalSchema,
]);

export type AnalogDevice = z.output<typeof deviceSchema>;
export type PulsedModelName = 'constant-step' | 'exponential-step' | 'soft-bounds';
export type PulsedCard = Extract<AnalogDevice, { readonly model: PulsedModelName }>;
export type PcmCard = Extract<AnalogDevice, { readonly model: 'pcm' }>;
export type PolynomialCard = Extract<AnalogDevice, { readonly model: 'polynomial-noise' }>;
export type GenericCard = Extract<AnalogDevice, { readonly model: 'generic-noise' }>;
export type LognormalCard = Extract<AnalogDevice, { readonly model: 'lognormal-states' }>;

const bare = z.strictObject({
  ...cardHeader(format),
  device: deviceSchema,
  periphery: peripherySchema.optional().describe('Converters and wires around the device, for analog reads'),
});

export type AnalogCard = z.output<typeof bare>;

/** Multi-level devices: how pulses move them, or how far a programmed conductance strays. */
export const analogSchema = bare.superRefine(({ device }, context) => {
  const ordered = (low: string, high: string): void => {
    const held = device as unknown as Record<string, { value: number } | undefined>;
    const [below, above] = [held[low], held[high]];
    if (!below || !above || below.value < above.value) return;
    context.addIssue({
      code: 'custom',
      message: `${low} is not below ${high}`,
      path: ['device', low, 'value'],
      params: { problem: { code: 'value-range', found: `${below.value}`, allowed: `below ${above.value}` } },
    });
  };
  ordered('w_min', 'w_max');
  ordered('conductance_min', 'conductance_max');
  ordered('lowest', 'highest');
});

export const ANALOG_CARD: CardKind<typeof analogSchema> = {
  kind: 'analog',
  folder: 'analog',
  format,
  schema: analogSchema,
};
