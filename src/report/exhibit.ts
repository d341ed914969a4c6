import { html, type Markup, type Value } from './markup.js';

/** A figure or a table of the page, numbered in order of appearance. */
export interface Exhibit {
  readonly kind: 'figure' | 'table';
  /** Unlike any other. */
  readonly id: string;
  /** Its name, in the words a list of figures would use. */
  readonly title: string;
  readonly caption: Value;
  readonly body: Value;
  /** The numbers behind a figure. */
  readonly data?: Value;
  /** Stands beside another one where the page is wide enough. */
  readonly half?: boolean;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly text?: Value;
  readonly exhibits: readonly Exhibit[];
  readonly after?: Value;
}

/** All sections, with figures and tables counted through. */
export function sections(all: readonly Section[]): Markup[] {
  const next = { figure: 1, table: 1 };
  return all.map(({ id, title, text, exhibits, after }) => {
    const shown = grouped(exhibits).map(group => {
      const made = group.map(one => exhibit(one, next[one.kind]++));
      return made.length === 1 ? made : html`<div class="beside">${made}</div>`;
    });
    return html`<section id="${id}"><h2>${title}</h2>${text}${shown}${after}</section>`;
  });
}

/** Neighbours that take half the width each stand together. */
function grouped(exhibits: readonly Exhibit[]): Exhibit[][] {
  const groups: Exhibit[][] = [];
  for (const one of exhibits) {
    const last = groups.at(-1);
    if (one.half && last?.length === 1 && last[0]!.half) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function exhibit({ kind, id, title, caption, body, data }: Exhibit, number: number): Markup {
  const name = kind === 'figure' ? 'Figure' : 'Table';
  const words = html`<figcaption><b>${name} ${number}. ${title}.</b> ${caption}</figcaption>`;
  const numbers = data && html`<details><summary>Numbers of figure ${number}</summary>${data}</details>`;
  return html`<figure id="${id}" class="${kind}">${kind === 'table' && words}${body}${kind === 'figure' && words}${numbers}</figure>`;
}
