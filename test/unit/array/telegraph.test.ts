import { describe, expect, it } from 'vitest';
import {
  fullAfter,
  occupancy,
  type TrapModel,
  Traps,
  telegraphMoments,
  trapTime,
} from '../../../src/array/telegraph.js';
import { type Seconds, seconds } from '../../../src/units/quantity.js';

const TRAP: TrapModel = { amplitude: 0.4, emptyTime: seconds(3e-6), fullTime: seconds(1e-6) };
const DEVICES = 40_000;

describe('random telegraph noise', () => {
  it('is full for the share of the time that its mean times give', () => {
    expect(occupancy(TRAP)).toBe(0.25);
    expect(trapTime(TRAP)).toBeCloseTo(0.75e-6, 15);
    const traps = new Traps(TRAP, DEVICES, { seed: 2, array: 0 });
    const shifts = Array.from({ length: DEVICES }, (_, k) => traps.shiftAt(k, seconds(0)));
    const mean = shifts.reduce((sum, x) => sum + x, 0) / DEVICES;
    const { mean: wanted, variance } = telegraphMoments(TRAP);
    expect(wanted).toBeCloseTo(0.1, 12);
    expect(Math.abs(mean - wanted)).toBeLessThan(4 * Math.sqrt(variance / DEVICES));
  });

  it.each([0.1, 0.5, 1, 3])('forgets by its autocorrelation after %s time constants', ratio => {
    const traps = new Traps(TRAP, DEVICES, { seed: 3, array: 1 });
    const later = (ratio * trapTime(TRAP)) as Seconds;
    let together = 0;
    for (let k = 0; k < DEVICES; k++) {
      const [first, second] = [traps.shiftAt(k, seconds(0)), traps.shiftAt(k, later)];
      together += (first - 0.1) * (second - 0.1);
    }
    const { variance } = telegraphMoments(TRAP);
    const correlation = together / DEVICES / variance;
    // A product of two such deviations spreads by at most about three variances.
    expect(Math.abs(correlation - Math.exp(-ratio))).toBeLessThan((4 * 3) / Math.sqrt(DEVICES));
  });

  it('looks in between do not change what is seen on average', () => {
    // Chapman-Kolmogorov: from full over either state at t to full at 2 t.
    const [t, twice] = [seconds(0.4e-6), seconds(0.8e-6)];
    const via = fullAfter(TRAP, true, t) ** 2 + (1 - fullAfter(TRAP, true, t)) * fullAfter(TRAP, false, t);
    expect(via).toBeCloseTo(fullAfter(TRAP, true, twice), 12);
    expect(fullAfter(TRAP, true, seconds(0))).toBe(1);
    expect(fullAfter(TRAP, false, seconds(0))).toBe(0);
  });

  it('is the same whoever else looks', () => {
    const [alone, busy] = [0, 1].map(() => new Traps(TRAP, 4, { seed: 5, array: 2 })) as [Traps, Traps];
    for (let k = 0; k < 50; k++) {
      for (const other of [0, 1, 3]) busy.shiftAt(other, seconds(k * 1e-7));
      const time = seconds(k * 3e-7);
      expect(busy.shiftAt(2, time)).toBe(alone.shiftAt(2, time));
    }
  });
});
