import { compareCopies } from '../copies.js';

/** How far updates are from gradients, in one step. */
export interface StepMismatch {
  /** Lengths of both as vectors. */
  readonly update: number;
  readonly gradient: number;
  /** Length of their difference, in units of the longest gradient of any step; 0 where both are 0 throughout. */
  readonly error: number;
}

/** How far the updates of some parameters are from gradients, over all steps. */
export interface MismatchFound {
  /** Mean over the parameters of the root mean square error over the steps, in units of the larger of both. */
  readonly rmse: number;
  /** Share of parameters whose summed updates have the sign of their summed gradients. */
  readonly sameSign: number;
  /** |sum of updates - sum of gradients| / |sum of gradients|. */
  readonly sumError: number;
  /** Between both sums, degrees. */
  readonly degrees: number;
  readonly steps: readonly StepMismatch[];
}

/** Compares updates with gradients, step by step and parameter by parameter. Source: code of Ernoult et al. 2019. */
export class Mismatch {
  private readonly off: Float64Array;
  private readonly updates: Float64Array;
  private readonly gradients: Float64Array;
  private readonly updateSum: Float64Array;
  private readonly gradientSum: Float64Array;
  private readonly steps: { update: number; gradient: number; off: number }[] = [];

  constructor(parameters: number) {
    const zeros = () => new Float64Array(parameters);
    [this.off, this.updates, this.gradients] = [zeros(), zeros(), zeros()];
    [this.updateSum, this.gradientSum] = [zeros(), zeros()];
  }

  add(update: Float64Array, gradient: Float64Array): void {
    let [off, u2, g2] = [0, 0, 0];
    for (let k = 0; k < update.length; k++) {
      const [u, g] = [update[k]!, gradient[k]!];
      const [squareOff, squareU, squareG] = [(u - g) ** 2, u * u, g * g];
      this.off[k]! += squareOff;
      this.updates[k]! += squareU;
      this.gradients[k]! += squareG;
      this.updateSum[k]! += u;
      this.gradientSum[k]! += g;
      off += squareOff;
      u2 += squareU;
      g2 += squareG;
    }
    this.steps.push({ update: Math.sqrt(u2), gradient: Math.sqrt(g2), off: Math.sqrt(off) });
  }

  found(): MismatchFound {
    const { off, updates, gradients, updateSum, gradientSum } = this;
    let [rms, same, apart, size] = [0, 0, 0, 0];
    for (let k = 0; k < off.length; k++) {
      const [u, g] = [updateSum[k]!, gradientSum[k]!];
      if (off[k]! > 0) rms += Math.sqrt(off[k]! / Math.max(updates[k]!, gradients[k]!));
      if (Math.sign(u) === Math.sign(g)) same++;
      apart += (u - g) ** 2;
      size += g * g;
    }
    const longest = this.steps.reduce((most, { gradient }) => Math.max(most, gradient), 0);
    return {
      rmse: rms / off.length,
      sameSign: same / off.length,
      sumError: share(Math.sqrt(apart), Math.sqrt(size)),
      degrees: compareCopies(updateSum, gradientSum).angle,
      steps: this.steps.map(step => ({
        ...{ update: step.update, gradient: step.gradient },
        error: share(step.off, longest),
      })),
    };
  }
}

/** 0 of nothing is nothing. */
const share = (part: number, whole: number): number => (part === 0 ? 0 : part / whole);
