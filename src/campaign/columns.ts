import type { MetricEntry } from './schema.js';

/** Columns of results.csv that every study has, before those of its factors and metrics. */
export const FIXED_COLUMNS = ['run', 'id', 'cell', 'replicate', 'seed', 'state'] as const;

/** Name of a metric's column. */
export const metricName = ({ name, path, at_least }: MetricEntry): string =>
  name ?? `${path.replaceAll(/[.[\]]+/g, '_')}${at_least === undefined ? '' : `_at_least_${at_least}`}`;

/** Columns behind the metrics where runs are compared with golden runs. */
export const COMPARED_COLUMNS = ['golden', 'difference', 'changed', 'outcome'] as const;
