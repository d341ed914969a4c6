import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile, logGamma } from '../../../src/campaign/statistics/beta.js';
import { bootstrapInterval } from '../../../src/campaign/statistics/bootstrap.js';
import { pairedDifference } from '../../../src/campaign/statistics/paired.js';
import { exactInterval } from '../../../src/campaign/statistics/proportion.js';
import { halfWidth, mean, spread } from '../../../src/campaign/statistics/sample.js';
import { MOST_REPLICATES, plannedReplicates } from '../../../src/campaign/statistics/sample-size.js';
import { confidenceAt } from '../../../src/campaign/statistics/spending.js';
import { studentInterval, studentQuantile } from '../../../src/campaign/statistics/student.js';

describe('special functions', () => {
  it('logGamma is that of factorials and of one half', () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 11);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(logGamma(0.1)).toBeCloseTo(2.252712651734206, 12);
  });

  it('the incomplete beta function has the closed forms of simple parameters', () => {
    for (const x of [1e-9, 0.01, 0.3, 0.5, 0.77, 0.999]) {
      expect(betaCdf(x, 1, 1)).toBeCloseTo(x, 13);
      expect(betaCdf(x, 3, 1)).toBeCloseTo(x ** 3, 13);
      expect(betaCdf(x, 1, 4)).toBeCloseTo(1 - (1 - x) ** 4, 13);
      expect(betaCdf(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 12);
    }
    expect(betaCdf(0, 2, 3)).toBe(0);
    expect(betaCdf(1, 2, 3)).toBe(1);
  });

  it('its quantile undoes it, far into the tails too', () => {
    for (const [a, b] of [
      [0.5, 0.5],
      [2, 300],
      [40, 1],
      [0.5, 5000],
    ] as const) {
      for (const p of [1e-12, 0.001, 0.4, 0.975, 0.9999]) {
        const x = betaQuantile(p, a, b);
        expect(betaCdf(x, a, b) / p).toBeCloseTo(1, 8);
      }
    }
  });

  it.each([
    [0.95, 1, 12.7062047364],
    [0.95, 2, 4.30265272991],
    [0.95, 9, 2.2621571628],
    [0.99, 4, 4.60409487135],
    [0.95, 30, 2.0422724563],
    [0.9, 120, 1.65765089935],
    [0.95, 1e6, 1.95996635682],
  ])('Student, %d confidence, %d degrees: %d', (confidence, freedom, t) => {
    expect(studentQuantile(confidence, freedom)).toBeCloseTo(t, 6);
  });
});

describe('intervals', () => {
  const values = [0.94, 0.95, 0.93, 0.945, 0.935, 0.95, 0.91, 0.94, 0.96, 0.94];

  it('Student’s is mean +- t s / sqrt n', () => {
    const { low, high } = studentInterval([1, 2, 3, 4], 0.95);
    expect((low + high) / 2).toBeCloseTo(2.5, 12);
    expect((high - low) / 2).toBeCloseTo((3.18244630528 * 1.29099444874) / 2, 8);
  });

  it('the bootstrap is a pure function of values and confidence, and wider for more of it', () => {
    const first = bootstrapInterval(values, 0.95);
    expect(bootstrapInterval([...values], 0.95)).toEqual(first);
    expect(first.low).toBeLessThan(mean(values));
    expect(first.high).toBeGreaterThan(mean(values));
    expect(halfWidth(bootstrapInterval(values, 0.99))).toBeGreaterThan(halfWidth(first));
  });

  it('the bootstrap leans to the side of the long tail', () => {
    const skewed = [0.95, 0.951, 0.949, 0.952, 0.95, 0.948, 0.951, 0.9, 0.95, 0.949];
    const { low, high } = bootstrapInterval(skewed, 0.95);
    expect(mean(skewed) - low).toBeGreaterThan(2 * (high - mean(skewed)));
  });

  it('has no width without spread, and stays finite where redrawn samples have none', () => {
    expect(bootstrapInterval([0.5, 0.5, 0.5], 0.95)).toEqual({ low: 0.5, high: 0.5 });
    const { low, high } = bootstrapInterval([0, 0, 0, 0, 0, 1], 0.99);
    expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true);
    expect(low).toBeLessThan(1 / 6);
  });

  it.each([
    [8, 10, 0.44390454, 0.97478928],
    [0, 10, 0, 0.3084971],
    [10, 10, 0.6915029, 1],
    [50, 100, 0.39832112, 0.60167888],
  ])('Clopper-Pearson, %d of %d', (hits, n, low, high) => {
    const interval = exactInterval(hits, n, 0.95);
    expect(interval.low).toBeCloseTo(low, 7);
    expect(interval.high).toBeCloseTo(high, 7);
  });

  it('pairs by seed, so that what seeds do to both cancels', () => {
    const a = [0.1, 0.5, 0.9, 0.3, 0.7, null, 0.2];
    const b = a.map((value, k) => (value === null ? 0.4 : value + 0.1 + 0.001 * k));
    const difference = pairedDifference(a, b, 0.95)!;
    expect(difference.n).toBe(6);
    expect(difference.mean).toBeCloseTo(0.1028, 3);
    expect(halfWidth(difference.interval!)).toBeLessThan(0.01);
    expect(pairedDifference([null], [1], 0.95)).toBeNull();
    expect(pairedDifference([1], [2], 0.95)).toEqual({ n: 1, mean: 1, interval: null });
  });
});

describe('planning', () => {
  it('takes the smallest number that Student’s interval allows', () => {
    const wish = { halfWidth: 0.5, confidence: 0.95, spread: 1 };
    const n = plannedReplicates(wish)!;
    const half = (count: number) => studentQuantile(0.95, count - 1) / Math.sqrt(count);
    expect(half(n)).toBeLessThanOrEqual(0.5);
    expect(half(n - 1)).toBeGreaterThan(0.5);
  });

  it('asks for more when the spread comes from a small pilot (Stein), and at least for the pilot', () => {
    const wish = { halfWidth: 0.5, confidence: 0.95, spread: 1 };
    expect(plannedReplicates({ ...wish, pilot: 5 })).toBe(Math.ceil((2.7764451 / 0.5) ** 2));
    expect(plannedReplicates({ ...wish, halfWidth: 100, pilot: 12 })).toBe(12);
    expect(plannedReplicates({ ...wish, halfWidth: 1e-9 })).toBeUndefined();
    expect(plannedReplicates({ ...wish, spread: 0 })).toBe(2);
    expect(MOST_REPLICATES).toBeGreaterThan(1000);
  });

  it('spends exactly the allowed error over the looks', () => {
    const spent = confidenceAt([10, 20, 40], 0.95).map(confidence => 1 - confidence);
    expect(spent.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0.05, 12);
    expect(spent[0]).toBeCloseTo(0.05 * Math.log(1 + (Math.E - 1) / 4), 12);
    expect(confidenceAt([7], 0.9)).toEqual([expect.closeTo(0.9, 12)]);
  });

  it('the sample’s spread is by n - 1', () => {
    expect(spread([1, 3])).toBeCloseTo(Math.SQRT2, 12);
  });
});
