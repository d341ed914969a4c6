import { parseCard } from '../../card/load.js';
import { ANALOG_CARD, type AnalogCard } from '../analog/card.js';
import type { StateFit } from './lognormal-fit.js';
import type { LawFit, PulseFit } from './pulse-fit.js';
import { boundError, pulseParameters } from './pulse-parameters.js';

/** A card as a file to keep, and as read back. */
export interface WrittenCard {
  readonly text: string;
  readonly card: AnalogCard;
}

interface Line {
  readonly value: number;
  readonly unit: string;
  readonly valid: readonly [number, number];
  readonly source: string;
  readonly standing?: 'measured' | 'assumed';
  /** Standard error: gives the 95 % range. */
  readonly error?: number | undefined;
}

/** A card of lognormal states. */
export function stateCard(fits: readonly StateFit[], name: string, file: string): WrittenCard {
  const body = fits.flatMap(fit => {
    const ends = [Math.exp(fit.logs[0]!), Math.exp(fit.logs.at(-1)!)] as const;
    const source = `${file}: lognormal fit of ${fit.count} measurements`;
    const median = { value: fit.medianOhms, unit: 'ohm', valid: ends, source };
    const spread = (value: number, error: number): string =>
      lineText({ value, unit: '1', valid: [0, 10], source, error });
    const { split, medianError } = fit;
    return [
      `    - state: ${quoted(fit.state)}`,
      `      median: ${medianText(median, medianError)}`,
      `      spread: ${spread(fit.spread, fit.spreadError)}`,
      ...(split
        ? [
            `      device_spread: ${spread(split.device, split.deviceError)}`,
            `      cycle_spread: ${spread(split.cycle, split.cycleError)}`,
          ]
        : []),
    ];
  });
  return written(
    name,
    `Lognormal resistances of ${fits.length} state${fits.length === 1 ? '' : 's'}, fitted by nudge fit to ${file}. Ranges are 95 % intervals of the fit.`,
    ['  model: lognormal-states', '  states:', ...body],
    file,
  );
}

/** The interval of a median is symmetric in its logarithm. */
const medianText = (median: Line, error: number): string =>
  lineText({ ...median, value: median.value }, [
    median.value * Math.exp(-1.96 * error),
    median.value * Math.exp(1.96 * error),
  ]);

/** A card of a device moved by pulses, for one of the fitted laws. */
export function pulseCard(fit: PulseFit, law: LawFit, name: string, file: string): WrittenCard {
  const p = pulseParameters(fit, law);
  const steps = law.directions.reduce((sum, { count }) => sum + count, 0);
  const source = `${file}: ${law.law} fit of ${steps} steps`;
  const mirror = `${file}: only ${p.measured.up ? 'up' : 'down'} pulses were measured, the other direction is taken to mirror them`;
  const both = p.measured.up && p.measured.down;
  const measured = (value: number, valid: readonly [number, number], error?: number): string =>
    lineText({ value, unit: '1', valid, source, error });
  const assumed = (value: number, valid: readonly [number, number], why: string): string =>
    lineText({ value, unit: '1', valid, source: `${file}: ${why}`, standing: 'assumed' });
  const word = (value: string, why: string, standing = 'measured'): string =>
    `{ value: ${value}, standing: ${standing}, source: ${quoted(why)} }`;
  const scale = 'weights -1 and 1 are the ends of the conductance range';
  const bound = (value: number, is: boolean, direction: 1 | -1): string =>
    lineText({
      value,
      unit: 'S',
      valid: [0, 1],
      source: is ? source : `${file}: end of the measured range, the law has no bound of its own`,
      error: is ? boundError(fit, law, direction) : undefined,
    });
  const shape = (value: number): string =>
    lineText({
      value,
      unit: '1',
      valid: [-100, 100],
      source: both ? source : mirror,
      standing: both ? 'measured' : 'assumed',
    });
  const device = [
    `model: ${law.law}`,
    `dw_min: ${measured(p.step, [0, 10], p.stepError)}`,
    `up_down: ${both ? measured(p.upDown, [-1, 1], p.upDownError) : assumed(0, [-1, 1], mirror.slice(file.length + 2))}`,
    `w_max: ${assumed(1, [0, 10], scale)}`,
    `w_min: ${assumed(-1, [-10, 0], scale)}`,
    `dw_min_dtod: ${p.deviceSpread === undefined ? assumed(0, [0, 10], 'too few devices for a spread between them') : measured(p.deviceSpread, [0, 10])}`,
    `dw_min_dtod_law: ${word('normal', `${file}: not told apart from log-normal`, 'assumed')}`,
    `up_down_dtod: ${p.balanceSpread === undefined ? assumed(0, [0, 10], 'too few devices, or one direction only') : measured(p.balanceSpread, [0, 10])}`,
    `w_max_dtod: ${assumed(0, [0, 10], 'bounds are not fitted device by device')}`,
    `w_min_dtod: ${assumed(0, [0, 10], 'bounds are not fitted device by device')}`,
    `dw_min_std: ${measured(p.cycleSpread, [0, 100])}`,
    `cycle_noise: ${word(fit.cycleNoise, source)}`,
    `write_noise_std: ${measured(p.writeNoise, [0, 1000])}`,
    `corrupt_probability: ${assumed(0, [0, 1], 'devices that do not move are not counted')}`,
    `corrupt_range: ${assumed(0, [0, 10], 'devices that do not move are not counted')}`,
    `symmetry_subtracted: ${word('no', `${file}: as measured`)}`,
    `reference_std: ${assumed(0, [0, 10], 'no reference device')}`,
    `conductance_min: ${bound(p.conductanceMin, p.bounds.min, -1)}`,
    `conductance_max: ${bound(p.conductanceMax, p.bounds.max, 1)}`,
    ...(p.exponential
      ? [
          `a: ${assumed(0.5, [-10, 10], 'z runs from 0 to 1 over the measured range')}`,
          `b: ${assumed(0.5, [-10, 10], 'z runs from 0 to 1 over the measured range')}`,
          `gamma_up: ${shape(p.exponential.gammaUp)}`,
          `gamma_down: ${shape(p.exponential.gammaDown)}`,
          `A_up: ${shape(p.exponential.amplitudeUp)}`,
          `A_down: ${shape(p.exponential.amplitudeDown)}`,
        ]
      : []),
  ];
  const description = `Device moved by pulses, fitted by nudge fit to ${file}: ${law.law} is the best of three laws by AIC. Ranges are 95 % intervals of the fit.`;
  return written(
    name,
    description,
    device.map(line => `  ${line}`),
    file,
  );
}

/** Six digits: more than any such fit holds. */
const digits = (value: number): string => String(Number(value.toPrecision(6)));

function lineText(
  { value, unit, valid, source, standing = 'measured', error }: Line,
  range?: readonly [number, number],
): string {
  const [low, high] = range ?? (error === undefined ? [] : [value - 1.96 * error, value + 1.96 * error]);
  const ends = low === undefined || high === undefined ? '' : ` low: ${digits(low)}, high: ${digits(high)},`;
  // The rounded value must not leave the measured range.
  const [from, to] = [valid[0] * (unit === 'ohm' ? 0.99999 : 1), valid[1] * (unit === 'ohm' ? 1.00001 : 1)];
  return `{ value: ${digits(value)}, unit: '${unit}',${ends} valid: [${digits(from)}, ${digits(to)}], standing: ${standing}, source: ${quoted(source)} }`;
}

const quoted = (words: string): string => JSON.stringify(words);

/** Writes the card and reads it back, so that what is handed over is a card that loads. */
function written(name: string, description: string, device: readonly string[], file: string): WrittenCard {
  const text = [
    `# Written by nudge fit from ${file.replaceAll(/[\r\n]/g, ' ')}.`,
    `format: ${ANALOG_CARD.format}`,
    `name: ${quoted(name.slice(0, 80))}`,
    `description: ${quoted(description)}`,
    'device:',
    ...device,
    '',
  ].join('\n');
  return { text, card: parseCard(ANALOG_CARD, text, `the card of ${file}`).card };
}
