import { bootstrapInterval } from './bootstrap.js';
import { type Interval, mean } from './sample.js';

export interface Difference {
  /** Pairs that count. */
  readonly n: number;
  /** Mean of b - a. */
  readonly mean: number;
  readonly interval: Interval | null;
}

/**
 * Mean of b - a over pairs of like seed. What a seed does to both (its samples, its first weights) cancels, so
 * the interval is that of the differences and not of two independent means. Pairs with a missing half do not count.
 */
export function pairedDifference(
  a: readonly (number | null)[],
  b: readonly (number | null)[],
  confidence: number,
): Difference | null {
  const differences = a.flatMap((left, k) => {
    const right = b[k];
    return left === null || right === null || right === undefined ? [] : [right - left];
  });
  const n = differences.length;
  if (n === 0) return null;
  return { n, mean: mean(differences), interval: n < 2 ? null : bootstrapInterval(differences, confidence) };
}
