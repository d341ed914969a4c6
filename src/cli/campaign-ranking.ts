import type { Analysis } from '../campaign/analysis.js';
import { type Ranked, rankedBy, rankingTitle, rankWords } from '../campaign/ranking.js';
import { intervalWords } from './campaign-golden.js';
import { percent, short, table } from './words.js';

/** Entries of a ranking that are printed; the rest stands in the report and in ranking.csv. */
const SHOWN = 12;

/** Which levels do best, or where faults cost most. */
export const rankingText = ({ rankings = [] }: Analysis): string[] =>
  rankings.flatMap(ranking => {
    const { by, lost, entries } = ranking;
    const outcome = lost ? ['critical'] : [];
    const head = ['rank', ...by, rankedBy(ranking), 'interval', ...outcome, 'not separated from'];
    const rows = entries.slice(0, SHOWN).map(entry => cellsOf(entry, lost));
    const more = entries.length > SHOWN ? [`${entries.length - SHOWN} more in ranking.csv`] : [];
    const right = [0, by.length + 1, by.length + 2, ...outcome.map(() => by.length + 3)];
    return ['', rankingTitle(ranking), table(head, rows, { right }), ...more];
  });

const cellsOf = ({ rank, levels, value, critical, tied }: Ranked, lost: boolean): string[] => [
  `${rank}`,
  ...levels.map(String),
  value.mean === null ? '' : short(value.mean),
  intervalWords(value, short),
  ...(lost ? [critical === null ? '' : percent(critical)] : []),
  rankWords(tied),
];
