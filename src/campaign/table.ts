import { csvRow } from '../run/csv.js';
import { FIXED_COLUMNS, metricName } from './columns.js';
import { metricValue } from './metric.js';
import type { Plan, PlannedRun } from './plan.js';
import type { Result } from './result.js';
import type { Decision } from './stopping.js';

export type TableValue = number | string | boolean | null;

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableValue[])[];
}

type ResultOf = (run: PlannedRun) => Result | undefined;

/** Runs that count, in plan order. */
export const countedRuns = ({ runs }: Plan, decisions: readonly Decision[]): PlannedRun[] =>
  runs.filter(({ cell, replicate }) => replicate < decisions[cell]!.replicates);

/**
 * One row for each run that counts, in plan order: every factor and every metric. The same bits for any number of
 * workers; metrics of runs that did not finish are null.
 */
export function resultsTable(plan: Plan, decisions: readonly Decision[], resultOf: ResultOf): Table {
  const { factors, metrics } = plan.study;
  const rows = countedRuns(plan, decisions).map(run => {
    const { state, summary } = resultOf(run)!;
    const values = metrics.map(metric => summary && metricValue(metric, summary));
    const { index, id, cell, replicate, seed } = run;
    return [index, id, cell, replicate, seed, state, ...plan.cells[cell]!.levels, ...values];
  });
  return {
    columns: [...FIXED_COLUMNS, ...factors.map(({ name }) => name), ...metrics.map(metricName)],
    rows,
  };
}

/** What differs from time to time: one row for each run that ended, those beyond a stop too. */
export function timingsTable(plan: Plan, decisions: readonly Decision[], resultOf: ResultOf): Table {
  const rows = plan.runs.flatMap(run => {
    const result = resultOf(run);
    if (!result) return [];
    const counted = run.replicate < decisions[run.cell]!.replicates;
    return [[run.index, run.id, counted, result.state, result.seconds, result.attempts, result.reason]];
  });
  return { columns: ['run', 'id', 'counted', 'state', 'seconds', 'attempts', 'reason'], rows };
}

export const csvOf = ({ columns, rows }: Table): string => [csvRow(columns), ...rows.map(csvRow)].join('');
