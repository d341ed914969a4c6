import type { Formats } from '../chip/precision.js';
import type { ConfigureProjection, ConfigureSynapse } from '../protocol/messages.js';
import { initialSpread } from './initial.js';
import type { Experiment, Projection } from './schema.js';

type Settings = Projection['synapse'];
type Discrete = Exclude<Settings, { kind: 'real' }>;
type Rule = Omit<ConfigureSynapse, 'requestId'>;

/** How the weights of a projection are held while running: only real numbers may be held as integers. */
export const storageOf = (synapse: Settings): ConfigureProjection['storage'] =>
  synapse.kind === 'real' ? synapse.storage : 'float32';

/** Synapse messages of the projections whose weights are not real numbers. */
export function synapseCommands(experiment: Experiment, formats: Formats): Rule[] {
  return experiment.network.projections.flatMap((projection, id) => {
    const { synapse } = projection;
    if (synapse.kind === 'real') return [];
    const amplitude = synapse.amplitude ?? initialSpread(experiment, projection);
    return [
      { ...ruleOf(synapse, amplitude), kind: 'synapse', projection: id, amplitude, hidden: formats.hidden },
    ];
  });
}

/** Hidden numbers count as weights do, so a width of the chip card means the same for both. */
function ruleOf(
  synapse: Discrete,
  amplitude: number,
): Omit<Rule, 'kind' | 'projection' | 'amplitude' | 'hidden'> {
  switch (synapse.kind) {
    case 'ternary':
      return {
        rule: 'levels',
        levels: 3,
        threshold: synapse.zero_band * amplitude,
        limit: synapse.hidden_limit * amplitude,
        consolidation: 0,
      };
    case 'metaplastic':
      return {
        rule: 'levels',
        levels: 2,
        threshold: 0,
        limit: synapse.hidden_limit * amplitude,
        consolidation: synapse.consolidation / amplitude,
      };
    case 'binary':
      return { rule: 'inertia', levels: 2, threshold: synapse.threshold, limit: 1, consolidation: 0 };
  }
}
