import { estimate } from './estimate.js';
import type { Study } from './schema.js';
import { halfWidth } from './statistics/sample.js';
import { confidenceAt } from './statistics/spending.js';

/** What is decided about a cell. */
export interface Decision {
  /** Replicates that count: a look, or all of them. */
  readonly replicates: number;
  /** Confidence that each interval of the cell is made for, so that together they keep the study's. */
  readonly confidence: number;
  /** True where the interval was narrow enough before the last look. */
  readonly early: boolean;
}

type Rule = Pick<Study, 'stopping' | 'confidence' | 'replicates'>;

/**
 * Decides how many replicates of a cell count, from values in replicate order: at the first declared look at which
 * the interval is narrow enough, else at the last. Undefined while a replicate before the next look is missing; so
 * neither the order in which runs end nor runs beyond the look can sway it.
 * @param share the values are yes (1) and no (0)
 * @param replicateValue what the rule looks at, of a replicate; null without a value, undefined while it has not ended
 */
export function decide(
  { stopping, confidence, replicates }: Rule,
  share: boolean,
  replicateValue: (replicate: number) => number | null | undefined,
): Decision | undefined {
  const looks = stopping?.looks ?? [replicates.count];
  const levels = confidenceAt(looks, confidence);
  const values: (number | null)[] = [];
  for (const [k, look] of looks.entries()) {
    while (values.length < look) {
      const value = replicateValue(values.length);
      if (value === undefined) return undefined;
      values.push(value);
    }
    const last = k === looks.length - 1;
    if (last || narrow(stopping!, share, values, levels[k]!)) {
      return { replicates: look, confidence: levels[k]!, early: !last };
    }
  }
  return undefined;
}

function narrow(
  { half_width }: NonNullable<Study['stopping']>,
  share: boolean,
  values: readonly (number | null)[],
  confidence: number,
): boolean {
  const { interval } = estimate(values, confidence, share);
  return interval !== null && halfWidth(interval) <= half_width;
}
