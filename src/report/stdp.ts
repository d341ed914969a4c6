import type { StdpAnalysis, StdpHalf, StdpSeries } from '../experiment/analysis-stdp.js';
import { area, chart, diamonds, dots, type Key, legend, type Point, path } from './chart.js';
import { line } from './drawing.js';
import type { Exhibit } from './exhibit.js';
import { html, type Markup } from './markup.js';
import { linear, type Scale, widened } from './scale.js';
import { right, table } from './table.js';
import { count, plural, significant } from './words.js';

const SIZE = { width: 310, height: 270 } as const;
/** Means of fewer pairs are noise. */
const FEWEST_PAIRS = 20;
/** Part of the largest change that is still looked at, and ticks shown beyond it. */
const VISIBLE = 0.02;
const BEYOND = 2;
/** Changes are drawn in thousandths. */
const UNIT = 1000;

const KEYS: readonly Key[] = [
  { name: 'rate rises', kind: 'series-a', mark: 'dot' },
  { name: 'rate falls', kind: 'series-b', mark: 'dot' },
  { name: 'single spikes', kind: 'ink', mark: 'diamond' },
  { name: 'closed form', kind: 'quiet', mark: 'line' },
];

/** Weight change against spike timing, as measured and in closed form. */
export function stdpExhibit(stdp: StdpAnalysis): Exhibit {
  return {
    kind: 'figure',
    id: 'stdp',
    title: 'Weight change against spike timing',
    caption: captionOf(stdp),
    body: html`${keys()}<div class="panels">${stdp.halves.map(panel)}</div>`,
    data: html`${stdp.halves.map(numbers)}`,
  };
}

function captionOf({ samples, halves }: StdpAnalysis): Markup {
  const { rateTicks, accelerationTicks, threshold } = halves[0]!;
  const alike = halves.every(
    half => half.rateTicks === rateTicks && half.accelerationTicks === accelerationTicks,
  );
  const constants =
    alike && html`, τ<sub>1</sub> = ${rateTicks} and τ<sub>2</sub> = ${accelerationTicks} ticks`;
  const small =
    threshold > 0 &&
    ` wherever it exceeds the threshold of ${significant(threshold)}; below, the chip changes nothing`;
  return html`Mean change of a weight at each triggering spike, against the distance d = t<sub>post</sub> − t<sub>pre</sub> to the nearest spike of the other neuron, while ${plural(samples, 'training sample')} are learnt from; split by whether the rate of the responding neuron rises or falls along the path (means of at least ${FEWEST_PAIRS} pairs). Changes are in units of η/Δβ. The line is what a single pair does in closed form: k(D − d) where the spike before the synapse triggers, k(D + d) where the one behind it does${constants}. Diamonds are measured where the responding neuron had fired once only; they follow the line${small}. In spike trains the kernels of many spikes add up.`;
}

/** One row of keys for all panels. */
const keys = (): Markup =>
  html`<svg class="drawing keys" viewBox="0 0 470 20" aria-hidden="true">${legend(KEYS, 0, 14)}</svg>`;

function panel(half: StdpHalf, index: number): Markup {
  const range = area(SIZE.width, SIZE.height);
  const series = [half.rising, half.falling, half.alone].map(one => points(half, one));
  const closed = half.d.map((d, k) => [d, half.closed[k]! * UNIT] as const);
  const { x, y } = scales([...series, closed]);
  const place = (some: readonly Point[]) =>
    some.filter(([d]) => d >= x.domain[0] && d <= x.domain[1]).map(([d, change]): Point => [x(d), y(change)]);
  const where = { ...SIZE, id: `stdp-${index}`, title: nameOf(half), description: description(half) };
  const axes = { x, y, xName: 'd (ticks)', yName: 'ΔW · Δβ / η  (× 10⁻³)' };
  const [rising, falling, alone] = series.map(place);
  return html`<div>${heading(half)}${chart(
    where,
    axes,
    [],
    [
      zero(x, y, range),
      path(place(closed), 'quiet'),
      diamonds(alone!, 'ink'),
      dots(falling!, 'series-b', 2.6),
      dots(rising!, 'series-a', 2.6),
    ],
  )}</div>`;
}

/** Axes that leave out the distances at which next to nothing happens. */
function scales(series: readonly (readonly Point[])[]): { x: Scale; y: Scale } {
  const all = series.flat();
  const changes = all.map(point => point[1]);
  const large = VISIBLE * Math.max(...changes.map(Math.abs));
  const seen = all.filter(point => Math.abs(point[1]) >= large).map(point => point[0]);
  const range = area(SIZE.width, SIZE.height);
  return {
    x: linear([Math.min(0, ...seen) - BEYOND, Math.max(0, ...seen) + BEYOND], range.x, 6),
    y: linear(widened([Math.min(...changes), Math.max(...changes)]), range.y),
  };
}

const zero = (x: Scale, y: Scale, range: ReturnType<typeof area>): Markup[] => [
  line(range.x[0], y(0), range.x[1], y(0), 'edge'),
  line(x(0), range.y[0], x(0), range.y[1], 'edge'),
];

const heading = (half: StdpHalf): Markup =>
  html`<p class="panel-name"><b>${half.pre} → ${half.post}</b><br>triggered by ${triggerOf(half)} spikes, D = ${half.delay}</p>`;

const triggerOf = ({ trigger, pre, post }: StdpHalf): string => (trigger === 'pre' ? pre : post);

const nameOf = (half: StdpHalf): string =>
  `Weight change against spike timing, ${half.pre} to ${half.post}, triggered by ${triggerOf(half)} spikes`;

const pairsAt = ({ rising, falling, alone }: StdpHalf, k: number): number =>
  Math.max(rising.pairs[k]!, falling.pairs[k]!, alone.pairs[k]!);

function points({ d }: StdpHalf, { mean, pairs }: StdpSeries): Point[] {
  return d.flatMap((each, k) => {
    const value = mean[k];
    return value !== null && value !== undefined && pairs[k]! >= FEWEST_PAIRS
      ? [[each, value * UNIT] as const]
      : [];
  });
}

function description(half: StdpHalf): string {
  const peak = (series: StdpSeries, of: (...values: number[]) => number) => {
    const values = points(half, series);
    const best = of(...values.map(point => point[1]));
    const d = values.find(point => point[1] === best)?.[0];
    return d === undefined ? 'none' : `${significant(best)} at d = ${d}`;
  };
  return `Largest mean change where the rate rises, in thousandths: ${peak(half.rising, Math.max)}; smallest where it falls: ${peak(half.falling, Math.min)}.`;
}

function numbers(half: StdpHalf): Markup {
  const shown = half.d.flatMap((d, k) => (pairsAt(half, k) >= FEWEST_PAIRS ? [{ d, k }] : []));
  const cells = ({ mean, pairs }: StdpSeries, k: number) => [
    mean[k] === null || mean[k] === undefined ? '–' : significant(mean[k]! * UNIT),
    count(pairs[k]!),
  ];
  const rows = shown.map(({ d, k }) => [
    String(d),
    significant(half.closed[k]! * UNIT),
    ...cells(half.rising, k),
    ...cells(half.falling, k),
    ...cells(half.alone, k),
  ]);
  const names = ['d', 'closed form', 'rising', 'pairs', 'falling', 'pairs', 'single', 'pairs'];
  return html`<h4>${half.projection}, triggered by ${triggerOf(half)} (changes × 10³)</h4>${table(names.map(right), rows)}`;
}
