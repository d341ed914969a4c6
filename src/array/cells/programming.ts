import { type Joules, joules } from '../../units/quantity.js';

/** Most that a current-limited pulse can take from its source: V I t (J, of V, A, s). */
export const pulseBound = (voltage: number, compliance: number, duration: number): Joules =>
  joules(voltage * compliance * duration);

/** Most that a RESET pulse can take, if the device never opened: V^2 t / R, or less under a current limit. */
export function resetBound(
  voltage: number,
  lowResistance: number,
  duration: number,
  compliance = Infinity,
): Joules {
  return pulseBound(voltage, Math.min(voltage / lowResistance, compliance), duration);
}
