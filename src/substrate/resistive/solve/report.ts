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
export function reported(
  wiring: Wiring,
  { volts, amperes, iterations }: Found,
  tolerance: number,
  advice: string,
): Solution {
  // Ground is left out: its sum follows from the others.
  const residual = largest(gathered(wiring, amperes), 1);
  const slackness = complementarity(wiring, volts, amperes);
  const scale = largest(amperes);
  const height = largest(volts);
  const converged = residual <= tolerance * scale && slackness <= tolerance * scale * Math.max(1, height);
  const dissipated = heat(wiring, volts, amperes);
  const solution = { converged, iterations, volts, amperes, residual, slackness, dissipated };
  return converged ? solution : { ...solution, advice };
}

/** Largest magnitude, from the `first` number on. */
export function largest(values: Float64Array, first = 0): number {
  let most = 0;
  for (let k = first; k < values.length; k++) most = Math.max(most, Math.abs(values[k]!));
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
