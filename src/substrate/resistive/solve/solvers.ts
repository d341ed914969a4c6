import { UserError } from '../../../problem/problem.js';
import type { Circuit } from '../circuit/circuit.js';
import { conducting } from './conducting.js';
import { descent } from './descent.js';
import { direct } from './direct.js';
import { newton } from './newton.js';
import type { Solution, SolveOptions, Solver } from './solver.js';

/** From the most special to the most general. */
export const SOLVERS = { direct, conducting, newton, descent } as const satisfies Record<string, Solver>;
export type SolverName = keyof typeof SOLVERS;

/** Solves a circuit by the first solver that takes it, or by the one named. @throws UserError when none can */
export function operatingPoint(circuit: Circuit, options: SolveOptions = {}, name?: SolverName): Solution {
  const names = name ? [name] : (Object.keys(SOLVERS) as SolverName[]);
  const able = names.find(one => SOLVERS[one].refuses(circuit) === undefined);
  if (able) return SOLVERS[able].solve(circuit, options);
  const why = names.map(one => `${one}: ${SOLVERS[one].refuses(circuit)}`).join('; ');
  throw new UserError({
    code: 'capability-missing',
    message: `no solver takes this circuit (${why})`,
    advice: 'Make all diodes exponential, which every circuit may have',
  });
}
