import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bitsOf } from '../../../src/budget/booking.js';
import { answering } from '../../../src/experiment/answering.js';
import { evaluateWeights } from '../../../src/experiment/evaluate.js';
import { loadExperiment } from '../../../src/experiment/load.js';
import { prepare } from '../../../src/experiment/trial.js';
import { firstWeights, readWeights, setUp } from '../../../src/experiment/weights.js';
import { Session } from '../../../src/stream/session.js';

const FILE = fileURLToPath(new URL('../../../experiments/digits-14x14-ternary-board.yaml', import.meta.url));
const small = ['data.train_samples=20', 'data.validation_samples=0', 'data.test_samples=40'];
const load = (...overrides: string[]) =>
  loadExperiment({ file: FILE, overrides: [...small, ...overrides] }).experiment;

describe('a chip that only answers', () => {
  it.each([
    ['integers', 5, []],
    ['float32', 1, ['chip.card=laptop', 'chip.precision.hidden={ kind: float32 }']],
  ])('answers as one that could learn, and keeps less (%s)', async (_, times, overrides) => {
    const experiment = load(...overrides);
    const trial = prepare(experiment, undefined);
    const session = new Session(trial.chip, 4);
    await session.play(setUp(trial, firstWeights(trial)));
    const { image, ...weights } = await readWeights(trial, session);
    session.close();
    const quiet = prepare(answering(experiment), undefined);
    const { loss, predictions } = await evaluateWeights(trial, { ...weights, image }, 'test');
    expect(await evaluateWeights(quiet, weights, 'test')).toMatchObject({ loss, predictions });
    const bits = ({ bookings }: typeof trial) => bookings.reduce((sum, one) => sum + bitsOf(one), 0);
    expect(bits(quiet)).toBeLessThan(bits(trial) / times);
  });

  it('cannot be given what is not in weights', () => {
    expect(() => answering(load('chip.card=small', 'chip.cells.card=hfo2-2t2r-mid'))).toThrow(
      /weights.*found cells \(hfo2-2t2r-mid\)/,
    );
  });
});
