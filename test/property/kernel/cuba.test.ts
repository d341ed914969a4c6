import fc from 'fast-check';
import { describe, it } from 'vitest';
import { Program } from '../../../src/kernel/program.js';
import { cubaPopulation } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

/** Keeps v, so that a neuron put on the threshold stays on it and may not spike. */
const AT_THRESHOLD = [1, 0, 0, 0, 0.98, 0.99, 0.25, 0];

const randomGains = (dice: Dice): number[] => [
  dice.real(),
  dice.real(),
  dice.real(),
  0.98,
  0.99,
  0.8,
  dice.real(),
];

describe('neurons with exponential currents: wasm and plain give the same bytes', () => {
  it('any decay, with and without refractory time', () => {
    const sizes = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(seeds, sizes, fc.integer({ min: 0, max: 6 }), (seed, neurons, refractoryTicks) => {
        expectTwins(arena => {
          const dice = new Dice(seed);
          const program = new Program(arena, 1);
          const population = cubaPopulation(arena, program, {
            neurons,
            refractoryTicks,
            mask: dice.pick([0, 0, 1, 7, 31]),
            params: dice.chance(0.1) ? AT_THRESHOLD : [dice.between(0.5, 1), ...randomGains(dice)],
          });
          const start = dice.below(20);
          for (const array of [population.v, population.g0, population.g1]) dice.reals(array, 0, neurons);
          for (let i = 0; i < neurons; i++)
            population.until[i] = dice.chance(0.3) ? start + dice.below(5) : 0;
          dice.everySlot(population.ring, neurons, 0.1);
          return kernels => kernels.run(program.pointer, 1, start, 12);
        });
      }),
      { ...PROPERTY, numRuns: 300 },
    );
  });
});
