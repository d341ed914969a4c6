import { Refusal } from '../refusal.js';
import { Adjoint } from './adjoint.js';
import { endsAsSeen, moveParameters, type Scale } from './contrast.js';
import type { History } from './history.js';
import type { RateNetwork } from './network.js';
import type { RatePopulation } from './population.js';

/**
 * Back-propagation through time: descends the cost of the output's last rates through the last `steps` steps of
 * `history`, which is used up. Inputs and biases are the same in every step, so that the errors of a drive are added up
 * for them; the shares of other weights are gathered step by step. False when a weight left its bounds.
 */
export function throughTime(
  network: RateNetwork,
  history: History,
  output: RatePopulation,
  steps: number,
  scale: Scale,
): boolean {
  const adjoint = new Adjoint(network);
  adjoint.begin(output);
  for (const { summed } of network.populations) summed.fill(0);
  for (let back = 1; back <= steps; back++) {
    adjoint.step({ rewind: population => history.rewind(population, back), gather: true });
    for (const population of network.populations) addUp(population, back);
  }
  history.return();
  for (const { input, difference, summed } of network.populations) if (!input) difference.set(summed);
  return moveParameters(network, scale, (coupling, step) => {
    const { source, adjoint: way } = coupling;
    if (!source.input) return way!.apply(step);
    return coupling.learn(endsAsSeen(source), undefined, step, network.samples);
  });
}

function addUp(population: RatePopulation, back: number): void {
  const { summed, difference, name } = population;
  for (let i = 0; i < summed.length; i++) summed[i] = summed[i]! + difference[i]!;
  if (summed.some(Number.isNaN)) throw lost(name, back);
}

/**
 * Recurrent back-propagation (Almeida 1987, Pineda 1987): the network rests, so every step back is the same; errors go
 * round for `steps` of them, the cost entering anew each time, until they rest too. False when a weight left its bounds.
 */
export function recurrent(
  network: RateNetwork,
  output: RatePopulation,
  steps: number,
  scale: Scale,
): boolean {
  const adjoint = new Adjoint(network);
  adjoint.begin(output);
  for (let back = 1; back <= steps; back++) {
    adjoint.step({ gather: false });
    if (back < steps) adjoint.addCost(output);
    for (const { name, difference } of network.populations) {
      if (difference.some(Number.isNaN)) throw lost(name, back);
    }
  }
  return moveParameters(network, scale, (coupling, step) => {
    const { source, target, spec } = coupling;
    const back = spec.bidirectional ? endsAsSeen(target) : undefined;
    return coupling.learn(endsAsSeen(source), back, step, network.samples);
  });
}

const lost = (name: string, back: number): Refusal =>
  new Refusal(
    'diverged',
    `the errors of ${name} are not numbers ${back} steps back: weights are so large that errors grow from step to step`,
  );
