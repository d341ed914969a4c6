import type { Update } from '../../protocol/messages.js';
import type { Coupling } from './coupling.js';
import type { RateNetwork } from './network.js';
import type { Compared, Ends, RatePopulation } from './population.js';
import type { Step } from './weights.js';

/** What turns a contrast into a step, beside the size of the batch. */
export type Scale = Pick<Update, 'divisor' | 'rateScale'>;

/**
 * Moves every weight by eta rateScale / divisor times the mean over the batch of (d phi / d weight |later - d phi / d
 * weight |earlier), and every bias by that of a_target. Projections of a vector field take the change of the target only,
 * times what the source showed in the free state (Scellier et al. 2018). False when a weight left its bounds.
 * @param ends of each population, by id
 */
export function applyContrast(network: RateNetwork, ends: readonly Compared[], scale: Scale): boolean {
  const { populations, samples } = network;
  populations.forEach((population, id) => {
    if (!population.input) subtract(population, ends[id]!, samples);
  });
  return moveParameters(network, scale, (coupling, step) => {
    const { spec } = coupling;
    const [source, target] = [ends[coupling.source.id]!, ends[coupling.target.id]!];
    if (spec.contrast !== 'target') return coupling.learn(source, target, step, samples);
    return coupling.learn(
      still(source.free),
      spec.bidirectional ? still(target.free) : undefined,
      step,
      samples,
    );
  });
}

/** Moves weights as `learn` does and biases by the differences, both by their mean over the batch. */
export function moveParameters(
  network: RateNetwork,
  { divisor, rateScale }: Scale,
  learn: (coupling: Coupling, step: Step) => boolean,
): boolean {
  const { samples } = network;
  const step = { gain: 1 / (divisor * samples), rateScale };
  let healthy = true;
  for (const coupling of network.projections) {
    if (coupling.spec.learningRate !== 0) healthy = learn(coupling, step) && healthy;
  }
  for (const { input, bias, difference, neurons, row } of network.populations) {
    if (!input) healthy = bias.learn(difference, neurons, row, samples, step) && healthy;
  }
  return healthy;
}

/** One state at both ends, where the differences are no differences of rates but errors. */
export const endsAsSeen = ({ activity }: RatePopulation): Ends => still(activity);

const still = (seen: Float32Array): Ends => ({ earlier: seen, later: seen });

function subtract({ difference, row }: RatePopulation, { earlier, later }: Ends, samples: number): void {
  for (let i = 0; i < samples * row; i++) difference[i] = later[i]! - earlier[i]!;
}
