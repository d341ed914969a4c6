import { mean, spread } from '../../dist/campaign/statistics/sample.js';

/**
 * What a figure is over seeds, as records in results/ hold it.
 * @param {number[]} values one for each seed
 * @returns {{ mean: number, standardDeviation: number | null, seeds: number }} deviation by n - 1; null for one seed
 */
export const overSeeds = values => ({
  mean: mean(values),
  standardDeviation: values.length > 1 ? spread(values) : null,
  seeds: values.length,
});

/** `94.25 % +- 0.12` */
export const percentOverSeeds = ({ mean: share, standardDeviation }) =>
  `${(100 * share).toFixed(2)} %${standardDeviation === null ? '' : ` +- ${(100 * standardDeviation).toFixed(2)}`}`;
