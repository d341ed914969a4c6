import type { ContrastSettings } from '../estimator/contrast.js';
import type { Design } from './trial.js';

/** What the contrast estimators need to know of an experiment. */
export function contrastSettings({ experiment, output }: Design): ContrastSettings {
  const { estimator, evaluation } = experiment;
  return {
    kind: estimator.kind,
    beta: estimator.beta,
    firstTicks: estimator.first_phase_ticks,
    secondTicks: estimator.second_phase_ticks,
    plasticity: estimator.plasticity,
    output,
    readoutFrom: Math.min(evaluation.readout_from_tick, estimator.first_phase_ticks - 1),
  };
}
