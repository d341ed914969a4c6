import { describe, expect, it } from 'vitest';
import { pulseBound, resetBound } from '../../../../src/array/cells/programming.js';
import {
  driftedLnR,
  lifeOf,
  redrawn,
  resistanceOf,
  spreadsOf,
  wornShare,
  writeCorrelation,
} from '../../../../src/array/cells/resistance.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';
import { seconds } from '../../../../src/units/quantity.js';
import { pairOf } from './cards.js';

const MID = pairOf('hfo2-2t2r-mid');
const WEAR = MID.wear!;

describe('resistances', () => {
  it('spread over devices and writes with the variance of the card', () => {
    const { device, write } = spreadsOf(MID.hrs);
    expect(device ** 2 + write ** 2).toBeCloseTo(0.81, 12);
    expect(device ** 2 / 0.81).toBeCloseTo(0.2, 12);
    expect(resistanceOf(MID.hrs, 0, 0)).toBe(200e3);
    expect(resistanceOf(MID.hrs, 1, 1)).toBeCloseTo(200e3 * Math.exp(device + write), 6);
  });

  it('remember the last writes: exp(-1/40) from one to the next, with unchanged spread', () => {
    const rho = writeCorrelation(MID);
    expect(rho).toBeCloseTo(Math.exp(-1 / 40), 12);
    expect(writeCorrelation({ ...MID, memory_writes: { ...MID.memory_writes, value: 0 } })).toBe(0);
    const random = stream(7, PURPOSE.weights);
    let last = random.normal();
    const [n, sums] = [200_000, { xx: 0, xy: 0 }];
    for (let i = 0; i < n; i++) {
      const next = redrawn(last, rho, random.normal());
      sums.xx += next * next;
      sums.xy += last * next;
      last = next;
    }
    expect(sums.xx / n).toBeCloseTo(1, 1);
    expect(sums.xy / sums.xx).toBeCloseTo(rho, 2);
  });

  it('drift with the logarithm of time, or not at all', () => {
    const per = (value: number) => ({ ...MID.lrs.ln_spread, value });
    const retention = { onset: { ...per(1), unit: 's' }, lrs_drift: per(0.05), hrs_drift: per(-0.2) };
    expect(driftedLnR(retention, 'hrs', seconds(0))).toBeCloseTo(0, 15);
    expect(driftedLnR(retention, 'hrs', seconds(999))).toBeCloseTo(-0.6, 12);
    expect(driftedLnR(retention, 'lrs', seconds(9))).toBeCloseTo(0.05, 12);
    expect(driftedLnR(undefined, 'hrs', seconds(1e9))).toBe(0);
  });
});

describe('wear', () => {
  it('follows the Weibull law in both directions', () => {
    expect(wornShare(WEAR, 1e8)).toBeCloseTo(1 - Math.exp(-1), 12);
    for (const uniform of [1e-9, 0.5, 0.999])
      expect(wornShare(WEAR, lifeOf(WEAR, uniform))).toBeCloseTo(1 - uniform, 9);
    expect(wornShare(WEAR, 1)).toBeCloseTo(1e-16, 25);
    expect([lifeOf(WEAR, 1), lifeOf(undefined, 0.5), wornShare(undefined, 1e12)]).toEqual([0, Infinity, 0]);
  });
});

describe('programming energy', () => {
  it('is bounded by what the source can deliver', () => {
    expect(pulseBound(2, 55e-6, 1e-6)).toBeCloseTo(110e-12, 18);
    expect(resetBound(2, 10e3, 1e-6)).toBeCloseTo(400e-12, 18);
    expect(resetBound(2, 10e3, 1e-6, 100e-6)).toBeCloseTo(200e-12, 18);
  });
});
