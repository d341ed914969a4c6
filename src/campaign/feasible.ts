import type { DataSet } from '../dataset/dataset.js';
import { findDataset } from '../dataset/find.js';
import { prepare } from '../experiment/trial.js';
import { type Problem, UserError } from '../problem/problem.js';
import { cellWords, type Plan } from './plan.js';

/**
 * Loads the data and lays every cell out on its chip, so that nothing is begun that cannot end.
 * @throws UserError with the problems of the first cell that cannot be run
 */
export function requireFeasible(plan: Plan, dataDir: string | undefined): void {
  const sets = new Map<string, DataSet>();
  const find = (name: string): DataSet => {
    const set = sets.get(name) ?? findDataset(name, dataDir);
    sets.set(name, set);
    return set;
  };
  for (const cell of plan.cells) {
    try {
      prepare(cell.experiment, dataDir, find);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const where = `cell ${cellWords(plan.study, cell)}`;
      throw new UserError(
        error.problems.map((problem): Problem => ({ ...problem, message: `${where}: ${problem.message}` })),
      );
    }
  }
}
