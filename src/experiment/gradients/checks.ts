import { STATE_PLANS } from '../../estimator/states.js';
import { UserError } from '../../problem/problem.js';
import { comparesStates, type StatesEstimator } from '../contrast.js';
import {
  broken,
  type Finding,
  type Findings,
  populationPath,
  projectionPath,
  type Rule,
} from '../findings.js';
import { located } from '../problems.js';
import type { Experiment } from '../schema.js';

const code = 'combination-illegal';

/** The estimator of an experiment whose nudged steps have gradients beside them. @throws UserError for others */
export function insistOnSteps(experiment: Experiment): StatesEstimator {
  const { estimator } = experiment;
  const nudged = comparesStates(estimator) && STATE_PLANS[estimator.kind].by === 'nudge';
  if (!nudged) {
    const message = 'only the nudged steps of networks of rates have gradients beside them';
    const allowed = 'P-EP, N-EP or C-EP';
    throw refusal([{ path: ['estimator', 'kind'], code, message, found: estimator.kind, allowed }]);
  }
  const found = [...lengths(estimator), ...units(experiment), ...synapses(experiment)];
  if (found.length > 0) throw refusal(found);
  return estimator;
}

const refusal = (found: readonly Finding[]): UserError => new UserError(found.map(each => located(each, {})));

function* lengths({ nudged_steps: nudged, free_steps: free }: StatesEstimator): Findings {
  if (nudged <= free) return;
  const message = 'each nudged step has a free step beside it';
  const allowed = `at most estimator.free_steps (${free})`;
  yield { path: ['estimator', 'nudged_steps'], code, message, found: String(nudged), allowed };
}

function* units({ network }: Experiment): Findings {
  for (const [index, { unit }] of network.populations.entries()) {
    const rules: Rule[] = [[unit.kind !== 'rate', 'kind', unit.kind, 'rate']];
    if (unit.kind === 'rate') {
      const { activation, dynamics, step } = unit;
      rules.push(
        [activation === 'binary', 'activation', 'binary', 'another activation'],
        [dynamics === 'fixed-point' && step < 1, 'step', String(step), '1, or dynamics euler'],
      );
    }
    const message = 'errors go back through whole steps of rates that have a slope';
    yield* broken(rules, message, key => populationPath(index, 'unit', key));
  }
}

function* synapses({ network }: Experiment): Findings {
  for (const [index, { connectivity, synapse }] of network.projections.entries()) {
    const rules: Rule[] = [
      [connectivity !== 'dense', 'connectivity', connectivity, 'dense'],
      [synapse.kind !== 'real', 'synapse', synapse.kind, 'real'],
    ];
    const message = 'gradients are known of real weights between all pairs';
    yield* broken(rules, message, key => projectionPath(index, key));
  }
}
