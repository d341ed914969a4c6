import { STATE_PLANS, type StatePlan } from '../../estimator/states.js';
import type { Descent } from '../../protocol/messages.js';
import type { StatesEstimator } from '../contrast.js';
import { show } from '../lesson-commands.js';
import type { Network } from '../network.js';
import type { Experiment } from '../schema.js';
import { prepare, type Trial } from '../trial.js';
import { firstWeights, hasBias, type Weights } from '../weights.js';
import { insistOnSteps } from './checks.js';
import { Mismatch, type MismatchFound } from './mismatch.js';
import { type Moves, WALK_SLOTS, Walk } from './walk.js';

/** The updates of each nudged step beside the gradients of back-propagation through time. */
export interface Gradients {
  readonly name: string;
  readonly seed: number;
  readonly estimator: string;
  readonly beta: number;
  readonly samples: number;
  readonly freeSteps: number;
  readonly nudgedSteps: number;
  /** Largest move of a rate in the last free step: the two agree at rest only. */
  readonly residual: number;
  readonly parameters: readonly (MismatchFound & {
    readonly name: string;
    readonly of: 'weights' | 'biases';
  })[];
}

export interface GradientsRequest {
  readonly experiment: Experiment;
  readonly dataDir: string | undefined;
  /** The first so many training samples, side by side. */
  readonly samples: number;
  /** Weights to look at; the first ones, where there are none. */
  readonly weights?: (trial: Trial) => Weights;
}

/**
 * Gradient-descending updates (Ernoult et al. 2019): from a free state at rest, nudged step t moves parameters by minus
 * the gradient of the cost by them t steps before the end of the free phase, in the limit of a small beta.
 * @throws UserError for an experiment that has no such steps
 */
export async function compareGradients(request: GradientsRequest): Promise<Gradients> {
  const { experiment, dataDir, samples } = request;
  const estimator = insistOnSteps(experiment);
  const trial = prepare(experiment, dataDir);
  const { projections, biases } = request.weights?.(trial) ?? firstWeights(trial);
  const network = probed(trial.network, samples, estimator.nudged_steps);
  const { residual, found } = await walkAll(
    { ...trial, network },
    { projections, biases },
    estimator,
    samples,
  );
  return {
    ...{ name: experiment.name, seed: experiment.seed, estimator: estimator.kind, beta: estimator.beta },
    ...{ samples, freeSteps: estimator.free_steps, nudgedSteps: estimator.nudged_steps, residual },
    parameters: [
      ...network.projections.map(({ name, id }) => ({
        ...{ name, of: 'weights' as const },
        ...found.projections[id]!.found(),
      })),
      ...network.populations
        .filter(hasBias)
        .map(({ name, id }) => ({ ...{ name, of: 'biases' as const }, ...found.biases[id]!.found() })),
    ],
  };
}

/** One chip goes back through the free phase, others take the nudged steps, all in step. */
async function walkAll(trial: Trial, weights: Weights, estimator: StatesEstimator, samples: number) {
  const { first, second }: StatePlan = STATE_PLANS[estimator.kind];
  const strengths = [first, second].filter(b => b !== 0).map(b => b * estimator.beta);
  const back = new Walk(trial, weights);
  const nudged = strengths.map(beta => ({ beta, walk: new Walk(trial, weights) }));
  const walks = [back, ...nudged.map(({ walk }) => walk)];
  const some = (data: readonly Float32Array[]) => data.map(({ length }) => new Mismatch(length));
  const found = { projections: some(weights.projections), biases: some(weights.biases) };
  try {
    const shown = [...show(trial, trial.split.train.subarray(0, samples))];
    const [residual] = await Promise.all(walks.map(walk => walk.free(shown, estimator.free_steps)));
    let before: Moves | undefined;
    for (let step = 1; step <= estimator.nudged_steps; step++) {
      const updates = await Promise.all(nudged.map(({ walk, beta }) => walk.nudged(beta)));
      const gradient = await back.gradient(step);
      addStep(found, updates, gradient, before);
      before = gradient;
    }
    return { residual: residual!, found };
  } finally {
    for (const walk of walks) walk.close();
  }
}

/** Adds a step's updates, and what its gradient adds to that of the steps `before`. */
function addStep(
  found: Record<keyof Moves, readonly Mismatch[]>,
  updates: readonly Moves[],
  gradient: Moves,
  before: Moves | undefined,
): void {
  for (const kind of ['projections', 'biases'] as const) {
    for (const [id, mismatch] of found[kind].entries()) {
      const update = mean(updates.map(each => each[kind][id]!));
      mismatch.add(update, less(gradient[kind][id]!, before?.[kind][id]));
    }
  }
}

/** Both of a centered plan. */
const mean = (all: readonly Float64Array[]): Float64Array =>
  all[0]!.map((_, k) => all.reduce((sum, one) => sum + one[k]!, 0) / all.length);

const less = (all: Float64Array, some: Float64Array | undefined): Float64Array =>
  some ? all.map((value, k) => value - some[k]!) : all;

/** The network with room for the way back, of which an update moves every parameter by the gradient itself. */
function probed(network: Network, batch: number, history: number): Network {
  return {
    ...network,
    configure: { ...network.configure, slots: WALK_SLOTS },
    populations: network.populations.map(population => {
      const { unit } = population;
      if (unit.kind !== 'rate') return population;
      const biasLearningRate = Math.sign(unit.biasLearningRate);
      return { ...population, unit: { ...plainly(unit), batch, history, biasLearningRate } };
    }),
    projections: network.projections.map(projection => ({
      ...plainly(projection),
      ...{ learningRate: Math.sign(projection.learningRate), plasticity: 'off' as const },
    })),
  };
}

/** Without momentum and decay. */
function plainly<T extends Descent>({ momentum: _momentum, weightDecay: _decay, ...rest }: T) {
  return rest;
}
