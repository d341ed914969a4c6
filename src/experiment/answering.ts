import { UserError } from '../problem/problem.js';
import type { Experiment, Population, Projection } from './schema.js';
import { isAnalog } from './synapses.js';

/**
 * The same network for a chip that only answers: it keeps weights, or levels, and nothing that learning needs.
 * @throws UserError where weights are not all that was learnt
 */
export function answering(experiment: Experiment): Experiment {
  const { populations, projections } = experiment.network;
  const more = [...beyondWeights(experiment)];
  if (more.length > 0) {
    throw new UserError({
      code: 'combination-illegal',
      message: 'a chip that only answers is given weights, and these are not all that this network has',
      found: more.join(', '),
      allowed: 'real, ternary, metaplastic and binary synapses in ideal cells, without faults',
    });
  }
  const network = { populations: populations.map(still), projections: projections.map(fixed) };
  return { ...experiment, network };
}

function* beyondWeights({ chip, faults, network }: Experiment): Generator<string> {
  for (const { name, synapse } of network.projections) {
    if (isAnalog(synapse)) yield `analog devices of ${name}`;
    if ('amplitude_learning_rate' in synapse && synapse.amplitude_learning_rate > 0)
      yield `amplitudes of ${name}, which were learnt`;
  }
  if (chip.cells.card !== 'ideal') yield `cells (${chip.cells.card})`;
  if (faults.length > 0) yield 'faults';
}

function still(population: Population): Population {
  const { unit } = population;
  return 'bias_learning_rate' in unit
    ? { ...population, unit: { ...unit, bias_learning_rate: 0 } }
    : population;
}

/** Weights that are written are levels then: only 0 is within the band of 0. */
function fixed(projection: Projection): Projection {
  const { synapse } = projection;
  const band = synapse.kind === 'ternary' ? { zero_band: 0 } : {};
  return { ...projection, synapse: { ...synapse, learning_rate: 0, ...band } };
}
