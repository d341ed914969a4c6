import { createHash } from 'node:crypto';
import type { Override } from '../experiment/overrides.js';
import type { Experiment } from '../experiment/schema.js';
import { type Problem, UserError } from '../problem/problem.js';
import { type Cell, cellsOf } from './cells.js';
import type { LoadedStudy } from './load.js';
import type { Study } from './schema.js';

export const PLAN_FORMAT = 'nudge.plan/1';

/** One run of the plan. */
export interface PlannedRun {
  /** Its place in the plan, from 0. */
  readonly index: number;
  /** Hash of the resolved experiment with its seed: what the run is, wherever it is run. */
  readonly id: string;
  readonly cell: number;
  /** From 0, the same seed in every cell. */
  readonly replicate: number;
  readonly seed: number;
}

/**
 * All runs of a study, replicate by replicate and in each replicate cell by cell: so the first replicates of every
 * cell are there first, and an interrupted campaign is a smaller one.
 */
export interface Plan {
  readonly study: Study;
  /** Name and hash: the campaign's folder. */
  readonly name: string;
  readonly cells: readonly Cell[];
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
  const { cells, warnings } = cellsOf(loaded, overrides);
  const runs: PlannedRun[] = [];
  for (let replicate = 0; replicate < study.replicates.count; replicate++) {
    const seed = study.replicates.first_seed + replicate;
    for (const cell of cells) {
      const id = hashOf({ ...cell.experiment, seed }).slice(0, 16);
      runs.push({ index: runs.length, id, cell: cell.index, replicate, seed });
    }
  }
  requireDifferent(study, cells, runs);
  // Metrics and names are read off; they may change without a run being made again.
  const decided = { runs: runs.map(({ id }) => id), stopping: study.stopping, keep: study.keep_runs };
  return { study, name: `${study.name}-${hashOf(decided).slice(0, 8)}`, cells, runs, warnings };
}

/** The experiment of a run. */
export const experimentOf = (plan: Plan, run: PlannedRun): Experiment => ({
  ...plan.cells[run.cell]!.experiment,
  seed: run.seed,
});

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

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** JSON with sorted keys, so that the order in which a file was written does not show. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}
