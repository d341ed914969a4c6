import type { ContrastSettings } from '../estimator/contrast.js';
import type { StateSettings } from '../estimator/states.js';
import type { Experiment } from './schema.js';
import type { Design } from './trial.js';

type Estimator = Experiment['estimator'];
/** Estimators that follow a path of spikes, and those that compare settled states of rates. */
export type PathEstimator = Extract<Estimator, { kind: 'centered' | 'one-sided' }>;
export type StatesEstimator = Exclude<Estimator, PathEstimator>;

export const comparesStates = (estimator: Estimator): estimator is StatesEstimator =>
  'nudged_steps' in estimator;

type Planned = Pick<Design, 'experiment' | 'output'>;

/** Populations whose states move, which a host that computes updates has to read. */
export const readPopulations = ({ estimator, network }: Experiment): number[] =>
  estimator.plasticity !== 'host'
    ? []
    : network.populations.flatMap(({ role, unit }, id) =>
        unit.kind === 'spiking' || (unit.kind === 'rate' && role !== 'input') ? [id] : [],
      );

/** What the contrast estimators along a path need to know of an experiment. @throws Error where states are compared */
export function contrastSettings({ experiment, output }: Planned): ContrastSettings {
  const { estimator, evaluation } = experiment;
  if (comparesStates(estimator)) throw new Error(`${estimator.kind} follows no path`);
  return {
    kind: estimator.kind,
    beta: estimator.beta,
    firstTicks: estimator.first_phase_ticks,
    secondTicks: estimator.second_phase_ticks,
    plasticity: estimator.plasticity,
    reads: readPopulations(experiment),
    output,
    readoutFrom: Math.min(evaluation.readout_from_tick, estimator.first_phase_ticks - 1),
  };
}

/** What the contrasts of settled states need to know, where an experiment uses one. */
export function stateSettings({ experiment, output }: Planned): StateSettings | undefined {
  const { estimator } = experiment;
  if (!comparesStates(estimator)) return undefined;
  return {
    kind: estimator.kind,
    beta: estimator.beta,
    freeSteps: estimator.free_steps,
    nudgedSteps: estimator.nudged_steps,
    tolerance: estimator.tolerance,
    plasticity: estimator.plasticity,
    reads: readPopulations(experiment),
    output,
  };
}
