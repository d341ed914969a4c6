import type { MetricRow } from '../run/metrics.js';
import { area, chart, dots, type Key, type Point, path } from './chart.js';
import type { Exhibit } from './exhibit.js';
import type { Markup, Value } from './markup.js';
import { html, svg } from './markup.js';
import { linear, logarithmic, type Scale, widened } from './scale.js';
import { right, table } from './table.js';
import { count, percent, significant } from './words.js';

/** A measured quantity against samples seen. */
interface Course {
  readonly key: Key;
  readonly points: readonly Point[];
}

const SIZE = { width: 460, height: 290 } as const;
/** Part of a run whose first, steep rise would press the rest flat. */
const SETTLED = 0.08;
/** Intervals that a training figure is averaged over; accuracy is already. */
const INTERVALS = 8;
const MOST_POINTS = 1000;

/** Accuracy and loss against training samples seen; none without metrics. */
export function learningExhibit(metrics: readonly MetricRow[]): Exhibit[] {
  const accuracy = [
    course(metrics, 'rolling_accuracy', 'training, before learning', 'quiet', 'line', 100),
    course(metrics, 'validation_accuracy', 'validation', 'series-c', 'dot', 100),
    course(metrics, 'test_accuracy', 'test', 'series-a', 'dot', 100),
  ].filter(some);
  const loss = [
    smooth(course(metrics, 'loss', 'training, before learning', 'quiet', 'line')),
    course(metrics, 'test_loss', 'test', 'series-a', 'dot'),
  ].filter(some);
  if (accuracy.length === 0 && loss.length === 0) return [];
  return [
    {
      kind: 'figure',
      id: 'learning',
      title: 'Accuracy and loss',
      caption:
        'Accuracy (left) and loss (right, logarithmic) against training samples seen. Training figures are taken on samples before they are learnt from, over the last eight intervals; the first rise of accuracy may lie below the axis. The loss is half the squared distance of the output rates, in spikes per tick, from the target.',
      body: html`<div class="panels two">${curve('accuracy', 'accuracy (%)', accuracy, 'linear')}${curve('loss', 'loss', loss, 'log')}</div>`,
      data: epochTable(metrics),
    },
  ];
}

const some = ({ points }: Course): boolean => points.length > 0;

function course(
  metrics: readonly MetricRow[],
  column: string,
  name: string,
  kind: string,
  mark: 'line' | 'dot',
  factor = 1,
): Course {
  const points = metrics.flatMap(row => {
    const [x, y] = [row.seen, row[column]];
    return typeof x === 'number' && typeof y === 'number' ? [[x, factor * y] as const] : [];
  });
  return { key: { name, kind, mark }, points: thinned(points) };
}

/** Mean over a point and the ones before it: a single interval tests few samples. */
function smooth({ key, points }: Course): Course {
  const means = points.map(([x], k) => {
    const last = points.slice(Math.max(0, k + 1 - INTERVALS), k + 1);
    return [x, last.reduce((sum, point) => sum + point[1], 0) / last.length] as const;
  });
  return { key, points: means };
}

/** Every k-th point of a long run, the last one always. */
function thinned(points: readonly Point[]): readonly Point[] {
  const step = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, k) => (points.length - 1 - k) % step === 0);
}

type Kind = 'linear' | 'log';

function curve(id: string, name: string, courses: readonly Course[], kind: Kind): Value {
  if (courses.length === 0) return null;
  const where = {
    ...SIZE,
    id: `learning-${id}`,
    title: `${name} against training samples seen`,
    description: courses.map(described).join(' '),
  };
  const { x, y } = scales(courses, kind);
  const axes = { x, y, xName: 'training samples seen (thousands)', yName: name };
  const drawn = courses.map(one => drawCourse(one, x, y));
  return chart(
    where,
    axes,
    courses.map(one => one.key),
    clipped(where.id, drawn),
  );
}

/** What lies outside the axes is not drawn. */
function clipped(id: string, drawn: Value): Markup {
  const { x, y } = area(SIZE.width, SIZE.height);
  return svg`<clipPath id="${id}-clip"><rect x="${x[0]}" y="${y[1] - 4}" width="${x[1] - x[0] + 4}" height="${y[0] - y[1] + 4}"/></clipPath><g clip-path="url(#${id}-clip)">${drawn}</g>`;
}

function scales(courses: readonly Course[], kind: Kind): { x: Scale; y: Scale } {
  const points = courses.flatMap(one => one.points);
  const end = Math.max(...points.map(([seen]) => seen));
  const range = area(SIZE.width, SIZE.height);
  const thousands = (value: number) => significant(value / 1000, 4);
  const x = linear(widened([0, end]), range.x, 6, thousands);
  if (kind === 'linear') {
    const settled = points.filter(([seen]) => seen > SETTLED * end).map(point => point[1]);
    return { x, y: linear(widened([Math.min(...settled), Math.max(...settled)]), range.y) };
  }
  const positive = points.map(point => point[1]).filter(value => value > 0);
  const [low, high] = positive.length > 0 ? [Math.min(...positive), Math.max(...positive)] : [0.1, 1];
  return { x, y: logarithmic([low / 1.15, high * 1.15], range.y, value => significant(value)) };
}

function drawCourse({ key, points }: Course, x: Scale, y: Scale): Markup[] {
  const placed = points.filter(([, b]) => Number.isFinite(y(b))).map(([a, b]) => [x(a), y(b)] as const);
  const drawn = path(placed, key.mark === 'line' ? key.kind : `thin ${key.kind}`);
  return key.mark === 'line' ? [drawn] : [drawn, dots(placed, key.kind)];
}

function described({ key, points }: Course): string {
  const [first, last] = [points[0]!, points.at(-1)!];
  const at = ([x, y]: Point) => `${significant(y, 4)} at ${count(x)} samples`;
  return `${key.name}: from ${at(first)} to ${at(last)}.`;
}

/** One line per test. */
function epochTable(metrics: readonly MetricRow[]): Value {
  const tests = metrics.filter(row => row.kind === 'epoch');
  if (tests.length === 0) return null;
  const share = (value: unknown) => (typeof value === 'number' ? percent(value) : '–');
  const rows = tests.map(row => [
    String(row.epoch),
    typeof row.seen === 'number' ? count(row.seen) : '–',
    share(row.rolling_accuracy),
    share(row.validation_accuracy),
    share(row.test_accuracy),
    typeof row.test_loss === 'number' ? significant(row.test_loss) : '–',
  ]);
  const names = ['epoch', 'samples seen', 'training', 'validation', 'test', 'test loss'];
  return table(names.map(right), rows);
}
