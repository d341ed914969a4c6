import type { Kernels } from '../../kernel/kernels.js';
import { ACTIVATE_HARD } from '../../kernel/layout.js';
import type { RatePopulation } from './population.js';

/** next += scale beta (y - s), or scale beta y where the pull does not hold back. */
export function addPull(population: RatePopulation, samples: number, scale: number): void {
  const { pull, next, state, external, row, neurons } = population;
  if (!pull) return;
  const by = scale * pull.beta;
  for (let sample = 0; sample < samples; sample++) {
    for (let i = sample * row; i < sample * row + neurons; i++) {
      const towards = pull.restoring ? external[i]! - state[i]! : external[i]!;
      next[i] = next[i]! + by * towards;
    }
  }
}

/** Clips what comes next to [0, 1]; what is no finite number stays to be found. */
export function clip({ next, row }: RatePopulation, samples: number, kernels: Kernels): void {
  kernels.activate(ACTIVATE_HARD, next.byteOffset, next.byteOffset, samples * row);
}
