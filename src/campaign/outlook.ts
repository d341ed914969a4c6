import { goldenRun, type Plan } from './plan.js';
import { stoppingReading } from './reading.js';
import type { Result } from './result.js';
import { mean, spread } from './statistics/sample.js';
import { plannedReplicates } from './statistics/sample-size.js';

/** What can be said before a campaign is run, from its plan and from the runs that are already there. */
export interface Outlook {
  readonly cells: number;
  readonly replicates: number;
  /** Settings without faults that cells are compared with, run as often. */
  readonly goldens: number;
  readonly runs: number;
  /** Runs that have ended. */
  readonly done: number;
  /** Mean working time of these; null without any. */
  readonly secondsPerRun: number | null;
  /** Replicates that the wanted half-width is likely to take; null without a stopping rule. */
  readonly sample: SampleOutlook | null;
}

export interface SampleOutlook {
  readonly metric: string;
  readonly halfWidth: number;
  readonly confidence: number;
  /** Between replicates, the largest of any cell; null while nothing is known of it. */
  readonly deviation: number | null;
  readonly source: 'assumed' | 'runs' | null;
  /** Null when unknown, or more than can be planned. */
  readonly replicates: number | null;
}

export function outlookOf(plan: Plan, stored: ReadonlyMap<string, Result>): Outlook {
  const { cells, runs, study } = plan;
  const times = runs.flatMap(({ id }) => stored.get(id)?.seconds ?? []);
  return {
    cells: cells.length,
    replicates: study.replicates.count,
    goldens: plan.goldens.length,
    runs: runs.length,
    done: times.length,
    secondsPerRun: times.length > 0 ? mean(times) : null,
    sample: sampleOutlook(plan, stored),
  };
}

function sampleOutlook(plan: Plan, stored: ReadonlyMap<string, Result>): SampleOutlook | null {
  const { stopping, confidence } = plan.study;
  const reading = stoppingReading(plan.study);
  if (!stopping || !reading) return null;
  const values = plan.cells.map(() => [] as number[]);
  for (const run of plan.runs) {
    const result = stored.get(run.id);
    const golden = goldenRun(plan, run);
    const value = result ? reading.of(result, golden && stored.get(golden.id)) : null;
    if (value !== null) values[run.cell]?.push(value);
  }
  const pilots = values
    .filter(list => list.length > 1)
    .map(list => ({ n: list.length, spread: spread(list) }));
  const widest = pilots.toSorted((a, b) => b.spread - a.spread)[0];
  const deviation = widest?.spread ?? stopping.assumed_deviation ?? null;
  const wish = { halfWidth: stopping.half_width, confidence };
  const replicates =
    deviation === null
      ? undefined
      : plannedReplicates({ ...wish, spread: deviation, ...(widest && { pilot: widest.n }) });
  const source = widest ? 'runs' : deviation === null ? null : 'assumed';
  return { metric: stopping.metric, ...wish, deviation, source, replicates: replicates ?? null };
}
