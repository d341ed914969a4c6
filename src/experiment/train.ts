import type { DataSet } from '../dataset/dataset.js';
import { UserError } from '../problem/problem.js';
import { ChipRefused, Session } from '../stream/session.js';
import { onChip, recordedBy } from './connected.js';
import { divergence } from './divergence.js';
import { folderKeeper, forgetful, type Keeper } from './keeper.js';
import type { LearntMemory } from './learnt.js';
import type { Experiment } from './schema.js';
import type { Summary } from './summary.js';
import { withThreads } from './threads.js';
import { type Progress, Training, type TrainRequest, type TrainSettings } from './training.js';
import { prepare, type Trial } from './trial.js';

export type { Progress, TrainRequest } from './training.js';

/** Trains an experiment into a run folder and tests it. @throws UserError for the user's problems, divergence too */
export async function train(request: TrainRequest): Promise<Summary> {
  const { experiment, dataDir, connected, recorder, threads } = request;
  return withThreads(experiment, connected ? 1 : threads, kernels => {
    const trial = prepare(experiment, dataDir, undefined, kernels);
    const here = recordedBy(onChip(trial, connected), recorder);
    return conduct(request, here, folderKeeper(here, request.folder, request.resume));
  });
}

/** Finds a data set by name; one that remembers spares a process of many runs reading the files again. */
export type FindData = (name: string, dataDir: string | undefined) => DataSet;

export interface RunRequest {
  readonly experiment: Experiment;
  readonly dataDir: string | undefined;
  readonly findData?: FindData;
  /** Spares runs that differ in what disturbs their tests only from learning the same again. */
  readonly memory?: LearntMemory;
  readonly onProgress?: (progress: Progress) => void;
}

/** Trains and tests an experiment and keeps nothing but its summary. @throws UserError as `train` does */
export async function runExperiment(request: RunRequest): Promise<Summary> {
  const { experiment, dataDir, findData, memory, onProgress = () => {} } = request;
  const trial = prepare(experiment, dataDir, findData);
  const { signal } = new AbortController();
  const settings = { experiment, dataDir, signal, threads: 1, profile: false, onProgress };
  return conduct(settings, trial, forgetful(trial, memory));
}

async function conduct(settings: TrainSettings, trial: Trial, keeper: Keeper): Promise<Summary> {
  const session = new Session(trial.chip, trial.capabilities.window);
  try {
    return await new Training(settings, trial, session, keeper).run();
  } catch (error) {
    const told = explained(error, settings.experiment);
    if (told instanceof UserError && told.problems.some(({ code }) => code === 'diverged')) {
      keeper.diverged(told.message);
    }
    throw told;
  } finally {
    keeper.close();
    session.close();
  }
}

/** What the chip found diverged is the user's problem, with a likely cause. */
function explained(error: unknown, experiment: Experiment): unknown {
  if (!(error instanceof ChipRefused)) return error;
  const { code, message, path } = error.event;
  if (code === 'diverged') return new UserError(divergence(experiment, message));
  if (code === 'no-room' && error.command === 'commit') {
    const advice = 'Take fewer neurons or synapses, or fewer samples side by side (training.batch_samples)';
    const words = `the emulator has no room for it: ${message}`;
    return new UserError({ code: 'chip-too-small', path: 'network', message: words, advice });
  }
  // What has been learnt, or broken, decides how strong a nudge may be.
  if (code !== 'range' || path !== 'drives.beta') return error;
  const advice = 'Lower it, or nudge towards the target only (estimator.kind P-EP)';
  return new UserError({ code: 'diverged', path: 'estimator.beta', message, advice });
}
