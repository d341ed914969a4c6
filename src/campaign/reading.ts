import { metricName } from './columns.js';
import { type Comparison, compareWithGolden, OUTCOMES } from './golden.js';
import { metricValue } from './metric.js';
import type { Result } from './result.js';
import type { Study } from './schema.js';

/** A number that is read off each run, and of which a cell has a mean and an interval. */
export interface Reading {
  readonly name: string;
  /** Yes (1) or no (0): the mean is a share, and its interval exact. */
  readonly share: boolean;
  /** Read off the run and its golden run together. */
  readonly paired: boolean;
  /** Null where there is no value. */
  of(run: Result, golden: Result | undefined): number | null;
}

export const metricReadings = ({ metrics }: Study): Reading[] =>
  metrics.map(metric => ({
    name: metricName(metric),
    share: metric.at_least !== undefined,
    paired: false,
    of: ({ summary }) => summary && metricValue(metric, summary),
  }));

/** What golden runs add. `silent`: masked, although predictions changed. */
export const GOLDEN_READINGS = ['difference', 'changed', ...OUTCOMES, 'silent'] as const;
export type GoldenReading = (typeof GOLDEN_READINGS)[number];

export function goldenReadings(study: Study): Reading[] {
  const { golden } = study;
  if (!golden) return [];
  const metric = goldenMetric(study);
  return GOLDEN_READINGS.map(name => ({
    name,
    share: name !== 'difference' && name !== 'changed',
    paired: true,
    of: (run, whole) => readingOf(name, compareWithGolden(golden, metric, run, whole)),
  }));
}

/** The metric that is compared with golden runs. */
export const goldenMetric = ({ golden, metrics }: Study) =>
  metrics.find(metric => metricName(metric) === golden?.metric) ?? metrics[0]!;

function readingOf(name: GoldenReading, { difference, outcome, changed }: Comparison): number | null {
  if (name === 'difference') return difference;
  if (name === 'changed') return changed;
  if (outcome === null) return null;
  if (name !== 'silent') return Number(outcome === name);
  return changed === null && outcome === 'masked' ? null : Number(outcome === 'masked' && changed! > 0);
}

/** All that a study reads off its runs. */
export const readingsOf = (study: Study): Reading[] => [...metricReadings(study), ...goldenReadings(study)];

/** The reading whose interval decides when a cell ends; undefined without a stopping rule. */
export const stoppingReading = (study: Study): Reading | undefined =>
  readingsOf(study).find(({ name }) => name === study.stopping?.metric);
