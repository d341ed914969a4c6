import type { Problem } from '../problem/problem.js';
import { loopGain } from './graph.js';
import type { Experiment } from './schema.js';

/** Hidden neurons that fire this often, in spikes per tick, carry no information any more. */
const SATURATED = 0.95;

export const saturated = (rate: number): boolean => rate > SATURATED;

/** Says that learning has diverged, why it probably did, and which setting to change. */
export function divergence(experiment: Experiment, what: string): Problem {
  const { estimator } = experiment;
  const spiking = experiment.network.populations.filter(p => p.unit.kind === 'spiking');
  const delay = Math.min(...spiking.map(p => (p.unit.kind === 'spiking' ? p.unit.trigger_delay_ticks : 0)));
  const filters = Math.max(
    ...spiking.map(p => (p.unit.kind === 'spiking' ? p.unit.rate_ticks + p.unit.acceleration_ticks : 0)),
  );
  const gains = experiment.network.projections.map(projection => loopGain(experiment, projection));
  const strongest = Math.max(0, ...gains);
  const base = { code: 'diverged', message: `learning has diverged: ${what}` } as const;
  if (estimator.plasticity === 'continual' && strongest > 1) {
    return {
      ...base,
      path: 'network.projections[].synapse.learning_rate',
      found: `a loop gain of about ${strongest.toPrecision(2)}`,
      allowed: 'well below 1 under continual plasticity',
      advice: 'Lower learning_rate, or use estimator.plasticity=deferred, which has no such limit',
    };
  }
  if (delay < filters / 2) {
    return {
      ...base,
      path: 'network.populations[].unit.trigger_delay_ticks',
      found: `${delay} ticks`,
      allowed: `about rate_ticks + acceleration_ticks = ${filters} ticks`,
      advice:
        'Without the delay the rates have moved before their spikes trigger updates, a bias that only grows',
    };
  }
  return {
    ...base,
    path: 'network.projections[].synapse.learning_rate',
    found: experiment.network.projections.map(p => p.synapse.learning_rate).join(', '),
    advice: 'Lower the learning rates, or raise estimator.beta',
  };
}
