import { type Problem, UserError } from '../../src/problem/problem.js';

/** The problems that an action reports; fails when it reports none or throws anything else. */
export function problemsFrom(action: () => unknown): readonly Problem[] {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  throw new Error('no problem was reported');
}

/** What is said against an action, or `accepted`; fails when it throws anything but problems. */
export function verdictOn(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'accepted';
}
