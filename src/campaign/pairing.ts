import { UserError } from '../problem/problem.js';
import type { Cell, Setting } from './cells.js';
import { identityOf } from './identity.js';

export interface Paired {
  readonly cells: readonly Cell[];
  /** Settings that are run only to be compared with; their indices go on after those of the cells. */
  readonly goldens: readonly Setting[];
}

/**
 * Gives each cell with faults its golden setting: the same experiment without faults. Cells that differ in their
 * faults only share one, and a cell of the study that is that setting serves as it is.
 * @throws UserError combination-illegal when no cell has faults
 */
export function withGoldens(cells: readonly Cell[]): Paired {
  const known = new Map(cells.map(({ experiment, index }) => [identityOf(experiment), index]));
  const goldens: Setting[] = [];
  const goldenOf = ({ experiment }: Cell): number | null => {
    if (experiment.faults.length === 0) return null;
    const whole = { ...experiment, faults: [] };
    const key = identityOf(whole);
    const there = known.get(key);
    if (there !== undefined) return there;
    const index = cells.length + goldens.length;
    goldens.push({ index, experiment: whole });
    known.set(key, index);
    return index;
  };
  const paired = cells.map(cell => ({ ...cell, golden: goldenOf(cell) }));
  if (paired.some(({ golden }) => golden !== null)) return { cells: paired, goldens };
  throw new UserError({
    code: 'combination-illegal',
    path: 'golden',
    message: 'no cell of the study has faults, so no run would differ from its golden run',
    advice: 'Set faults in the experiment, an override or a factor, or leave golden out',
  });
}
