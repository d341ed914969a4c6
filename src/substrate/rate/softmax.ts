import { exponential } from '../../kernel/plain/exponential.js';
import type { RatePopulation } from './population.js';

/**
 * A readout: s = softmax(u), in float32 with the kernels' own exponential. It is no part of what relaxes, and moves after
 * all others. Source: cross-entropy readout of the code published with Laborieux et al. 2021.
 */
export function softmax({ next, row, neurons }: RatePopulation, samples: number): void {
  for (let sample = 0; sample < samples; sample++) {
    const rates = next.subarray(sample * row, sample * row + neurons);
    const highest = rates.reduce((most, u) => Math.max(most, u), -Infinity);
    let sum = 0;
    for (let i = 0; i < neurons; i++) {
      // A drive that is not a number stays to be found.
      const share = Number.isNaN(highest) ? Number.NaN : exponential(Math.fround(rates[i]! - highest));
      rates[i] = share;
      sum = Math.fround(sum + share);
    }
    for (let i = 0; i < neurons; i++) rates[i] = rates[i]! / sum;
  }
}
