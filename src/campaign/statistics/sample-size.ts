import { studentQuantile } from './student.js';

/** More replicates than this are not planned. */
export const MOST_REPLICATES = 100_000;

export interface Wish {
  /** Half-width that the interval of the mean is to have. */
  readonly halfWidth: number;
  readonly confidence: number;
  /** Standard deviation between replicates: assumed, or that of a pilot. */
  readonly spread: number;
  /** Runs that the spread was estimated from; without it the spread is taken as known. */
  readonly pilot?: number;
}

/**
 * Replicates for a wanted half-width. With a pilot of n0 runs it is Stein's (1945) two-stage number
 * t(n0 - 1)^2 s^2 / h^2, at least n0, which makes up for the pilot's own uncertainty; without one, the smallest n
 * with t(n - 1) s / sqrt(n) <= h. Undefined above `MOST_REPLICATES`.
 */
export function plannedReplicates({ halfWidth, confidence, spread, pilot }: Wish): number | undefined {
  const needed = (freedom: number): number =>
    (studentQuantile(confidence, freedom) * (spread / halfWidth)) ** 2;
  const n =
    pilot === undefined
      ? smallest(count => needed(count - 1) <= count)
      : Math.max(pilot, Math.ceil(needed(pilot - 1)));
  return n !== undefined && n <= MOST_REPLICATES ? n : undefined;
}

/** Smallest count from 2 on that is enough; enough stays enough. */
function smallest(enough: (count: number) => boolean): number | undefined {
  let high = 2;
  while (!enough(high)) {
    if (high > MOST_REPLICATES) return undefined;
    high *= 2;
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle >= 2 && enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
