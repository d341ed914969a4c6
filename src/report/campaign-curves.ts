import type { Analysis, CellAnalysis } from '../campaign/analysis.js';
import type { Estimate } from '../campaign/estimate.js';
import { spanOf } from '../campaign/levels.js';
import type { Plan } from '../campaign/plan.js';
import { type Axes, area, chart, dots, type Key, type Point, path } from './chart.js';
import { line } from './drawing.js';
import type { Exhibit } from './exhibit.js';
import { at, html, type Markup, svg, type Value } from './markup.js';
import { linear, logarithmic, type Scale, widened } from './scale.js';
import { significant } from './words.js';

const SIZE = { width: 940, height: 400 } as const;
/** Lines in one drawing; more are spread over several. */
const SERIES = ['series-a', 'series-b', 'series-c', 'series-d', 'series-e', 'series-f'] as const;

/** One cell's mean and interval at a place of the horizontal axis. */
interface Mark {
  readonly x: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

interface Curve {
  readonly name: string;
  readonly marks: readonly Mark[];
}

/** What is drawn against the factor on the horizontal axis: a mean and an interval of each cell. */
interface Drawn {
  /** Unlike that of any other figure. */
  readonly id: string;
  readonly name: string;
  readonly of: (cell: CellAnalysis) => Pick<Estimate, 'interval'> & { readonly mean: number | null };
  /** Ends the caption. */
  readonly note?: string;
}

const NOTHING = { mean: null, interval: null };

/** A figure for each metric. */
export const metricExhibits = (plan: Plan, analysis: Analysis): Exhibit[] =>
  analysis.metrics.flatMap((name, k) =>
    exhibits(plan, analysis, { id: `metric-${k}`, name, of: cell => cell.estimates[name]! }),
  );

/** A figure for each metric: differences to the baseline, seed by seed. */
export const differenceExhibits = (plan: Plan, analysis: Analysis): Exhibit[] =>
  analysis.metrics.flatMap((metric, k) =>
    exhibits(plan, analysis, {
      id: `paired-${k}`,
      name: `difference of ${metric}`,
      of: cell => cell.differences?.[metric] ?? NOTHING,
      note: `Differences to ${analysis.baseline?.factor} = ${analysis.baseline?.level}, seed by seed.`,
    }),
  );

/** How far faults move the metric from the golden runs. */
export const goldenCurves = (plan: Plan, analysis: Analysis): Exhibit[] =>
  exhibits(plan, analysis, {
    id: 'golden-difference',
    name: `difference of ${analysis.golden!.metric}`,
    of: cell => cell.golden?.difference ?? NOTHING,
    note: 'Differences to the golden runs, seed by seed.',
  });

function exhibits(plan: Plan, analysis: Analysis, drawn: Drawn): Exhibit[] {
  const axis = axisOf(plan);
  const curves = curvesOf(plan, analysis, drawn, axis);
  if (curves.length === 0) return [];
  const drawings = inGroups(curves).map((group, k) =>
    draw(plan, axis, drawn.name, group, `${drawn.id}-${k}`),
  );
  const line = axis.numeric && plan.study.design.kind === 'grid';
  return [
    {
      kind: 'figure' as const,
      id: drawn.id,
      title: `${drawn.name} against ${axis.name}`,
      caption: `Mean over replicates; ${line ? 'the band is' : 'bars are'} the confidence interval of the mean.${axis.logarithmic ? ' The horizontal axis is logarithmic.' : ''}${drawn.note ? ` ${drawn.note}` : ''}`,
      body: html`<div class="panels">${drawings}</div>`,
    },
  ];
}

interface FactorAxis {
  readonly index: number;
  readonly name: string;
  readonly numeric: boolean;
  readonly logarithmic: boolean;
}

/** The first factor given by a range, else the first whose levels are numbers, else the first. */
function axisOf({ study, cells }: Plan): FactorAxis {
  const ranged = study.factors.findIndex(factor => spanOf(factor) !== undefined);
  const numeric = study.factors.findIndex((_, k) =>
    cells.every(({ levels }) => typeof levels[k] === 'number'),
  );
  const index = ranged >= 0 ? ranged : Math.max(0, numeric);
  const { name, log_range } = study.factors[index]!;
  return { index, name, numeric: ranged >= 0 || numeric >= 0, logarithmic: log_range !== undefined };
}

/** One curve for each combination of the other factors; the points of a latin hypercube are one cloud. */
function curvesOf({ study }: Plan, { cells }: Analysis, { of }: Drawn, axis: FactorAxis): Curve[] {
  const curves = new Map<string, Mark[]>();
  const labels = labelsOf(cells, axis);
  for (const cell of cells) {
    const { mean, interval } = of(cell);
    if (mean === null) continue;
    const others = cell.levels.flatMap((level, k) =>
      k === axis.index ? [] : [`${study.factors[k]!.name} ${level}`],
    );
    const name = study.design.kind === 'grid' ? others.join(', ') : '';
    const level = cell.levels[axis.index]!;
    const x = axis.numeric ? Number(level) : labels.indexOf(String(level));
    const { low, high } = interval ?? { low: mean, high: mean };
    curves.set(name, [...(curves.get(name) ?? []), { x, mean, low, high }]);
  }
  return [...curves].map(([name, marks]) => ({ name, marks: marks.toSorted((a, b) => a.x - b.x) }));
}

const labelsOf = (cells: readonly CellAnalysis[], { index }: FactorAxis): string[] => [
  ...new Set(cells.map(({ levels }) => String(levels[index]))),
];

function inGroups(curves: readonly Curve[]): Curve[][] {
  const groups: Curve[][] = [];
  for (let k = 0; k < curves.length; k += SERIES.length) groups.push(curves.slice(k, k + SERIES.length));
  return groups;
}

function draw(plan: Plan, axis: FactorAxis, metric: string, curves: readonly Curve[], id: string): Markup {
  const axes: Axes = { ...scales(plan, axis, curves), xName: axis.name, yName: metric };
  const keys = curves.flatMap(({ name }, k): Key[] =>
    name === '' ? [] : [{ name, kind: SERIES[k]!, mark: 'line' }],
  );
  const where = {
    ...SIZE,
    id,
    title: `${metric} against ${axis.name}`,
    description: curves.map(described).join(' '),
  };
  const joined = axis.numeric && plan.study.design.kind === 'grid';
  const banded = curves.map(({ marks }) => joined && marks.length > 1);
  const bands = curves.map((curve, k) => banded[k]! && drawBand(curve, axes, SERIES[k]!));
  const lines = curves.map((curve, k) => (banded[k] ? drawLine : drawBars)(curve, axes, SERIES[k]!));
  return chart(where, axes, keys, [bands, lines]);
}

function scales(plan: Plan, axis: FactorAxis, curves: readonly Curve[]): { x: Scale; y: Scale } {
  const marks = curves.flatMap(curve => curve.marks);
  const range = area(SIZE.width, SIZE.height);
  const xs = marks.map(({ x }) => x);
  const ends = [Math.min(...xs), Math.max(...xs)] as const;
  const y = linear(
    widened([Math.min(...marks.map(({ low }) => low)), Math.max(...marks.map(({ high }) => high))]),
    range.y,
  );
  if (!axis.numeric) {
    const labels = [...new Set(plan.cells.map(({ levels }) => String(levels[axis.index])))];
    const plain = linear([-0.5, labels.length - 0.5], range.x);
    return { x: Object.assign(plain, { ticks: labels.map((label, value) => ({ value, label })) }), y };
  }
  const x =
    axis.logarithmic && ends[1] > ends[0]
      ? logarithmic(ends, range.x, value => significant(value))
      : linear(widened(ends), range.x);
  return { x, y };
}

const middles = ({ marks }: Curve, { x, y }: Axes): Point[] => marks.map(mark => [x(mark.x), y(mark.mean)]);

const drawLine = (curve: Curve, axes: Axes, kind: string): Value => [
  path(middles(curve, axes), kind),
  dots(middles(curve, axes), kind),
];

function drawBars(curve: Curve, axes: Axes, kind: string): Value {
  const { x, y } = axes;
  const bars = curve.marks.map(mark =>
    line(x(mark.x), y(mark.low), x(mark.x), y(mark.high), `stroke ${kind}`),
  );
  return [bars, dots(middles(curve, axes), kind)];
}

/** Bands lie below all lines. */
function drawBand({ marks }: Curve, { x, y }: Axes, kind: string): Markup {
  const above = marks.map((mark): Point => [x(mark.x), y(mark.high)]);
  const below = marks.map((mark): Point => [x(mark.x), y(mark.low)]).reverse();
  const border = [...above, ...below].map(([px, py]) => `${at(px)} ${at(py)}`).join('L');
  return svg`<path d="M${border}z" class="ribbon fill ${kind}"/>`;
}

function described({ name, marks }: Curve): string {
  const words = ({ x, mean }: Mark) => `${significant(mean, 4)} at ${significant(x, 4)}`;
  const [first, last] = [marks[0]!, marks.at(-1)!];
  return `${name === '' ? '' : `${name}: `}from ${words(first)} to ${words(last)}.`;
}
