import { saveCheckpoint } from '../run/checkpoint.js';
import type { RunFolder } from '../run/folder.js';
import { type MetricRow, openMetrics } from '../run/metrics.js';
import { encodeNpz } from '../run/npz.js';
import { alignmentColumns } from './alignment.js';
import { analyse, writeAnalysis } from './analysis.js';
import { copyColumns } from './copies.js';
import type { LearntMemory } from './learnt.js';
import { COLUMNS } from './metric-rows.js';
import { settlingColumns } from './settling.js';
import type { Summary } from './summary.js';
import {
  checkpointOf,
  freshState,
  resumeState,
  type Start,
  type TrainState,
  weightArrays,
} from './train-state.js';
import type { Trial } from './trial.js';
import type { Weights } from './weights.js';

/** Reading weights back from a chip costs time, so a keeper asks only when it keeps them. */
type ReadWeights = () => Promise<Weights>;

/** Where a training session starts from, and where it leaves what it makes. */
export interface Keeper {
  readonly start: Start;
  append(row: MetricRow): void;
  checkpoint(state: TrainState, weights: ReadWeights): Promise<void>;
  /** Everything is learnt, and the last test comes next. */
  learnt(state: TrainState, weights: ReadWeights): Promise<void>;
  interrupted(): void;
  finish(summary: Summary, weights: ReadWeights): Promise<void>;
  /** Training went wrong beyond repair. */
  diverged(reason: string): void;
  close(): void;
}

/** Keeps everything in a run folder; `resume` goes on from its last checkpoint. @throws UserError for a damaged one */
export function folderKeeper(trial: Trial, folder: RunFolder, resume: boolean): Keeper {
  const start = resume ? resumeState(trial, folder) : freshState(trial);
  const metrics = openMetrics(
    folder.path,
    [...COLUMNS, ...copyColumns(trial), ...alignmentColumns(trial), ...settlingColumns(trial.experiment)],
    start.state.metrics,
  );
  return {
    start,
    append: row => metrics.append(row),
    async checkpoint(state, weights) {
      const learnt = await weights();
      state.metrics = metrics.position();
      saveCheckpoint(folder.path, checkpointOf(trial, learnt, state));
    },
    learnt: async () => {},
    interrupted: () => folder.move('interrupted'),
    async finish(summary, weights) {
      const learnt = await weights();
      folder.write('weights.npz', encodeNpz(weightArrays(trial, learnt)));
      folder.writeJson('summary.json', summary);
      writeAnalysis(folder, await analyse(trial, learnt));
      folder.move('finished');
    },
    diverged: reason => folder.move('diverged', reason),
    close: () => metrics.close(),
  };
}

/** Keeps nothing: the summary is all there is. What was learnt may be left in memory for like runs. */
export function forgetful(trial: Trial, memory?: LearntMemory): Keeper {
  const nothing = () => {};
  const later = async () => {};
  return {
    start: memory?.startOf(trial) ?? freshState(trial),
    append: nothing,
    checkpoint: later,
    learnt: async (state, weights) => memory?.keep(trial, state, await weights()),
    interrupted: nothing,
    finish: later,
    diverged: nothing,
    close: nothing,
  };
}
