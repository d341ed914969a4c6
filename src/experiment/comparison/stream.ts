import { trainOrder } from '../../dataset/split.js';
import { UserError } from '../../problem/problem.js';
import { LIMITS } from '../../protocol/bounds.js';
import { relaxes } from '../../protocol/relaxing.js';
import { Recording } from '../../recording/recording.js';
import type { Unnumbered } from '../../stream/session.js';
import { injections } from '../faults.js';
import { lessonOf, readingOf } from '../lesson.js';
import { lessonCommands } from '../lesson-commands.js';
import { presentBatch } from '../presenting.js';
import type { Trial } from '../trial.js';
import { firstWeights, setUp } from '../weights.js';

/** Random draws of the answers, where evaluations have theirs. */
const ANSWER_DRAW = 2 ** 31;

/** Commands that change nothing, and tell what a chip has learnt. */
export interface Questions {
  readonly commands: readonly Unnumbered[];
  /** Right class of each sample. */
  readonly labels: Uint8Array;
}

/** The same commands for any chip, in blocks; each iteration gives them again. */
export interface CommandStream {
  /** What a block is, after the first one, which sets the chip up. */
  readonly unit: 'sample' | 'settle';
  /** Blocks behind the first one; a recording may end earlier. */
  readonly length: number;
  readonly blocks: Iterable<Iterable<Unnumbered>>;
  /** Output neurons of each class; 1 where a recording does not tell, and answers are then neurons. */
  readonly perClass: number;
  readonly questions?: Questions;
}

export interface RunStreamOptions {
  /** Samples learnt from, at most. */
  readonly samples: number;
  /** Test samples that are asked now and then. */
  readonly answered: number;
  /** Samples that every chip takes at once. */
  readonly batch: number;
}

/**
 * A run from its first weights on. Every spike is reported, which changes nothing else.
 * @throws UserError where the host computes the updates, from what a chip answers
 */
export function streamOfRun(trial: Trial, { samples, answered, batch }: RunStreamOptions): CommandStream {
  const { experiment, split } = trial;
  const reported = spikingIn(trial);
  const lesson = lessonOf(trial);
  if (lesson.host) throw closedLoop();
  const all = experiment.training.epochs * split.train.length;
  const length = Math.ceil(Math.min(samples, all) / lesson.batch);
  function* blocks(): Generator<Iterable<Unnumbered>> {
    yield start(trial);
    let left = length;
    for (let epoch = 0; epoch < experiment.training.epochs; epoch++) {
      const order = trainOrder(experiment.seed, epoch, split.train.length).map(k => split.train[k]!);
      for (let sample = 0; sample < order.length; sample += lesson.batch) {
        if (left-- === 0) return;
        yield reporting(lessonCommands(trial, lesson, order, { epoch, sample }), reported);
      }
    }
  }
  return {
    unit: 'sample',
    length,
    blocks: again(blocks),
    perClass: lesson.perClass,
    questions: questionsOf(trial, split.test.slice(0, answered), batch),
  };
}

const closedLoop = (): UserError =>
  new UserError({
    code: 'capability-missing',
    path: 'estimator.plasticity',
    message:
      'the host computes the updates from the answers of one chip, so that two chips would hear two streams',
    found: 'host',
    advice: 'Record one of them with nudge train --record FILE, and compare the recording with the other',
  });

/** Populations whose spikes can be reported, as many as a settle takes. */
const spikingIn = ({ network }: Trial): number[] =>
  network.populations
    .filter(({ unit }) => !relaxes(unit))
    .map(({ id }) => id)
    .slice(0, LIMITS.record);

function* reporting(commands: Iterable<Unnumbered>, record: readonly number[]): Generator<Unnumbered> {
  for (const command of commands) yield command.kind === 'settle' ? { ...command, record } : command;
}

function* start(trial: Trial): Generator<Unnumbered> {
  yield* setUp(trial, firstWeights(trial));
  const { experiment, network, split } = trial;
  yield* injections(experiment, network, { kind: 'start' }, split.train.length);
}

function questionsOf(trial: Trial, samples: Uint32Array, batch: number): Questions {
  const reading = readingOf(trial);
  const commands: Unnumbered[] = [];
  for (let k = 0; k < samples.length; k += batch) {
    commands.push(presentBatch(trial.data, samples.subarray(k, k + batch), trial.input));
    commands.push(reading.settle(ANSWER_DRAW + k));
  }
  return { commands, labels: Uint8Array.from(samples, sample => trial.data.labels[sample]!) };
}

/** The first conversation of a recording, which is the training itself. Blocks end with a settle. */
export function streamOfRecording(file: string, settles: number): CommandStream {
  function* blocks(): Generator<Iterable<Unnumbered>> {
    const recording = new Recording(file);
    try {
      const track = recording.conversation();
      let block: Unnumbered[] = [];
      for (let next = track?.next(); next; next = track?.next()) {
        block.push(next.command);
        if (next.command.kind !== 'settle') continue;
        yield block;
        block = [];
      }
      if (block.length > 0) yield block;
    } finally {
      recording.close();
    }
  }
  return { unit: 'settle', length: settles, blocks: again(blocks), perClass: 1 };
}

const again = <T>(make: () => Generator<T>): Iterable<T> => ({ [Symbol.iterator]: make });
