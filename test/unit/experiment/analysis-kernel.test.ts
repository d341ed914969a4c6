import { describe, expect, test } from 'vitest';
import { accelerationKernel } from '../../../src/experiment/analysis-kernel.js';

const kernel = (tau1: number, tau2: number, length: number) =>
  Array.from({ length }, (_, n) => accelerationKernel(n, tau1, tau2));

describe('the acceleration kernel', () => {
  test('has the known values for equal time constants', () => {
    const known = [
      0.04, 0.024, 0.0128, 0.00512, 0, -0.00328, -0.00524, -0.00629, -0.00671, -0.00671, -0.00644,
    ];
    kernel(5, 5, known.length).forEach((value, n) => {
      expect(value).toBeCloseTo(known[n]!, 5);
    });
  });

  test('has the known values for different time constants, with its minimum at n = 12', () => {
    const known = [0.02, 0.014, 0.0094, 0.0059, 0.00326, 0.0013, -0.00014, -0.00118, -0.0019, -0.00238];
    const values = kernel(5, 10, 40);
    known.forEach((value, n) => {
      expect(values[n]).toBeCloseTo(value, 4);
    });
    expect(values.indexOf(Math.min(...values))).toBe(12);
    expect(Math.min(...values)).toBeCloseTo(-0.0029, 4);
  });

  test.each([
    [5, 5],
    [5, 10],
    [10, 5],
    [1, 5],
    [5, 1],
    [1, 1],
  ])('sums to 0 and follows the recursion it solves (%d, %d)', (tau1, tau2) => {
    let [r, q] = [0, 0];
    let sum = 0;
    for (let n = 0; n < 400; n++) {
      r += ((n === 0 ? 1 : 0) - r) / tau1;
      const e = (r - q) / tau2;
      q += e;
      expect(accelerationKernel(n, tau1, tau2)).toBeCloseTo(e, 12);
      sum += accelerationKernel(n, tau1, tau2);
    }
    expect(sum).toBeCloseTo(0, 10);
  });

  test('is 0 before the spike', () => {
    expect(accelerationKernel(-1, 5, 5)).toBe(0);
  });
});
