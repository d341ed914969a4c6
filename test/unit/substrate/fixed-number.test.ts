import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fractionOf,
  multiplierOf,
  nearest,
  scaled,
  scaledAtRandom,
} from '../../../src/substrate/fixed/number.js';
import { Refusal } from '../../../src/substrate/refusal.js';

describe('a factor as a multiplication and a shift', () => {
  it.each([
    [0, { m: 0, s: 30 }],
    [1, { m: 16384, s: 14 }],
    [-0.12, { m: -31457, s: 18 }],
    [32767, { m: 32767, s: 0 }],
    [32768, undefined],
    [Number.NaN, undefined],
  ])('%d', (factor, expected) => {
    expect(multiplierOf(factor)).toEqual(expected);
  });

  it('never needs more than 32 bits, and is right to half a step', () => {
    const factor = fc.double({ min: -2000, max: 2000, noNaN: true });
    fc.assert(
      fc.property(factor, fc.integer({ min: -32768, max: 32767 }), (by, x) => {
        const multiplier = multiplierOf(by)!;
        expect(Math.abs(x * multiplier.m) + 2 ** 29).toBeLessThan(2 ** 31);
        const exact = (x * multiplier.m) / 2 ** multiplier.s;
        expect(scaled(x, multiplier)).toBe(nearest(exact));
        // 15 bits of mantissa: the factor itself is off by 2^-15 at most, or by 2^-31 where it is tiny.
        expect(Math.abs(exact - x * by)).toBeLessThanOrEqual(Math.abs(x * by) * 2 ** -15 + 2 ** -16);
      }),
    );
  });

  it('rounds up as often as what is cut off is large', () => {
    const multiplier = multiplierOf(0.3)!;
    let sum = 0;
    for (let half = 0; half < 65536; half++) sum += scaledAtRandom(7, multiplier, half);
    expect(sum / 65536).toBeCloseTo((7 * multiplier.m) / 2 ** multiplier.s, 4);
  });
});

describe('the step of a format', () => {
  const format = { kind: 'fixed', bits: 16, step: 2 ** -13, rounding: 'nearest' } as const;

  it('is a power of two', () => {
    expect(fractionOf(format, 0, 15, 'weight')).toBe(13);
    expect(() => fractionOf({ ...format, step: 0.1 }, 0, 15, 'weight')).toThrow(Refusal);
    expect(() => fractionOf({ ...format, step: 2 ** -16 }, 0, 15, 'weight')).toThrow(/2\^-15 to 2\^-0/);
  });
});
