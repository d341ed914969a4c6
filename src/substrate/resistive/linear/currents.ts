import type { Transconductor } from '../circuit/circuit.js';
import type { Wiring } from '../circuit/wiring.js';

/** Current through each element as far as voltages tell it: 0 for diodes, amplifiers and sources of voltage. */
export function currentsOf(wiring: Wiring, volts: Float64Array): Float64Array {
  const { from, to, value, places, circuit } = wiring;
  const amperes = new Float64Array(value.length);
  for (const k of places['current-source']) amperes[k] = value[k]!;
  for (const k of places.resistor) amperes[k] = value[k]! * (volts[from[k]!]! - volts[to[k]!]!);
  for (const k of places.transconductor) {
    const { controlFrom, controlTo } = circuit.elements[k] as Transconductor;
    amperes[k] = value[k]! * (volts[controlFrom]! - volts[controlTo]!);
  }
  return amperes;
}

/** Sum of the currents into each node, in the room that the wiring has for it. */
export function gathered({ from, to, sums }: Wiring, amperes: Float64Array): Float64Array {
  sums.fill(0);
  for (let k = 0; k < amperes.length; k++) {
    sums[from[k]!]! -= amperes[k]!;
    sums[to[k]!]! += amperes[k]!;
  }
  return sums;
}
