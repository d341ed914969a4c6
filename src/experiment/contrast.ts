import type { BackSettings } from '../estimator/back-propagation.js';
import type { ContrastSettings } from '../estimator/contrast.js';
import type { StateSettings } from '../estimator/states.js';
import type { Experiment } from './schema.js';

type Estimator = Experiment['estimator'];
/** Estimators that follow a path of spikes, those that compare settled states of rates, and those that go back. */
export type PathEstimator = Extract<Estimator, { kind: 'centered' | 'one-sided' }>;
export type BackEstimator = Extract<Estimator, { kind: 'BPTT' | 'RBP' }>;
export type StatesEstimator = Exclude<Estimator, PathEstimator | BackEstimator>;

export const comparesStates = (estimator: Estimator): estimator is StatesEstimator =>
  'nudged_steps' in estimator;
export const goesBack = (estimator: Estimator): estimator is BackEstimator => 'back_steps' in estimator;
/** True of estimators for networks of rates. */
export const ofRates = (estimator: Estimator): estimator is StatesEstimator | BackEstimator =>
  comparesStates(estimator) || goesBack(estimator);

/** When weights move; `afterwards` where they follow no contrast. */
export const plasticityOf = (
  estimator: Estimator,
): (PathEstimator | StatesEstimator)['plasticity'] | 'afterwards' =>
  goesBack(estimator) ? 'afterwards' : estimator.plasticity;

/** Whether free phases of training set out from where the batch before has ended. */
export const startsWarm = (estimator: Estimator): boolean =>
  ofRates(estimator) && estimator.free_start === 'previous';

/** What is needed of a design: its experiment and the id of its output. */
interface Planned {
  readonly experiment: Experiment;
  readonly output: number;
}

/** Populations whose states move, which a host that computes updates has to read. */
export const readPopulations = ({ estimator, network }: Experiment): number[] =>
  plasticityOf(estimator) !== 'host'
    ? []
    : network.populations.flatMap(({ role, unit }, id) =>
        unit.kind === 'spiking' || (unit.kind === 'rate' && role !== 'input') ? [id] : [],
      );

/** What the contrast estimators along a path need to know of an experiment. @throws Error on networks of rates */
export function contrastSettings({ experiment, output }: Planned): ContrastSettings {
  const { estimator, evaluation } = experiment;
  if (ofRates(estimator)) throw new Error(`${estimator.kind} follows no path`);
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
    contrast: estimator.contrast,
    output,
  };
}

/** What back-propagation needs to know, where an experiment uses it. */
export function backSettings({ experiment, output }: Planned): BackSettings | undefined {
  const { estimator } = experiment;
  if (!goesBack(estimator)) return undefined;
  const { kind, free_steps: freeSteps, back_steps: backSteps, tolerance } = estimator;
  return { kind, freeSteps, backSteps, tolerance, output };
}
