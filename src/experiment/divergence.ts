import type { Problem } from '../problem/problem.js';
import { goesBack, plasticityOf } from './contrast.js';
import { loopGain } from './graph.js';
import type { Experiment } from './schema.js';

/** Hidden neurons that fire more often than this, in spikes per tick, or less often, carry no information. */
const SATURATED = 0.95;
const SILENT = 1e-5;
/** Fewer weight events per sample than this while the answers are wrong: nothing is learnt any more. */
const STUCK_EVENTS = 1;
/** Loss of a network that says nothing is 0.5. */
const STUCK_LOSS = 0.4;
/** A network that is confidently wrong: worse than silence, no better than chance. */
const WRONG_LOSS = 0.6;
const NEAR_CHANCE = 1.5;
/** A fall of the rolling accuracy below its best that noise cannot explain. */
const COLLAPSE = 0.3;

/** Means over an interval of training. */
export interface Health {
  /** Hidden spikes per neuron and tick. */
  readonly rate: number;
  readonly weightEventsPerSample: number;
  /** Undefined where nothing was predicted. */
  readonly loss: number | undefined;
  readonly accuracy: number | undefined;
  readonly bestAccuracy: number | undefined;
  readonly classes: number;
}

/** What is wrong with a network's training, if anything. */
export function trouble(health: Health): string | undefined {
  const { rate, weightEventsPerSample, loss, accuracy, bestAccuracy } = health;
  if (rate > SATURATED)
    return `hidden neurons fire at ${rate.toFixed(2)} spikes per tick, as often as they can`;
  if (rate < SILENT) return 'the hidden neurons have fallen silent';
  if (weightEventsPerSample < STUCK_EVENTS && (loss ?? 1) > STUCK_LOSS) {
    return 'neurons are stuck, silent or at their highest rate, and trigger no update any more';
  }
  if (accuracy === undefined || bestAccuracy === undefined) return undefined;
  if ((loss ?? 0) > WRONG_LOSS && accuracy < NEAR_CHANCE / health.classes) {
    return `the network answers at random (${percent(accuracy)}) and strongly (loss ${loss!.toFixed(2)})`;
  }
  if (accuracy < bestAccuracy - COLLAPSE) {
    return `the accuracy fell from ${percent(bestAccuracy)} to ${percent(accuracy)}`;
  }
  return undefined;
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

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
  if (plasticityOf(estimator) === 'continual' && strongest > 1) {
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
    advice: goesBack(estimator)
      ? 'Lower the learning rates'
      : 'Lower the learning rates, or raise estimator.beta',
  };
}
