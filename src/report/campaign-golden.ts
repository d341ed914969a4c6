import type { Analysis, CellAnalysis } from '../campaign/analysis.js';
import type { Estimate } from '../campaign/estimate.js';
import { OUTCOMES, type Outcome } from '../campaign/golden.js';
import type { Plan } from '../campaign/plan.js';
import { goldenCurves } from './campaign-curves.js';
import { intervalWords, NO_VALUE } from './campaign-words.js';
import { legend } from './chart.js';
import { box, drawing, line, text } from './drawing.js';
import type { Exhibit } from './exhibit.js';
import { html, type Value } from './markup.js';
import { linear, type Scale } from './scale.js';
import { type Column, left, right, table } from './table.js';
import { percent, plural, significant } from './words.js';

const WIDTH = 940;
const LEFT = 330;
const RIGHT = 900;
const TOP = 30;
const BAR = 13;
const ROW = 20;
const KINDS: Readonly<Record<Outcome, string>> = {
  masked: 'series-c',
  degraded: 'series-e',
  critical: 'series-b',
};

type Compared = CellAnalysis & Required<Pick<CellAnalysis, 'golden'>>;

/** What faults came to against the golden runs: curves, a figure of outcomes, a table; nothing without golden runs. */
export function goldenExhibits(plan: Plan, analysis: Analysis): Exhibit[] {
  if (!analysis.golden) return [];
  const cells = analysis.cells.filter((cell): cell is Compared => cell.golden !== undefined);
  return [...goldenCurves(plan, analysis), outcomeFigure(analysis, cells), outcomeTable(analysis, cells)];
}

export function goldenWords({ golden }: Analysis): Value {
  if (!golden) return null;
  const { metric, better, degraded, critical, runs, lost } = golden;
  const worse = better === 'higher' ? 'lower' : 'higher';
  return html`<p>Each run is compared with its golden run: the same experiment and seed without its faults (${plural(runs, 'golden run')}, each made once and shared by all cells that differ in their faults only). Where ${metric} is ${worse} by ${significant(critical)} or more, or the run diverged, the outcome is <b>critical</b>; by ${significant(degraded)} or more, <b>degraded</b>; else <b>masked</b>. A masked run is <b>silent</b> where predictions changed all the same. Intervals of outcomes are exact (Clopper and Pearson), those of differences and changes studentised bootstrap intervals over pairs.</p>${lost > 0 && html`<div class="warning" role="note"><p><b>Some golden runs have no value.</b> ${plural(lost, 'golden run')} diverged or failed; their pairs have no outcome.</p></div>`}`;
}

function outcomeFigure({ factors }: Analysis, cells: readonly Compared[]): Exhibit {
  const bottom = TOP + ROW * cells.length;
  const x = linear([0, 1], [LEFT, RIGHT], 5);
  const where = {
    id: 'outcomes-drawing',
    title: 'Outcomes of faults by cell',
    description: cells.map(cell => `${nameOf(factors, cell)}: ${spoken(cell)}.`).join(' '),
    width: WIDTH,
    height: bottom + 42,
  };
  const keys = OUTCOMES.map(outcome => ({ name: outcome, kind: KINDS[outcome], mark: 'bar' as const }));
  const rows = cells.map((cell, k) => row(nameOf(factors, cell), cell, TOP + k * ROW, x));
  return {
    kind: 'figure',
    id: 'outcomes',
    title: 'What the faults came to',
    caption: 'Share of the pairs of each cell; their number stands in the bar.',
    body: html`<div class="scroll wide">${drawing(where, [legend(keys, LEFT, 14), rows, axis(x, bottom)])}</div>`,
  };
}

const nameOf = (factors: readonly string[], { levels }: Compared): string =>
  levels.map((level, k) => `${factors[k]} ${level}`).join(', ');

const spoken = ({ golden }: Compared): string =>
  OUTCOMES.map(outcome => `${hits(golden[outcome])} ${outcome}`).join(', ');

function row(name: string, { golden }: Compared, top: number, x: Scale): Value {
  let from = 0;
  const bars = OUTCOMES.map(outcome => {
    const { mean } = golden[outcome];
    if (!mean) return null;
    const [start, end] = [x(from), x(from + mean)];
    from += mean;
    return [
      box(start, top, end - start, BAR, `fill ${KINDS[outcome]}`),
      text((start + end) / 2, top + 10, hits(golden[outcome]), 'middle', 'key inside'),
    ];
  });
  return [text(LEFT - 8, top + 10, name, 'end', 'key'), bars];
}

const axis = (x: Scale, bottom: number): Value => [
  line(LEFT, bottom, RIGHT, bottom, 'axis'),
  x.ticks.map(({ value, label }) => [
    line(x(value), bottom, x(value), bottom + 4, 'axis'),
    text(x(value), bottom + 17, label, 'middle', 'tick'),
  ]),
  text((LEFT + RIGHT) / 2, bottom + 36, 'share of the pairs', 'middle', 'axis-name'),
];

function outcomeTable({ factors, golden }: Analysis, cells: readonly Compared[]): Exhibit {
  const columns: Column[] = [
    ...factors.map(left),
    right('pairs'),
    ...OUTCOMES.flatMap(outcome => [right(outcome), right('interval')]),
    right('silent'),
    right(`${golden!.metric} difference`),
    right('interval'),
    right('predictions changed'),
    right('interval'),
  ];
  const rows = cells.map(({ levels, golden: found }) => [
    ...levels.map(String),
    found.masked.n,
    ...OUTCOMES.flatMap(outcome => [hits(found[outcome]), intervalWords(found[outcome].interval, share)]),
    hits(found.silent),
    found.difference.mean === null ? NO_VALUE : significant(found.difference.mean, 3),
    intervalWords(found.difference.interval),
    found.changed.mean === null ? NO_VALUE : share(found.changed.mean),
    intervalWords(found.changed.interval, share),
  ]);
  return {
    kind: 'table',
    id: 'golden',
    title: 'Outcomes, cell by cell',
    caption:
      'Numbers of pairs with each outcome and the exact interval of their share; mean difference to the golden run and mean share of test samples predicted as another class, with bootstrap intervals. A pair without a value (its golden run diverged, or one of them failed) is left out.',
    body: table(columns, rows),
  };
}

const hits = ({ n, mean }: Estimate): string => (mean === null ? NO_VALUE : String(Math.round(n * mean)));

const share = (value: number): string => percent(value, 1);
