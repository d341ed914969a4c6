import { html, type Markup, svg, type Value } from './markup.js';

export interface Drawing {
  /** Unlike that of any other drawing on the page. */
  readonly id: string;
  /** What a person who cannot see it should hear: name, then what it shows. */
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

/** An SVG picture as wide as its place allows. Sizes are in its own units; 12 of them make a line of text. */
export function drawing({ id, title, description, width, height }: Drawing, body: Value): Markup {
  return html`<svg class="drawing" role="img" viewBox="0 0 ${width} ${height}" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>${body}</svg>`;
}

type Anchor = 'start' | 'middle' | 'end';

/** Text at a point; `kind` is a class of the style sheet. */
export const text = (x: number, y: number, words: Value, anchor: Anchor = 'start', kind = ''): Markup =>
  svg`<text x="${x}" y="${y}"${anchorOf(anchor)}${classOf(kind)}>${words}</text>`;

/** Text that reads upwards, centred on a point: the name of a vertical axis. */
export const upright = (x: number, y: number, words: Value): Markup =>
  svg`<text transform="translate(${x} ${y}) rotate(-90)" text-anchor="middle" class="axis-name">${words}</text>`;

export const line = (x1: number, y1: number, x2: number, y2: number, kind: string): Markup =>
  svg`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"${classOf(kind)}/>`;

export const box = (x: number, y: number, width: number, height: number, kind: string): Markup =>
  svg`<rect x="${x}" y="${y}" width="${Math.max(0, width)}" height="${Math.max(0, height)}"${classOf(kind)}/>`;

const anchorOf = (anchor: Anchor): Value => anchor !== 'start' && html` text-anchor="${anchor}"`;
const classOf = (kind: string): Value => kind !== '' && html` class="${kind}"`;
