import {
  CANDIDATES,
  type Raster,
  type RasterPhase,
  type RasterPopulation,
} from '../experiment/analysis-raster.js';
import { box, drawing, line, text, upright } from './drawing.js';
import type { Exhibit } from './exhibit.js';
import { at, html, type Markup, svg, type Value } from './markup.js';
import { type Colour, pngAddress } from './png.js';
import { linear } from './scale.js';
import { left, right, table } from './table.js';
import { count, plural, significant } from './words.js';

const WIDTH = 960;
const LEFT = 62;
const RIGHT = 846;
const TOP = 44;
/** Between two populations, and before a phase that starts afresh. */
const GAP = 12;
const BREAK = 26;
/** Heights of a population's band by its number of rows, at least and at most. */
const BAND = { least: 60, most: 150, perRow: 13 } as const;

/** Address events of one sample through the phases of learning, and when it is only answered. */
export function rasterExhibit(raster: Raster): Exhibit {
  const bands = bandsOf(raster.populations);
  const bottom = bands.at(-1)!.top + bands.at(-1)!.height;
  const where = {
    id: 'raster-drawing',
    title: 'Spike raster of one test sample',
    description: description(raster),
    width: WIDTH,
    height: bottom + 42,
  };
  const across = acrossOf(raster.phases);
  const body = [
    raster.phases.map(phase => phaseBand(phase, across, bottom)),
    bands.map(band => population(band, raster, across)),
    axis(raster.phases, across, bottom),
    sampleImage(raster),
  ];
  return {
    kind: 'figure',
    id: 'raster',
    title: 'Spikes of one test sample',
    caption: html`Sample ${raster.sample} of the data set, labelled ${raster.label} and answered with ${raster.answer}: of ${CANDIDATES} evenly chosen test samples the one whose output changes most from phase to phase. ${phaseWords(raster.phases)} Each mark is one address event; states are drawn afresh where the time axis is broken.${choice(raster.populations)}`,
    body: html`<div class="scroll wide">${drawing(where, body)}</div>`,
    data: numbers(raster),
  };
}

interface Band {
  readonly top: number;
  readonly height: number;
  readonly rows: number;
  readonly shown: RasterPopulation;
}

function bandsOf(populations: readonly RasterPopulation[]): Band[] {
  let top = TOP;
  return populations.map(shown => {
    const rows = Math.ceil(shown.neurons / shown.step);
    const height = Math.max(BAND.least, Math.min(BAND.most, rows * BAND.perRow));
    const band = { top, height, rows, shown };
    top += height + GAP;
    return band;
  });
}

/** Where a tick of the common axis stands. */
type Across = (phase: RasterPhase, tick: number) => number;

function acrossOf(phases: readonly RasterPhase[]): Across {
  const breaks = (phase: RasterPhase) =>
    phases.filter(other => other.fresh && other.from > 0 && other.from <= phase.from).length;
  const all = phases.reduce((sum, phase) => sum + phase.ticks, 0);
  const width = RIGHT - LEFT - BREAK * phases.filter(phase => phase.fresh && phase.from > 0).length;
  return (phase, tick) => LEFT + (tick / all) * width + BREAK * breaks(phase);
}

const endOf = (phase: RasterPhase): number => phase.from + phase.ticks;

function phaseBand(phase: RasterPhase, across: Across, bottom: number): Markup {
  const [from, to] = [across(phase, phase.from), across(phase, endOf(phase))];
  const middle = (from + to) / 2;
  const head = phase.fresh && phase.beta === 0 && !phase.learns && phase.from > 0 ? 'inference' : phase.name;
  return html`${phase.learns && box(from, TOP - 6, to - from, bottom - TOP + 6, 'learning')}${line(from, TOP - 6, from, bottom, 'edge')}${line(to, TOP - 6, to, bottom, 'edge')}${text(middle, 15, head, 'middle', 'strong')}${text(middle, 31, nudgeWords(phase), 'middle', 'key')}`;
}

function nudgeWords({ beta, learns }: RasterPhase): string {
  const nudge = beta === 0 ? 'free' : `nudged, β = ${beta > 0 ? '+' : '−'}${significant(Math.abs(beta))}`;
  return learns ? `${nudge}, learning` : nudge;
}

function population({ top, height, rows, shown }: Band, raster: Raster, across: Across): Value {
  const name = html`${shown.name} <tspan class="quiet">(${count(shown.neurons)})</tspan>`;
  return [
    upright(14, top + height / 2, name),
    rows <= 16 ? rowNames(top, height, rows, shown, raster.label) : ends(top, height, shown),
    raster.phases.map(phase => {
      const [from, to] = [across(phase, phase.from), across(phase, endOf(phase))];
      return svg`<rect x="${from}" y="${top}" width="${to - from}" height="${height}" class="band"/>`;
    }),
    marks(top, height, rows, shown, raster, across),
  ];
}

function ends(top: number, height: number, { neurons }: RasterPopulation): Value {
  return [
    text(LEFT - 7, top + 9, '0', 'end', 'tick'),
    text(LEFT - 7, top + height, count(neurons - 1), 'end', 'tick'),
  ];
}

function rowNames(top: number, height: number, rows: number, shown: RasterPopulation, label: number): Value {
  const names = Array.from({ length: rows }, (_, row) => row);
  const right = (row: number) => shown.role === 'output' && row === label;
  const y = (row: number) => top + ((row + 0.5) / rows) * height + 4;
  return names.map(row => [
    text(LEFT - 7, y(row), String(row * shown.step), 'end', right(row) ? 'tick target' : 'tick'),
    right(row) && text(RIGHT + 8, y(row), '← label', 'start', 'tick target'),
  ]);
}

/** One stroke per spike, as one path: strokes down where there is room, dots where rows are thin. */
function marks(
  top: number,
  height: number,
  rows: number,
  { ticks, rows: at_ }: RasterPopulation,
  { phases }: Raster,
  across: Across,
): Markup {
  const pitch = height / rows;
  const length = Math.max(0.9, Math.min(7, pitch * 0.72));
  const steps: string[] = [];
  for (const phase of phases) {
    const end = endOf(phase);
    for (let k = 0; k < ticks.length; k++) {
      if (ticks[k]! < phase.from || ticks[k]! >= end) continue;
      const x = across(phase, ticks[k]! + 0.5);
      const y = top + (at_[k]! + 0.5) * pitch - length / 2;
      steps.push(`M${at(x)} ${at(y)}v${at(length)}`);
    }
  }
  return svg`<path d="${steps.join('')}" class="${pitch < 1 ? 'spikes dense' : 'spikes'}"/>`;
}

function axis(phases: readonly RasterPhase[], across: Across, bottom: number): Value {
  const ticks = phases.flatMap(phase => {
    // Ticks count from the last fresh start.
    const zero = phases.findLast(other => other.fresh && other.from <= phase.from)!.from;
    const scale = linear([phase.from - zero, endOf(phase) - zero], [0, 1], 5);
    const closes = phases.every(other => other.fresh || other.from !== endOf(phase));
    return scale.ticks
      .filter(({ value }) => closes || value < endOf(phase) - zero)
      .map(({ value, label }) => ({ x: across(phase, value + zero), label }));
  });
  const last = phases.at(-1)!;
  return [
    ticks.map(({ x, label }) => [
      line(x, bottom, x, bottom + 4, 'axis'),
      text(x, bottom + 17, label, 'middle', 'tick'),
    ]),
    text(
      (LEFT + across(last, endOf(last))) / 2,
      bottom + 34,
      'time (ticks since the start)',
      'middle',
      'axis-name',
    ),
  ];
}

/** Ink grows opaque with the grey value; the style sheet turns it white on dark paper. */
const GREY: readonly Colour[] = Array.from({ length: 256 }, (_, level) => [0, 0, 0, level]);

function sampleImage({ image, label, answer }: Raster): Value {
  if (!image || image.width < 2 || image.height < 2) return null;
  const side = 84;
  const x = RIGHT + 22;
  const address = pngAddress(image.width, image.height, image.pixels, GREY);
  return [
    svg`<image x="${x}" y="${TOP}" width="${side}" height="${side}" href="${address}" class="pixels ink-image"/>`,
    svg`<rect x="${x}" y="${TOP}" width="${side}" height="${side}" class="band"/>`,
    text(x + side / 2, TOP + side + 16, `label ${label}`, 'middle', 'key'),
    text(
      x + side / 2,
      TOP + side + 32,
      `answer ${answer}`,
      'middle',
      answer === label ? 'key' : 'key series-b-text',
    ),
  ];
}

function phaseWords(phases: readonly RasterPhase[]): string {
  const words = phases.map(phase => `${phase.name} (${nudgeWords(phase)}, ${plural(phase.ticks, 'tick')})`);
  return `From left to right: ${words.join(', ')}.`;
}

function choice(populations: readonly RasterPopulation[]): string {
  const thinned = populations.filter(({ step }) => step > 1);
  if (thinned.length === 0) return '';
  return ` Of ${thinned.map(({ name, step }) => `${name} every ${step}th neuron`).join(', of ')} is shown.`;
}

const description = ({ label, answer, populations, phases }: Raster): string =>
  `Labelled ${label}, answered with ${answer}. ${phases.map(phase => `${phase.name}: ${nudgeWords(phase)}`).join('; ')}. Spikes: ${populations.map(({ name, spikes }) => `${name} ${count(spikes)}`).join(', ')}.`;

function numbers({ populations, phases }: Raster): Markup {
  const columns = [
    left('population'),
    right('neurons'),
    ...phases.map(({ name }) => right(`spikes, ${name}`)),
  ];
  const rows = populations.map(({ name, neurons, ticks, step }) => [
    name,
    count(neurons),
    ...phases.map(phase => {
      const shown = ticks.filter(tick => tick >= phase.from && tick < endOf(phase)).length;
      return step > 1 ? `${count(shown)} shown` : count(shown);
    }),
  ]);
  return table(columns, rows);
}
