import type { Kernels } from '../../kernel/kernels.js';
import type { RatePopulation } from './population.js';
import { addPull, clip } from './pull.js';

/**
 * The prototypical setting: s = f(u + nudge), or s = f(u) + nudge where the nudge stands outside, as a whole or by a
 * step of the way. Source: Ernoult et al. 2019, whose published code goes 0.2 of the way; nudge inside as in the code
 * published with Laborieux et al. 2021.
 */
export function fixedPoint(population: RatePopulation, samples: number, kernels: Kernels): void {
  const { f, next, state, row, unit } = population;
  if (unit.nudge === 'inside') addPull(population, samples, 1);
  kernels.activate(f.code, next.byteOffset, next.byteOffset, samples * row);
  if (unit.nudge === 'outside') addPull(population, samples, 1);
  if (unit.step < 1) kernels.damp(next.byteOffset, state.byteOffset, samples * row, unit.step);
  if (unit.clipped) clip(population, samples, kernels);
}
