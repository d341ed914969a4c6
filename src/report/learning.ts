import type { MetricRow } from '../run/metrics.js';
import { area, chart, dots, type Key, type Point, path } from './chart.js';
import type { Exhibit } from './exhibit.js';
import type { Markup, Value } from './markup.js';
import { html } from './markup.js';
import { linear, type Scale, widened } from './scale.js';
import { right, table } from './table.js';
import { count, percent, significant } from './words.js';

/** A measured quantity against samples seen. */
interface Course {
  readonly key: Key;
  readonly points: readonly Point[];
}

const SIZE = { width: 460, height: 290 } as const;

/** Accuracy and loss against training samples seen; none without metrics. */
export function learningExhibit(metrics: readonly MetricRow[]): Exhibit[] {
  const accuracy = [
    course(metrics, 'rolling_accuracy', 'training, before learning', 'quiet', 'line', 100),
    course(metrics, 'validation_accuracy', 'validation', 'series-c', 'dot', 100),
    course(metrics, 'test_accuracy', 'test', 'series-a', 'dot', 100),
  ].filter(some);
  const loss = [
    course(metrics, 'loss', 'training, before learning', 'quiet', 'line'),
    course(metrics, 'test_loss', 'test', 'series-a', 'dot'),
  ].filter(some);
  if (accuracy.length === 0 && loss.length === 0) return [];
  return [
    {
      kind: 'figure',
      id: 'learning',
      title: 'Learning',
      caption:
        'Accuracy (left) and loss (right) against training samples seen. Training figures are taken on samples before they are learnt from, the accuracy over the last intervals. The loss is half the squared distance of the output rates, in spikes per tick, from the target.',
      body: html`<div class="panels two">${curve('accuracy', 'accuracy (%)', accuracy)}${curve('loss', 'loss', loss)}</div>`,
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
  return { key: { name, kind, mark }, points };
}

function curve(id: string, name: string, courses: readonly Course[]): Value {
  if (courses.length === 0) return null;
  const where = {
    ...SIZE,
    id: `learning-${id}`,
    title: `${name} against training samples seen`,
    description: courses.map(described).join(' '),
  };
  const { x, y } = scales(courses);
  const axes = { x, y, xName: 'training samples seen (thousands)', yName: name };
  const drawn = courses.map(one => drawCourse(one, x, y));
  return chart(
    where,
    axes,
    courses.map(one => one.key),
    drawn,
  );
}

function scales(courses: readonly Course[]): { x: Scale; y: Scale } {
  const xs = courses.flatMap(one => one.points.map(point => point[0]));
  const ys = courses.flatMap(one => one.points.map(point => point[1]));
  const range = area(SIZE.width, SIZE.height);
  const thousands = (value: number) => significant(value / 1000, 4);
  return {
    x: linear(widened([0, Math.max(...xs)]), range.x, 6, thousands),
    y: linear(widened([Math.min(...ys), Math.max(...ys)]), range.y),
  };
}

function drawCourse({ key, points }: Course, x: Scale, y: Scale): Markup[] {
  const placed = points.map(([a, b]) => [x(a), y(b)] as const);
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
