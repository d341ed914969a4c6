import { PURPOSE } from '../random/purpose.js';
import { stream } from '../random/stream.js';
import type { Unnumbered } from '../stream/session.js';
import { goesBack } from './contrast.js';
import { injections } from './faults.js';
import type { Lesson } from './lesson.js';
import { rateScale } from './network.js';
import {
  type Look,
  presentBatch,
  presentImage,
  presentLabel,
  presentLabels,
  trainingLook,
} from './presenting.js';
import type { Experiment } from './schema.js';
import type { Trial } from './trial.js';

/** Random draws of training samples are below this, of monitoring passes above, of evaluations from 2^31. */
export const MONITOR_DRAW = 2 ** 30;

/** Where a run stands: both count from 0. */
export interface Standing {
  readonly epoch: number;
  /** Samples of this epoch that were learnt from. */
  readonly sample: number;
}

/**
 * All commands of the learning step that comes next, for any chip: what is broken before it, its samples, its phases.
 * @param order samples of this epoch
 * @param shown its samples were presented ahead
 */
export function lessonCommands(
  trial: Trial,
  lesson: Lesson,
  order: Uint32Array,
  { epoch, sample }: Standing,
  shown = false,
): Iterable<Unnumbered> {
  const seen = epoch * trial.split.train.length + sample;
  const chosen = order.subarray(sample, sample + lesson.batch);
  const sign = signOf(trial.experiment, seen);
  const before = sample > 0 ? lesson.batch : lastOf(order.length, lesson.batch);
  const follows = seen > 0 && before === chosen.length;
  return chain(
    breaks(trial, { epoch, sample }),
    shown ? [] : show(trial, chosen, trainingLook(trial, epoch)),
    lesson.step(seen % MONITOR_DRAW, sign, rateScale(trial.experiment, epoch), follows),
  );
}

/** Samples of the last batch of an epoch. */
const lastOf = (samples: number, batch: number): number => samples % batch || batch;

/** Commands one behind the other; each part begins when it is due. */
export function* chain(...parts: readonly Iterable<Unnumbered>[]): Generator<Unnumbered> {
  for (const part of parts) yield* part;
}

/** Breaks what the experiment wants broken before a sample; both count from 1 there. */
function breaks({ experiment, network, split }: Trial, { epoch, sample }: Standing): Iterable<Unnumbered> {
  if (!experiment.faults.some(({ when }) => typeof when === 'object')) return [];
  const moment = { kind: 'sample', epoch: epoch + 1, sample: sample + 1 } as const;
  return injections(experiment, network, moment, split.train.length);
}

/** Images and labels of samples that are settled together. */
export function show(
  { data, experiment, input, output }: Trial,
  chosen: Uint32Array,
  look?: Look,
): Iterable<Unnumbered> {
  const { neurons_per_class: perClass } = experiment.network.populations[output]!;
  return chosen.length === 1 && perClass === 1
    ? [presentImage(data, chosen[0]!, input, look), presentLabel(data, chosen[0]!, output)]
    : [presentBatch(data, chosen, input, look), presentLabels(data, chosen, output, perClass)];
}

/** Sign of beta for a sample. @param seen samples before it, since the beginning */
export function signOf({ seed, estimator }: Experiment, seen: number): number {
  if (goesBack(estimator)) return 1;
  if (estimator.sign !== 'random') return estimator.sign === 'positive' ? 1 : -1;
  return stream(seed, PURPOSE.sign, seen).float() < 0.5 ? -1 : 1;
}
