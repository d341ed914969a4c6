import { readFileSync } from 'node:fs';
import { html, Markup, type Value } from './markup.js';

/** One self-contained page: charts under a caption, and figures as preformatted text. */
export function plotPage(title: string, caption: string, charts: Value, figures: string): string {
  const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${new Markup(style)}</style></head>
<body><main><h1>${title}</h1><p>${caption}</p>${charts}<pre><code>${figures}</code></pre></main></body></html>
`;
  return page.text;
}
