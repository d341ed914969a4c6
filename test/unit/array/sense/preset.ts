import type { Amplifier } from '../../../../src/array/sense/race.js';
import { farads, kelvin, ohms, volts } from '../../../../src/units/quantity.js';

/** The 130 nm-like amplifier of our notes on 2T2R arrays, section 6. */
export const amplifier = (supply: number, temperature = 300): Amplifier => ({
  supply: volts(supply),
  temperature: kelvin(temperature),
  capacitance: farads(30e-15),
  series: ohms(3e3),
  nmos: { slopeFactor: 1.35, threshold: volts(0.35), gain: 600e-6 },
  pmos: { slopeFactor: 1.35, threshold: volts(0.35), gain: 160e-6 },
});

/** |found / expected - 1|, but 0 where rounding of the expected value to `digit` explains the difference. */
export function deviation(found: number, expected: number, digit = 0): number {
  const distance = Math.max(0, Math.abs(found - expected) - digit / 2);
  return distance / expected;
}
