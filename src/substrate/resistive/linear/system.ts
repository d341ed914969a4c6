import type { Circuit, Diode, Resistor } from '../circuit/circuit.js';
import { isPassive, ofKind } from '../circuit/circuit.js';
import { ActiveSystem } from './active.js';
import { PassiveSystem } from './passive.js';

/**
 * A circuit in which every diode is a conductance and a current, or open: Kirchhoff's current law at its nodes, for
 * any conductances and currents.
 */
export interface LinearSystem {
  /**
   * Takes the conductances of `branches`, in their order.
   * @throws UserError when no stable state exists
   */
  factor(siemens: ArrayLike<number>): void;
  /**
   * Voltages of all nodes, ground included, for currents into each node. With `sources` the circuit's own current
   * and voltage sources count too, without them only what is given.
   */
  solve(into: Float64Array, sources: boolean): Float64Array;
  /**
   * Current through each voltage source and voltage amplifier, by its name, in the state solved last.
   * @param diodes current through each diode
   */
  driverCurrents(volts: Float64Array, diodes: ReadonlyMap<string, number>): Map<string, number>;
}

/** Elements that are a conductance between two nodes: resistors, then exponential diodes. */
export type Branch = Resistor | Diode;
export const branchesOf = (circuit: Circuit): Branch[] => [
  ...ofKind(circuit, 'resistor'),
  ...ofKind(circuit, 'diode').filter(({ model }) => model.kind === 'exponential'),
];

/** Sources of its own leave a circuit symmetric, which a Cholesky factor of its free nodes uses; others take LU. */
export const linearSystem = (circuit: Circuit): LinearSystem =>
  isPassive(circuit)
    ? new PassiveSystem(circuit, branchesOf(circuit))
    : new ActiveSystem(circuit, branchesOf(circuit));
