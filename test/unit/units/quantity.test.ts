import { describe, expect, test } from 'vitest';
import { energyOf, joules, powerOf, seconds, watts, withPrefix } from '../../../src/units/quantity.js';

describe('quantities', () => {
  test('energy is power times time, and back', () => {
    expect(energyOf(watts(2), seconds(3))).toBe(6);
    expect(powerOf(joules(6), seconds(3))).toBe(2);
  });
});

describe('withPrefix', () => {
  test.each([
    [21.3e-6, 'J', '21.3 uJ'],
    [1.5e-12, 'J', '1.5 pJ'],
    [0.0123, 'W', '12.3 mW'],
    [1, 's', '1 s'],
    [999.4, 's', '999 s'],
    [999.6, 's', '1 ks'],
    [-4.2e-9, 'J', '-4.2 nJ'],
    [123456, 'Hz', '123 kHz'],
    [5e12, 'Hz', '5000 GHz'],
    [2.5e-17, 'J', '0.025 fJ'],
    [0, 'J', '0 J'],
    [Number.NaN, 'J', 'NaN J'],
    [Number.POSITIVE_INFINITY, 'J', 'Infinity J'],
  ])('%d %s is %s', (value, unit, text) => {
    expect(withPrefix(value, unit)).toBe(text);
  });
});
