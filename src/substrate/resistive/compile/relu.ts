import type { Layer, Layered } from '../circuit/layered.js';

/** A dense layer: a = relu(W x + b), without relu in the last one. */
export interface Dense {
  /** Row-major [output][input]. */
  readonly weights: ArrayLike<number>;
  readonly biases: ArrayLike<number>;
}

/** Answer of a ReLU net. */
export function reluOf(net: readonly Dense[], input: ArrayLike<number>): Float64Array {
  return net.reduce((x, { weights, biases }, k) => {
    const out = Float64Array.from(biases, (bias, j) => {
      let sum = bias;
      for (let i = 0; i < x.length; i++) sum += weights[j * x.length + i]! * x[i]!;
      return sum;
    });
    return k < net.length - 1 ? out.map(a => Math.max(a, 0)) : out;
  }, Float64Array.from(input));
}

/**
 * A resistive network whose output voltages are those of a ReLU net up to an error of the order of `eps`. Every unit
 * becomes a node that carries its value and one that carries the negative; all nodes of a layer have the same
 * conductance to below, and those of each layer are `eps` times those of the layer before, so that it hardly loads it.
 * Source: in the spirit of Scellier and Mishra 2023, arXiv 2312.15063.
 */
export function resistiveOf(net: readonly Dense[], eps: number): Layered {
  const strengths = net.map(strengthOf);
  const gain = strengths.reduce((product, one) => product * one, 1);
  let height = gain;
  const layers = net.map((dense, k) => {
    const last = k === net.length - 1;
    const layer = layerOf(dense, strengths[k]!, height, eps ** k, last);
    height /= strengths[k]!;
    return layer;
  });
  return { gain, layers };
}

/** Largest sum of magnitudes that feed one unit; 1 where all are 0. */
function strengthOf(dense: Dense): number {
  const sums = Array.from(dense.biases, (_, j) => magnitude(dense, j));
  return sums.reduce((most, one) => Math.max(most, one), 0) || 1;
}

const inputsOf = ({ weights, biases }: Dense): number => weights.length / biases.length;

function magnitude(dense: Dense, unit: number): number {
  const inputs = inputsOf(dense);
  let sum = Math.abs(dense.biases[unit]!);
  for (let i = 0; i < inputs; i++) sum += Math.abs(dense.weights[unit * inputs + i]!);
  return sum;
}

/**
 * @param strength conductance of each node to below, in units of `scale`
 * @param height volts that stand for 1 in the layer below
 */
function layerOf(dense: Dense, strength: number, height: number, scale: number, last: boolean): Layer {
  const { weights, biases } = dense;
  const [inputs, units] = [inputsOf(dense), biases.length];
  const signs = last ? [1] : [1, -1];
  const nodes = signs.length * units;
  const siemens = new Float64Array(2 * inputs * nodes);
  const currents = new Float64Array(nodes);
  const leaks = new Float64Array(nodes);
  signs.forEach((sign, copy) => {
    for (let j = 0; j < units; j++) {
      const node = copy * units + j;
      for (let i = 0; i < inputs; i++) {
        const g = sign * weights[j * inputs + i]! * scale;
        siemens[(g > 0 ? i : inputs + i) * nodes + node] = Math.abs(g);
      }
      // A conductance |b| to a source of the bias's sign is this current, and |b| to ground.
      currents[node] = sign * biases[j]! * height * scale;
      leaks[node] = (strength - magnitude(dense, j) + Math.abs(biases[j]!)) * scale;
    }
  });
  return { siemens, biases: currents, diodes: !last, leaks };
}
