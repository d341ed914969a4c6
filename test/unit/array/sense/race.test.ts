import { describe, expect, it } from 'vitest';
import { channelAt, channelCurrent, degeneratedSource } from '../../../../src/array/sense/ekv.js';
import { type RaceOptions, REFERENCE_STEP, race } from '../../../../src/array/sense/race.js';
import { kelvin, ohms, seconds } from '../../../../src/units/quantity.js';
import { amplifier, deviation } from './preset.js';

const SUPPLIES = [1.2, 0.9, 0.7, 0.6, 0.5];
const READ_TIME = seconds(50e-9);
const read = (supply: number, first: number, second: number, options: RaceOptions = {}) =>
  race(amplifier(supply), ohms(first), ohms(second), READ_TIME, options);

describe.each([
  ['reference steps of 5 ps', { step: REFERENCE_STEP }],
  ['self-chosen steps', {}],
] as const)('the regression values of the notes (section 6), %s', (_name, options) => {
  it.each([
    [10e3, 200e3, [0.7, 0.9, 1.3, 1.8, 3.0]],
    [200e3, 400e3, [7.7, 9.4, 12.0, 14.6, 19.9]],
  ])('decision times of (%d, %d)', (first, second, times) => {
    SUPPLIES.forEach((supply, i) => {
      const result = read(supply, first, second, options);
      expect(result.code).toBe(1);
      expect(deviation(result.decision * 1e9, times[i]!, 0.1), `at ${supply} V`).toBeLessThan(0.05);
    });
  });

  it('a pair that differs by 1 % is decided at 1.2 V and hangs at 0.5 V', () => {
    expect(deviation(read(1.2, 200e3, 202e3, options).decision * 1e9, 13.4)).toBeLessThan(0.05);
    const hanging = read(0.5, 200e3, 202e3, options);
    expect(hanging.decision).toBe(Infinity);
    for (const node of [hanging.q, hanging.qb]) expect(deviation(node, 0.25)).toBeLessThan(0.06);
  });

  it.each([
    [10e3, 200e3, [44.8, 25.2, 15.3, 11.3, 7.9], 1],
    [3e6, 6e6, [17.6, 9.0, 4.9, 3.3, 2.1], 0],
  ])('energies of (%d, %d)', (first, second, energies, code) => {
    SUPPLIES.forEach((supply, i) => {
      const result = read(supply, first, second, options);
      expect(result.code).toBe(code);
      expect(deviation(result.energy * 1e15, energies[i]!, 0.1), `at ${supply} V`).toBeLessThan(0.05);
    });
  });
});

describe('self-chosen steps against reference steps', () => {
  it('agree within 0.5 % in decision time and energy', () => {
    for (const supply of SUPPLIES) {
      for (const [first, second] of [
        [5e3, 8e3],
        [20e3, 500e3],
        [400e3, 100e3],
      ] as const) {
        const [fast, exact] = [
          read(supply, first, second),
          read(supply, first, second, { step: REFERENCE_STEP }),
        ];
        expect(fast.code).toBe(exact.code);
        expect(deviation(fast.energy, exact.energy)).toBeLessThan(0.005);
        if (exact.decision < Infinity) expect(deviation(fast.decision, exact.decision)).toBeLessThan(0.005);
      }
    }
  });
});

describe('race', () => {
  it('never discharges a node faster than its resistance alone would', () => {
    for (const supply of SUPPLIES) {
      for (const resistance of [5e3, 50e3, 5e6]) {
        const duration = seconds(0.8 * (resistance + 3e3) * 30e-15);
        const { q, qb } = race(amplifier(supply), ohms(resistance), ohms(resistance), duration);
        expect(Math.min(q, qb)).toBeGreaterThan(supply * Math.exp(-0.8));
      }
    }
  });

  it('names outputs that are both low illegal, and may end early', () => {
    const symmetric = read(1.2, 2e3, 2e3);
    expect(symmetric.q).toBe(symmetric.qb);
    const early = read(1.2, 10e3, 200e3, { until: q => q < 0.6 });
    expect(early.q).toBeGreaterThan(0.3);
    const weak = { ...amplifier(1.2), pmos: { ...amplifier(1.2).pmos, gain: 1e-9 } };
    expect(race(weak, ohms(10e3), ohms(10e3), READ_TIME).code).toBe('illegal');
  });

  it('refuses what is not positive and finite', () => {
    for (const bad of [0, -1, Number.NaN, Infinity]) expect(() => read(1.2, bad, 1e4)).toThrow(RangeError);
    expect(() => read(0, 1e4, 1e4)).toThrow(RangeError);
  });
});

describe('EKV transistor', () => {
  const nmos = channelAt(amplifier(1.2).nmos, kelvin(300));

  it('has its two textbook limits', () => {
    // Strong inversion, saturated: B (Vg - Vt)^2 / 2n. Below threshold: a decade for each n ph ln 10.
    expect(deviation(channelCurrent(nmos, 1.2, 0, 1.2), (600e-6 * 0.85 ** 2) / 2.7)).toBeLessThan(0.01);
    const [one, other] = [-0.1, -0.1 + 1.35 * 0.025852 * Math.LN10].map(g => channelCurrent(nmos, g, 0, 1));
    expect(other! / one!).toBeCloseTo(10, 1);
    expect(channelCurrent(nmos, 1.2, 0.4, 0.4)).toBe(0);
  });

  it('finds the source that bisection finds', () => {
    for (const gate of [0.2, 0.6, 1.2]) {
      for (const drain of [0.01, 0.3, 1.2]) {
        for (const conductance of [1e-9, 1e-6, 3e-4]) {
          const found = degeneratedSource(nmos, gate, drain, conductance, 0.1);
          let [low, high] = [0, drain];
          for (let i = 0; i < 60; i++) {
            const middle = (low + high) / 2;
            if (middle * conductance < channelCurrent(nmos, gate, middle, drain)) low = middle;
            else high = middle;
          }
          expect(Math.abs(found - low)).toBeLessThan(1e-8);
        }
      }
    }
  });
});
