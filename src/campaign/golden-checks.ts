import type { Findings } from '../experiment/findings.js';
import { metricName } from './columns.js';
import type { Study } from './schema.js';

/** Golden runs need a number to be compared by, and thresholds in order. */
export function* goldenFindings({ golden, metrics }: Study): Findings {
  if (!golden) return;
  const { metric, degraded, critical } = golden;
  const numbers = metrics.filter(({ at_least }) => at_least === undefined).map(metricName);
  const named = metric ?? metricName(metrics[0]!);
  if (!numbers.includes(named)) {
    const path = ['golden', 'metric'];
    const message = 'golden runs are compared by a metric that is a number, not a share';
    yield { path, code: 'reference-unknown', message, found: named, allowed: numbers.join(', ') };
  }
  if (critical < degraded) {
    const path = ['golden', 'critical'];
    const message = 'a critical loss is at least a degraded one';
    yield { path, code: 'value-range', message, found: `${critical}`, allowed: `at least ${degraded}` };
  }
}

/** Rankings need factors that exist. */
export function* rankingFindings({ ranking, factors }: Study): Findings {
  if (!ranking) return;
  const names = factors.map(({ name }) => name);
  for (const [k, wanted] of ranking.entries()) {
    const unknown = [wanted].flat().find(name => !names.includes(name));
    if (unknown === undefined) continue;
    const message = 'there is no factor of this name';
    const allowed = names.join(', ');
    yield { path: ['ranking', k], code: 'reference-unknown', message, found: unknown, allowed };
  }
}
