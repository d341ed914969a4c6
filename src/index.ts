/**
 * nudge as a library: chips as RxJS operators, the learning protocol, experiments and runs.
 * @packageDocumentation
 */
export { loadCard } from './card/load.js';
export { emulate, openChip } from './chip/emulator.js';
export type { DataSet } from './dataset/dataset.js';
export { findDataset } from './dataset/find.js';
export { type ContrastSettings, freeSettle, learningStep, PHASE_PLANS } from './estimator/contrast.js';
export {
  relaxedAnswer,
  STATE_PLANS,
  type StateKind,
  type StatePlan,
  type StateSettings,
  slotsOf,
  stateStep,
} from './estimator/states.js';
export { type EvaluateRequest, type Evaluation, evaluate } from './experiment/evaluate.js';
export { loadExperiment } from './experiment/load.js';
export type { Experiment } from './experiment/schema.js';
export type { Summary } from './experiment/summary.js';
export { type Progress, type TrainRequest, train } from './experiment/train.js';
export { type Problem, sentence, UserError } from './problem/problem.js';
export type { Chip } from './protocol/chip.js';
export * from './protocol/messages.js';
export { Recorder, type RecorderOptions } from './recording/recorder.js';
export { type Exchange, Recording } from './recording/recording.js';
export { replay } from './recording/replay.js';
export { createRun, openRun, type RunFolder } from './run/folder.js';
export { Meter } from './stream/meter.js';
export { type Pace, paced } from './stream/progress.js';
export { ChipRefused, type Credit, Session, type Unnumbered } from './stream/session.js';
export { type Watcher, watched } from './stream/tap.js';
