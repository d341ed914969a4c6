import type { Checkpoint } from '../run/checkpoint.js';
import type { Experiment } from './schema.js';
import { checkpointOf, type Start, startFrom, type TrainState } from './train-state.js';
import type { Trial } from './trial.js';
import type { Weights } from './weights.js';

/** Trainings remembered at once: those of one seed, as a rule. */
const MOST = 4;

/**
 * What runs have learnt, so that others which differ in the faults of their tests only go on from there: a checkpoint
 * before the last test, taken up like one of an interrupted run, gives the same bits as learning again.
 */
export class LearntMemory {
  private readonly checkpoints = new Map<string, Checkpoint>();

  /** Where a run may start from; undefined when nothing like it has been learnt. */
  startOf(trial: Trial): Start | undefined {
    const checkpoint = this.checkpoints.get(keyOf(trial.experiment));
    return checkpoint && { ...startFrom(trial, structuredClone(checkpoint), 'memory'), notice: null };
  }

  /** Keeps what a run has learnt, unless tests on the way are part of its results. */
  keep(trial: Trial, state: TrainState, weights: Weights): void {
    if (state.test) return;
    this.checkpoints.set(keyOf(trial.experiment), structuredClone(checkpointOf(trial, weights, state)));
    const [oldest] = this.checkpoints.keys();
    if (this.checkpoints.size > MOST) this.checkpoints.delete(oldest!);
  }
}

/** An experiment without the faults of tests. The place of a fault in the list matters, for it draws by it. */
function keyOf(experiment: Experiment): string {
  const faults = experiment.faults.map(fault => (fault.when === 'test' ? null : fault));
  const last = faults.findLastIndex(fault => fault !== null);
  return JSON.stringify({ ...experiment, faults: faults.slice(0, last + 1) });
}
