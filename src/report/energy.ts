import { STANDING_MEANING } from '../card/standing.js';
import type { EnergySummary } from '../experiment/summary.js';
import type { Figure } from '../ledger/figures.js';
import { OPERATION_MEANING } from '../ledger/operations.js';
import type { PriceRow } from '../ledger/price.js';
import { sentence } from '../problem/problem.js';
import { energyBars } from './energy-bars.js';
import type { Exhibit } from './exhibit.js';
import { html, type Markup, type Value } from './markup.js';
import { bound, nameOf, type Spending } from './spending.js';
import { left, right, table } from './table.js';
import { count, list, mean, range, si } from './words.js';

/** Counts x prices = joules, the named figures, power and latency. */
export function energyExhibits(spending: Spending): Exhibit[] {
  if (spending.phases.length === 0) return [];
  return [energyBars(spending), breakdown(spending), namedFigures(spending.figures)];
}

/** What a reader has to know before believing any joule. */
export function energyNotes({ card, phases }: Spending): Markup[] {
  const unpriced = [...new Set(phases.flatMap(({ priced }) => priced.unpriced))];
  const warnings = [...new Set(phases.flatMap(({ priced }) => priced.warnings.map(sentence)))];
  const scope =
    card.scope === 'all-in'
      ? 'Its prices are all-in: fetching, routing and leakage are inside.'
      : 'Its prices are per term: each holds its own operation only, and the terms are added.';
  return [
    html`<p>Every joule is a count times a price. Prices are those of the card <b>${card.name}</b>: ${card.description} ${scope}</p>`,
    ...(unpriced.length > 0
      ? [
          html`<p class="note">The card has no price for ${list(unpriced.map(nameOf))}, which were counted: every sum that holds them is a lower bound and marked <b>at least</b>.</p>`,
        ]
      : []),
    ...warnings.map(warning => html`<p class="note">${warning}</p>`),
  ];
}

function breakdown({ phases }: Spending): Exhibit {
  const operations = [...new Set(phases.flatMap(({ priced }) => priced.rows.map(row => row.operation)))];
  const sources: string[] = [];
  const rows = operations.map(operation => {
    const found = phases.map(({ priced }) => priced.rows.find(row => row.operation === operation));
    const unit = found.find(row => row?.unit)?.unit;
    if (unit && !sources.includes(unit.source)) sources.push(unit.source);
    return [
      html`<abbr title="${OPERATION_MEANING[operation]}">${nameOf(operation)}</abbr>`,
      priceWords(found.find(row => row !== undefined)!),
      unit ? html`${unit.standing} <sup>${sources.indexOf(unit.source) + 1}</sup>` : '',
      ...found.flatMap((row, k) => amounts(row, phases[k]!.samples)),
    ];
  });
  const sums = phases.flatMap(({ priced, samples }) => [
    '',
    html`<b>${bound(priced.atLeast)}${si(priced.joules / samples, 'J')}</b>`,
  ]);
  const ranges = phases.flatMap(({ priced, samples }) => [
    '',
    rangeOf(priced.low / samples, priced.high / samples, priced.atLeast),
  ]);
  const standings = phases.flatMap(({ priced }) => ['', priced.standing ?? '']);
  const columns = [
    left('operation'),
    right('price'),
    left('standing'),
    ...phases.flatMap(({ phase }) => [right(html`count,<br>${phase}`), right(html`energy,<br>${phase}`)]),
  ];
  return {
    kind: 'table',
    id: 'energy-breakdown',
    title: 'Operations × price = joules, per sample',
    caption: html`Means over ${phases.map(({ phase, samples }, k) => html`${k > 0 && ' and '}${count(samples)} ${phase} samples`)}. A sum is no better known than its weakest part.`,
    body: [
      table(columns, [
        ...rows,
        [html`<b>sum</b>`, '', '', ...sums],
        ['range', '', '', ...ranges],
        ['standing', '', '', ...standings],
      ]),
      html`<ol class="sources">${sources.map(source => html`<li>${source}</li>`)}</ol>`,
    ],
  };
}

const joules = (value: number): string => si(value, 'J');

function priceWords({ state, unit }: PriceRow): Value {
  if (state === 'included') return 'in another price';
  if (!unit) return 'no price';
  const spread = unit.low !== unit.joules || unit.high !== unit.joules;
  return html`${joules(unit.joules)}${spread && html`<br><small>${range(unit.low, unit.high, joules)}</small>`}`;
}

function amounts(row: PriceRow | undefined, samples: number): Value[] {
  if (!row) return ['0', '–'];
  return [mean(Number(row.count) / samples), row.state === 'priced' ? joules(row.joules / samples) : '–'];
}

function namedFigures({
  storedWrite,
  marginal,
  allIn,
  trainingSample,
  inferenceSample,
  timing,
}: EnergySummary) {
  const figures = [storedWrite, marginal, allIn, trainingSample, inferenceSample].map(figureRow);
  const times = (['training', 'inference'] as const).flatMap(phase => {
    const found = timing[phase];
    if (!found) return [];
    return [
      [
        `latency per ${phase} sample`,
        si(found.latency, 's'),
        '',
        '',
        'its ticks times the duration of a tick',
      ],
      [
        `average power in ${phase}`,
        `${bound(found.atLeast)}${si(found.power, 'W')}`,
        '',
        found.standing,
        'energy over that time',
      ],
    ];
  });
  const columns = [left('figure'), right('value'), right('range'), left('standing'), left('what it means')];
  const exhibit: Exhibit = {
    kind: 'table',
    id: 'energy-figures',
    title: 'Energy per update, energy, time and power per sample',
    caption: '“Energy per update” is three different things; each is given with its definition.',
    body: table(columns, [...figures, ...times]),
  };
  return exhibit;
}

function figureRow({
  name,
  definition,
  joules: value,
  low,
  high,
  atLeast,
  standing,
  missing,
}: Figure): Value[] {
  if (value === undefined) return [name, 'unknown', '', '', `${definition}: ${missing ?? ''}`];
  const spread = low === undefined || high === undefined ? '' : rangeOf(low, high, atLeast);
  return [name, html`<b>${bound(atLeast)}${joules(value)}</b>`, spread, standing ?? '', definition];
}

/** A lower bound has no upper end. */
const rangeOf = (low: number, high: number, atLeast: boolean): string =>
  atLeast ? `from ${joules(low)}` : range(low, high, joules);

/** What the words for standing mean, for those that stand on the page. */
export function standingWords(spending: Spending): Markup {
  const used = new Set(
    spending.phases.flatMap(({ priced }) => priced.rows.flatMap(row => row.unit?.standing ?? [])),
  );
  const words = [...used].map(standing => html`<b>${standing}</b>: ${STANDING_MEANING[standing]}`);
  return html`<p class="small">Standing of prices: ${words.map((each, k) => html`${k > 0 && '; '}${each}`)}.</p>`;
}
