import { type Ohms, ohms, type Seconds } from '../../units/quantity.js';
import type { CellState, ResistivePair, Retention, Wear } from './card.js';

/** The parts of the spread of ln R: what a device keeps for life, and what each write draws anew. */
export interface Spreads {
  readonly device: number;
  readonly write: number;
}

/** s^2 = s_device^2 + s_write^2, split by the card's share. */
export function spreadsOf(state: CellState): Spreads {
  const { ln_spread, device_share } = state;
  return {
    device: ln_spread.value * Math.sqrt(device_share.value),
    write: ln_spread.value * Math.sqrt(1 - device_share.value),
  };
}

/** Correlation of the write parts of two successive writes: exp(-1/n), 0 for a cell without memory. */
export const writeCorrelation = ({ memory_writes }: ResistivePair): number =>
  memory_writes.value === 0 ? 0 : Math.exp(-1 / memory_writes.value);

/** The write part (standard normal) after another write, from the last one and a fresh standard normal. */
export const redrawn = (last: number, correlation: number, fresh: number): number =>
  correlation * last + Math.sqrt(1 - correlation * correlation) * fresh;

/** Resistance of a device from its two standard normals. */
export function resistanceOf(state: CellState, device: number, write: number): Ohms {
  const spreads = spreadsOf(state);
  return ohms(state.median.value * Math.exp(spreads.device * device + spreads.write * write));
}

/** Change of ln R after `elapsed` without a write: drift x log10(1 + t / t0); 0 without a retention law. */
export function driftedLnR(retention: Retention | undefined, state: 'lrs' | 'hrs', elapsed: Seconds): number {
  if (!retention) return 0;
  const drift = state === 'lrs' ? retention.lrs_drift : retention.hrs_drift;
  return drift.value * (Math.log1p(elapsed / retention.onset.value) / Math.LN10);
}

/** Write cycles that a device lives, from a uniform number in (0, 1]; Infinity without wear. */
export function lifeOf(wear: Wear | undefined, uniform: number): number {
  if (!wear) return Infinity;
  return wear.life_scale.value * (-Math.log(uniform)) ** (1 / wear.life_shape.value);
}

/** Probability that a device is worn out after so many write cycles. */
export function wornShare(wear: Wear | undefined, cycles: number): number {
  if (!wear) return 0;
  return -Math.expm1(-((cycles / wear.life_scale.value) ** wear.life_shape.value));
}
