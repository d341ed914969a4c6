import { ANALOG_CARD } from '../array/analog/card.js';
import { messageOfModel } from '../array/analog/message.js';
import { isPulsed, pulsedModel } from '../array/analog/model.js';
import { loadCard } from '../card/load.js';
import type { Formats } from '../chip/precision.js';
import { UserError } from '../problem/problem.js';
import type { ConfigureProjection, ConfigurePulses, ConfigureSynapse } from '../protocol/messages.js';
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
    const spread = initialSpread(experiment, projection);
    const amplitude = synapse.amplitude ?? (isAnalog(synapse) ? ROOM * spread : spread);
    const said = { kind: 'synapse', projection: id, amplitude, hidden: formats.hidden } as const;
    const learnt = 'amplitude_learning_rate' in synapse ? synapse.amplitude_learning_rate : 0;
    return [{ ...ruleOf(synapse, amplitude), ...said, ...(learnt > 0 && { amplitudeLearningRate: learnt }) }];
  });
}

/** True for synapses that are analog devices. */
export const isAnalog = ({ kind }: Settings): boolean => kind === 'pulsed' || kind === 'conductance';

/** Room for weights to grow between the bounds of a device at +-1. */
const ROOM = 3;

/** Devices of the projections that pulses move. @throws UserError for a card that is missing or has no pulses */
export function pulseCommands(experiment: Experiment): Omit<ConfigurePulses, 'requestId'>[] {
  return experiment.network.projections.flatMap(({ synapse }, id) => {
    if (synapse.kind !== 'pulsed') return [];
    const { card } = loadCard(ANALOG_CARD, synapse.device);
    if (!isPulsed(card.device)) {
      throw new UserError({
        code: 'combination-illegal',
        path: `network.projections[${id}].synapse.device`,
        message: 'this card describes conductances, not devices that pulses move',
        found: synapse.device,
        allowed: 'a card with dw_min, such as gokmen-vlasov',
      });
    }
    const accumulate = synapse.small_updates === 'accumulate';
    const model = messageOfModel(pulsedModel(card.device));
    return [{ kind: 'pulses', projection: id, accumulate, ...model }];
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
    case 'pulsed':
      return { rule: 'pulses', levels: 2, threshold: 0, limit: 1, consolidation: 0 };
    case 'conductance':
      return { rule: 'conductances', levels: 2, threshold: 0, limit: 1, consolidation: 0 };
    case 'binary':
      return { rule: 'inertia', levels: 2, threshold: synapse.threshold, limit: 1, consolidation: 0 };
  }
}
