import { exponential } from '../random/exponential.js';
import { draw4 } from '../random/philox.js';
import { PURPOSE } from '../random/purpose.js';
import type { Seconds } from '../units/quantity.js';

/**
 * Random telegraph noise: one trap per device that catches a carrier and lets it go again, both at exponential times.
 * While the trap is full, ln R stands `amplitude` higher.
 */
export interface TrapModel {
  /** Difference of ln R between full and empty. */
  readonly amplitude: number;
  /** Mean time for which a trap stays empty, and full. */
  readonly emptyTime: Seconds;
  readonly fullTime: Seconds;
}

/** Share of the time for which a trap is full. */
export const occupancy = ({ emptyTime, fullTime }: TrapModel): number => fullTime / (emptyTime + fullTime);

/** Time constant of the autocorrelation exp(-t / this); its Lorentzian spectrum bends at 1 / (2 pi x this). */
export const trapTime = ({ emptyTime, fullTime }: TrapModel): Seconds =>
  ((emptyTime * fullTime) / (emptyTime + fullTime)) as Seconds;

/** Probability that a trap is full `elapsed` after it was seen: the master equation of two states, solved. */
export function fullAfter(model: TrapModel, wasFull: boolean, elapsed: Seconds): number {
  const settled = occupancy(model);
  return settled + ((wasFull ? 1 : 0) - settled) * exponential(-elapsed / trapTime(model));
}

/** Mean and variance of the shift of ln R, over all times. */
export function telegraphMoments(model: TrapModel): { readonly mean: number; readonly variance: number } {
  const p = occupancy(model);
  return { mean: p * model.amplitude, variance: p * (1 - p) * model.amplitude ** 2 };
}

const WORD = 2 ** -32;

/**
 * The traps of an array, moved only when somebody looks: between two looks a trap forgets by the closed form, so the
 * cost grows with the reads and not with time. The first look finds the settled occupancy.
 */
export class Traps {
  private readonly full: Uint8Array;
  /** Time of the last look, seconds; not a number before the first. */
  private readonly seen: Float64Array;
  private readonly looks: Uint32Array;
  private readonly words = new Uint32Array(4);

  /** @param key seed of the chip, and number of the array on it: they decide every draw */
  constructor(
    readonly model: TrapModel,
    devices: number,
    private readonly key: { readonly seed: number; readonly array: number },
  ) {
    this.full = new Uint8Array(devices);
    this.seen = new Float64Array(devices).fill(Number.NaN);
    this.looks = new Uint32Array(devices);
  }

  /** Shift of ln R of a device at a time that does not lie before its last look. */
  shiftAt(device: number, time: Seconds): number {
    const { full, key, looks, model, seen, words } = this;
    const elapsed = time - seen[device]!;
    const chance = Number.isNaN(elapsed)
      ? occupancy(model)
      : fullAfter(model, full[device] === 1, elapsed as Seconds);
    draw4(key.seed, PURPOSE.telegraph, looks[device]!, device, key.array, 0, words);
    looks[device]!++;
    seen[device] = time;
    full[device] = words[0]! * WORD < chance ? 1 : 0;
    return full[device] ? model.amplitude : 0;
  }
}
