import type { Wiring } from '../circuit/wiring.js';
import { gathered } from '../linear/currents.js';
import type { Solution } from './solver.js';

/** What a solver found: volts of each node, amperes through each element. */
export interface Found {
  readonly volts: Float64Array;
  readonly amperes: Float64Array;
  readonly iterations: number;
}

/** Residuals and power of a state, from the elements alone. */
export function reported(wiring: Wiring, found: Found, tolerance: number, advice: string): Solution {
  const { volts, amperes } = found;
  // Ground is left out: its sum follows from the others.
  const residual = largest(gathered(wiring, amperes).subarray(1));
  const slackness = complementarity(wiring, volts, amperes);
  const scale = largest(amperes);
  const height = largest(volts);
  const converged = residual <= tolerance * scale && slackness <= tolerance * scale * Math.max(1, height);
  const state = { ...found, residual, slackness, dissipated: heat(wiring, volts, amperes) };
  return converged ? { converged, ...state } : { converged, advice, ...state };
}

/** Largest magnitude. */
export function largest(values: Float64Array): number {
  let most = 0;
  for (let k = 0; k < values.length; k++) most = Math.max(most, Math.abs(values[k]!));
  return most;
}

function complementarity({ from, to, ideal }: Wiring, volts: Float64Array, amperes: Float64Array): number {
  let worst = 0;
  for (const k of ideal) {
    const reverse = volts[to[k]!]! - volts[from[k]!]!;
    const current = amperes[k]!;
    worst = Math.max(worst, -current, -reverse, Math.abs(current * reverse));
  }
  return worst;
}

function heat({ from, to, places }: Wiring, volts: Float64Array, amperes: Float64Array): number {
  let watts = 0;
  for (const kind of ['resistor', 'diode'] as const) {
    for (const k of places[kind]) watts += amperes[k]! * (volts[from[k]!]! - volts[to[k]!]!);
  }
  return watts;
}
