import type { Found } from '../array/fit/fit-file.js';
import { normalCdf, type StateFit } from '../array/fit/lognormal-fit.js';
import type { PulseSeries } from '../array/fit/measurements.js';
import type { LawFit, PulseFit } from '../array/fit/pulse-fit.js';
import { fittedStep } from '../array/fit/step-fit.js';
import { area, chart, dots, type Key, type Point, path } from './chart.js';
import type { Markup } from './markup.js';
import { plotPage } from './plot-page.js';
import { linear, logarithmic, widened } from './scale.js';
import { significant } from './words.js';

const SIZE = { width: 720, height: 420 } as const;
const KINDS = ['series-a', 'series-b', 'series-c', 'quiet'] as const;
const MOST_POINTS = 2000;

/** One self-contained page: the measurements, the fit through them, and the figures. `figures` is preformatted text. */
export function fitPlot(fit: Found, title: string, figures: string): string {
  const charts =
    fit.kind === 'resistances'
      ? statesChart(fit.states, title)
      : [pulsesChart(fit.fit, fit.series, title), stepsChart(fit.fit, fit.series, title)];
  const caption =
    fit.kind === 'resistances'
      ? 'Share of measurements below a resistance: dots are measured, lines the lognormal fit.'
      : 'Conductance after each pulse, and the step of each pulse against the conductance it started from. Dots are measured, lines the mean of the best law.';
  return plotPage(title, caption, charts, figures);
}

function statesChart(states: readonly StateFit[], title: string): Markup {
  const place = area(SIZE.width, SIZE.height);
  const ohms = states.flatMap(({ logs }) => [logs[0]!, logs.at(-1)!]).map(Math.exp);
  const x = logarithmic([Math.min(...ohms) / 1.2, Math.max(...ohms) * 1.2], place.x, value =>
    significant(value, 2),
  );
  const y = linear([0, 1], place.y);
  const series = states.map(({ logs, medianOhms, spread }, k) => {
    const kind = KINDS[k % KINDS.length]!;
    const points = Array.from(logs, (log, i): Point => [x(Math.exp(log)), y((i + 0.5) / logs.length)]);
    const line = Array.from({ length: 81 }, (_, i): Point => {
      const z = -4 + i / 10;
      return [x(medianOhms * Math.exp(z * spread)), y(normalCdf(z))];
    }).filter(([at]) => at >= place.x[0] && at <= place.x[1]);
    return [dots(thinned(points), kind, 2), path(line, kind)];
  });
  const keys = states.map(
    ({ state }, k): Key => ({ name: state, kind: KINDS[k % KINDS.length]!, mark: 'dot' }),
  );
  const description = 'Distribution of the resistances of each state with its lognormal fit.';
  const axes = { x, y, xName: 'resistance (ohm)', yName: 'share of measurements below' };
  return chart({ id: 'states', title, description, ...SIZE }, axes, keys, series);
}

function pulsesChart(fit: PulseFit, series: readonly PulseSeries[], title: string): Markup {
  const place = area(SIZE.width, SIZE.height);
  const longest = Math.max(...series.map(({ length }) => length));
  const x = linear(widened([0, longest]), place.x);
  const y = linear(widened([fit.lowSiemens, fit.highSiemens]), place.y, 6, value => significant(value, 3));
  const measured = series.flatMap(each => each.map(({ siemens }, k): Point => [x(k), y(siemens)]));
  const typical = series.reduce((best, each) => (each.length > best.length ? each : best));
  const mean = meanCourse(fit, typical).map((siemens, k): Point => [x(k), y(siemens)]);
  const axes = { x, y, xName: 'readings since the series began', yName: 'conductance (S)' };
  const keys: Key[] = [
    { name: 'measured', kind: 'series-a', mark: 'dot' },
    { name: `mean of ${fit.laws[0]!.law}, longest series`, kind: 'series-b', mark: 'line' },
  ];
  const description = 'Conductance against pulses with the mean course of the best law.';
  const drawn = [dots(thinned(measured), 'series-a', 1.5), path(mean, 'series-b')];
  return chart({ id: 'pulses', title, description, ...SIZE }, axes, keys, drawn);
}

/** Conductances of a noiseless device that starts where the series does. */
function meanCourse(fit: PulseFit, series: PulseSeries): number[] {
  const range = fit.highSiemens - fit.lowSiemens;
  let x = (series[0]!.siemens - fit.lowSiemens) / range;
  return series.map(({ direction, siemens }, k) => {
    if (k === 0) return siemens;
    const law = fit.laws[0]!.directions.find(each => each.direction === direction)!;
    x = Math.min(1, Math.max(0, x + direction * fittedStep(law, x)));
    return fit.lowSiemens + x * range;
  });
}

function stepsChart(fit: PulseFit, series: readonly PulseSeries[], title: string): Markup {
  const place = area(SIZE.width, SIZE.height);
  const range = fit.highSiemens - fit.lowSiemens;
  const steps = series.flatMap(each =>
    each.slice(1).map((reading, k) => ({
      direction: reading.direction,
      from: each[k]!.siemens,
      step: reading.siemens - each[k]!.siemens,
    })),
  );
  const sizes = steps.map(({ step }) => step);
  const x = linear(widened([fit.lowSiemens, fit.highSiemens]), place.x, 6, value => significant(value, 3));
  const extent = [
    sizes.reduce((a, b) => Math.min(a, b), 0),
    sizes.reduce((a, b) => Math.max(a, b), 0),
  ] as const;
  const y = linear(widened(extent), place.y, 6, value => significant(value, 3));
  const drawn = ([1, -1] as const).map(direction => {
    const kind = direction > 0 ? 'series-a' : 'series-c';
    const points = steps
      .filter(step => step.direction === direction)
      .map(({ from, step }): Point => [x(from), y(step)]);
    return [dots(thinned(points), kind, 1.5), lines(fit.laws[0]!, direction, fit.lowSiemens, range, x, y)];
  });
  const keys: Key[] = [
    { name: 'up', kind: 'series-a', mark: 'dot' },
    { name: 'down', kind: 'series-c', mark: 'dot' },
    { name: 'best law', kind: 'series-b', mark: 'line' },
  ];
  const description = 'Step of each pulse against the conductance it started from, with the best law.';
  const axes = { x, y, xName: 'conductance before the pulse (S)', yName: 'step (S)' };
  return chart({ id: 'steps', title: `${title}: steps`, description, ...SIZE }, axes, keys, drawn);
}

function lines(
  law: LawFit,
  direction: 1 | -1,
  low: number,
  range: number,
  x: (value: number) => number,
  y: (value: number) => number,
): Markup[] {
  const fit = law.directions.find(each => each.direction === direction);
  if (!fit) return [];
  const points = Array.from({ length: 51 }, (_, k): Point => {
    const at = k / 50;
    return [x(low + at * range), y(direction * fittedStep(fit, at) * range)];
  });
  return [path(points, 'series-b')];
}

const thinned = (points: readonly Point[]): readonly Point[] => {
  const every = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, k) => k % every === 0);
};
