import type { GoldenRule } from './golden-rule.js';
import { metricValue } from './metric.js';
import type { Result } from './result.js';
import type { MetricEntry } from './schema.js';

/**
 * What a fault came to, by comparison with the golden run: the run of the same experiment and seed without its
 * faults. The words are those of fault injection: masked faults do not show in the answer, critical ones make it
 * useless.
 */
export const OUTCOMES = ['masked', 'degraded', 'critical'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a run and its golden run say about each other; null where one of them has no value. */
export interface Comparison {
  /** Metric of the run minus that of the golden run. */
  readonly difference: number | null;
  readonly outcome: Outcome | null;
  /** Share of the test samples that are predicted as another class, right or wrong. */
  readonly changed: number | null;
}

const NOTHING: Comparison = { difference: null, outcome: null, changed: null };
/** Differences of accuracies are counts divided by a number of samples: off by rounding, never by this much. */
const ROUNDING = 1e-9;

/** A run that is compared with none: its value, where a difference would stand. */
export const alone = (metric: MetricEntry, { summary }: Result): Comparison => ({
  ...NOTHING,
  difference: summary && metricValue(metric, summary),
});

/** Compares a run with its golden run. One that failed says nothing; one that diverged is critical. */
export function compareWithGolden(
  rule: GoldenRule,
  metric: MetricEntry,
  run: Result,
  golden: Result | undefined,
): Comparison {
  const whole = golden?.summary && metricValue(metric, golden.summary);
  if (!golden?.summary || whole === null || whole === undefined) return NOTHING;
  if (run.state === 'diverged') return { ...NOTHING, outcome: 'critical' };
  const broken = run.summary && metricValue(metric, run.summary);
  if (!run.summary || broken === null) return NOTHING;
  const difference = broken - whole;
  const loss = rule.better === 'higher' ? -difference : difference;
  return {
    difference,
    outcome: outcomeOf(rule, loss),
    changed: changedShare(run.summary.test?.predictions, golden.summary.test?.predictions),
  };
}

function outcomeOf({ degraded, critical }: GoldenRule, loss: number): Outcome {
  if (loss >= critical - ROUNDING) return 'critical';
  return loss >= degraded - ROUNDING ? 'degraded' : 'masked';
}

type Predictions = string | null | undefined;

function changedShare(run: Predictions, golden: Predictions): number | null {
  if (!run || !golden) return null;
  const [ours, theirs] = [Buffer.from(run, 'base64'), Buffer.from(golden, 'base64')];
  if (ours.length !== theirs.length) return null;
  return ours.reduce((sum, predicted, k) => sum + (predicted === theirs[k] ? 0 : 1), 0) / ours.length;
}
