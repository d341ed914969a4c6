import { metricName } from './columns.js';
import { type Estimate, estimate } from './estimate.js';
import { alone, compareWithGolden } from './golden.js';
import type { GoldenRule } from './golden-rule.js';
import type { Level } from './levels.js';
import { bySetting, goldenRun, type Plan, type PlannedRun } from './plan.js';
import { type Ranking, rankingsOf } from './ranking.js';
import { type GoldenReading, goldenMetric, goldenReadings, metricReadings, type Reading } from './reading.js';
import type { Result } from './result.js';
import { type Difference, pairedDifference } from './statistics/paired.js';
import type { Decision } from './stopping.js';
import { countedRuns, goldenRuns } from './table.js';

export const ANALYSIS_FORMAT = 'nudge.campaign/1';

export interface CellAnalysis extends Decision {
  readonly cell: number;
  readonly levels: readonly Level['value'][];
  readonly diverged: number;
  readonly failed: number;
  /** By metric. */
  readonly estimates: Readonly<Record<string, Estimate>>;
  /** Against the baseline's cell, seed by seed; by metric. */
  readonly differences?: Readonly<Record<string, Difference | null>>;
  /** Against the golden runs, seed by seed; absent in a cell that has none. */
  readonly golden?: Readonly<Record<GoldenReading, Estimate>>;
}

export interface GoldenSummary extends Omit<GoldenRule, 'metric'> {
  readonly metric: string;
  /** Golden runs that are compared with, and how many of them have no value: they diverged or failed. */
  readonly runs: number;
  readonly lost: number;
}

/** `summary.json` of a campaign: what its cells say. The same bits for any number of workers. */
export interface Analysis {
  readonly format: string;
  readonly name: string;
  readonly description: string;
  readonly confidence: number;
  readonly factors: readonly string[];
  readonly metrics: readonly string[];
  /** Runs that count. */
  readonly runs: number;
  readonly baseline: { readonly factor: string; readonly level: Level['value'] } | null;
  /** What golden runs are compared by, and how many there are; absent without. */
  readonly golden?: GoldenSummary;
  readonly cells: readonly CellAnalysis[];
  /** By the first metric, or by what faults cost; absent where none is asked for. */
  readonly rankings?: readonly Ranking[];
}

type ResultOf = (run: PlannedRun) => Result | undefined;

/** Values of readings, replicate by replicate: `values[reading][replicate]`. */
type Values = readonly (readonly (number | null)[])[];

export function analyseCampaign(plan: Plan, decisions: readonly Decision[], resultOf: ResultOf): Analysis {
  const { study } = plan;
  const { name, description, confidence, factors, baseline, golden, ranking } = study;
  const counted = countedRuns(plan, decisions);
  const runs = bySetting(plan, counted);
  const metrics = metricReadings(study);
  return {
    format: ANALYSIS_FORMAT,
    name,
    description,
    confidence,
    factors: factors.map(factor => factor.name),
    metrics: metrics.map(metric => metric.name),
    runs: counted.length,
    baseline,
    ...(golden && {
      golden: goldenSummary(plan, golden, goldenRuns(plan, counted), resultOf),
    }),
    cells: analyseCells(plan, decisions, runs, resultOf),
    ...(ranking && {
      rankings: rankingsOf(plan, decisions, (cell, replicate) => {
        const run = runs[cell]![replicate]!;
        const [metric, result] = [goldenMetric(study), resultOf(run)!];
        if (!golden) return alone(metric, result);
        return compareWithGolden(golden, metric, result, goldenResult(plan, run, resultOf));
      }),
    }),
  };
}

/** @param runs that count, by setting and replicate */
function analyseCells(
  plan: Plan,
  decisions: readonly Decision[],
  runs: readonly (readonly PlannedRun[])[],
  resultOf: ResultOf,
): CellAnalysis[] {
  const metrics = metricReadings(plan.study);
  const golden = goldenReadings(plan.study);
  const read = (readings: readonly Reading[], cell: number): Values =>
    readings.map(({ of }) => runs[cell]!.map(run => of(resultOf(run)!, goldenResult(plan, run, resultOf))));
  const values = plan.cells.map(({ index }) => read(metrics, index));
  return plan.cells.map(cell => {
    const { index, levels } = cell;
    const decision = decisions[index]!;
    const base = baselineCell(plan, index);
    const ended = (wanted: Result['state']) =>
      runs[index]!.filter(run => resultOf(run)!.state === wanted).length;
    return {
      cell: index,
      levels,
      ...decision,
      diverged: ended('diverged'),
      failed: ended('failed'),
      estimates: estimates(metrics, values[index]!, decision),
      ...(base !== undefined &&
        base !== index && {
          differences: differences(
            metrics,
            values[base]!,
            values[index]!,
            shorter(decision, decisions[base]!),
          ),
        }),
      ...(cell.golden !== null && {
        golden: estimates(golden, read(golden, index), decision) as Record<GoldenReading, Estimate>,
      }),
    };
  });
}

const goldenSummary = (
  { study }: Plan,
  rule: GoldenRule,
  runs: readonly PlannedRun[],
  resultOf: ResultOf,
): GoldenSummary => ({
  ...rule,
  metric: metricName(goldenMetric(study)),
  runs: runs.length,
  lost: runs.filter(run => resultOf(run)!.state !== 'finished').length,
});

function goldenResult(plan: Plan, run: PlannedRun, resultOf: ResultOf): Result | undefined {
  const golden = goldenRun(plan, run);
  return golden && resultOf(golden);
}

const estimates = (readings: readonly Reading[], values: Values, { confidence }: Decision) =>
  Object.fromEntries(readings.map(({ name, share }, k) => [name, estimate(values[k]!, confidence, share)]));

/** Differences of yes and no take three values only; no bootstrap covers these honestly. */
const differences = (
  readings: readonly Reading[],
  base: Values,
  values: Values,
  { confidence }: Decision,
): Record<string, Difference | null> =>
  Object.fromEntries(
    readings.map(({ name, share }, k) => [
      name,
      share ? null : pairedDifference(base[k]!, values[k]!, confidence),
    ]),
  );

/** The decision that leaves fewer pairs: its look is the one at which the difference is seen. */
const shorter = (a: Decision, b: Decision): Decision => (a.replicates < b.replicates ? a : b);

/** The cell that differs from this one in the baseline's factor only; undefined without a baseline. */
function baselineCell({ study: { baseline, factors }, cells }: Plan, index: number): number | undefined {
  if (!baseline) return undefined;
  const at = factors.findIndex(({ name }) => name === baseline.factor);
  const wanted = cells[index]!.levels.with(at, baseline.level);
  return cells.findIndex(({ levels }) => levels.every((level, k) => level === wanted[k]));
}
