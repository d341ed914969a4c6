import type { Analysis } from '../campaign/analysis.js';
import { type Ranked, type Ranking, rankedBy, rankingTitle, rankWords } from '../campaign/ranking.js';
import { intervalWords, NO_VALUE } from './campaign-words.js';
import { dots } from './chart.js';
import { drawing, line, text } from './drawing.js';
import type { Exhibit } from './exhibit.js';
import { html, type Value } from './markup.js';
import { linear, type Scale, widened } from './scale.js';
import { left, right, table } from './table.js';
import { percent, significant } from './words.js';

const WIDTH = 940;
const LEFT = 330;
const RIGHT = 900;
const TOP = 12;
const ROW = 18;

/** A figure and a table for each ranking that the study asks for. */
export const rankingExhibits = ({ rankings = [] }: Analysis): Exhibit[] =>
  rankings.flatMap((ranking, k) => [
    figure(ranking, `ranking-${k}`),
    rankingTable(ranking, `ranking-${k}-table`),
  ]);

/** The section that rankings stand in. */
export const sectionTitle = ({ golden }: Analysis): string => (golden ? 'Vulnerability' : 'Ranking');

function figure(ranking: Ranking, id: string): Exhibit {
  const { entries, lost } = ranking;
  const bottom = TOP + ROW * entries.length;
  const ends = entries.flatMap(({ value: { mean, interval } }) => [
    mean ?? 0,
    interval?.low ?? 0,
    interval?.high ?? 0,
  ]);
  const x = linear(widened([Math.min(0, ...ends), Math.max(0, ...ends)]), [LEFT, RIGHT], 7);
  const where = {
    id: `${id}-drawing`,
    title: rankingTitle(ranking),
    description: `${entries.map(spoken).join('; ')}.`,
    width: WIDTH,
    height: bottom + 42,
  };
  const body = [
    x.ticks.map(({ value }) => line(x(value), TOP - 4, x(value), bottom, 'grid')),
    entries.map((entry, k) => row(entry, TOP + (k + 0.5) * ROW, x)),
    axis(x, bottom, rankedBy(ranking)),
  ];
  return {
    kind: 'figure',
    id,
    title: rankingTitle(ranking),
    caption: `Mean ${lost ? 'loss against the golden runs' : 'of all seeds'}, the largest first; lines are its confidence intervals.`,
    body: html`<div class="scroll wide">${drawing(where, body)}</div>`,
  };
}

const spoken = ({ levels, value }: Ranked): string =>
  `${levels.join(', ')}: ${value.mean === null ? 'no value' : significant(value.mean, 3)}`;

function row({ levels, value }: Ranked, y: number, x: Scale): Value {
  const { mean, interval } = value;
  return [
    text(LEFT - 8, y + 4, levels.join(', '), 'end', 'key'),
    interval && line(x(interval.low), y, x(interval.high), y, 'stroke series-a'),
    mean !== null && dots([[x(mean), y]], 'series-a'),
  ];
}

const axis = (x: Scale, bottom: number, name: string): Value => [
  line(LEFT, bottom, RIGHT, bottom, 'axis'),
  x.ticks.map(({ value, label }) => [
    line(x(value), bottom, x(value), bottom + 4, 'axis'),
    text(x(value), bottom + 17, label, 'middle', 'tick'),
  ]),
  text((LEFT + RIGHT) / 2, bottom + 36, name, 'middle', 'axis-name'),
];

function rankingTable(ranking: Ranking, id: string): Exhibit {
  const { by, lost, entries } = ranking;
  const columns = [
    right('rank'),
    ...by.map(left),
    right(lost ? 'mean loss' : 'mean'),
    right('interval'),
    ...(lost ? [right('not masked'), right('critical')] : []),
    right('diverged'),
    left('not separated from'),
  ];
  const share = (part: number | null) => (part === null ? NO_VALUE : percent(part, 1));
  const rows = entries.map(({ rank, levels, value, unmasked, critical, diverged, tied }) => [
    rank,
    ...levels.map(String),
    value.mean === null ? NO_VALUE : significant(value.mean, 3),
    intervalWords(value.interval),
    ...(lost ? [share(unmasked), share(critical)] : []),
    diverged,
    tied.length === 0 ? 'all others are separated' : rankWords(tied),
  ]);
  const figures = lost ? ' and count as critical' : '';
  return {
    kind: 'table',
    id,
    title: rankingTitle(ranking),
    caption: `Every seed gives one value, the mean over all cells of the row; the interval is over seeds. Ranks whose intervals overlap are not separated: their order may be chance. Runs that diverged have no value${figures}.`,
    body: table(columns, rows),
  };
}
