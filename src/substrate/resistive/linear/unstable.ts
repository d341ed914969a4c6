import { UserError } from '../../../problem/problem.js';
import { PivotError } from './cholesky.js';

/** The sentence for a node whose energy has no minimum. */
export const unstableNode = (name: string): UserError =>
  new UserError({
    code: 'circuit-unsolvable',
    message: `the circuit has no stable state: negative conductances outweigh the positive ones around node ${name}`,
    advice: 'Take a smaller nudge, or larger conductances to that node',
  });

/** What a failed factorisation says: a pivot that is not positive becomes a sentence that names the node. */
export const unstableAt = (error: unknown, nodeOf: (row: number) => string): unknown =>
  error instanceof PivotError ? unstableNode(nodeOf(error.row)) : error;
