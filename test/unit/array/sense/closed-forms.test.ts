import { describe, expect, it } from 'vitest';
import {
  bestCritical,
  bestReference,
  differentialBer,
  flipProbability,
  type StatePair,
  secdedBer,
  singleDeviceBer,
  ternaryConfusion,
} from '../../../../src/array/sense/closed-forms.js';
import { upperTail } from '../../../../src/array/sense/normal-tail.js';
import { type Ohms, ohms } from '../../../../src/units/quantity.js';

const states = (lrs: number, sL: number, hrs: number, sH: number): StatePair => ({
  lrs: { median: ohms(lrs), lnSpread: sL },
  hrs: { median: ohms(hrs), lnSpread: sH },
});
const STRONG = states(6e3, 0.2, 300e3, 0.7);
const MID = states(10e3, 0.3, 200e3, 0.9);
const WEAK = states(20e3, 0.45, 120e3, 0.9);

/** As many digits as the notes give. */
const near = (found: number, expected: number, relative: number) =>
  expect(Math.abs(found / expected - 1), `${found} against ${expected}`).toBeLessThan(relative);

describe('programming presets (notes, section 4)', () => {
  it.each([
    ['strong', STRONG, 14.956e3, 5.83e-6, 3.86e-8, 3.38e-7],
    ['mid', MID, 23.255e3, 5.43e-3, 7.95e-4, 1.3e-3],
    ['weak', WEAK, 42.121e3, 8.57e-2, 3.75e-2, 4.4e-2],
  ] as const)('%s: best reference and error rates', (_name, pair, reference, single, double, offset) => {
    near(bestReference(pair), reference, 1e-4);
    near(singleDeviceBer(pair, bestReference(pair)), single, 2e-3);
    near(differentialBer(pair), double, 2e-3);
    near(differentialBer(pair, 0.3), offset, 5e-3);
  });
});

/** Equal spreads 1 about a centred reference at distance z. */
const symmetric = (z: number): StatePair => states(1, 1, Math.exp(2 * z), 1);

function distanceOf(ber: number): number {
  let [low, high] = [0, 10];
  for (let i = 0; i < 60; i++) {
    const z = (low + high) / 2;
    if (upperTail(z) > ber) low = z;
    else high = z;
  }
  return low;
}

describe('two devices against one, and against error correction (notes, section 5)', () => {
  it.each([
    [5e-2, 1.0e-2, 1.58e-2, 5.4e-2],
    [1e-2, 5.01e-4, 6.86e-4, 5.5e-3],
    [1e-3, 6.205e-6, 6.99e-6, 6.9e-5],
    [1e-4, 7.223e-8, 7.0e-8, 7.1e-7],
    [1e-5, 8.124e-10, 7.0e-10, 7.1e-9],
  ])('at a 1T1R rate of %d', (single, double, small, large) => {
    const pair = symmetric(distanceOf(single));
    near(singleDeviceBer(pair, bestReference(pair)), single, 1e-9);
    near(differentialBer(pair), double, 5e-4);
    near(secdedBer(8, single), small, 3e-3);
    near(secdedBer(72, single), large, 1.5e-2);
  });

  it('(8,4) equals the decoding of all 256 error patterns', () => {
    for (const ber of [0.3, 0.05, 1e-3]) near(secdedBer(8, ber), decodeAll(ber), 1e-12);
  });
});

/** Data BER of the extended Hamming code (8,4), pattern by pattern. */
function decodeAll(ber: number): number {
  let wrong = 0;
  for (let pattern = 0; pattern < 256; pattern++) {
    const errors = [0, 1, 2, 3, 4, 5, 6, 7].filter(i => (pattern >> i) & 1);
    // Position i has the syndrome i (Hamming) and one overall parity bit, which is position 0.
    const syndrome = errors.reduce((sum, i) => sum ^ i, 0);
    const left = errors.length % 2 === 1 ? pattern ^ (1 << syndrome) : pattern;
    const data = [3, 5, 6, 7].filter(i => (left >> i) & 1).length;
    wrong += (data / 4) * ber ** errors.length * (1 - ber) ** (8 - errors.length);
  }
  return wrong;
}

describe('ternary confusion of preset mid (notes, section 5)', () => {
  it.each([
    [20e3, 1.0487e-2, 1.0376e-2, 7.71e-4],
    [30e3, 3.4732e-2, 1.2292e-4, 7.944e-4],
    [50e3, 1.1967e-1, 3.8e-8, 7.949e-4],
    [100e3, 3.9254e-1, 6.4e-15, 7.949e-4],
  ])('at a critical resistance of %d ohm', (critical, zero, nonzero, flip) => {
    const found = ternaryConfusion(MID, ohms(critical));
    near(found.zeroToNonzero, zero, 1e-4);
    near(found.nonzeroToZero, nonzero, 6e-3);
    near(found.flip, flip, 2e-4);
  });

  it('has its best critical resistance at 21.926 kohm', () => {
    const best = bestCritical(MID);
    near(best, 21.926e3, 1e-4);
    const { zeroToNonzero, nonzeroToZero } = ternaryConfusion(MID, best);
    near(zeroToNonzero + nonzeroToZero, 1.8394e-2, 1e-4);
  });

  it('without a critical resistance flips like a binary read, offset or not, and reads no zero', () => {
    for (const sigma of [0, 0.1, 0.3, 1]) {
      const found = ternaryConfusion(MID, Infinity as Ohms, sigma);
      near(found.flip, differentialBer(MID, sigma), 1e-7);
      expect(found).toMatchObject({ zeroToNonzero: 1, nonzeroToZero: 0 });
    }
    near(ternaryConfusion(STRONG, Infinity as Ohms, 0.3).flip, differentialBer(STRONG, 0.3), 1e-7);
  });

  it('holds for narrow and for vanishing spreads', () => {
    const flips = (sL: number, sH: number) =>
      ternaryConfusion(states(10e3, sL, 20e3, sH), Infinity as Ohms, 0.3).flip;
    for (const [sL, sH] of [
      [0.01, 0.9],
      [0.9, 0.01],
      [0, 0.5],
      [0.5, 0],
    ] as const)
      near(flips(sL, sH), differentialBer(states(10e3, sL, 20e3, sH), 0.3), 1e-4);
    expect(ternaryConfusion(MID, ohms(0))).toEqual({ zeroToNonzero: 0, nonzeroToZero: 1, flip: 0 });
  });

  it('agrees with a plain sum over a fine grid of both resistances, with offset', () => {
    for (const offset of [-0.4, 0, 0.4])
      near(flipProbability(WEAK, ohms(40e3), offset), onGrid(offset), 3e-3);
  });
});

function onGrid(offset: number): number {
  const [mL, mH, c] = [Math.log(20e3), Math.log(120e3), Math.log(40e3)];
  const step = 0.0047;
  let sum = 0;
  for (let u = -7; u < 7; u += step * 2) {
    for (let v = -7; v < 7; v += step * 2) {
      const [l, h] = [mL + 0.45 * u, mH + 0.9 * v];
      if (h + offset < l && Math.min(h, l) < c) sum += Math.exp(-0.5 * (u * u + v * v));
    }
  }
  return (sum * (2 * step) ** 2) / (2 * Math.PI);
}
