import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadExperiment, resolveWith } from '../../../src/experiment/load.js';
import { experimentSchema } from '../../../src/experiment/schema.js';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Settings that are legal in any combination. */
const settings = fc.record({
  seed: fc.integer({ min: 0, max: 0xffff_ffff }),
  name: fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,20}$/),
  description: fc.string(),
  'estimator.kind': fc.constantFrom('centered', 'one-sided'),
  'estimator.beta': number(0.001, 100),
  'estimator.plasticity': fc.constantFrom('deferred', 'continual'),
  'training.rate_decay_per_epoch': number(0.01, 1),
  'network.populations.hidden.neurons': fc.integer({ min: 1, max: 2000 }),
  'network.populations.hidden.unit.card': fc.constantFrom('sdep-if', 'lif-hard', 'lif-refractory'),
  'network.populations.hidden.unit.rate_ticks': number(1, 1e6),
  'network.projections.hidden-digit.synapse.learning_rate': number(0, 10),
  'chip.card': fc.constantFrom('laptop', 'small'),
});

test('a resolved experiment, stored and read again, resolves to itself', () => {
  fc.assert(
    fc.property(settings, chosen => {
      const overrides = Object.entries(chosen).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
      const { experiment } = loadExperiment({ overrides });
      expect(experiment.seed).toBe(chosen.seed);
      expect(experiment.description).toBe(chosen.description);
      expect(experimentSchema.parse(experiment)).toEqual(experiment);
      expect(resolveWith(parse(stringify(experiment)), {}, []).experiment).toEqual(experiment);
    }),
    { numRuns: 40 },
  );
});
