import { currentsOf } from '../linear/currents.js';
import { linearSystem } from '../linear/system.js';
import { Junctions } from './junctions.js';
import { reported } from './report.js';
import { DEFAULT_TOLERANCE, type Solver } from './solver.js';

/**
 * Exponential diodes: Newton's method with junctions linearised where they stand, each step of a junction limited so
 * that no exponential runs away.
 */
export const newton: Solver = {
  summary: 'damped Newton steps; exponential diodes, amplifiers',
  refuses: ({ ideal }) => (ideal.length > 0 ? 'it takes exponential diodes' : undefined),
  prepare: wiring => {
    const system = linearSystem(wiring);
    const junctions = new Junctions(wiring);
    const into = new Float64Array(wiring.nodes);
    return ({ tolerance = DEFAULT_TOLERANCE, maxIterations = 500, start }) => {
      system.drive();
      const volts = new Float64Array(wiring.nodes);
      junctions.place(start ?? volts);
      let [iterations, missing] = [0, Infinity];
      while (iterations < maxIterations && missing > tolerance / 4) {
        iterations++;
        junctions.feed(into.fill(0));
        system.factor(junctions.siemens);
        system.solve(into, true, volts);
        missing = junctions.follow(volts);
      }
      // A junction that was held back on its way there stands elsewhere.
      if (missing === Infinity) junctions.place(volts);
      const amperes = currentsOf(wiring, volts);
      const { elements } = junctions;
      for (let at = 0; at < elements.length; at++) amperes[elements[at]!] = junctions.amperes[at]!;
      system.addDriven(amperes);
      return reported(wiring, { volts, amperes, iterations }, tolerance, ADVICE);
    };
  },
};

const ADVICE = 'Allow more iterations, start from the solution of a nearby circuit, or take ideal diodes';
