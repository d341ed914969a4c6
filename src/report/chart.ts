import { box, type Drawing, drawing, line, text, upright } from './drawing.js';
import { at, html, type Markup, svg, type Value } from './markup.js';
import type { Scale } from './scale.js';

/** Room around the plotted area, in units of the drawing. */
export const MARGIN = { left: 54, right: 14, top: 30, bottom: 44 } as const;

export interface Axes {
  readonly x: Scale;
  readonly y: Scale;
  readonly xName: string;
  readonly yName: string;
}

/** The plotted area of a drawing: x from left to right, y from bottom to top. */
export const area = (width: number, height: number) => ({
  x: [MARGIN.left, width - MARGIN.right] as const,
  y: [height - MARGIN.bottom, MARGIN.top] as const,
});

export interface Key {
  readonly name: string;
  /** Class of the series, and the mark that stands for it. */
  readonly kind: string;
  readonly mark: 'line' | 'dot' | 'bar' | 'diamond' | 'dashes';
}

/** A chart with axes; `series` is drawn between the grid and the axis lines. */
export function chart(where: Drawing, axes: Axes, keys: readonly Key[], series: Value): Markup {
  return drawing(where, [grid(where, axes), series, frame(where, axes), legend(keys, MARGIN.left, 14)]);
}

function grid({ width, height }: Drawing, { y }: Axes): Markup[] {
  const { x } = area(width, height);
  return y.ticks.map(tick => line(x[0], y(tick.value), x[1], y(tick.value), 'grid'));
}

function frame({ width, height }: Drawing, { x, y, xName, yName }: Axes): Value {
  const [left, right] = area(width, height).x;
  const [bottom, top] = area(width, height).y;
  return [
    line(left, bottom, right, bottom, 'axis'),
    line(left, bottom, left, top, 'axis'),
    x.ticks.map(tick => [
      line(x(tick.value), bottom, x(tick.value), bottom + 4, 'axis'),
      text(x(tick.value), bottom + 17, tick.label, 'middle', 'tick'),
    ]),
    y.ticks.map(tick => [
      line(left - 4, y(tick.value), left, y(tick.value), 'axis'),
      text(left - 8, y(tick.value) + 4, tick.label, 'end', 'tick'),
    ]),
    text((left + right) / 2, height - 8, xName, 'middle', 'axis-name'),
    upright(13, (top + bottom) / 2, yName),
  ];
}

/** Width of a text, roughly: the font is not known here. */
export const widthOf = (words: string): number => 6.1 * words.length;

/** Keys in a row from (x, y). */
export function legend(keys: readonly Key[], x: number, y: number): Markup[] {
  let from = x;
  return keys.map(({ name, kind, mark }) => {
    const entry = html`${sample(mark, kind, from, y - 4)}${text(from + 20, y, name, 'start', 'key')}`;
    from += 34 + widthOf(name);
    return entry;
  });
}

function sample(mark: Key['mark'], kind: string, x: number, y: number): Markup {
  switch (mark) {
    case 'line':
      return line(x, y, x + 15, y, `stroke ${kind}`);
    case 'dashes':
      return line(x, y, x + 15, y, `stroke dashes ${kind}`);
    case 'bar':
      return box(x + 2, y - 4, 11, 9, `fill ${kind}`);
    case 'dot':
      return dots([[x + 8, y]], kind);
    case 'diamond':
      return diamonds([[x + 8, y]], kind);
  }
}

export type Point = readonly [x: number, y: number];

/** A line through points in coordinates of the drawing. */
export function path(points: readonly Point[], kind: string): Markup {
  const steps = points.map(([x, y], k) => `${k === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`);
  return svg`<path d="${steps.join('')}" class="stroke ${kind}"/>`;
}

export const dots = (points: readonly Point[], kind: string, radius = 3): Markup =>
  svg`<g class="fill ${kind}">${points.map(([x, y]) => svg`<circle cx="${x}" cy="${y}" r="${radius}"/>`)}</g>`;

export function diamonds(points: readonly Point[], kind: string): Markup {
  const shapes = points.map(([x, y]) => `M${at(x)} ${at(y - 4)}l4 4l-4 4l-4 -4z`);
  return svg`<path d="${shapes.join('')}" class="open ${kind}"/>`;
}
