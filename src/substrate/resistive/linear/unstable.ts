import { UserError } from '../../../problem/problem.js';
import { PivotError } from './cholesky.js';

/** The sentence for a node whose energy has no minimum. */
export const unstableNode = (name: string): UserError =>
  new UserError({
    code: 'circuit-unsolvable',
    message: `the circuit has no stable state: negative conductances outweigh the positive ones around node ${name}`,
    advice: 'Take a smaller nudge, or larger conductances to that node',
  });

/** Runs a factorisation; a pivot that is not positive becomes a sentence that names the node. */
export function orUnstable<T>(nodeOf: (row: number) => string, factor: () => T): T {
  try {
    return factor();
  } catch (error) {
    if (error instanceof PivotError) throw unstableNode(nodeOf(error.row));
    throw error;
  }
}
