/** Text that is already HTML or SVG. Everything else is escaped where it enters. */
export class Markup {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

export type Value = Markup | string | number | null | undefined | false | readonly Value[];

/** Builds markup: `` html`<td>${name}</td>` ``. Values are escaped, lists joined, null, undefined and false left out. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let text = parts[0]!;
  values.forEach((value, k) => {
    text += markupOf(value) + parts[k + 1]!;
  });
  return new Markup(text);
}

/** SVG is built the same way; numbers are coordinates and keep two decimals. */
export function svg(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return html(parts, ...values.map(value => (typeof value === 'number' ? at(value) : value)));
}

/** A coordinate, short. */
export const at = (value: number): string => String(Math.round(value * 100) / 100);

export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character]!);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function markupOf(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(markupOf).join('');
  return escapeText(String(value));
}
