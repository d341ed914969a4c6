import { currentsOf } from '../linear/currents.js';
import { linearSystem } from '../linear/system.js';
import { reported } from './report.js';
import { DEFAULT_TOLERANCE, type Solver } from './solver.js';

/** The linear case: one factorisation, for any number of source values. */
export const direct: Solver = {
  summary: 'one sparse factorisation; circuits without diodes',
  refuses: ({ places }) =>
    places.diode.length > 0 ? 'it solves linear circuits, without diodes' : undefined,
  prepare: wiring => {
    const system = linearSystem(wiring);
    system.factor();
    const none = new Float64Array(wiring.nodes);
    return ({ tolerance = DEFAULT_TOLERANCE }) => {
      system.drive();
      const volts = system.solve(none, true);
      const amperes = currentsOf(wiring, volts);
      system.addDriven(amperes);
      return reported(wiring, { volts, amperes, iterations: 1 }, tolerance, ADVICE);
    };
  },
};

const ADVICE = 'The conductances differ by too many orders of magnitude';
