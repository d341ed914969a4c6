import { PURPOSE } from '../random/purpose.js';
import { entityOf, stream } from '../random/stream.js';
import { byName } from './graph.js';
import type { Experiment, Projection } from './schema.js';

/** Who is connected to whom: targets of source i are `targets[rows[i]] .. targets[rows[i + 1] - 1]`, rising. */
export interface Topology {
  /** Source neurons + 1 entries. */
  readonly rows: Uint32Array;
  /** One per synapse: target neuron. */
  readonly targets: Uint32Array;
}

/** Neurons at both ends of a projection of a checked experiment. */
export function sizes(experiment: Experiment, projection: Projection): { sources: number; targets: number } {
  return {
    sources: byName(experiment, projection.from)!.neurons,
    targets: byName(experiment, projection.to)!.neurons,
  };
}

/** Stored synapses of a projection of a checked experiment that is not sparse. */
export function synapsesOf(experiment: Experiment, projection: Projection): number {
  const { sources, targets } = sizes(experiment, projection);
  const channels = byName(experiment, projection.to)!.shape?.[2];
  return projection.convolution ? fanIn(experiment, projection) * channels! : sources * targets;
}

/** Synapses that one neuron is fed by. */
function fanIn(experiment: Experiment, { from, convolution, density }: Projection): number {
  const { neurons, shape } = byName(experiment, from)!;
  return convolution ? convolution.kernel ** 2 * shape![2]! : neurons * density;
}

/**
 * Draws the pairs that a sparse projection connects, each with probability `density`.
 * @param id index of the projection, the key of its random stream
 */
export function drawTopology(experiment: Experiment, id: number): Topology {
  const projection = experiment.network.projections[id]!;
  const { sources, targets } = sizes(experiment, projection);
  const rows = new Uint32Array(sources + 1);
  const found: number[] = [];
  for (let source = 0; source < sources; source++) {
    const draws = stream(experiment.seed, PURPOSE.topology, entityOf(id, source));
    for (let target = 0; target < targets; target++) {
      if (draws.float() < projection.density) found.push(target);
    }
    rows[source + 1] = found.length;
  }
  return { rows, targets: Uint32Array.from(found) };
}

/**
 * First weights of a projection, one per synapse, row-major [source][target].
 * fan-in-uniform is U(+-gain / sqrt(fan_in)), conductance the same without what is below 0, glorot-uniform U(+-gain *
 * sqrt(6 / (fan_in + fan_out))), fans counted in connected neurons.
 * @param synapses sources x targets when dense
 */
export function drawWeights(experiment: Experiment, id: number, synapses: number): Float32Array {
  const projection = experiment.network.projections[id]!;
  if (projection.init.kind === 'mirror') return mirrored(experiment, id, projection.init);
  const [low, high] = interval(experiment, projection);
  const weights = new Float32Array(synapses);
  if (low === high) return weights.fill(low);
  const draws = stream(experiment.seed, PURPOSE.weights, id);
  for (let i = 0; i < synapses; i++) weights[i] = low + (high - low) * draws.float();
  const { init } = experiment.network.projections[id]!;
  return init.kind === 'conductance' ? weights.map(g => Math.max(g, 0)) : weights;
}

/** Each sign differs with probability (1 - cos angle) / 2. Source: Ernoult et al. 2020, continual EP. */
function mirrored(experiment: Experiment, id: number, { of, angle_degrees: angle }: Mirror): Float32Array {
  const forward = mirrorOf(experiment, of);
  const { sources, targets } = sizes(experiment, experiment.network.projections[forward]!);
  const weights = drawWeights(experiment, forward, sources * targets);
  const flips = stream(experiment.seed, PURPOSE.mirror, id);
  const chance = (1 - Math.cos((angle * Math.PI) / 180)) / 2;
  return new Float32Array(weights.length).map((_, k) => {
    const weight = weights[(k % sources) * targets + Math.floor(k / sources)]!;
    return flips.float() < chance ? -weight : weight;
  });
}

type Mirror = Extract<Projection['init'], { kind: 'mirror' }>;

const mirrorOf = ({ network }: Experiment, name: string): number =>
  network.projections.findIndex(projection => projection.name === name);

function interval(experiment: Experiment, projection: Projection): [low: number, high: number] {
  const { init } = projection;
  if (init.kind === 'constant') return [init.value, init.value];
  if (init.kind === 'uniform') return [init.low, init.high];
  if (init.kind === 'mirror')
    return interval(experiment, experiment.network.projections[mirrorOf(experiment, init.of)]!);
  const into = fanIn(experiment, projection);
  const bound =
    init.kind === 'glorot-uniform'
      ? init.gain * Math.sqrt(6 / (into + fanOut(experiment, projection)))
      : init.gain / Math.sqrt(into);
  return [-bound, bound];
}

/** Synapses that one neuron feeds, at most. */
function fanOut(experiment: Experiment, { to, convolution, density }: Projection): number {
  const { neurons, shape } = byName(experiment, to)!;
  return convolution ? convolution.kernel ** 2 * shape![2]! : neurons * density;
}

/** Root mean square of the first weights of a projection. */
export function initialSpread(experiment: Experiment, projection: Projection): number {
  const [low, high] = interval(experiment, projection);
  return Math.sqrt((low * low + low * high + high * high) / 3);
}
