import { UserError } from '../../../problem/problem.js';
import { checkCircuit } from '../circuit/check.js';
import type { Circuit } from '../circuit/circuit.js';
import { Wiring } from '../circuit/wiring.js';
import { conducting } from './conducting.js';
import { descent } from './descent.js';
import { direct } from './direct.js';
import { newton } from './newton.js';
import type { Prepared, Solution, SolveOptions, Solver } from './solver.js';

/** From the most special to the most general; sweeps are tried before the active set, which is slower and exact. */
export const SOLVERS = { direct, descent, conducting, newton } as const satisfies Record<string, Solver>;
export type SolverName = keyof typeof SOLVERS;

/** The operating points of a circuit for any number of source values: checked and analysed once. */
export class OperatingPoints {
  private readonly wiring: Wiring;
  private readonly able: readonly SolverName[];
  private readonly prepared = new Map<SolverName, Prepared>();

  /**
   * @param name the solver to use; by default the first that takes the circuit and converges
   * @throws UserError naming everything that keeps the circuit from having one operating point, or when no solver
   * takes it
   */
  constructor(circuit: Circuit, name?: SolverName) {
    const problems = checkCircuit(circuit);
    if (problems.length > 0) throw new UserError(problems);
    this.wiring = new Wiring(circuit);
    const names = name ? [name] : (Object.keys(SOLVERS) as SolverName[]);
    const refusals = names.map(one => SOLVERS[one].refuses(this.wiring));
    this.able = names.filter((_, k) => refusals[k] === undefined);
    if (this.able.length > 0) return;
    throw new UserError({
      code: 'capability-missing',
      message: `no solver takes this circuit (${names.map((one, k) => `${one}: ${refusals[k]}`).join('; ')})`,
      advice: 'Make all diodes exponential, which every circuit may have',
    });
  }

  /** @throws UserError when no stable state exists, or `sources` do not fit the circuit */
  solve(options: SolveOptions = {}): Solution {
    this.wiring.drive(options.sources);
    let found = this.solver(this.able[0]!)(options);
    for (let k = 1; k < this.able.length && !found.converged; k++)
      found = this.solver(this.able[k]!)(options);
    return found;
  }

  private solver(name: SolverName): Prepared {
    const known = this.prepared.get(name);
    if (known) return known;
    const made = SOLVERS[name].prepare(this.wiring);
    this.prepared.set(name, made);
    return made;
  }
}

/** The operating point of a circuit whose sources give what they say, as `OperatingPoints` finds it. */
export const operatingPoint = (circuit: Circuit, options: SolveOptions = {}, name?: SolverName): Solution =>
  new OperatingPoints(circuit, name).solve(options);
