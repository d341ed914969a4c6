import type { Kernels } from '../../kernel/kernels.js';
import type { RatePopulation } from './population.js';
import { addPull, clip } from './pull.js';

/**
 * The s of least energy while all neighbours stay: f(u), or with a nudge, for units of slope k between their bounds,
 * (u + beta y) / (1/k + beta), clipped to the bounds. Source: Scellier et al. 2023.
 */
export function minimise(population: RatePopulation, samples: number, kernels: Kernels): void {
  const { f, next, row, unit, pull } = population;
  if (pull?.restoring) nudged(population, samples, pull.beta);
  else {
    addPull(population, samples, 1);
    kernels.activate(f.code, next.byteOffset, next.byteOffset, samples * row);
  }
  if (unit.clipped) clip(population, samples, kernels);
}

function nudged(population: RatePopulation, samples: number, beta: number): void {
  const { f, next, external, row, neurons } = population;
  const stiffness = 1 / f.slope! + beta;
  for (let sample = 0; sample < samples; sample++) {
    for (let i = sample * row; i < sample * row + neurons; i++) {
      const free = (next[i]! + beta * external[i]!) / stiffness;
      next[i] = Math.min(Math.max(free, f.low), f.high);
    }
  }
}
