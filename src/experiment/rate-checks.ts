import { relaxes } from '../protocol/relaxing.js';
import { type Findings, populationPath, projectionPath } from './checks.js';
import { comparesStates } from './contrast.js';
import type { Experiment } from './schema.js';

const code = 'combination-illegal';

/** Networks of units that relax: what they learn by, how many samples at once; and what rates are made of. */
export function* rateFindings(experiment: Experiment): Findings {
  yield* batches(experiment);
  yield* estimators(experiment);
  if (!experiment.network.populations.some(({ unit }) => unit.kind === 'rate')) return;
  yield* units(experiment);
  yield* synapses(experiment);
}

const settles = ({ network }: Experiment): boolean => network.populations.some(({ unit }) => relaxes(unit));

/** Updates must not depend on how often metrics are written. */
function* batches(experiment: Experiment): Findings {
  const { batch_samples: batch } = experiment.training;
  const found = String(batch);
  if (batch > 1 && !settles(experiment)) {
    const message = 'spiking networks learn from one sample after the other';
    yield {
      path: ['training', 'batch_samples'],
      code,
      message,
      found,
      allowed: '1, or rate or resistive units',
    };
  }
  for (const key of ['interval_samples', 'checkpoint_every_samples'] as const) {
    if (experiment.outputs[key] % batch === 0) continue;
    const message = 'a batch would be cut in two';
    const allowed = `a multiple of training.batch_samples (${batch})`;
    yield { path: ['outputs', key], code, message, found: String(experiment.outputs[key]), allowed };
  }
}

function* estimators(experiment: Experiment): Findings {
  const { estimator, network } = experiment;
  const path = ['estimator', 'kind'];
  const states = comparesStates(estimator);
  if (states !== settles(experiment)) {
    const message = states
      ? 'networks of spikes do not settle to a state that could be compared'
      : 'networks that relax have no path of spikes to learn along';
    const allowed = states
      ? 'centered, one-sided, or rate or resistive units'
      : 'P-EP, C-EP or another contrast of states';
    yield { path, code, message, found: estimator.kind, allowed };
    return;
  }
  if (!states) return;
  if (estimator.plasticity === 'continual' && estimator.kind !== 'P-EP') {
    const message = 'weights that move on the way need a way from the free to the nudged state';
    const found = `${estimator.kind} with continual plasticity`;
    yield { path: ['estimator', 'plasticity'], code, message, found, allowed: 'captured, or kind P-EP' };
  }
  const output = network.populations.findIndex(({ role }) => role === 'output');
  const unit = network.populations[output]?.unit;
  if (unit?.kind !== 'rate' || unit.dynamics !== 'minimise' || !estimator.kind.endsWith('EP')) return;
  if (unit.activation !== 'sigmoid' && unit.activation !== 'tanh') return;
  yield {
    path: populationPath(output, 'unit', 'activation'),
    code,
    message: 'the exact minimum under a nudge is known of piecewise linear units only',
    found: unit.activation,
    allowed: 'linear, hard-sigmoid or half-sigmoid, or another dynamics',
  };
}

function* units({ network }: Experiment): Findings {
  const first = network.populations[0]!.unit;
  for (const [index, { unit }] of network.populations.entries()) {
    if (unit.kind !== 'rate') {
      const message = 'a network is made of rate units, or of none';
      yield { path: populationPath(index, 'unit', 'kind'), code, message, found: unit.kind, allowed: 'rate' };
      continue;
    }
    for (const key of ['dynamics', 'order', 'step'] as const) {
      if (first.kind !== 'rate' || unit[key] === first[key]) continue;
      const message = `all populations of a network have the same ${key}`;
      const allowed = String(first[key]);
      yield { path: populationPath(index, 'unit', key), code, message, found: String(unit[key]), allowed };
    }
    if (unit.nudge === 'inside' || unit.dynamics === 'fixed-point') continue;
    const message = 'a nudge stands outside the activation under fixed-point dynamics only';
    const path = populationPath(index, 'unit', 'nudge');
    yield { path, code, message, found: 'outside', allowed: 'inside, or dynamics fixed-point' };
  }
}

function* synapses({ network, chip }: Experiment): Findings {
  const { weight } = chip.precision;
  if (weight && weight.kind !== 'float32') {
    const path = ['chip', 'precision', 'weight'];
    yield { path, code, message: 'rate units have float32 weights', found: weight.kind, allowed: 'float32' };
  }
  for (const [index, projection] of network.projections.entries()) {
    const input = network.populations.find(({ role }) => role === 'input')?.name;
    const { synapse } = projection;
    const whole = synapse.kind === 'real' && synapse.storage !== 'float32';
    const wrong: [boolean, string, string, string][] = [
      [synapse.kind !== 'real', 'synapse', synapse.kind, 'a synapse of kind real'],
      [whole, 'synapse', 'whole numbers', 'storage float32'],
      [projection.connectivity === 'sparse', 'connectivity', 'sparse', 'dense'],
      [projection.extra_delay_ticks > 0, 'extra_delay_ticks', String(projection.extra_delay_ticks), '0'],
      [projection.to === input, 'to', projection.to, 'a population that relaxes'],
      [projection.from === input && projection.bidirectional, 'bidirectional', 'true', 'false'],
    ];
    for (const [is, key, found, allowed] of wrong) {
      if (!is) continue;
      const message = 'rate units have dense real synapses without delay, and nothing goes into an input';
      yield { path: projectionPath(index, key), code, message, found, allowed };
    }
  }
}
