import { STATE_PLANS } from '../../estimator/states.js';
import { UserError } from '../../problem/problem.js';
import { type Finding, type Findings, populationPath, projectionPath } from '../checks.js';
import { comparesStates, type StatesEstimator } from '../contrast.js';
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
    const path = (key: string) => populationPath(index, 'unit', key);
    if (unit.kind !== 'rate') {
      const message = 'errors go back through rates';
      yield { path: path('kind'), code, message, found: unit.kind, allowed: 'rate' };
    } else if (unit.activation === 'binary') {
      const message = 'errors do not go back through a step from 0 to 1';
      yield { path: path('activation'), code, message, found: 'binary', allowed: 'another activation' };
    } else if (unit.dynamics === 'fixed-point' && unit.step < 1) {
      const message = 'errors go back through whole steps of fixed-point dynamics';
      yield { path: path('step'), code, message, found: String(unit.step), allowed: '1, or dynamics euler' };
    }
  }
}

function* synapses({ network }: Experiment): Findings {
  for (const [index, { connectivity, synapse }] of network.projections.entries()) {
    if (connectivity !== 'dense') {
      const message = 'errors go back through dense projections';
      const path = projectionPath(index, 'connectivity');
      yield { path, code, message, found: connectivity, allowed: 'dense' };
    }
    if (synapse.kind !== 'real') {
      const message = 'only real weights follow a gradient';
      const path = projectionPath(index, 'synapse', 'kind');
      yield { path, code, message, found: synapse.kind, allowed: 'real' };
    }
  }
}
