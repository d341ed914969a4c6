import type { WeightMaps } from '../experiment/analysis-maps.js';
import { drawing, text } from './drawing.js';
import type { Exhibit } from './exhibit.js';
import { html, type Markup, svg } from './markup.js';
import { type Colour, pngAddress } from './png.js';
import { right, table } from './table.js';
import { significant } from './words.js';

/** Negative and positive weights; both stand on paper of either colour. */
const NEGATIVE = [47, 107, 176] as const;
const POSITIVE = [203, 84, 44] as const;
const LARGEST = 127;

/** Level -127 is index 0, level 0 is clear. */
const PALETTE: readonly Colour[] = Array.from({ length: 2 * LARGEST + 1 }, (_, index) => {
  const level = index - LARGEST;
  const alpha = Math.round((255 * Math.abs(level)) / LARGEST);
  return [...(level < 0 ? NEGATIVE : POSITIVE), alpha] as const;
});

const COLUMNS = 5;
const SIDE = 84;
const GAP = 8;
/** Room for the number of a neuron, above its tile. */
const NAME = 13;

/** Weights from the input to some neurons, drawn as images. */
export function mapsExhibit(maps: WeightMaps): Exhibit {
  const { population, scale, units, projection } = maps;
  const rows = Math.ceil(units.length / COLUMNS);
  const width = COLUMNS * (SIDE + GAP) - GAP;
  const height = rows * (SIDE + NAME + GAP) + 30;
  const where = {
    id: 'weights-drawing',
    title: `Weights of ${projection} as images`,
    description: `${units.length} neurons of ${population}; largest magnitude ${significant(scale)}.`,
    width,
    height,
  };
  return {
    kind: 'figure',
    id: 'weights',
    title: `Weights of ${projection}`,
    caption: `Weights from the input to ${units.length} neurons of ${population}, evenly chosen (the number is the neuron’s), in units of the threshold.`,
    body: drawing(where, [units.map((_, k) => tile(maps, k)), colourBar(width, height - 22, scale)]),
    data: numbers(maps),
    half: true,
  };
}

function tile({ width, height, units }: WeightMaps, index: number): Markup {
  const x = (index % COLUMNS) * (SIDE + GAP);
  const y = Math.floor(index / COLUMNS) * (SIDE + NAME + GAP) + NAME;
  const { neuron, levels } = units[index]!;
  const address = pngAddress(
    width,
    height,
    levels.map(level => level + LARGEST),
    PALETTE,
  );
  return svg`<image x="${x}" y="${y}" width="${SIDE}" height="${SIDE}" href="${address}" class="pixels" preserveAspectRatio="none"/><rect x="${x}" y="${y}" width="${SIDE}" height="${SIDE}" class="band"/>${text(x, y - 4, String(neuron), 'start', 'tiny')}`;
}

function colourBar(width: number, y: number, scale: number): Markup {
  const [from, to] = [width / 2 - 110, width / 2 + 110];
  const stop = (offset: number, [r, g, b]: readonly number[], opacity: number) =>
    svg`<stop offset="${offset}" stop-color="rgb(${r} ${g} ${b})" stop-opacity="${opacity}"/>`;
  const stops = [stop(0, NEGATIVE, 1), stop(0.5, NEGATIVE, 0), stop(0.5, POSITIVE, 0), stop(1, POSITIVE, 1)];
  return svg`<defs><linearGradient id="weights-scale">${stops}</linearGradient></defs><rect x="${from}" y="${y}" width="220" height="10" fill="url(#weights-scale)"/>${text(from - 8, y + 9, `−${significant(scale)}`, 'end', 'tick')}${text((from + to) / 2, y + 22, '0', 'middle', 'tick')}${text(to + 8, y + 9, `+${significant(scale)}`, 'start', 'tick')}`;
}

function numbers({ units, scale }: WeightMaps): Markup {
  const value = (level: number) => significant((level * scale) / LARGEST);
  const rows = units.map(({ neuron, levels }) => [
    String(neuron),
    value(Math.min(...levels)),
    value(levels.reduce((sum, level) => sum + level, 0) / levels.length),
    value(Math.max(...levels)),
  ]);
  return html`${table(['neuron', 'smallest', 'mean', 'largest'].map(right), rows)}`;
}
