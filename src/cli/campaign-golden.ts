import type { Analysis } from '../campaign/analysis.js';
import type { Estimate } from '../campaign/estimate.js';
import { OUTCOMES } from '../campaign/golden.js';
import { percent, plural, short, table } from './words.js';

/** What faults came to, cell by cell; the intervals of the other outcomes stand in the report. */
export function goldenText({ golden, factors, cells }: Analysis): string {
  const { metric, runs, lost, degraded, critical } = golden!;
  const head = [
    ...factors,
    'pairs',
    ...OUTCOMES,
    'interval of critical',
    'silent',
    `${metric} difference`,
    'interval',
    'changed',
  ];
  const rows = cells.flatMap(({ levels, golden: found }) => {
    if (!found) return [];
    const { difference, changed, silent } = found;
    return [
      [
        ...levels.map(String),
        `${found.masked.n}`,
        ...OUTCOMES.map(outcome => hits(found[outcome])),
        intervalWords(found.critical, percent),
        hits(silent),
        difference.mean === null ? '' : short(difference.mean),
        intervalWords(difference, short),
        changed.mean === null ? '' : percent(changed.mean),
      ],
    ];
  });
  const right = head.map((_, column) => column).slice(factors.length);
  return [
    `Against ${plural(runs, 'golden run')}: degraded from a loss of ${degraded} on, critical from ${critical}; silent: masked, but predictions changed`,
    table(head, rows, { right }),
    ...(lost > 0 ? [`${plural(lost, 'golden run')} diverged or failed: no outcome for their pairs`] : []),
  ].join('\n');
}

const hits = ({ n, mean }: Estimate): string => (mean === null ? '' : String(Math.round(n * mean)));

export const intervalWords = ({ interval }: Estimate, words: (value: number) => string): string =>
  interval ? `${words(interval.low)} to ${words(interval.high)}` : '';
