import type { RateAnalysis, RateHistogram } from '../experiment/analysis-rates.js';
import { area, chart } from './chart.js';
import { box, line, text } from './drawing.js';
import type { Exhibit } from './exhibit.js';
import { html, type Markup } from './markup.js';
import { linear, widened } from './scale.js';
import { left, right, table } from './table.js';
import { count, percent, plural, significant } from './words.js';

const SIZE = { width: 310, height: 240 } as const;

/** How often neurons fire, population by population. */
export function ratesExhibit({ samples, ticks, populations }: RateAnalysis): Exhibit {
  return {
    kind: 'figure',
    id: 'rates',
    title: 'Spike rates',
    caption: `Share of neurons at each rate while ${plural(samples, 'test sample')} (evenly chosen) are answered, ${plural(ticks, 'tick')} each. Neurons that stay silent are in no bar; their share stands above. The line marks the mean over all, silent ones included.`,
    body: html`<div class="panels">${populations.map(histogram)}</div>`,
    data: numbers(populations),
  };
}

function histogram(one: RateHistogram, index: number): Markup {
  const { name, counts, width, mean, silent } = one;
  const firing = counts.reduce((sum, n) => sum + n, 0);
  const all = silent < 1 ? firing / (1 - silent) : 1;
  const shares = counts.map(n => (100 * n) / all);
  const range = area(SIZE.width, SIZE.height);
  const x = linear(widened([0, counts.length * width], 5), range.x, 5);
  const y = linear(widened([0, Math.max(...shares, 0.1)], 4), range.y, 4);
  const axes = { x, y, xName: 'rate (spikes per tick)', yName: 'neurons (%)' };
  const bars = shares.map((share, bin) =>
    box(x(bin * width) + 0.4, y(share), x(width) - x(0) - 0.8, y(0) - y(share), 'fill series-a'),
  );
  const words = `${name}: ${percent(silent, 1)} silent, mean ${significant(mean)}`;
  const where = {
    ...SIZE,
    id: `rates-${index}`,
    title: `Rates of ${name}`,
    description: `${percent(silent, 1)} of neurons silent; mean ${significant(mean)} spikes per tick.`,
  };
  return chart(
    where,
    axes,
    [],
    [
      bars,
      line(x(mean), range.y[0], x(mean), range.y[1], 'stroke dashes series-b'),
      text(8, 14, words, 'start', 'strong'),
    ],
  );
}

function numbers(populations: readonly RateHistogram[]): Markup {
  const columns = [left('population'), right('neurons'), right('silent'), right('mean'), right('highest')];
  const rows = populations.map(({ name, neurons, silent, mean, width, counts }) => [
    name,
    count(neurons),
    percent(silent, 1),
    significant(mean),
    significant(width * (counts.findLastIndex(n => n > 0) + 1)),
  ]);
  return table(columns, rows);
}
