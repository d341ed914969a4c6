import type { RateNetwork } from './network.js';
import type { Ends, RatePopulation } from './population.js';

/**
 * Moves every weight by eta gain times the mean over the batch of (d phi / d weight |later - d phi / d weight |earlier),
 * and every bias by that of a_target. False when a weight left its bounds.
 * @param ends of each population, by id
 */
export function applyContrast(network: RateNetwork, ends: readonly Ends[], gain: number): boolean {
  const { samples } = network;
  const scale = gain / samples;
  network.populations.forEach((population, id) => {
    if (!population.input) subtract(population, ends[id]!, samples);
  });
  let healthy = true;
  for (const coupling of network.projections) {
    const { source, target, spec } = coupling;
    if (spec.learningRate === 0) continue;
    const rate = spec.learningRate * scale;
    healthy = coupling.learn(ends[source.id]!, ends[target.id]!, rate, samples) && healthy;
  }
  for (const population of network.populations) {
    if (!population.input) moveBiases(population, samples, scale);
  }
  return healthy;
}

function subtract({ difference, row }: RatePopulation, { earlier, later }: Ends, samples: number): void {
  for (let i = 0; i < samples * row; i++) difference[i] = later[i]! - earlier[i]!;
}

function moveBiases(population: RatePopulation, samples: number, scale: number): void {
  const { bias, difference, neurons, row, unit } = population;
  if (unit.biasLearningRate === 0) return;
  for (let i = 0; i < neurons; i++) {
    let sum = 0;
    for (let sample = 0; sample < samples; sample++) sum += difference[sample * row + i]!;
    if (sum === 0) continue;
    bias[i] = bias[i]! + unit.biasLearningRate * scale * sum;
    population.biasChanges[0]!++;
  }
}
