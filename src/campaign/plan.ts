import type { Override } from '../experiment/overrides.js';
import type { Experiment } from '../experiment/schema.js';
import { type Problem, UserError } from '../problem/problem.js';
import { type Cell, cellsOf, type Setting } from './cells.js';
import { identityOf } from './identity.js';
import type { LoadedStudy } from './load.js';
import { withGoldens } from './pairing.js';
import type { Study } from './schema.js';

export const PLAN_FORMAT = 'nudge.plan/1';

/** One run of the plan. */
export interface PlannedRun {
  /** Its place in the plan, from 0. */
  readonly index: number;
  /** Hash of the resolved experiment with its seed: what the run is, wherever it is run. */
  readonly id: string;
  /** Index of its setting: a cell of the study or, beyond these, a golden setting. */
  readonly cell: number;
  /** From 0, the same seed in every cell. */
  readonly replicate: number;
  readonly seed: number;
}

/**
 * All runs of a study, replicate by replicate and in each replicate cell by cell, golden settings last: so the first
 * replicates of every cell are there first, and an interrupted campaign is a smaller one.
 */
export interface Plan {
  readonly study: Study;
  /** Name and hash: the campaign's folder. */
  readonly name: string;
  readonly cells: readonly Cell[];
  /** Settings without faults that are run only to be compared with; empty unless the study is golden-paired. */
  readonly goldens: readonly Setting[];
  readonly runs: readonly PlannedRun[];
  readonly warnings: readonly Problem[];
}

/** @throws UserError with every problem of the study's factors */
export function makePlan(loaded: LoadedStudy, overrides: readonly Override[] = []): Plan {
  const { study } = loaded;
  const seeded = overrides.find(({ path }) => path[0] === 'seed');
  if (seeded) {
    const file = `argument ${seeded.argument}`;
    const message = 'the seeds of a study are those of its replicates';
    const advice = 'Set replicates.first_seed in the study';
    throw new UserError({ code: 'combination-illegal', file, message, advice });
  }
  const { cells: plain, warnings } = cellsOf(loaded, overrides);
  const { cells, goldens } = study.golden ? withGoldens(plain) : { cells: plain, goldens: [] };
  const runs: PlannedRun[] = [];
  for (let replicate = 0; replicate < study.replicates.count; replicate++) {
    const seed = study.replicates.first_seed + replicate;
    for (const { index: cell, experiment } of [...cells, ...goldens]) {
      const id = identityOf({ ...experiment, seed }).slice(0, 16);
      runs.push({ index: runs.length, id, cell, replicate, seed });
    }
  }
  requireDifferent(study, cells, runs);
  return { study, name: `${study.name}-${folderHash(study, cells, runs)}`, cells, goldens, runs, warnings };
}

/**
 * What a campaign's folder is for: the cells, by their runs of the first seed. How often they are repeated, what is
 * read off and what they are compared with may change without a run being made again.
 */
const folderHash = ({ keep_runs }: Study, cells: readonly Cell[], runs: readonly PlannedRun[]): string =>
  identityOf({ runs: runs.slice(0, cells.length).map(({ id }) => id), keep: keep_runs }).slice(0, 8);

/** The experiment of a run. */
export const experimentOf = ({ cells, goldens }: Plan, { cell, seed }: PlannedRun): Experiment => ({
  ...(cells[cell] ?? goldens[cell - cells.length]!).experiment,
  seed,
});

/** The run of the same seed that a run is compared with; undefined where it has none. */
export function goldenRun({ cells, goldens, runs }: Plan, run: PlannedRun): PlannedRun | undefined {
  const golden = cells[run.cell]?.golden ?? null;
  return golden === null ? undefined : runs[run.replicate * (cells.length + goldens.length) + golden];
}

/** Runs by setting, cells first; each list in the order of the runs. */
export function bySetting({ cells, goldens }: Plan, runs: readonly PlannedRun[]): PlannedRun[][] {
  const lists: PlannedRun[][] = Array.from({ length: cells.length + goldens.length }, () => []);
  for (const run of runs) lists[run.cell]!.push(run);
  return lists;
}

/** `hidden=100, rate=0.03` */
export const cellWords = ({ factors }: Study, { levels }: Cell): string =>
  levels.map((level, k) => `${factors[k]!.name}=${level}`).join(', ');

/** The same run twice would count one draw as two. */
function requireDifferent(study: Study, cells: readonly Cell[], runs: readonly PlannedRun[]): void {
  const first = new Map<string, number>();
  for (const { id, cell } of runs.slice(0, cells.length)) {
    const other = first.get(id);
    if (other !== undefined) {
      throw new UserError({
        code: 'combination-illegal',
        path: 'factors',
        message: 'two cells of the study are the same experiment',
        found: `${cellWords(study, cells[other]!)} and ${cellWords(study, cells[cell]!)}`,
        advice: 'Leave one out; in a latin hypercube take fewer runs or a wider range',
      });
    }
    first.set(id, cell);
  }
}
