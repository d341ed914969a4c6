import type { MatrixView } from '../../kernel/kernels.js';
import type { ConvolutionCoupling } from './convolution.js';
import type { CouplingAdjoint } from './coupling.js';
import type { Step } from './weights.js';

/**
 * Kernels as errors pass them. A maximum takes from one place of its window, in the state that the source is in, and that
 * is where errors go back to, and where those of the source's drive come from.
 */
export class ConvolutionAdjoint implements CouplingAdjoint {
  constructor(private readonly coupling: ConvolutionCoupling) {}

  toSource(into: MatrixView, samples: number): void {
    const { coupling } = this;
    coupling.sendBack(into, coupling.target.difference.byteOffset, coupling.present(samples), samples);
  }

  toTarget(into: MatrixView, samples: number): void {
    const { coupling } = this;
    coupling.pick(into, coupling.source.difference, coupling.present(samples), samples);
  }

  gatherTarget(samples: number): void {
    const { coupling } = this;
    const { source, target } = coupling;
    coupling.correlate(target.difference, coupling.present(samples), source.activity, samples);
  }

  gatherSource(samples: number): void {
    const { coupling } = this;
    const { source, target } = coupling;
    coupling.correlate(target.activity, coupling.present(samples), source.difference, samples);
  }

  apply(step: Step): boolean {
    return this.coupling.move(step);
  }
}
