import type { Found } from '../array/fit/fit-file.js';
import type { StateFit } from '../array/fit/lognormal-fit.js';
import type { PulseFit } from '../array/fit/pulse-fit.js';
import { pulseParameters } from '../array/fit/pulse-parameters.js';
import { withPrefix } from '../units/quantity.js';
import { percent, plural, table } from './words.js';
import type { Shown } from './writer.js';

/** What a fit found, for programs and for people. */
export function fitFigures(fit: Found): Shown {
  return fit.kind === 'resistances' ? states(fit.states) : pulses(fit.fit);
}

const four = (value: number): string => String(Number(value.toPrecision(4)));
const two = (value: number): string => String(Number(value.toPrecision(2)));
const plusMinus = (value: number, error: number): string => `${four(value)} +- ${two(error)}`;

function states(fits: readonly StateFit[]): Shown {
  const rows = fits.map(
    ({ state, count, devices, medianOhms, medianError, spread, spreadError, split, ...rest }) => [
      state,
      count,
      devices,
      `${withPrefix(medianOhms, 'ohm')} +- ${percent(medianError)}`,
      plusMinus(spread, spreadError),
      split ? plusMinus(split.device, split.deviceError) : 'not told apart',
      split ? plusMinus(split.cycle, split.cycleError) : 'not told apart',
      `${rest.distance.toFixed(3)} (usual: below ${rest.usualDistance.toFixed(3)})`,
    ],
  );
  const head = [
    'state',
    'n',
    'devices',
    'median',
    'spread of ln R',
    'device',
    'cycle',
    'distance from lognormal',
  ];
  const far = fits
    .filter(({ distance, usualDistance }) => distance > usualDistance)
    .map(({ state }) => state);
  const warning =
    far.length > 0
      ? `\nNot lognormal at the 5 % level: ${far.join(', ')}. Look at the plot; for measurements of few devices the level is too strict.`
      : '';
  return {
    document: { model: 'lognormal-states', states: fits.map(({ logs: _logs, ...fit }) => fit) },
    text: `${table(head, rows, { right: [1, 2] })}${warning}`,
  };
}

function pulses(fit: PulseFit): Shown {
  const [best] = fit.laws;
  const range = fit.highSiemens - fit.lowSiemens;
  const rows = fit.laws.map(({ law, aic, directions }) => [
    law,
    (aic - best!.aic).toFixed(1),
    ...([1, -1] as const).map(direction => {
      const found = directions.find(each => each.direction === direction);
      return found
        ? `${withPrefix(found.residual * range, 'S')} (${plural(found.count, 'step')})`
        : 'not measured';
    }),
  ]);
  const p = pulseParameters(fit, best!);
  const lines = [
    `Best: ${best!.law}. Step ${plusMinus(p.step, p.stepError)} of a range of 2, so ${four(2 / p.step)} states; up_down ${plusMinus(p.upDown, p.upDownError)}`,
    `Conductance ${withPrefix(p.conductanceMin, 'S')} to ${withPrefix(p.conductanceMax, 'S')}; from pulse to pulse the step varies by ${percent(p.cycleSpread)} (${fit.cycleNoise})`,
    p.deviceSpread === undefined
      ? 'Spread between devices: needs three or more'
      : `Spread between ${fit.devices} devices: ${percent(p.deviceSpread)} of a step`,
    ...(fit.readShare > 0 ? [readWords(fit)] : []),
  ];
  return {
    document: {
      model: best!.law,
      parameters: p,
      readSpreadSiemens: fit.readSpread,
      readShare: fit.readShare,
      laws: fit.laws,
    },
    text: `${table(['law', 'AIC above best', 'residual up', 'residual down'], rows, { right: [1] })}\n${lines.join('\n')}`,
  };
}

function readWords({ readSpread, readShare, smoothed }: PulseFit): string {
  const found = `Readings scatter by ${withPrefix(readSpread, 'S')}, ${percent(readShare)} of the variance of the steps`;
  if (smoothed) return `${found}; the law was fitted to where earlier readings put the start of each step`;
  return readShare > 0.05
    ? `${found}: too few successive pulses to take it out, so the law may shrink too fast`
    : found;
}
