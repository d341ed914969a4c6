import { bootstrapInterval, FEWEST } from './statistics/bootstrap.js';
import { exactInterval } from './statistics/proportion.js';
import { type Interval, mean, spread } from './statistics/sample.js';

/** What the replicates of a cell say about one reading. */
export interface Estimate {
  /** Replicates that have a value. */
  readonly n: number;
  /** Null without any value. */
  readonly mean: number | null;
  /** Sample standard deviation; null below two values. */
  readonly deviation: number | null;
  readonly interval: Interval | null;
  readonly method: 'studentised bootstrap' | 'Student' | 'Clopper-Pearson' | null;
}

const NOTHING: Estimate = { n: 0, mean: null, deviation: null, interval: null, method: null };

/**
 * Mean and interval of a reading over replicates; null values (diverged, failed, not tested) do not count.
 * @param share the values are yes (1) and no (0)
 */
export function estimate(all: readonly (number | null)[], confidence: number, share: boolean): Estimate {
  const values = all.filter(value => value !== null);
  const n = values.length;
  if (n === 0) return NOTHING;
  const common = { n, mean: mean(values), deviation: n < 2 ? null : spread(values) };
  if (share) {
    const hits = values.filter(value => value === 1).length;
    return { ...common, interval: exactInterval(hits, n, confidence), method: 'Clopper-Pearson' };
  }
  if (n < 2) return { ...common, interval: null, method: null };
  const interval = bootstrapInterval(values, confidence);
  return { ...common, interval, method: n < FEWEST ? 'Student' : 'studentised bootstrap' };
}
