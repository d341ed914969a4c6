import type { MatrixView } from '../../kernel/kernels.js';
import type { ConfigureProjection } from '../../protocol/messages.js';
import type { Ends, Moment, RatePopulation, Signal } from './population.js';
import type { Kept, Step } from './weights.js';

/**
 * What joins two populations: a term phi(a_source, a_target, weights) of the primitive function Phi, linear in the
 * weights. Its derivatives by the activities are the drives, its derivative by a weight is what learning contrasts.
 */
export interface Coupling {
  readonly spec: ConfigureProjection;
  readonly source: RatePopulation;
  readonly target: RatePopulation;
  /** Multiply-adds of one direction for one sample, at most. */
  readonly work: number;
  /** Weights times rates, or rates added by the sign of a weight, really done, one element. */
  readonly multiplyAdds: Float64Array;
  readonly weights: Kept;

  /** into += d phi / d a_target for what the source tells, rows like the target's. */
  forward(into: MatrixView, told: Signal, samples: number): void;

  /** into += d phi / d a_source over the same weights for what the target tells, rows like the source's. */
  backward(into: MatrixView, told: Signal, samples: number): void;

  /**
   * Moves the weights by the sum over samples of d phi / d weight |later - d phi / d weight |earlier. The differences of
   * the activities stand in the populations. False when a weight left its bounds.
   * @param target undefined where the change of the target alone counts, times what the source showed later
   */
  learn(source: Ends, target: Ends | undefined, step: Step, samples: number): boolean;

  /** How errors pass it; undefined where they cannot. */
  readonly adjoint: CouplingAdjoint | undefined;

  /** phi of one sample. */
  primitive(sample: number): number;

  /** Refuses weights that make no sense: @throws Refusal before any of them is written. */
  checkWeights?(offset: number, data: ArrayLike<number>): void;

  /** Forgets what changes have added up to, before all are told anew where the others stand. */
  forget?(samples: number): void;

  /** Lets two samples change places in what it keeps from step to step. */
  exchange?(one: number, other: number): void;

  /** Lets weights be what they are for samples that begin to settle; true where they are others now. */
  fluctuate?(moment: Moment): boolean;

  /** Says that the weights are others than they were. */
  weightsChanged(): void;

  /** Where a synapse is kept among the weights, by its number in the order of the protocol. */
  place(synapse: number): number;
}

/** What errors need of a coupling on their way back. */
export interface CouplingAdjoint {
  /** Adds the error of the target's drive, over the weights, to that of what the source showed. */
  toSource(into: MatrixView, samples: number): void;
  /** Adds the error of the source's drive to that of what the target showed, where weights work both ways. */
  toTarget(into: MatrixView, samples: number): void;
  /** Adds the error of the target's drive times what the source shows to the accumulators of the weights. */
  gatherTarget(samples: number): void;
  /** The same for the source's drive and what the target shows. */
  gatherSource(samples: number): void;
  /** Moves the weights by their accumulators, which are cleared; false when a weight left its bounds. */
  apply(step: Step): boolean;
}
