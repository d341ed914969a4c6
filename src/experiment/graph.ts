import type { Experiment, Population, Projection } from './schema.js';

export const byName = (experiment: Experiment, name: string): Population | undefined =>
  experiment.network.populations.find(population => population.name === name);

/** True when spikes of `from` can reach `to` over any number of projections. */
export function connected(experiment: Experiment, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const projection of experiment.network.projections) {
      if (projection.from === name) open.push(projection.to);
      if (projection.bidirectional && projection.to === name) open.push(projection.from);
    }
  }
  return seen.has(to);
}

/** Mean of |x|^2 per pixel, measured on the packaged digits (88.2 over 784 pixels). */
const MEAN_SQUARE_INTENSITY = 88.2 / 784;

/**
 * Loop gain of continual updates, eta (r_in^2 |x|^2 + 1) / beta: how strongly a weight that moves within a phase
 * acts back on the rate that moves it; it has to stay well below 1. Known for real weights behind a source only; 0
 * elsewhere: levels move seldom, by steps, and no further than their amplitude. Source: EqSpike notes, second
 * condition.
 */
export function loopGain(experiment: Experiment, projection: Projection): number {
  const from = byName(experiment, projection.from);
  const { estimator } = experiment;
  if (!('beta' in estimator)) return 0;
  if (from?.unit.kind !== 'source' || projection.synapse.kind !== 'real') return 0;
  const drive = from.unit.max_rate_per_tick ** 2 * MEAN_SQUARE_INTENSITY * from.neurons + 1;
  return (projection.synapse.learning_rate * drive) / estimator.beta;
}
