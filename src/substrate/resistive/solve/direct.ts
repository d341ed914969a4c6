import { ofKind } from '../circuit/circuit.js';
import { linearSystem } from '../linear/system.js';
import { reported } from './report.js';
import { DEFAULT_TOLERANCE, insistSolvable, type Solver } from './solver.js';

/** The linear case: one factorisation. */
export const direct: Solver = {
  summary: 'one sparse factorisation; circuits without diodes',
  refuses: circuit =>
    ofKind(circuit, 'diode').length > 0 ? 'it solves linear circuits, without diodes' : undefined,
  solve: (circuit, { tolerance = DEFAULT_TOLERANCE }) => {
    insistSolvable(circuit);
    const system = linearSystem(circuit);
    system.factor(ofKind(circuit, 'resistor').map(({ siemens }) => siemens));
    const none = new Float64Array(circuit.nodes.length);
    const volts = system.solve(none, true);
    const found = { volts, told: system.driverCurrents(volts, new Map()), iterations: 1 };
    return reported(circuit, found, tolerance, 'The conductances differ by too many orders of magnitude');
  },
};
