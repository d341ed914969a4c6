/** Moments and goodness of fit of random gaps, float64. */

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

export function varianceOf(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - mean) ** 2;
  return sum / (values.length - 1);
}

/** Probability of a gap of k ticks between Bernoulli spikes. */
export const geometricProbability = (p: number, k: number): number => p * (1 - p) ** (k - 1);

/**
 * Chi-square of gaps against the geometric law, cells 1, 2, ... joined from where fewer than 50 are expected,
 * as a number of standard deviations from its mean (Wilson and Hilferty 1931): |z| < 4 is ordinary.
 */
export function geometricMisfit(gaps: ArrayLike<number>, p: number): number {
  const cells = 1 + Math.max(1, Math.floor(Math.log(50 / (gaps.length * p)) / Math.log(1 - p)));
  const seen = new Float64Array(cells + 1);
  for (let i = 0; i < gaps.length; i++) seen[Math.min(gaps[i]!, cells + 1) - 1]! += 1;
  let chi2 = 0;
  for (let k = 1; k <= cells + 1; k++) {
    const expected = gaps.length * (k <= cells ? geometricProbability(p, k) : (1 - p) ** cells);
    chi2 += (seen[k - 1]! - expected) ** 2 / expected;
  }
  const spread = 2 / (9 * cells);
  return ((chi2 / cells) ** (1 / 3) - (1 - spread)) / Math.sqrt(spread);
}

export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
