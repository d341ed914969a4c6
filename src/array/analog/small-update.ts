/**
 * Updates smaller than one pulse. A learning rule asks for changes of any size; a device can only be pulsed a
 * whole number of times.
 */

/** No update needs more: a device has at most some ten thousand states. */
const MOST = 1_000_000;

/**
 * Stochastic pulses: |change| / step is rounded up or down at random, so that the mean number of pulses is right
 * and nothing has to be kept. A change of a tenth of a step gives one pulse in a tenth of all updates.
 * @param uniform draw in [0, 1)
 * @returns signed number of pulses
 */
export function stochasticPulses(change: number, step: number, uniform: number): number {
  const wanted = Math.min(MOST, Math.abs(change) / step);
  const whole = Math.floor(wanted);
  const count = whole + (uniform < wanted - whole ? 1 : 0);
  return change < 0 ? -count || 0 : count;
}

export interface Accumulated {
  /** Signed number of pulses to send now. */
  readonly pulses: number;
  /** What is left over, between -step and step: the synapse has to keep it, and its bits are booked. */
  readonly residue: number;
}

/**
 * Accumulate then pulse: the change is added to what was left over, and whole steps are sent. Costs a residue per
 * synapse (of the width the caller books; `grain` rounds it to that width) and no randomness.
 * @param grain smallest kept difference of the residue, such as step / 128 for 8 bits with sign; 0: not rounded
 */
export function accumulateThenPulse(residue: number, change: number, step: number, grain = 0): Accumulated {
  const sum = residue + change;
  const pulses = Math.max(-MOST, Math.min(MOST, Math.trunc(sum / step))) || 0;
  const left = sum - pulses * step;
  return { pulses, residue: grain === 0 ? left : Math.round(left / grain) * grain || 0 };
}
