import { rmSync } from 'node:fs';
import type { DataSet } from '../dataset/dataset.js';
import { findDataset } from '../dataset/find.js';
import { LearntMemory } from '../experiment/learnt.js';
import type { Experiment } from '../experiment/schema.js';
import type { Summary } from '../experiment/summary.js';
import { type Progress, runExperiment, train } from '../experiment/train.js';
import { prepare } from '../experiment/trial.js';
import type { ProblemCode } from '../problem/catalogue.js';
import { type Problem, UserError } from '../problem/problem.js';
import { readEnvironment } from '../run/environment.js';
import { createRun } from '../run/folder.js';
import { type Outcome, timeless } from './result.js';

/**
 * A worker process: takes one run after the other from its parent and answers each with how it ended. Data sets
 * are read once, and what runs have in common is learnt once. It ends with its parent, however that ends.
 */
export interface Task {
  readonly experiment: Experiment;
  readonly dataDir: string | undefined;
  /** Folder in which the whole run folder is kept; null: the summary is all that is kept. */
  readonly keep: string | null;
}

export type Answer =
  | { readonly kind: 'ready' }
  /** How much of its training the run at hand has done, from 0 to 1; not told of runs that end within a second. */
  | { readonly kind: 'under-way'; readonly share: number }
  | { readonly kind: 'ended'; readonly outcome: Outcome; readonly seconds: number }
  /** The machine is at fault and not the run: disk full, data gone. */
  | { readonly kind: 'stuck'; readonly problems: readonly Problem[] };

/** Milliseconds between two words on how far a run is. */
const PACE = 1000;

const MACHINE: readonly ProblemCode[] = ['file-missing', 'file-unreadable', 'file-damaged', 'disk-full'];

const sets = new Map<string, DataSet>();
const findData = (name: string, dataDir: string | undefined): DataSet => {
  const set = sets.get(name) ?? findDataset(name, dataDir);
  sets.set(name, set);
  return set;
};

const memory = new LearntMemory();

type Tell = (answer: Answer) => void;

const shareOf = ({ epoch, epochs, sample, samples }: Progress): number => (epoch + sample / samples) / epochs;

/** Tells how far a run is, now and then. */
function teller(tell: Tell): (progress: Progress) => void {
  let last = performance.now();
  return progress => {
    const now = performance.now();
    if (now - last < PACE) return;
    last = now;
    tell({ kind: 'under-way', share: shareOf(progress) });
  };
}

async function summaryOf({ experiment, dataDir, keep }: Task, tell: Tell): Promise<Summary> {
  const onProgress = teller(tell);
  if (keep === null) return runExperiment({ experiment, dataDir, findData, memory, onProgress });
  // What a killed worker left of this run.
  rmSync(keep, { recursive: true, force: true });
  prepare(experiment, dataDir, findData);
  const files = { 'environment.json': `${JSON.stringify(readEnvironment(), null, 2)}\n` };
  const folder = createRun(keep, { name: experiment.name, seed: experiment.seed, files });
  folder.writeJson('experiment.yaml', experiment);
  const { signal } = new AbortController();
  const fixed = { resume: false, signal, threads: 1, profile: false, onProgress };
  return train({ experiment, dataDir, folder, ...fixed });
}

async function answer(task: Task, tell: Tell): Promise<Answer> {
  const started = performance.now();
  const ended = (outcome: Outcome): Answer => ({
    kind: 'ended',
    outcome,
    seconds: (performance.now() - started) / 1000,
  });
  try {
    return ended({ state: 'finished', summary: timeless(await summaryOf(task, tell)), reason: null });
  } catch (error) {
    if (!(error instanceof UserError)) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return ended({ state: 'failed', summary: null, reason });
    }
    const { problems, message } = error;
    if (problems.some(({ code }) => MACHINE.includes(code))) return { kind: 'stuck', problems };
    const diverged = problems.some(({ code }) => code === 'diverged');
    return ended({ state: diverged ? 'diverged' : 'failed', summary: null, reason: message });
  }
}

/** Only a child process has a channel to its parent. */
if (process.send) {
  const send = (message: Answer) => process.send!(message);
  process.on('disconnect', () => process.exit());
  if (!process.connected) process.exit();
  process.on('message', async (task: Task) => send(await answer(task, send)));
  send({ kind: 'ready' });
}
