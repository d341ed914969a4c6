import { STATE_PLANS } from '../estimator/states.js';
import { relaxes } from '../protocol/relaxing.js';
import { misfit } from '../substrate/rate/geometry.js';
import { comparesStates, goesBack, ofRates, plasticityOf } from './contrast.js';
import { type Findings, populationPath, projectionPath } from './findings.js';
import { rateSynapses } from './rate-synapses.js';
import type { Experiment, Projection } from './schema.js';

const code = 'combination-illegal';

/** Networks of units that relax: what they learn by, how many samples at once; and what rates are made of. */
export function* rateFindings(experiment: Experiment): Findings {
  yield* batches(experiment);
  yield* estimators(experiment);
  yield* convolutions(experiment);
  yield* groups(experiment);
  if (!experiment.network.populations.some(({ unit }) => unit.kind === 'rate')) {
    yield* descents(experiment);
    return;
  }
  yield* units(experiment);
  yield* readouts(experiment);
  yield* rateSynapses(experiment);
}

const settles = ({ network }: Experiment): boolean => network.populations.some(({ unit }) => relaxes(unit));

/** Shapes, and the kernels between them. */
function* convolutions({ network }: Experiment): Findings {
  for (const [index, { shape, neurons }] of network.populations.entries()) {
    const product = shape?.reduce((a, b) => a * b, 1) ?? neurons;
    if (product === neurons) continue;
    const message = `[${shape!.join(', ')}] is a shape of another number of neurons`;
    const path = populationPath(index, 'neurons');
    yield { path, code, message, found: String(neurons), allowed: String(product) };
  }
  for (const [index, projection] of network.projections.entries()) {
    const { connectivity, convolution } = projection;
    const path = projectionPath(index, 'convolution');
    if ((connectivity === 'convolution') !== (convolution !== null)) {
      const message = 'connectivity and convolution do not agree';
      const found = `connectivity ${connectivity}`;
      const allowed = convolution ? 'connectivity: convolution' : 'convolution: { kernel: 3 }';
      yield { path, code, message, found, allowed };
    } else if (convolution) yield* geometry(network, projection, convolution, path);
  }
}

function* geometry(
  { populations }: Experiment['network'],
  { from, to }: Projection,
  { pool_size: poolSize, ...rest }: NonNullable<Projection['convolution']>,
  path: readonly PropertyKey[],
): Findings {
  const [source, target] = [from, to].map(name => populations.find(each => each.name === name));
  if (!source || !target) return;
  const flat = [source, target].find(({ shape }) => !shape);
  const window = { poolSize, ...rest };
  const message = flat
    ? `${flat.name} has no shape that a kernel could move over`
    : misfit(source.shape!, target.shape!, window);
  if (message === undefined) return;
  const allowed = flat ? 'shape: [height, width, channels] of both populations' : 'shapes that chain';
  yield { path, code, message, found: `${from} to ${to}`, allowed };
}

/** Several neurons stand for a class in the output of a network of rates; a softmax has one for each. */
function* groups({ network }: Experiment): Findings {
  for (const [index, { unit, role, neurons_per_class: perClass }] of network.populations.entries()) {
    const alone = unit.kind !== 'rate' || unit.activation === 'softmax' || role !== 'output';
    if (perClass === 1 || !alone) continue;
    const message = 'several neurons stand for a class in an output of rates only, and not in a softmax';
    const path = populationPath(index, 'neurons_per_class');
    yield { path, code, message, found: String(perClass), allowed: '1' };
  }
}

/** Only rates are moved by gradient descent in the usual words. */
function* descents({ network }: Experiment): Findings {
  for (const [index, { synapse }] of network.projections.entries()) {
    if ('amplitude_learning_rate' in synapse && synapse.amplitude_learning_rate > 0) {
      const path = projectionPath(index, 'synapse', 'amplitude_learning_rate');
      const message = 'only networks of rates learn amplitudes';
      const found = String(synapse.amplitude_learning_rate);
      yield { path, code, message, found, allowed: '0, or rate units' };
    }
    if (synapse.kind !== 'real') continue;
    for (const key of ['momentum', 'weight_decay'] as const) {
      if (synapse[key] === 0) continue;
      const path = projectionPath(index, 'synapse', key);
      const message = 'only networks of rates have momentum and decay';
      yield { path, code, message, found: String(synapse[key]), allowed: '0, or rate units' };
    }
  }
}

/** Updates must not depend on how often metrics are written. */
function* batches(experiment: Experiment): Findings {
  const { batch_samples: batch } = experiment.training;
  const found = String(batch);
  if (batch > 1 && !settles(experiment) && plasticityOf(experiment.estimator) !== 'host') {
    const message = 'spiking networks on the chip learn from one sample after the other';
    yield {
      path: ['training', 'batch_samples'],
      code,
      message,
      found,
      allowed: '1, rate or resistive units, or estimator.plasticity host',
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
  const states = ofRates(estimator);
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
  if (!comparesStates(estimator)) return;
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

/** A softmax answers, and does not relax: it is the output, and nothing holds it. */
function* readouts({ network, estimator }: Experiment): Findings {
  for (const [index, { unit, role, name }] of network.populations.entries()) {
    if (unit.kind !== 'rate' || unit.activation !== 'softmax') continue;
    const path = populationPath(index, 'unit', 'activation');
    const found = 'softmax';
    if (role !== 'output')
      yield { path, code, message: 'a softmax is a readout', found, allowed: 'on the output, or another' };
    if (comparesStates(estimator) && STATE_PLANS[estimator.kind].by !== 'nudge') {
      const message = `${estimator.kind} holds the output at a rate, and a softmax readout is only nudged`;
      yield {
        path,
        code,
        message,
        found,
        allowed: 'another activation, or estimator.kind P-EP, N-EP or C-EP',
      };
    }
    const onward = network.projections.findIndex(({ from }) => from === name);
    if (onward < 0) continue;
    const message = 'nothing leads on from a softmax readout';
    yield {
      path: projectionPath(onward, 'from'),
      code,
      message,
      found: name,
      allowed: 'a population that relaxes',
    };
  }
}

function* units({ network, estimator }: Experiment): Findings {
  const first = network.populations[0]!.unit;
  for (const [index, { unit }] of network.populations.entries()) {
    if (unit.kind !== 'rate') {
      const message = 'a network is made of rate units, or of none';
      yield { path: populationPath(index, 'unit', 'kind'), code, message, found: unit.kind, allowed: 'rate' };
      continue;
    }
    for (const key of ['dynamics', 'order', 'step', 'sends', 'sends_above'] as const) {
      if (first.kind !== 'rate' || unit[key] === first[key]) continue;
      const message = `all populations of a network have the same ${key}`;
      const allowed = String(first[key]);
      yield { path: populationPath(index, 'unit', key), code, message, found: String(unit[key]), allowed };
    }
    if (unit.sends === 'all' && unit.sends_above > 0) {
      const message = 'where all is sent, no change is too small';
      const path = populationPath(index, 'unit', 'sends_above');
      yield { path, code, message, found: String(unit.sends_above), allowed: '0, or sends changes' };
    }
    if (unit.activation === 'binary' && goesBack(estimator)) {
      const message = 'errors do not go back through a step from 0 to 1';
      const path = populationPath(index, 'unit', 'activation');
      yield { path, code, message, found: 'binary', allowed: 'another activation, or another estimator' };
    }
    yield* steps(unit, estimator.kind, populationPath(index, 'unit', 'step'));
    if (unit.nudge === 'inside' || unit.dynamics === 'fixed-point') continue;
    const message = 'a nudge stands outside the activation under fixed-point dynamics only';
    const path = populationPath(index, 'unit', 'nudge');
    yield { path, code, message, found: 'outside', allowed: 'inside, or dynamics fixed-point' };
  }
}

function* steps(
  { dynamics, step }: Extract<Experiment['network']['populations'][number]['unit'], { kind: 'rate' }>,
  estimator: string,
  path: readonly PropertyKey[],
): Findings {
  if (step === 1 || dynamics === 'euler') return;
  const back = estimator === 'BPTT';
  if (dynamics !== 'minimise' && !back) return;
  const message = back
    ? 'errors go back through whole steps of fixed-point dynamics'
    : 'a minimum is reached in one step';
  yield { path, code, message, found: String(step), allowed: back ? '1, or dynamics euler' : '1' };
}
