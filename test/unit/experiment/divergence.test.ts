import { describe, expect, it } from 'vitest';
import { divergence, type Health, trouble } from '../../../src/experiment/divergence.js';
import { loadExperiment } from '../../../src/experiment/load.js';

const healthy: Health = {
  rate: 0.2,
  weightEventsPerSample: 1e4,
  loss: 0.2,
  accuracy: 0.8,
  bestAccuracy: 0.85,
  classes: 10,
};

describe('trouble', () => {
  it('sees none in a network that learns', () => {
    expect(trouble(healthy)).toBeUndefined();
    expect(trouble({ ...healthy, loss: 0.5, accuracy: 0.1, bestAccuracy: 0.1 })).toBeUndefined();
    expect(trouble({ ...healthy, accuracy: undefined, bestAccuracy: undefined })).toBeUndefined();
  });

  it.each([
    [{ rate: 0.99 }, 'as often as they can'],
    [{ rate: 0 }, 'fallen silent'],
    [{ weightEventsPerSample: 0.2, loss: 3 }, 'trigger no update'],
    [{ accuracy: 0.4 }, 'fell from 85 % to 40 %'],
    [{ accuracy: 0.11, bestAccuracy: 0.12, loss: 1.4 }, 'answers at random (11 %)'],
  ])('names what is wrong: %o', (change, words) => {
    expect(trouble({ ...healthy, ...change })).toContain(words);
  });
});

describe('divergence', () => {
  const problem = (...overrides: string[]) =>
    divergence(loadExperiment({ file: undefined, overrides }).experiment, 'something happened');

  it('blames the loop gain of continual plasticity', () => {
    const found = problem(
      'estimator.plasticity=continual',
      'network.projections.pixels-hidden.synapse.learning_rate=1',
    );
    expect(found.path).toBe('network.projections[].synapse.learning_rate');
    expect(found.advice).toContain('deferred');
  });

  it('blames a missing trigger delay', () => {
    const found = problem('network.populations.hidden.unit.trigger_delay_ticks=0');
    expect(found.path).toContain('trigger_delay_ticks');
    expect(found.found).toBe('0 ticks');
  });

  it('blames the learning rates otherwise', () => {
    expect(problem().advice).toContain('Lower the learning rates');
  });
});
