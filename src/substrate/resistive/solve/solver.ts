import type { Wiring } from '../circuit/wiring.js';

export interface SolveOptions {
  /** A node is settled when its currents add up to less than this share of the largest current; 1e-9 by default. */
  readonly tolerance?: number;
  /** Sweeps, pivots or Newton steps at most; each solver has a default. */
  readonly maxIterations?: number;
  /** A or V of each current and voltage source, in the order of the elements; those of the circuit by default. */
  readonly sources?: ArrayLike<number>;
  /** Voltages of all nodes to start from, such as those of a solution with other sources. */
  readonly start?: Float64Array;
}

/** An operating point, or as near as a solver came to it. */
export interface Solution {
  readonly converged: boolean;
  /** What to try, where it did not converge. */
  readonly advice?: string;
  readonly iterations: number;
  /** Volts of each node; 0 for ground. */
  readonly volts: Float64Array;
  /** Amperes through each element, from its `from` to its `to`. */
  readonly amperes: Float64Array;
  /** Largest sum of currents at a node, A: 0 by Kirchhoff's current law. */
  readonly residual: number;
  /** Largest product of an ideal diode's current and reverse voltage, or their largest violation: 0 at a solution. */
  readonly slackness: number;
  /** Power that resistors and diodes turn into heat, W. */
  readonly dissipated: number;
}

/** A way to find operating points. All agree where they apply: test/suites/circuits.test.ts. */
export interface Solver {
  readonly summary: string;
  /** Why it cannot take a circuit, or undefined when it can. */
  readonly refuses: (wiring: Wiring) => string | undefined;
  /**
   * Does once what all operating points of a circuit share, whatever its sources give.
   * @throws UserError when the circuit has no stable operating point; what is returned does so too
   */
  readonly prepare: (wiring: Wiring) => Prepared;
}

/** Solves a circuit for what its sources give. */
export type Prepared = (options: SolveOptions) => Solution;

export const DEFAULT_TOLERANCE = 1e-9;
