import { metricName } from './columns.js';
import { type Estimate, estimate } from './estimate.js';
import type { Level } from './levels.js';
import { metricValue } from './metric.js';
import type { Plan, PlannedRun } from './plan.js';
import type { Result } from './result.js';
import { type Difference, pairedDifference } from './statistics/paired.js';
import type { Decision } from './stopping.js';
import { countedRuns } from './table.js';

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
  readonly cells: readonly CellAnalysis[];
}

export function analyseCampaign(
  plan: Plan,
  decisions: readonly Decision[],
  resultOf: (run: PlannedRun) => Result | undefined,
): Analysis {
  const { study } = plan;
  const { name, description, confidence, factors, metrics, baseline } = study;
  const counted = countedRuns(plan, decisions);
  const results = plan.cells.map(() => [] as Result[]);
  for (const run of counted) results[run.cell]!.push(resultOf(run)!);
  const values = results.map(list =>
    metrics.map(metric => list.map(({ summary }) => summary && metricValue(metric, summary))),
  );
  const cells = plan.cells.map(({ index, levels }) => {
    const decision = decisions[index]!;
    const estimates = byMetric(plan, k => estimate(metrics[k]!, values[index]![k]!, decision.confidence));
    const base = baselineCell(plan, index);
    const differences =
      base !== undefined &&
      base !== index &&
      byMetric(plan, k =>
        // Differences of yes and no take three values only; no bootstrap covers these honestly.
        metrics[k]!.at_least === undefined
          ? pairedDifference(
              values[base]![k]!,
              values[index]![k]!,
              shorter(decision, decisions[base]!).confidence,
            )
          : null,
      );
    const ended = (state: Result['state']) => results[index]!.filter(result => result.state === state).length;
    const counts = { diverged: ended('diverged'), failed: ended('failed') };
    return { cell: index, levels, ...decision, ...counts, estimates, ...(differences && { differences }) };
  });
  return {
    format: ANALYSIS_FORMAT,
    name,
    description,
    confidence,
    factors: factors.map(factor => factor.name),
    metrics: metrics.map(metricName),
    runs: counted.length,
    baseline,
    cells,
  };
}

const byMetric = <T>({ study }: Plan, of: (index: number) => T): Record<string, T> =>
  Object.fromEntries(study.metrics.map((metric, k) => [metricName(metric), of(k)]));

/** The decision that leaves fewer pairs: its look is the one at which the difference is seen. */
const shorter = (a: Decision, b: Decision): Decision => (a.replicates < b.replicates ? a : b);

/** The cell that differs from this one in the baseline's factor only; undefined without a baseline. */
function baselineCell({ study: { baseline, factors }, cells }: Plan, index: number): number | undefined {
  if (!baseline) return undefined;
  const at = factors.findIndex(({ name }) => name === baseline.factor);
  const wanted = cells[index]!.levels.with(at, baseline.level);
  return cells.findIndex(({ levels }) => levels.every((level, k) => level === wanted[k]));
}
