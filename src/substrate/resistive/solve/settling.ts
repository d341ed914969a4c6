import { UserError } from '../../../problem/problem.js';
import { energyOf, type Farads, type Joules, type Seconds, seconds, watts } from '../../../units/quantity.js';
import type { Circuit, Element } from '../circuit/circuit.js';
import { Wiring } from '../circuit/wiring.js';
import { PassiveSystem } from '../linear/passive.js';
import { junctionSiemens } from './junctions.js';
import type { Solution } from './solver.js';

/** How a circuit comes to its operating point once its sources stand. */
export interface Settling {
  /** Time constant of the slowest mode of C^-1 G. */
  readonly slowest: Seconds;
  /** Until what is left of that mode is the share asked for. */
  readonly duration: Seconds;
  /** Dissipated power held for that long: the currents are nearly those of the operating point all the time. */
  readonly energy: Joules;
}

/**
 * Settling near an operating point, with the diodes as they are there.
 * @param farads from every node to ground
 * @param within share of the distance from rest that counts as settled
 * @throws UserError for circuits with amplifiers, which have times of their own
 */
export function settlingOf(circuit: Circuit, point: Solution, farads: Farads, within: number): Settling {
  if (!new Wiring(circuit).isPassive) {
    throw new UserError({
      code: 'capability-missing',
      message: 'amplifiers have delays of their own, so no settling time follows from capacitances alone',
    });
  }
  const slowest = seconds(farads * slowestMode(around(circuit, point)));
  const duration = seconds(slowest * Math.log(1 / within));
  return { slowest, duration, energy: energyOf(watts(point.dissipated), duration) };
}

/** The circuit of small changes: a conducting ideal diode joins its nodes, one that blocks is not there. */
function around(circuit: Circuit, { volts, amperes }: Solution): Circuit {
  const elements = circuit.elements.flatMap((element, k): Element[] => {
    if (element.kind !== 'diode') return [element];
    const { name, from, to, model } = element;
    if (model.kind === 'ideal')
      return amperes[k]! > 0 ? [{ kind: 'voltage-source', name, from, to, volts: 0 }] : [];
    const siemens = junctionSiemens(model, volts[from]! - volts[to]!);
    return [{ kind: 'resistor', name, from, to, siemens }];
  });
  return { ...circuit, elements };
}

/** Steps of the iteration at most, and the change at which it ends. */
const [MOST_STEPS, STILL] = [10_000, 1e-10];

/**
 * Largest eigenvalue of G^-1 for 1 F at each node, ohm, by power iteration; its mode has one sign everywhere.
 * @param circuit of resistors and sources
 */
export function slowestMode(circuit: Circuit): number {
  const wiring = new Wiring(circuit);
  const system = new PassiveSystem(wiring);
  system.factor();
  let mode = new Float64Array(wiring.nodes).fill(1);
  mode = unit(system.solve(mode, false));
  let found = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = system.solve(mode, false);
    const ohms = mode.reduce((sum, one, node) => sum + one * next[node]!, 0);
    if (Math.abs(ohms - found) <= STILL * ohms) return ohms;
    found = ohms;
    mode = unit(next);
  }
  return found;
}

function unit(mode: Float64Array): Float64Array<ArrayBuffer> {
  const length = Math.hypot(...mode);
  return Float64Array.from(mode, one => (length > 0 ? one / length : 0));
}
