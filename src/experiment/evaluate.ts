import { Worker } from 'node:worker_threads';
import { rowsBetween } from '../ledger/tally.js';
import { UserError } from '../problem/problem.js';
import type { CounterRow } from '../protocol/messages.js';
import type { Recorder } from '../recording/recorder.js';
import type { RunFolder } from '../run/folder.js';
import { type NpyArrays, readNpz } from '../run/npz.js';
import { Session } from '../stream/session.js';
import { answering } from './answering.js';
import { type ConnectedChip, onChip, recordedBy } from './connected.js';
import { injections } from './faults.js';
import { loadExperiment } from './load.js';
import { type Answers, answer, batchOf, readCounters } from './scoring.js';
import { prepare, type Trial } from './trial.js';
import { biasCount, hasBias, setUp, type Weights } from './weights.js';

export type Part = 'train' | 'validation' | 'test';

export interface Evaluation {
  readonly part: Part;
  readonly accuracy: number;
  readonly correct: number;
  readonly samples: number;
  readonly loss: number;
  /** confusion[label][prediction]. */
  readonly confusion: readonly (readonly number[])[];
  /** Predicted class of each sample, one byte each in the order of the part, as base64. */
  readonly predictions: string;
  /** Work of all samples. */
  readonly counters: readonly CounterRow[];
}

/** Random draws of an evaluation start here, apart from those of training. */
const EVALUATION_DRAW = 2 ** 31;
/** Fewer samples than this are not worth a thread. */
const SAMPLES_PER_THREAD = 256;

/** What a thread is told. */
export interface Share {
  readonly experiment: Trial['experiment'];
  readonly dataDir: string | undefined;
  readonly weights: Weights;
  readonly samples: Uint32Array;
  /** Random draw of the first sample. */
  readonly draw: number;
  /** Epochs that the weights have learnt for: what was broken in them is broken here. */
  readonly epochs: number;
}

/** What a thread answers. */
export interface Shared extends Answers {
  readonly counters: readonly CounterRow[];
}

/** Runs one share on a chip of its own. */
export async function evaluateShare(
  trial: Trial,
  share: Pick<Share, 'weights' | 'samples' | 'draw' | 'epochs'>,
): Promise<Shared> {
  const session = new Session(trial.chip, trial.capabilities.window);
  try {
    await session.play(setUp(trial, share.weights));
    const moment = { kind: 'test', epoch: share.epochs } as const;
    await session.play(injections(trial.experiment, trial.network, moment, trial.split.train.length));
    const before = await readCounters(session);
    const answers = await answer(trial, session, trial.data, share.samples, share.draw);
    return { ...answers, counters: rowsBetween(before, await readCounters(session)) };
  } finally {
    session.close();
  }
}

/**
 * Tests weights on a part of the data. The result has the same bits for any number of threads.
 * @param epochs that they have learnt for; faults of later epochs are not there yet
 */
export async function evaluateWeights(
  trial: Trial,
  weights: Weights,
  part: Part,
  threads = 1,
  dataDir?: string,
  epochs = trial.experiment.training.epochs,
): Promise<Evaluation> {
  const samples = trial.split[part];
  if (samples.length === 0) {
    throw new UserError({
      code: 'value-range',
      path: 'data.validation_samples',
      message: `the ${part} part has no samples`,
      advice: 'Hold some out, or evaluate another part',
    });
  }
  const most = trial.single ? 1 : threads;
  const shares = Math.max(1, Math.min(most, Math.floor(samples.length / SAMPLES_PER_THREAD)));
  // Whole batches, since samples of one may share a draw.
  const batch = batchOf(trial.capabilities);
  const cut = (k: number): number =>
    k === shares ? samples.length : batch * Math.floor((k * samples.length) / shares / batch);
  const pieces = Array.from({ length: shares }, (_, k) => ({
    from: cut(k),
    samples: samples.slice(cut(k), cut(k + 1)),
  }));
  const results = await Promise.all(
    pieces.map(piece => {
      const share = { weights, samples: piece.samples, draw: EVALUATION_DRAW + piece.from, epochs };
      if (shares === 1) return evaluateShare(trial, share);
      return inThread({ ...share, experiment: trial.experiment, dataDir });
    }),
  );
  return gather(trial, part, samples, results);
}

function inThread(share: Share): Promise<Shared> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./evaluate-thread.js', import.meta.url), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', code => reject(new Error(`an evaluation thread ended with code ${code}`)));
  });
}

/** Sums in sample order, so that the number of threads does not show. */
function gather(trial: Trial, part: Part, samples: Uint32Array, results: readonly Shared[]): Evaluation {
  const { classes } = trial.data;
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  const predictions = results.flatMap(result => [...result.predictions]);
  samples.forEach((sample, k) => {
    confusion[trial.data.labels[sample]!]![predictions[k]!]!++;
  });
  const correct = results.reduce((sum, result) => sum + result.correct, 0);
  const losses = results.flatMap(result => [...result.losses]);
  const loss = losses.reduce((sum, each) => sum + each, 0) / samples.length;
  const counters = results[0]!.counters.map((row, k) => ({
    ...row,
    value: results.reduce((sum, result) => sum + result.counters[k]!.value, 0),
  }));
  return {
    part,
    accuracy: correct / samples.length,
    correct,
    samples: samples.length,
    loss,
    confusion,
    predictions: Buffer.from(predictions).toString('base64'),
    counters,
  };
}

/** Names of a run's weights in its npz files. */
export const weightName = (id: number): string => `weights_${id}`;
/** Name of a chip's snapshot there. */
export const IMAGE_NAME = 'chip';
export const biasName = (id: number): string => `biases_${id}`;

/** Reads the final weights of a run. @throws UserError when they are missing, damaged or of another network */
export function loadWeights(trial: Trial, file: string): Weights {
  return takeWeights(trial, readNpz(file), file);
}

/** Everything learnt out of the arrays of a run's file. @throws UserError when it is of another network */
export function takeWeights(trial: Trial, arrays: NpyArrays, file: string): Weights {
  const take = (name: string, length: number): Float32Array => {
    const data = arrays[name]?.data;
    if (data instanceof Float32Array && data.length === length) return data;
    throw new UserError({
      code: 'file-damaged',
      file,
      path: name,
      message: 'the weights do not fit the network of this run',
      found: data ? `${data.length} values` : 'nothing',
      allowed: `${length} float32 values`,
    });
  };
  const image = arrays[IMAGE_NAME]?.data;
  return {
    projections: trial.network.projections.map(p => take(weightName(p.id), p.synapses)),
    biases: trial.network.populations.map(p =>
      hasBias(p) ? take(biasName(p.id), biasCount(p)) : new Float32Array(0),
    ),
    image: image instanceof Uint8Array ? image : undefined,
  };
}

export interface EvaluateRequest {
  readonly folder: RunFolder;
  readonly dataDir: string | undefined;
  readonly threads: number;
  readonly part: Part;
  /** Whether the chip keeps nothing that only learning needs. */
  readonly answersOnly?: boolean;
  /** The chip to test on, where it is not the emulated one. */
  readonly connected?: ConnectedChip | undefined;
  readonly recorder?: Recorder | undefined;
}

/** Tests the final weights of a run again. */
export async function evaluate({
  folder,
  dataDir,
  threads,
  part,
  answersOnly = false,
  connected,
  recorder,
}: EvaluateRequest): Promise<Evaluation> {
  const { experiment: learnt } = loadExperiment({ file: folder.file('experiment.yaml') });
  const experiment = answersOnly ? answering(learnt) : learnt;
  const trial = recordedBy(onChip(prepare(experiment, dataDir), connected), recorder);
  const { image, ...weights } = loadWeights(trial, folder.file('weights.npz'));
  return evaluateWeights(trial, answersOnly ? weights : { ...weights, image }, part, threads, dataDir);
}
