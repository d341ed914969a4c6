import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import type { ConfigurePopulation, RateUnit } from '../../protocol/messages.js';
import { sizeOf } from '../spiking/layout.js';
import { type Step, Weights } from './weights.js';

/** Biases of a population: one per neuron, or one for all positions of a channel. */
export const biasesOf = ({ shape }: Pick<ConfigurePopulation, 'shape'>, unit: RateUnit): number =>
  unit.biasPerChannel ? shape.at(-1)! : sizeOf(shape);

/** Biases and how they learn. That of neuron i is number i modulo their count: the channels of a position adjoin. */
export class Bias {
  readonly values: Float32Array;
  /** Biases really changed, one element. */
  readonly changed: Float64Array;
  private readonly weights: Weights;
  private readonly contrast: Float32Array;

  constructor(
    private readonly unit: RateUnit,
    readonly count: number,
    arena: Arena,
    kernels: Kernels,
  ) {
    const row = Math.ceil(count / 4) * 4;
    this.weights = new Weights({ ...unit, learningRate: unit.biasLearningRate }, 1, row, arena, kernels);
    this.values = this.weights.values.subarray(0, count);
    this.changed = this.weights.changed;
    this.contrast = arena.f32(row);
  }

  /** Arena bytes that they need at most. */
  static bytes(unit: RateUnit, count: number): number {
    return Weights.bytes(unit, 1, count + 4) + 4 * count + 256;
  }

  /** That of a neuron. */
  of(neuron: number): number {
    return this.values[neuron % this.count]!;
  }

  /** Sets `neurons` numbers from `first` on to the biases. */
  spread(to: Float32Array, first: number, neurons: number): void {
    for (let i = 0; i < neurons; i++) to[first + i] = this.of(i);
  }

  /** Moves each bias by what its neurons differ; false when one left its bounds. */
  learn(difference: Float32Array, neurons: number, row: number, samples: number, step: Step): boolean {
    if (this.unit.biasLearningRate === 0) return true;
    const { contrast, count } = this;
    for (let k = 0; k < count; k++) {
      let sum = 0;
      for (let sample = 0; sample < samples; sample++) {
        for (let i = k; i < neurons; i += count) sum += difference[sample * row + i]!;
      }
      contrast[k] = sum;
    }
    return this.weights.move(0, 1, contrast.byteOffset, step);
  }
}
