import type { Arena } from '../../kernel/arena.js';
import type { Kernels, MatrixView } from '../../kernel/kernels.js';
import { padded } from '../spiking/layout.js';
import type { CouplingAdjoint } from './coupling.js';
import type { DenseCoupling } from './dense.js';
import { rowsOf } from './population.js';
import type { Step } from './weights.js';

/** A matrix of weights as errors pass it: a drive is a product, and so are its derivatives. */
export class DenseAdjoint implements CouplingAdjoint {
  /** What each weight is to move by, row-major [source][target]; empty where errors go back through one step only. */
  private readonly accumulator: MatrixView;

  constructor(
    private readonly coupling: DenseCoupling,
    arena: Arena,
    private readonly kernels: Kernels,
  ) {
    const { source, matrix } = coupling;
    const sources = source.history.length > 0 ? source.neurons : 0;
    this.accumulator = rowsOf(arena.f32(sources * matrix.row), matrix.row);
  }

  /** Arena bytes that it needs at most. */
  static bytes(sources: number, targets: number): number {
    return 4 * sources * padded(targets) + 128;
  }

  toSource(into: MatrixView, samples: number): void {
    const { source, target } = this.coupling;
    const { view } = this.coupling.turned();
    this.count(samples);
    this.kernels.multiply(into, target.differences, view, samples, target.neurons, source.row);
  }

  toTarget(into: MatrixView, samples: number): void {
    const { source, target, matrix } = this.coupling;
    this.count(samples);
    this.kernels.multiply(into, source.differences, matrix, samples, source.neurons, target.row);
  }

  private count(samples: number): void {
    const { multiplyAdds, work } = this.coupling;
    multiplyAdds[0]! += samples * work;
  }

  gatherTarget(samples: number): void {
    const { source, target } = this.coupling;
    this.gather(source.activity, target.differences, samples);
  }

  gatherSource(samples: number): void {
    const { source, target } = this.coupling;
    this.gather(source.difference, target.activities, samples);
  }

  private gather(a: Float32Array, b: MatrixView, samples: number): void {
    const { source, target } = this.coupling;
    const turned = { at: a.byteOffset, row: 1, column: source.row };
    this.kernels.multiply(this.accumulator, turned, b, source.neurons, samples, target.row);
  }

  apply(step: Step): boolean {
    const { source, weights } = this.coupling;
    this.coupling.weightsChanged();
    return weights.move(0, source.neurons, this.accumulator.at, step);
  }
}
