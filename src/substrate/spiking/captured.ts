import type { Update } from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import type { SpikingNetwork } from './network.js';
import { NeuronPopulation } from './neurons.js';
import { type Projection, WEIGHT_LIMIT } from './projection.js';
import { SourcePopulation } from './source.js';

/** Activities of a population in the two captured states: slow rates of neurons, presented rates of sources. */
interface Ends {
  readonly earlier: Float32Array;
  readonly later: Float32Array;
}

/**
 * The contrast of two captured states: each weight moves by eta gain (q_i q_j |later - q_i q_j |earlier), each bias
 * by that of q_j, q being the filtered rate whose change along the path the other rule adds up. What has to be
 * remembered is in the slots; synapses keep nothing. False when a weight left its bounds.
 */
export function applyCaptured(network: SpikingNetwork, { earlier, later }: Update, gain: number): boolean {
  const ends = network.populations.map((population, id): Ends | undefined => {
    if (population instanceof SourcePopulation) {
      const rates = population.rates();
      return { earlier: rates, later: rates };
    }
    if (!(population instanceof NeuronPopulation)) return undefined;
    return { earlier: network.captured(earlier, id), later: network.captured(later, id) };
  });
  let healthy = true;
  for (const projection of network.projections) {
    const { spec } = projection;
    const [from, to] = [ends[spec.source], ends[spec.target]];
    if (spec.learningRate === 0 || spec.connectivity !== 'dense' || !from || !to) continue;
    const plain = !projection.stored && spec.weight.kind === 'float32';
    insist(plain, 'unsupported', 'captured states move real float32 weights only', 'rule');
    healthy = moveWeights(projection, from, to, spec.learningRate * gain) && healthy;
  }
  network.populations.forEach((population, id) => {
    if (population instanceof NeuronPopulation) moveBiases(population, ends[id]!, gain);
  });
  return healthy;
}

/** False when a weight that moved left its bounds or is not a number; the others were looked at when they moved. */
function moveWeights(projection: Projection, from: Ends, to: Ends, scale: number): boolean {
  const { row, weights } = projection;
  const targets = to.later.length;
  let changes = 0;
  let inside = true;
  for (let i = 0; i < from.later.length; i++) {
    const [before, after] = [from.earlier[i]!, from.later[i]!];
    if (before === 0 && after === 0) continue;
    for (let j = 0; j < targets; j++) {
      const contrast = after * to.later[j]! - before * to.earlier[j]!;
      if (contrast === 0) continue;
      const weight = weights[i * row + j]! + Math.fround(scale * contrast);
      weights[i * row + j] = weight;
      if (!(Math.abs(weight) <= WEIGHT_LIMIT)) inside = false;
      changes++;
    }
  }
  projection.countChanges(changes);
  return inside;
}

function moveBiases(population: NeuronPopulation, { earlier, later }: Ends, gain: number): void {
  const { bias, unit } = population;
  if (unit.biasLearningRate === 0) return;
  for (let j = 0; j < population.neurons; j++) {
    const change = Math.fround(unit.biasLearningRate * gain * (later[j]! - earlier[j]!));
    if (change === 0) continue;
    bias[j] = bias[j]! + change;
    population.biasChanges[0]!++;
  }
}
