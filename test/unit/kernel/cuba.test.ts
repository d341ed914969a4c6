import { expect, it } from 'vitest';
import { Program } from '../../../src/kernel/program.js';
import { type CubaConstants, cubaPotential, influence } from '../../support/reference-neuron.js';
import { describeBoth } from './both.js';
import { cubaPopulation, spikesAt } from './build.js';

/** Brian's CUBA benchmark: 20, 5 and 10 ms, -49 mV at rest, ticks of 0.1 ms. */
const CUBA: CubaConstants = { membrane: 200, currents: [50, 100], rest: -49 };

/** Parameters of the kernel for an exact step of one tick. */
function stepParams({ membrane, currents, rest }: CubaConstants, threshold: number, reset: number): number[] {
  const decay = Math.exp(-1 / membrane);
  return [
    decay,
    ...currents.map(tau => influence(membrane, tau, 1)),
    rest * (1 - decay),
    ...currents.map(tau => Math.exp(-1 / tau)),
    threshold,
    reset,
  ];
}

describeBoth('neurons with exponential currents', bench => {
  it.each([0, 31])('follow the solution of their equations, with mask %i', mask => {
    const { arena, kernels } = bench();
    const program = new Program(arena, 1);
    const params = stepParams(CUBA, 1000, -60);
    const { v, g0, g1 } = cubaPopulation(arena, program, { neurons: 1, refractoryTicks: 0, params, mask });
    v[0] = -60;
    g0[0] = 16.2;
    g1[0] = -9;
    for (let t = 1; t <= 1000; t++) {
      kernels.run(program.pointer, 1, t - 1, 1);
      expect(Math.abs(v[0] - cubaPotential(CUBA, -60, [16.2, -9], t))).toBeLessThan(5e-4);
    }
    expect(g0[0] / (16.2 * Math.exp(-(1000 - (1000 & mask)) / 50))).toBeCloseTo(1, 4);
  });

  it('spike above threshold, then stand at reset for the refractory ticks while currents decay', () => {
    const { arena, kernels } = bench();
    const program = new Program(arena, 1);
    const params = [1, 1, 0, 0, 0.5, 0.5, 1, -0.25];
    const population = cubaPopulation(arena, program, { neurons: 2, refractoryTicks: 2, params });
    population.v[0] = 0.5;
    population.g0[0] = 64;
    population.v[1] = 1;
    const seen = Array.from({ length: 8 }, (_, tick) => {
      kernels.run(program.pointer, 1, tick, 1);
      return [spikesAt(population.ring, tick), population.v[0], population.g0[0]];
    });
    expect(seen).toEqual([
      [[0], -0.25, 32],
      [[], -0.25, 16],
      [[], -0.25, 8],
      [[0], -0.25, 4],
      [[], -0.25, 2],
      [[], -0.25, 1],
      [[], 0.75, 0.5],
      [[0], -0.25, 0.25],
    ]);
    expect(population.counter[0]).toBe(3);
  });
});
