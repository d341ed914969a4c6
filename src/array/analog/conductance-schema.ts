import { z } from 'zod';
import { sourcedWord } from '../../card/sourced.js';
import { ranged } from './ranged.js';

/** Schema fragments of devices that are programmed to a conductance and miss it; see conductance-noise.ts. */

const number = (min: number, max: number) => ranged('1', { min, max });
const conductance = () => ranged('S', { min: 0, max: 1 });
/** Coefficients of a deviation may be negative. */
const coefficient = () => ranged('S', { min: -1, max: 1 });
const ascending = z.array(coefficient()).min(1).max(12).describe('Of 1, x, x^2, ... with x = G / reference');

/** A line in ln g, kept between two ends. */
const logLine = z.strictObject({
  per_ln: number(-10, 10).describe('Change for each unit of ln g'),
  offset: number(-10, 10).describe('Value at g = 1, before it is limited'),
  lowest: number(0, 10),
  highest: number(0, 10),
});

export const pcmSchema = z.strictObject({
  model: z.literal('pcm'),
  g_max: ranged('S', { above: 0, max: 1 }).describe('Conductance at g = 1'),
  fit_g_max: ranged('S', { above: 0, max: 1 }).describe('Conductance range in which the fit was made'),
  programming: ascending.describe('Spread after programming for a range of fit_g_max: of 1, g, g^2, ...'),
  drift_exponent: logLine.describe('Mean of nu in G(t) = G (t / drift_start)^-nu'),
  drift_exponent_std: logLine.describe('Spread of nu'),
  drift_start: ranged('s', { above: 0, max: 1e6 }).describe(
    'Time after programming at which G was read first',
  ),
  read_scale: number(0, 10).describe('Relative read noise at g = 1 before the 1/f factor'),
  read_power: number(0, 10).describe('It grows as g^-power'),
  read_most: number(0, 10).describe('and is limited to this'),
  read_time: ranged('s', { above: 0, max: 1 }).describe('Duration of a read, upper corner of the 1/f noise'),
});

export const polynomialSchema = z.strictObject({
  model: z.literal('polynomial-noise'),
  lowest: conductance().describe('Smallest conductance that can be asked for'),
  highest: conductance().describe('Largest conductance that can be asked for'),
  reference: ranged('S', { above: 0, max: 1 }).describe('x of the polynomial is G divided by this'),
  fits: z
    .array(
      z.strictObject({
        after: ranged('s', { min: 0, max: 1e9 }).describe(
          'Time since programming; fits are not interpolated',
        ),
        coefficients: ascending,
      }),
    )
    .min(1),
});

export const genericSchema = z.strictObject({
  model: z.literal('generic-noise'),
  distribution: sourcedWord(['normal', 'uniform']),
  dependence: sourcedWord(['independent', 'proportional', 'inverse']).describe(
    'Error on normalised g: as it is, times g, or divided by g',
  ),
  magnitude: number(0, 10).describe('normal: standard deviation; uniform: full width'),
});

const stateSchema = z.strictObject({
  state: z.string().min(1).max(40).describe('Name of the state, such as LRS'),
  median: ranged('ohm', { above: 0, max: 1e15 }).describe('Median resistance'),
  spread: number(0, 10).describe('Standard deviation of ln R, device and cycle together'),
  device_spread: number(0, 10).optional().describe('Its part from device to device'),
  cycle_spread: number(0, 10).optional().describe('Its part from cycle to cycle'),
});

export const lognormalSchema = z.strictObject({
  model: z.literal('lognormal-states'),
  states: z.array(stateSchema).min(1).max(256),
});
