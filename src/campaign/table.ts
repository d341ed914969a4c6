import { csvRow } from '../run/csv.js';
import { COMPARED_COLUMNS, FIXED_COLUMNS, metricName } from './columns.js';
import { compareWithGolden } from './golden.js';
import { metricValue } from './metric.js';
import { goldenRun, type Plan, type PlannedRun } from './plan.js';
import type { Ranking } from './ranking.js';
import { goldenMetric } from './reading.js';
import type { Result } from './result.js';
import type { Decision } from './stopping.js';

export type TableValue = number | string | boolean | null;

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableValue[])[];
}

type ResultOf = (run: PlannedRun) => Result | undefined;

/** Runs of cells that count, in plan order. */
export const countedRuns = ({ runs }: Plan, decisions: readonly Decision[]): PlannedRun[] =>
  runs.filter(({ cell, replicate }) => replicate < (decisions[cell]?.replicates ?? 0));

/** Runs that these are compared with, each once, in plan order. */
export function goldenRuns(plan: Plan, runs: readonly PlannedRun[]): PlannedRun[] {
  const wanted = new Set(runs.flatMap(run => goldenRun(plan, run) ?? []));
  return plan.runs.filter(run => wanted.has(run));
}

/**
 * One row for each of some runs: every factor, every metric, and the comparison with its golden run. Of the runs that
 * count, the same bits for any number of workers; metrics of runs that did not finish are null.
 */
export function resultsTable(plan: Plan, runs: readonly PlannedRun[], resultOf: ResultOf): Table {
  const { factors, metrics, golden } = plan.study;
  const rows = runs.map(run => [
    ...fixedCells(run, resultOf),
    ...plan.cells[run.cell]!.levels,
    ...metricCells(plan, resultOf(run)!),
    ...comparedCells(plan, run, resultOf),
  ]);
  const compared = golden ? COMPARED_COLUMNS : [];
  return {
    columns: [...FIXED_COLUMNS, ...factors.map(({ name }) => name), ...metrics.map(metricName), ...compared],
    rows,
  };
}

/** One row for each golden run; a cell of the study that serves as golden setting has a number among the cells. */
export function goldenTable(plan: Plan, runs: readonly PlannedRun[], resultOf: ResultOf): Table {
  const rows = runs.map(run => [...fixedCells(run, resultOf), ...metricCells(plan, resultOf(run)!)]);
  return { columns: [...FIXED_COLUMNS, ...plan.study.metrics.map(metricName)], rows };
}

const fixedCells = (run: PlannedRun, resultOf: ResultOf): TableValue[] => {
  const { index, id, cell, replicate, seed } = run;
  return [index, id, cell, replicate, seed, resultOf(run)!.state];
};

const metricCells = ({ study }: Plan, { summary }: Result): TableValue[] =>
  study.metrics.map(metric => summary && metricValue(metric, summary));

function comparedCells(plan: Plan, run: PlannedRun, resultOf: ResultOf): TableValue[] {
  const { study } = plan;
  if (!study.golden) return [];
  const golden = goldenRun(plan, run);
  if (!golden) return COMPARED_COLUMNS.map(() => null);
  const found = compareWithGolden(study.golden, goldenMetric(study), resultOf(run)!, resultOf(golden));
  return [golden.id, found.difference, found.changed, found.outcome];
}

/** One row for each entry of each ranking; ranks that it is not separated from, with spaces between. */
export function rankingTable(rankings: readonly Ranking[]): Table {
  const rows = rankings.flatMap(({ by, entries }) =>
    entries.map(({ rank, levels, value, unmasked, critical, diverged, tied }) => {
      const { mean, interval, n } = value;
      const name = levels.map((level, k) => `${by[k]}=${level}`).join(', ');
      const [low, high] = [interval?.low ?? null, interval?.high ?? null];
      return [by.join(' x '), rank, name, n, mean, low, high, unmasked, critical, diverged, tied.join(' ')];
    }),
  );
  const found = [
    'seeds',
    rankings[0]?.lost ? 'loss' : 'mean',
    'low',
    'high',
    'unmasked',
    'critical',
    'diverged',
  ];
  return { columns: ['by', 'rank', 'levels', ...found, 'not_separated_from'], rows };
}

/** What differs from time to time: one row for each run that ended, those beyond a stop too. */
export function timingsTable(plan: Plan, counted: readonly PlannedRun[], resultOf: ResultOf): Table {
  const counts = new Set(counted);
  const rows = plan.runs.flatMap(run => {
    const result = resultOf(run);
    if (!result) return [];
    const { state, seconds, attempts, reason } = result;
    return [[run.index, run.id, counts.has(run), state, seconds, attempts, reason]];
  });
  return { columns: ['run', 'id', 'counted', 'state', 'seconds', 'attempts', 'reason'], rows };
}

export const csvOf = ({ columns, rows }: Table): string => [csvRow(columns), ...rows.map(csvRow)].join('');
