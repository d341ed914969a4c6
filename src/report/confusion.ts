import { drawing, text } from './drawing.js';
import type { Exhibit } from './exhibit.js';
import { html, type Markup, svg, type Value } from './markup.js';
import { right, table } from './table.js';
import { count, percent } from './words.js';

const SIDE = 400;
const LEFT = 46;
const TOP = 30;
/** More classes leave no room for numbers in the cells. */
const MOST_NUMBERS = 16;

/** Which class was taken for which. @param confusion [label][answer] */
export function confusionExhibit(confusion: readonly (readonly number[])[]): Exhibit {
  const classes = confusion.length;
  const wrong = confusion.flatMap((row, label) => row.filter((_, answer) => answer !== label));
  const worst = Math.max(1, ...wrong);
  const where = {
    id: 'confusion-drawing',
    title: 'Confusion matrix',
    description: `${classes} classes; the most frequent mistake, ${mistake(confusion)}.`,
    width: LEFT + SIDE + 62,
    height: TOP + SIDE + 34,
  };
  return {
    kind: 'figure',
    id: 'confusion',
    title: 'Confusion matrix',
    caption:
      'Test samples by label (row) and answer (column). Mistakes are shaded by their number; on the right the share of each class answered correctly.',
    body: drawing(where, [cells(confusion, worst), names(confusion)]),
    data: numbers(confusion),
    half: true,
  };
}

function cells(confusion: readonly (readonly number[])[], worst: number): Value {
  const pitch = SIDE / confusion.length;
  return confusion.map((row, label) =>
    row.map((n, answer) => {
      const [x, y] = [LEFT + answer * pitch, TOP + label * pitch];
      const hit = answer === label;
      const opacity = hit ? 0.28 : 0.75 * Math.sqrt(n / worst);
      const words =
        n > 0 && confusion.length <= MOST_NUMBERS
          ? text(x + pitch / 2, y + pitch / 2 + 4, count(n), 'middle', hit ? 'cell strong' : 'cell')
          : null;
      return svg`<rect x="${x + 0.5}" y="${y + 0.5}" width="${pitch - 1}" height="${pitch - 1}" class="fill ${hit ? 'series-a' : 'series-b'}" fill-opacity="${n === 0 ? 0 : opacity}"/>${words}`;
    }),
  );
}

function names(confusion: readonly (readonly number[])[]): Value {
  const pitch = SIDE / confusion.length;
  const every = Math.ceil(confusion.length / MOST_NUMBERS);
  return [
    svg`<rect x="${LEFT}" y="${TOP}" width="${SIDE}" height="${SIDE}" class="band"/>`,
    confusion.map((row, label) => {
      if (label % every !== 0) return null;
      const middle = (label + 0.5) * pitch;
      const all = row.reduce((sum, n) => sum + n, 0);
      return [
        text(LEFT - 8, TOP + middle + 4, String(label), 'end', 'tick'),
        text(LEFT + middle, TOP - 8, String(label), 'middle', 'tick'),
        all > 0 && text(LEFT + SIDE + 8, TOP + middle + 4, percent(row[label]! / all, 1), 'start', 'tick'),
      ];
    }),
    text(LEFT + SIDE / 2, TOP + SIDE + 22, 'answer', 'middle', 'axis-name'),
    svg`<text transform="translate(14 ${TOP + SIDE / 2}) rotate(-90)" text-anchor="middle" class="axis-name">label</text>`,
  ];
}

function mistake(confusion: readonly (readonly number[])[]): string {
  const all = confusion.flatMap((row, label) =>
    row.map((n, answer) => ({ n: label === answer ? 0 : n, label, answer })),
  );
  const worst = all.reduce((a, b) => (b.n > a.n ? b : a));
  return worst.n === 0 ? 'none' : `${worst.label} taken for ${worst.answer}, ${count(worst.n)} times`;
}

function numbers(confusion: readonly (readonly number[])[]): Markup {
  const columns = ['label', ...confusion.map((_, answer) => `answer ${answer}`)].map(right);
  return html`${table(
    columns,
    confusion.map((row, label) => [String(label), ...row.map(count)]),
  )}`;
}
