import type { Kernels } from '../../kernel/kernels.js';
import type { RatePopulation } from './population.js';
import { addPull, clip } from './pull.js';

/** The energy-based setting: s += step (f'(s) u - s + nudge). Source: Ernoult et al. 2019. */
export function euler(population: RatePopulation, samples: number, kernels: Kernels): void {
  const { f, next, state, activity, row, unit } = population;
  kernels.euler(f.code, next.byteOffset, state.byteOffset, activity.byteOffset, samples * row, unit.step);
  addPull(population, samples, unit.step);
  if (unit.clipped) clip(population, samples, kernels);
}
