import type { OverSeeds } from './result.js';
import type { Published, Row, Size } from './schema.js';

export interface Verdict {
  readonly kind: 'reproduced' | 'better' | 'short' | 'smaller' | 'not-run';
  readonly words: string;
}

/** Test error in percent of a share of right answers. */
export const errorPercent = (accuracy: number): number => 100 * (1 - accuracy);

/** Sets our figure beside the published one. Runs smaller than the published one are shown and not judged. */
export function judge(row: Row, ours: OverSeeds | undefined, size: Size): Verdict {
  if (!ours) return { kind: 'not-run', words: 'not run here' };
  if (size !== 'full') return { kind: 'smaller', words: `a ${size} run, not judged` };
  const beyond = errorPercent(ours.mean) - row.published.test_error_percent;
  const points = `${Math.abs(beyond).toFixed(2)} points`;
  if (beyond > row.within_points) return { kind: 'short', words: `falls short by ${points}` };
  if (beyond < -row.within_points) return { kind: 'better', words: `better by ${points}` };
  return { kind: 'reproduced', words: `reproduced: within ${row.within_points} points` };
}

/** `2.00 ± 0.13 % (recalled)` */
export function publishedWords({ test_error_percent, spread, standing }: Published): string {
  const about = spread === undefined ? '' : ` ± ${spread.toFixed(2)}`;
  return `${test_error_percent.toFixed(2)}${about} % (${standing})`;
}

/** `2.16 ± 0.05 %` of the test error. */
export function errorWords({ mean, standardDeviation }: OverSeeds): string {
  const about = standardDeviation === null ? '' : ` ± ${(100 * standardDeviation).toFixed(2)}`;
  return `${errorPercent(mean).toFixed(2)}${about} %`;
}
