import { lessonOf, readingOf } from '../../dist/experiment/lesson.js';
import { presentBatch, presentLabels } from '../../dist/experiment/presenting.js';
import { setUp } from '../../dist/experiment/weights.js';
import { openSession } from './chip.mjs';
import { cpuOf } from './clock.mjs';

/** Peers write no biases, so ours stay 0. */
export const overridesOf = batch => [
  'data.set=digits',
  `training.batch_samples=${batch}`,
  `outputs.interval_samples=${batch}`,
  `outputs.checkpoint_every_samples=${batch}`,
  ...['hidden', 'digit'].map(name => `network.populations.${name}.unit.bias_learning_rate=0`),
];

/** The first batches of the training part, a few at most. */
export const batchesOf = ({ split: { train } }, batch, most = 16) =>
  Array.from({ length: Math.min(most, Math.floor(train.length / batch)) }, (_, k) =>
    train.slice(k * batch, (k + 1) * batch),
  );

/** A chip with the first conductances, and the commands of all its batches. */
export class OurNetwork {
  times = { train: [], infer: [] };

  async open(trial, weights, batches) {
    const [lesson, reading] = [lessonOf(trial), readingOf(trial)];
    const shown = batches.map(samples => ({
      images: presentBatch(trial.data, samples, trial.input),
      labels: presentLabels(trial.data, samples, trial.output),
    }));
    this.scripts = {
      train: shown.map(({ images, labels }) => [images, labels, ...lesson.step(0, 1, 1, false)]),
      infer: shown.map(({ images }) => [images, reading.settle(0)]),
    };
    this.session = openSession(trial.chip);
    await this.session.play(setUp(trial, weights));
    return this;
  }

  /** CPU seconds of so many steps, and the free outputs of the last. */
  async ask(order, steps) {
    const scripts = this.scripts[order];
    let output;
    const seconds = await cpuOf(async () => {
      for (let k = 0; k < steps; k++)
        await this.session.play(scripts[k % scripts.length], event => {
          if (event.readout?.length > 0) output = event.readout;
        });
    });
    return { seconds, output };
  }
}
