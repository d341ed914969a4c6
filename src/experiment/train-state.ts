import { Ledger } from '../ledger/ledger.js';
import { damaged } from '../problem/files.js';
import { type Checkpoint, type Json, loadCheckpoint } from '../run/checkpoint.js';
import type { RunFolder } from '../run/folder.js';
import type { MetricsPosition } from '../run/metrics.js';
import type { NpyArrays } from '../run/npz.js';
import { biasName, type Evaluation, IMAGE_NAME, takeWeights, weightName } from './evaluate.js';
import { noSettling, type Settling } from './settling.js';
import type { Trial } from './trial.js';
import { firstWeights, type Weights } from './weights.js';

/** Sums since the last row of metrics. */
export interface Interval {
  samples: number;
  spikes: number;
  synapticEvents: number;
  weightEvents: number;
  hiddenSpikes: number;
  hiddenUpdates: number;
  /** Predictions made before learning, right ones, and their summed loss. */
  scored: number;
  correct: number;
  loss: number;
  settling: Settling;
}

export const emptyInterval = (): Interval => ({
  samples: 0,
  spikes: 0,
  synapticEvents: 0,
  weightEvents: 0,
  hiddenSpikes: 0,
  hiddenUpdates: 0,
  scored: 0,
  correct: 0,
  loss: 0,
  settling: noSettling(),
});

export interface EpochResult {
  readonly epoch: number;
  readonly test: number;
  readonly validation: number | null;
}

/** Everything about a run that is not weights: with them, all that a resumed run needs. */
export interface TrainState {
  epoch: number;
  /** Samples of this epoch learnt from. */
  sample: number;
  interval: Interval;
  /** Accuracies of the last intervals. */
  recent: number[];
  /** Best rolling accuracy so far. */
  best: number;
  epochs: EpochResult[];
  /** The last test. */
  test: Evaluation | undefined;
  ledger: Ledger;
  /** Of the whole run. */
  settling: Settling;
  metrics: MetricsPosition;
  /** Working time so far. */
  seconds: number;
}

/** What a session of training begins with. */
export interface Start {
  readonly weights: Weights;
  readonly state: TrainState;
  readonly notice: string | null;
}

export function freshState(trial: Trial): Start {
  const state: TrainState = {
    epoch: 0,
    sample: 0,
    interval: emptyInterval(),
    recent: [],
    best: 0,
    epochs: [],
    test: undefined,
    ledger: new Ledger(trial.widths),
    settling: noSettling(),
    metrics: { rows: 0, jsonl: 0, csv: 0 },
    seconds: 0,
  };
  return { weights: firstWeights(trial), state, notice: null };
}

/** Weights and biases under the names they have in npz files; weights as [source, target] where dense. */
export function weightArrays(trial: Trial, weights: Weights): NpyArrays {
  const neurons = trial.network.populations.map(p => p.shape.reduce((a, b) => a * b, 1));
  const projections = trial.network.projections.map(p => {
    const shape = p.connectivity === 'dense' ? [neurons[p.source]!, neurons[p.target]!] : [p.synapses];
    return [weightName(p.id), { shape, data: weights.projections[p.id]! }] as const;
  });
  const biases = weights.biases
    .map((data, id) => [biasName(id), { shape: [data.length], data }] as const)
    .filter(([, { data }]) => data.length > 0);
  const { image } = weights;
  const whole = image ? [[IMAGE_NAME, { shape: [image.length], data: image }] as const] : [];
  return Object.fromEntries([...projections, ...biases, ...whole]);
}

export function checkpointOf(trial: Trial, weights: Weights, state: TrainState): Checkpoint {
  const { ledger, ...rest } = state;
  const plain = { ...rest, split: trial.split.hash, test: state.test ?? null, ledger: ledger.record() };
  return { meta: plain as unknown as { [key: string]: Json }, arrays: weightArrays(trial, weights) };
}

/** Reads where a run stood. @throws UserError when there is no usable checkpoint or the data are other data */
export function resumeState(trial: Trial, folder: RunFolder): Start {
  const { checkpoint, notice } = loadCheckpoint(folder.path);
  return { ...startFrom(trial, checkpoint, folder.file('checkpoint.npz')), notice };
}

/** Where a run stood at a checkpoint. @throws UserError when the data are other data or the weights do not fit */
export function startFrom(trial: Trial, checkpoint: Checkpoint, file: string): Omit<Start, 'notice'> {
  const meta = checkpoint.meta as unknown as Omit<TrainState, 'ledger' | 'test' | 'settling'> & {
    settling?: Settling;
    split: string;
    ledger: unknown;
    test: Evaluation | null;
  };
  if (meta.split !== trial.split.hash) {
    throw damaged(file, 'was made with other data: the hash of the split differs', {
      found: meta.split,
      allowed: trial.split.hash,
    });
  }
  const weights = takeWeights(trial, checkpoint.arrays, file);
  const { split: _split, ...rest } = meta;
  const state: TrainState = {
    ...rest,
    // Checkpoints of older versions do not know how phases settled.
    settling: meta.settling ?? noSettling(),
    interval: { ...emptyInterval(), ...rest.interval },
    test: meta.test ?? undefined,
    ledger: Ledger.from(meta.ledger, file),
  };
  return { weights, state };
}
