import { suggest } from '../card/suggest.js';
import { UserError } from '../problem/problem.js';
import type { TimelessSummary } from './result.js';
import type { MetricEntry } from './schema.js';

/**
 * The number at a metric's path in a run's summary; null where the summary has none (not tested, no price).
 * @throws UserError reference-unknown for a path that leads to no number
 */
export function metricValue({ path, at_least }: MetricEntry, summary: TimelessSummary): number | null {
  const value = valueAt(summary, path);
  if (value === null) return null;
  if (typeof value !== 'number') throw unknownMetric(path, summary);
  return at_least === undefined ? value : value >= at_least ? 1 : 0;
}

function valueAt(summary: unknown, path: string): unknown {
  let held: unknown = summary;
  for (const step of path.replaceAll(/\[(\d+)\]/g, '.$1').split('.')) {
    // A part that is null (no test, no timing) has no numbers yet.
    if (held === null) return null;
    held =
      typeof held === 'object' && Object.hasOwn(held, step)
        ? (held as Record<string, unknown>)[step]
        : undefined;
  }
  return held;
}

function unknownMetric(path: string, summary: TimelessSummary): UserError {
  const known = numbersIn(summary, '');
  const near = suggest(path, known);
  return new UserError({
    code: 'reference-unknown',
    path: 'metrics',
    message: `a summary has no number of this name${near === undefined ? '' : `, did you mean "${near}"?`}`,
    found: path,
    allowed: known.join(', '),
  });
}

/** Paths of all numbers that stand outside lists. */
function numbersIn(value: unknown, path: string): string[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value)
    .filter(([key]) => key !== 'ledger')
    .flatMap(([key, held]) => numbersIn(held, path === '' ? key : `${path}.${key}`));
}
