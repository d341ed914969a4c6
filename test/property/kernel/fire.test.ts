import fc from 'fast-check';
import { describe, it } from 'vitest';
import * as L from '../../../src/kernel/layout.js';
import { Program } from '../../../src/kernel/program.js';
import { type FireOptions, type FirePopulation, firePopulation, type Grid } from '../../unit/kernel/build.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const ALL_FLAGS = L.FLAG_RESET_ZERO | L.FLAG_REFRACTORY | L.FLAG_TRACES | L.FLAG_FIXED | L.FLAG_MISMATCH;
const sizes = fc.integer({ min: 1, max: 60 });

/** Float32, a power of two (exact) or an odd step (quotients round), nearest or stochastic. */
function grid(dice: Dice): Grid {
  const step = dice.pick([0, 1 / 64, 1 / 127, dice.between(0.001, 0.3)]);
  return { step, low: -dice.pick([128, 7]), high: dice.pick([127, 255]), stochastic: dice.chance(0.5) };
}

function options(dice: Dice, neurons: number, flags: number): FireOptions {
  return {
    neurons,
    flags,
    keep: dice.pick([1, 0.9, dice.between(0, 1)]),
    threshold: dice.pick([1, 0.5, dice.between(0.1, 2)]),
    floor: dice.pick([-1, 0, -0.3]),
    ceiling: dice.pick([2, 0.9]),
    refractoryTicks: dice.below(4),
    rateTicks: dice.pick([1, 5, dice.between(1, 20)]),
    accelerationTicks: dice.pick([1, 5, dice.between(1, 20)]),
    theta: dice.pick([0, 0.01, 0.1]),
    thresholds: Array.from({ length: neurons }, () => dice.between(0.1, 2)),
    keeps: Array.from({ length: neurons }, () => dice.between(0, 1)),
    membrane: grid(dice),
    trace: grid(dice),
    key: [dice.u32(), dice.u32(), dice.u32(), dice.u32()],
    history: dice.below(5),
  };
}

/** States as they may stand in the middle of a run that has reached tick `now`. */
function randomState(dice: Dice, population: FirePopulation, neurons: number, now: number): void {
  const { v, current, rate, slow, acceleration, until } = population;
  for (const array of [v, current, rate, slow, acceleration]) dice.reals(array, 0, neurons);
  for (let i = 0; i < neurons; i++) until[i] = dice.chance(0.3) ? now + dice.below(5) : 0;
}

function neuronsAgree(flags: number): void {
  fc.assert(
    fc.property(seeds, sizes, fc.integer({ min: 0, max: 1000 }), (seed, neurons, now) => {
      expectTwins(arena => {
        const dice = new Dice(seed);
        const program = new Program(arena, 1);
        const population = firePopulation(arena, program, options(dice, neurons, flags));
        randomState(dice, population, neurons, now);
        return kernels => kernels.run(program.pointer, 1, now, 6);
      });
    }),
    PROPERTY,
  );
}

describe('integrate-and-fire neurons: wasm and plain give the same bytes', () => {
  for (let flags = 0; flags <= ALL_FLAGS; flags++) {
    // Neurons with parameters of their own are advanced as refractory ones always.
    if (flags & L.FLAG_MISMATCH && !(flags & L.FLAG_REFRACTORY)) continue;
    const words = [
      flags & L.FLAG_RESET_ZERO ? 'reset to zero' : 'reset by subtraction',
      ...(flags & L.FLAG_REFRACTORY ? ['refractory'] : []),
      ...(flags & L.FLAG_TRACES ? ['traces'] : []),
      ...(flags & L.FLAG_FIXED ? ['on grids'] : []),
      ...(flags & L.FLAG_MISMATCH ? ['unlike each other'] : []),
    ];
    it(words.join(', '), () => neuronsAgree(flags));
  }

  it('not-a-number stays where it is and never spikes', () => {
    expectTwins(arena => {
      const program = new Program(arena, 1);
      const population = firePopulation(arena, program, { neurons: 5, flags: L.FLAG_TRACES });
      population.v[2] = Number.NaN;
      population.current.fill(0.4);
      return kernels => {
        kernels.run(program.pointer, 1, 0, 10);
        return kernels.run(program.pointer, 1, 10, 0);
      };
    });
  });
});
