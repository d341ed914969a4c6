import type { Update } from '../../protocol/messages.js';
import type { RateNetwork } from './network.js';
import type { Ends, RatePopulation } from './population.js';

/**
 * Moves every weight by eta rateScale / divisor times the mean over the batch of (d phi / d weight |later - d phi / d
 * weight |earlier), and every bias by that of a_target. False when a weight left its bounds.
 * @param ends of each population, by id
 */
export function applyContrast(
  network: RateNetwork,
  ends: readonly Ends[],
  { divisor, rateScale }: Pick<Update, 'divisor' | 'rateScale'>,
): boolean {
  const { samples } = network;
  const step = { gain: 1 / (divisor * samples), rateScale };
  network.populations.forEach((population, id) => {
    if (!population.input) subtract(population, ends[id]!, samples);
  });
  let healthy = true;
  for (const coupling of network.projections) {
    const { source, target, spec } = coupling;
    if (spec.learningRate === 0) continue;
    healthy = coupling.learn(ends[source.id]!, ends[target.id]!, step, samples) && healthy;
  }
  for (const { input, bias, difference, neurons, row } of network.populations) {
    if (!input) healthy = bias.learn(difference, neurons, row, samples, step) && healthy;
  }
  return healthy;
}

function subtract({ difference, row }: RatePopulation, { earlier, later }: Ends, samples: number): void {
  for (let i = 0; i < samples * row; i++) difference[i] = later[i]! - earlier[i]!;
}
