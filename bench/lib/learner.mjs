import { lessonOf } from '../../dist/experiment/lesson.js';
import { presentBatch, presentLabels } from '../../dist/experiment/presenting.js';
import { firstWeights, setUp } from '../../dist/experiment/weights.js';
import { openSession } from './chip.mjs';

/**
 * A chip with its weights, the first ones unless others are given, and a learning step on the first samples of the
 * training part; `onEvent` sees what the chip says.
 */
export async function learnerOf(trial, batch, weights = firstWeights(trial)) {
  const session = openSession(trial.chip);
  await session.play(setUp(trial, weights));
  const samples = trial.split.train.slice(0, batch);
  const shown = [
    presentBatch(trial.data, samples, trial.input),
    presentLabels(trial.data, samples, trial.output),
  ];
  const lesson = lessonOf(trial);
  return { session, step: onEvent => session.play([...shown, ...lesson.step(0, 1, 1, false)], onEvent) };
}
