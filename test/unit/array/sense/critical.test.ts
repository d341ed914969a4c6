import { describe, expect, it } from 'vitest';
import { criticalResistance, HALF_AGAIN, offsetPerVolt } from '../../../../src/array/sense/critical.js';
import { REFERENCE_STEP } from '../../../../src/array/sense/race.js';
import { ohms, seconds } from '../../../../src/units/quantity.js';
import { amplifier, deviation } from './preset.js';

const READ_TIME = seconds(50e-9);
const SUPPLIES = [1.2, 0.9, 0.8, 0.7, 0.6, 0.5];

describe('critical resistance of a pair (R, 1.5 R) at 50 ns (notes, section 6)', () => {
  it.each([
    [233, [1335, 992, 862, 706, 508, 242]],
    [300, [1542, 1248, 1122, 984, 818, 600]],
    [358, [1696, 1482, 1378, 1255, 1115, 949]],
  ])('at %d K', (temperature, kiloohms) => {
    SUPPLIES.forEach((supply, i) => {
      const found = criticalResistance(amplifier(supply, temperature), READ_TIME);
      expect(deviation(found / 1e3, kiloohms[i]!), `at ${supply} V`).toBeLessThan(0.01);
    });
  });

  it('is the same with reference steps', () => {
    for (const supply of [1.2, 0.5]) {
      const exact = criticalResistance(amplifier(supply), READ_TIME, HALF_AGAIN, REFERENCE_STEP);
      expect(deviation(criticalResistance(amplifier(supply), READ_TIME), exact)).toBeLessThan(0.005);
    }
  });

  it('times C over the read time is the dimensionless number of the notes', () => {
    const numbers = [0.93, 0.75, 0.67, 0.59, 0.49, 0.36];
    SUPPLIES.forEach((supply, i) => {
      const found = (criticalResistance(amplifier(supply), READ_TIME) * 30e-15) / 50e-9;
      expect(deviation(found, numbers[i]!, 0.01)).toBeLessThan(0.01);
    });
  });

  it('is 0 where nothing is decided in time', () => {
    expect(criticalResistance(amplifier(0.5), seconds(0.5e-9))).toBe(0);
  });
});

describe('a threshold difference of 10 mV as an offset in ln R (notes, section 6)', () => {
  it.each([
    [1.2, 0.045],
    [0.9, 0.085],
    [0.7, 0.16],
    [0.6, 0.25],
    [0.5, 0.45],
  ])('near 10 kohm at %d V', (supply, offset) => {
    expect(deviation(offsetPerVolt(amplifier(supply), ohms(10e3)) * 0.01, offset)).toBeLessThan(0.05);
  });

  it('is smaller near 200 kohm, from 0.019 to 0.13', () => {
    const at = (supply: number) => offsetPerVolt(amplifier(supply), ohms(200e3)) * 0.01;
    expect(deviation(at(1.2), 0.019)).toBeLessThan(0.05);
    expect(deviation(at(0.5), 0.13)).toBeLessThan(0.05);
  });
});
