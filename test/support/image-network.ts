import type { ConfigureConvolution, RateUnit } from '../../src/protocol/messages.js';
import type { Unnumbered } from '../../src/stream/session.js';
import { rateUnit } from './rate-network.js';
import { FLOAT, whole } from './toy-network.js';

/** One layer above the image: kernels, or all pairs where there are none. */
export interface Layer {
  readonly shape: readonly number[];
  readonly convolution?: Omit<ConfigureConvolution, 'kind' | 'requestId' | 'projection'>;
  readonly unit?: Partial<RateUnit>;
  /** In the order of the protocol. */
  readonly weights: readonly number[];
  readonly biases?: readonly number[];
}

/** A chain of layers above an image, coupled both ways above the image. */
export interface ImageNetwork {
  readonly image: readonly number[];
  readonly unit?: Partial<RateUnit>;
  readonly layers: readonly Layer[];
  readonly slots?: number;
  readonly learningRate?: number;
}

/** Commands that configure an image network and give it its weights. */
export function* imageNetwork(net: ImageNetwork): Generator<Unnumbered> {
  const { image, unit, layers, slots = 3, learningRate = 1 } = net;
  yield { kind: 'configure', seed: 1, slots };
  const shapes = [image, ...layers.map(({ shape }) => shape)];
  for (const [id, shape] of shapes.entries()) {
    const role = id === 0 ? 'input' : id === layers.length ? 'output' : 'hidden';
    const own = id === 0 ? { activation: 'linear' as const } : layers[id - 1]!.unit;
    yield { kind: 'population', id, name: `layer ${id}`, role, shape, unit: rateUnit({ ...unit, ...own }) };
  }
  for (const [id, { convolution, weights }] of layers.entries()) {
    const connectivity = convolution ? 'convolution' : 'dense';
    yield {
      ...{ kind: 'projection', id, name: `W${id + 1}`, source: id, target: id + 1, connectivity },
      ...{ synapses: weights.length, bidirectional: id > 0, delayTicks: 0, receptor: 0 },
      ...{ weight: FLOAT, accumulator: FLOAT, storage: 'float32', learningRate, plasticity: 'off' },
    };
    if (convolution) yield { kind: 'convolution', projection: id, ...convolution };
  }
  yield { kind: 'commit' };
  for (const [id, { weights, biases }] of layers.entries()) {
    yield { kind: 'write-weights', tensor: 'weight', id, ...whole(Float32Array.from(weights)) };
    if (biases)
      yield { kind: 'write-weights', tensor: 'bias', id: id + 1, ...whole(Float32Array.from(biases)) };
  }
}
