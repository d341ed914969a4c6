import { type Limits, sourced } from '../../card/sourced.js';
import type { BaseUnit } from '../../card/unit.js';

/**
 * A sourced number that must also say in which range its source holds: a fit used outside the range it was made
 * in is the commonest way to get a plausible wrong figure.
 */
export function ranged(unit: BaseUnit, limits: Limits = {}) {
  return sourced(unit, limits).refine(found => found.valid !== undefined, {
    message: 'the range in which the source holds is missing',
    path: ['valid'],
    params: {
      problem: { code: 'value-missing', allowed: 'valid: [lowest, highest], in the unit of the value' },
    },
  });
}
