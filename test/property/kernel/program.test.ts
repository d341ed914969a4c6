import fc from 'fast-check';
import { describe, it } from 'vitest';
import * as L from '../../../src/kernel/layout.js';
import { learningNetwork, runRecorded } from '../../unit/kernel/network.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const shapes = fc.record({
  inputs: fc.integer({ min: 1, max: 60 }),
  hidden: fc.integer({ min: 1, max: 40 }),
  outputs: fc.integer({ min: 1, max: 12 }),
  delay: fc.integer({ min: 1, max: 12 }),
  flags: fc.constantFrom(0, L.FLAG_RESET_ZERO, L.FLAG_REFRACTORY, L.FLAG_FIXED),
});

describe('whole programs: wasm and plain give the same bytes', () => {
  it('a network that learns, with records switched off at random, stopped by a full recorder', () => {
    fc.assert(
      fc.property(seeds, shapes, (seed, shape) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const network = learningNetwork(arena, { ...shape, random: () => dice.between(0, 1) });
          if (dice.chance(0.5)) {
            for (const operation of network.operations) operation.enabled = dice.chance(0.8);
          }
          const start = dice.below(50);
          return (kernels, memory) => runRecorded(kernels, memory, network, start, 60);
        });
      }),
      { ...PROPERTY, numRuns: 200 },
    );
  });
});
