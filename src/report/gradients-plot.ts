import type { Gradients } from '../experiment/gradients/compare.js';
import { area, chart, diamonds, dots, type Key, type Point } from './chart.js';
import type { Markup } from './markup.js';
import { plotPage } from './plot-page.js';
import { linear, logarithmic, widened } from './scale.js';
import { significant } from './words.js';

const SIZE = { width: 720, height: 300 } as const;
/** Lengths below this share of the longest are not drawn: where layers answer in turn, every other step is nothing. */
const LEAST = 1e-4;

/** One self-contained page: how long updates and gradients are step by step. `figures` is preformatted text. */
export function gradientsPlot(found: Gradients, figures: string): string {
  const caption =
    'Length of what each nudged step moves parameters by (dots), and of the gradient as many steps before the end of the free phase (diamonds). Where both agree, each dot lies in its diamond.';
  const charts = found.parameters.map((one, index) => lengths(one, index));
  return plotPage(`${found.name}: updates and gradients`, caption, charts, figures);
}

function lengths({ name, of, steps }: Gradients['parameters'][number], index: number): Markup {
  const place = area(SIZE.width, SIZE.height);
  const most = steps.reduce((longest, one) => Math.max(longest, one.update, one.gradient), Number.MIN_VALUE);
  const x = linear(widened([0, Math.max(1, steps.length - 1)]), place.x);
  const y = logarithmic([LEAST * most, 2 * most], place.y, value => significant(value, 1));
  const points = (which: 'update' | 'gradient') =>
    steps.flatMap((one, step): Point[] => (one[which] < LEAST * most ? [] : [[x(step), y(one[which])]]));
  const series = [diamonds(points('gradient'), 'series-a'), dots(points('update'), 'series-b', 2)];
  const title = `${name} ${of}`;
  const description = `Lengths of updates and gradients of the ${of} of ${name} over ${steps.length} steps.`;
  const axes = { x, y, xName: 'steps', yName: '' };
  const keys: Key[] = [
    { name: `gradient of ${title}`, kind: 'series-a', mark: 'diamond' },
    { name: 'update', kind: 'series-b', mark: 'dot' },
  ];
  return chart({ id: `gradients-${index}`, title, description, ...SIZE }, axes, keys, series);
}
