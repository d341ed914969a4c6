import type { Wiring } from '../circuit/wiring.js';
import { ActiveSystem } from './active.js';
import { PassiveSystem } from './passive.js';

/**
 * A circuit in which every diode is a conductance and a current, or open: Kirchhoff's current law at its nodes, for
 * any conductances and currents.
 */
export interface LinearSystem {
  /** Takes over what the sources of the wiring give now. */
  drive(): void;
  /**
   * Takes the conductances of the exponential diodes, in their order; kept, not copied. None where all are open.
   * @throws UserError when no stable state exists
   */
  factor(junctions?: ArrayLike<number>): void;
  /**
   * Voltages of all nodes, ground included, for currents into each node. With `sources` the circuit's own current
   * and voltage sources count too, without them only what is given.
   * @param volts where to put them; a new array where absent
   */
  solve(into: Float64Array, sources: boolean, volts?: Float64Array): Float64Array;
  /** Adds the currents of voltage sources and amplifiers, in the state solved last, to those of all other elements. */
  addDriven(amperes: Float64Array): void;
}

/** Sources of its own leave a circuit symmetric, which a Cholesky factor of its free nodes uses; others take LU. */
export const linearSystem = (wiring: Wiring): LinearSystem =>
  wiring.isPassive ? new PassiveSystem(wiring) : new ActiveSystem(wiring);
