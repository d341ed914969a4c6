import { html, type Markup, type Value } from './markup.js';

export interface Column {
  readonly name: Value;
  /** Numbers stand right. */
  readonly right?: boolean;
}

/** A table; the first cell of a row names it. */
export function table(columns: readonly Column[], rows: readonly (readonly Value[])[]): Markup {
  const side = (index: number): Value => columns[index]!.right === true && html` class="right"`;
  const head = columns.map((column, k) => html`<th scope="col"${side(k)}>${column.name}</th>`);
  const body = rows.map(
    cells =>
      html`<tr>${cells.map((cell, k) => (k === 0 ? html`<th scope="row"${side(0)}>${cell}</th>` : html`<td${side(k)}>${cell}</td>`))}</tr>`,
  );
  return html`<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Names and values. */
export const facts = (rows: readonly (readonly [Value, Value])[]): Markup =>
  html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

export const left = (name: Value): Column => ({ name });
export const right = (name: Value): Column => ({ name, right: true });
