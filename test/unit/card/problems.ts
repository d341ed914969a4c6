import { type Problem, UserError } from '../../../src/problem/problem.js';

/** Problems of the UserError that `run` throws; none when it throws nothing. */
export function problemsIn(run: () => unknown): readonly Problem[] {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
}
