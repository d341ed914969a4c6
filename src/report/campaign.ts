import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { Analysis, CellAnalysis } from '../campaign/analysis.js';
import type { Plan } from '../campaign/plan.js';
import type { Study } from '../campaign/schema.js';
import { ruleLabel } from '../experiment/summary.js';
import { differenceExhibits, metricExhibits } from './campaign-curves.js';
import { goldenExhibits, goldenWords } from './campaign-golden.js';
import { rankingExhibits, sectionTitle } from './campaign-ranking.js';
import { intervalWords, NO_VALUE } from './campaign-words.js';
import { type Exhibit, type Section, sections } from './exhibit.js';
import { html, Markup, type Value } from './markup.js';
import { type Column, facts, left, right, table } from './table.js';
import { count, list, percent, plural, significant } from './words.js';

/** The report of a campaign as one HTML document that loads nothing. */
export function campaignReport(plan: Plan, analysis: Analysis): string {
  const title = `${analysis.name} – ${labelOf(plan)}`;
  const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
  const shown = sectionsOf(plan, analysis).filter(({ exhibits, text }) => exhibits.length > 0 || text);
  const contents = shown.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`);
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${new Markup(style)}</style></head>
<body><main>${headline(plan, analysis)}<nav aria-label="Contents"><ul>${contents}</ul></nav>
${sections(shown)}</main></body></html>
`;
  return document.text;
}

function headline(plan: Plan, analysis: Analysis): Markup {
  const { name, description, runs, cells, confidence, factors, metrics } = analysis;
  const { replicates, design, stopping } = plan.study;
  const early = cells.filter(cell => cell.early).length;
  const rows: [Value, Value][] = [
    ['design', `${design.kind}, ${plural(cells.length, 'cell')}`],
    ['factors', list([...factors])],
    ['metrics', list([...metrics])],
    ['runs that count', count(runs)],
    [
      'replicates',
      `up to ${count(replicates.count)}, seeds from ${replicates.first_seed}, the same in every cell`,
    ],
    ['confidence', percent(confidence, 1)],
    ...(stopping ? [['stopping', stoppingWords(stopping, early)] as [Value, Value]] : []),
  ];
  return html`<header><p class="label">${labelOf(plan)}</p><h1>${name}</h1>${description !== '' && html`<p class="lead">${description}</p>`}${warning(analysis)}${facts(rows)}</header>`;
}

/** What the cells learn by; a factor may make that more than one rule. */
const labelOf = ({ cells }: Plan): string =>
  list([...new Set(cells.map(({ experiment }) => ruleLabel(experiment)))]);

const stoppingWords = (
  { metric, half_width, looks }: NonNullable<Study['stopping']>,
  early: number,
): string =>
  `half-width of ${metric} at most ${significant(half_width)}, looks after ${list(looks.map(String))} replicates; ${plural(early, 'cell')} ended early`;

function warning({ cells }: Analysis): Value {
  const sum = (key: 'diverged' | 'failed') => cells.reduce((total, cell) => total + cell[key], 0);
  const [diverged, failed] = [sum('diverged'), sum('failed')];
  if (diverged + failed === 0) return null;
  return html`<div class="warning" role="note"><p><b>Some runs have no value.</b> ${plural(diverged, 'run')} diverged and ${plural(failed, 'run')} failed; means are over the others.</p></div>`;
}

function sectionsOf(plan: Plan, analysis: Analysis): Section[] {
  return [
    {
      id: 'results',
      title: 'Results',
      exhibits: [...metricExhibits(plan, analysis), cellTable(analysis)],
    },
    {
      id: 'against-golden',
      title: 'Against golden runs',
      text: goldenWords(analysis),
      exhibits: goldenExhibits(plan, analysis),
    },
    { id: 'ranking', title: sectionTitle(analysis), exhibits: rankingExhibits(analysis) },
    {
      id: 'differences',
      title: 'Paired differences',
      exhibits: analysis.baseline ? [...differenceExhibits(plan, analysis), differenceTable(analysis)] : [],
    },
    { id: 'method', title: 'How the intervals are made', text: methodWords(plan), exhibits: [] },
    {
      id: 'study',
      title: 'Study',
      text: html`<p>The study, with every default written out: the file study.yaml of the campaign’s folder.</p><pre class="yaml"><code>${stringify(plan.study).trimEnd()}</code></pre>`,
      exhibits: [],
    },
  ];
}

function cellTable({ factors, metrics, cells }: Analysis): Exhibit {
  const columns: Column[] = [
    ...factors.map(left),
    right('replicates'),
    ...metrics.flatMap(metric => [right(metric), right('interval')]),
  ];
  const rows = cells.map(cell => [
    ...cell.levels.map(String),
    `${count(cell.replicates)}${cell.early ? '*' : ''}`,
    ...metrics.flatMap(metric => estimateCells(cell, metric)),
  ]);
  return {
    kind: 'table',
    id: 'cells',
    title: 'All cells',
    caption:
      'Mean over the replicates that count, with its confidence interval. * ended before the last look because the interval was narrow enough.',
    body: table(columns, rows),
  };
}

function estimateCells({ estimates }: CellAnalysis, metric: string): Value[] {
  const { mean, interval } = estimates[metric]!;
  return [mean === null ? NO_VALUE : significant(mean, 4), intervalWords(interval)];
}

function differenceTable({ baseline, factors, metrics, cells }: Analysis): Exhibit {
  const rows = cells.flatMap(({ levels, differences }) => {
    if (!differences) return [];
    const found = metrics.flatMap(metric => {
      const difference = differences[metric];
      return difference
        ? [significant(difference.mean, 3), intervalWords(difference.interval)]
        : [NO_VALUE, NO_VALUE];
    });
    return [[...levels.map(String), ...found]];
  });
  return {
    kind: 'table',
    id: 'paired',
    title: `Differences to ${baseline!.factor} = ${baseline!.level}`,
    caption:
      'Mean of the differences between runs of the same seed. An interval that leaves out 0 is a difference that the seeds do not explain.',
    body: table(
      [...factors.map(left), ...metrics.flatMap(metric => [right(metric), right('interval')])],
      rows,
    ),
  };
}

function methodWords({ study }: Plan): Markup {
  const shares = study.metrics.some(({ at_least }) => at_least !== undefined);
  return html`<p>Intervals of means are studentised bootstrap intervals over replicates (Student’s below five values).${shares && html` Intervals of shares are exact (Clopper and Pearson).`} They speak of the mean over seeds, on the same test samples.</p>${study.stopping && html`<p>The cells were looked at after ${list(study.stopping.looks.map(String))} replicates, in the order of the seeds. The allowed error is spread over the looks by the Pocock-type spending function of Lan and DeMets, so that the interval shown holds its confidence whichever look ended the cell. Runs beyond that look are kept and do not count.</p>`}<p>The intervals of different cells are made one by one; with many cells, some will miss by chance.</p>`;
}
