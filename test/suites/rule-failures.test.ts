import { describe, expect, it } from 'vitest';
import { loadExperiment } from '../../src/experiment/load.js';
import { train } from '../../src/experiment/train.js';
import { UserError } from '../../src/problem/problem.js';
import { createRun } from '../../src/run/folder.js';
import { temporaryFolder } from '../support/folder.js';

/**
 * The known ways in which EqSpike (SD-EP rule) fails, each beside a run that differs in the one setting that
 * cures it. See docs/learning-rule.md for why; a change that makes one of them learn, or its cure fail, has
 * changed the rule.
 */
const SMALL = [
  'data.train_samples=2000',
  'data.test_samples=500',
  'training.epochs=1',
  'network.populations.hidden.neurons=50',
];

/** The same setting of both populations that learn. */
const both = (key: string, value: number) =>
  ['hidden', 'digit'].map(name => `network.populations.${name}.unit.${key}=${value}`);

const rates = (eta: number) => [
  ...['pixels-hidden', 'hidden-digit'].map(
    name => `network.projections.${name}.synapse.learning_rate=${eta}`,
  ),
  ...both('bias_learning_rate', eta),
];
const filters = (ticks: number) => [...both('rate_ticks', ticks), ...both('acceleration_ticks', ticks)];
const delay = (ticks: number) => both('trigger_delay_ticks', ticks);

const ON_SPIKE = ['estimator.plasticity=continual', ...rates(0.01)];
/** Levels that follow their hidden numbers within the sample. */
const LEVELS_ON_SPIKE = [
  'estimator.plasticity=continual',
  ...['pixels-hidden', 'hidden-digit'].map(
    name => `network.projections.${name}.synapse={ kind: ternary, learning_rate: 0.06, zero_band: 0.25 }`,
  ),
  ...both('bias_learning_rate', 0.01),
];
const FIXED_SIGN = ['estimator.sign=positive'];
const ONE_SIDED = ['estimator.kind=one-sided'];

const known = new Map<string, Promise<number>>();

/** Test accuracy at the end; 0 where the run was ended because learning had diverged. */
function accuracy(...overrides: readonly string[]): Promise<number> {
  const key = overrides.join(' ');
  const found = known.get(key) ?? measure(overrides);
  known.set(key, found);
  return found;
}

async function measure(overrides: readonly string[]): Promise<number> {
  const { experiment } = loadExperiment({ overrides: [...SMALL, ...rates(0.03), ...overrides] });
  try {
    const summary = await train({
      experiment,
      dataDir: undefined,
      folder: createRun(temporaryFolder(), { name: 'failure', seed: 1 }),
      resume: false,
      signal: new AbortController().signal,
      threads: 1,
      profile: false,
      onProgress: () => {},
    });
    return summary.test!.accuracy;
  } catch (error) {
    if (error instanceof UserError && error.problems.every(({ code }) => code === 'diverged')) return 0;
    throw error;
  }
}

/** The plain twins of the kernels take some ten times as long. */
describe('known failures of the rule', { timeout: 180_000 }, () => {
  it('does not fail as shipped, deferred or on-spike', async () => {
    expect(await accuracy()).toBeGreaterThan(0.65);
    expect(await accuracy(...ON_SPIKE)).toBeGreaterThan(0.55);
  });

  describe('lag bias: the spike has its new rate before the filtered derivative', () => {
    it('on-spike, no delay and a sign that never changes: collapses', async () => {
      const failed = await accuracy(...ON_SPIKE, ...FIXED_SIGN, ...delay(0));
      expect(failed).toBeLessThan((await accuracy(...ON_SPIKE)) - 0.3);
    });

    it('on-spike with three levels: the same, and it learns with delay and random sign', async () => {
      const cured = await accuracy(...LEVELS_ON_SPIKE);
      expect(cured).toBeGreaterThan(0.65);
      expect(await accuracy(...LEVELS_ON_SPIKE, ...FIXED_SIGN, ...delay(0))).toBeLessThan(cured - 0.4);
    });

    it('deferred, slow filters and a sign that never changes: the delay alone decides', async () => {
      const slow = [...ONE_SIDED, ...FIXED_SIGN, ...filters(10)];
      const cured = await accuracy(...slow, ...delay(20));
      expect(cured).toBeGreaterThan(0.5);
      expect(await accuracy(...slow, ...delay(0))).toBeLessThan(cured - 0.2);
    });

    it('a sign that never changes is a bias of its own, even with the delay', async () => {
      expect(await accuracy(...FIXED_SIGN)).toBeLessThan((await accuracy()) - 0.3);
    });
  });

  describe('loop gain: weights that move act on the rates that move them', () => {
    it('on-spike at 20 times its rate diverges or falls to chance, where deferred still learns', async () => {
      expect(await accuracy('estimator.plasticity=continual', ...rates(0.2))).toBeLessThan(0.4);
      expect(await accuracy(...rates(0.2))).toBeGreaterThan(0.55);
    });
  });

  describe('trace noise: what the filters see besides the signal', () => {
    it('random input spikes are clearly worse than regular ones', async () => {
      const random = await accuracy(...ONE_SIDED, 'network.populations.pixels.unit.encoder=bernoulli');
      expect(random).toBeLessThan((await accuracy(...ONE_SIDED)) - 0.06);
    });

    it('a first phase shorter than the filters need is learnt as if it were signal', async () => {
      const hasty = await accuracy('estimator.first_phase_ticks=5');
      expect(hasty).toBeLessThan((await accuracy()) - 0.25);
    });
  });
});
