import { UserError } from '../../../problem/problem.js';
import type { Circuit } from '../circuit/circuit.js';
import { conducting } from './conducting.js';
import { descent } from './descent.js';
import { direct } from './direct.js';
import { newton } from './newton.js';
import type { Solution, SolveOptions, Solver } from './solver.js';

/** From the most special to the most general; sweeps are tried before the active set, which is slower and exact. */
export const SOLVERS = { direct, descent, conducting, newton } as const satisfies Record<string, Solver>;
export type SolverName = keyof typeof SOLVERS;

/**
 * Solves a circuit by the solver named, or by the first that takes it and converges.
 * @throws UserError when none takes it
 */
export function operatingPoint(circuit: Circuit, options: SolveOptions = {}, name?: SolverName): Solution {
  const names = name ? [name] : (Object.keys(SOLVERS) as SolverName[]);
  const able = names.filter(one => SOLVERS[one].refuses(circuit) === undefined);
  for (const one of able) {
    const solution = SOLVERS[one].solve(circuit, options);
    if (solution.converged || one === able.at(-1)) return solution;
  }
  const why = names.map(one => `${one}: ${SOLVERS[one].refuses(circuit)}`).join('; ');
  throw new UserError({
    code: 'capability-missing',
    message: `no solver takes this circuit (${why})`,
    advice: 'Make all diodes exponential, which every circuit may have',
  });
}
