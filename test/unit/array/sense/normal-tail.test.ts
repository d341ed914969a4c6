import { describe, expect, it } from 'vitest';
import { erfc, upperTail } from '../../../../src/array/sense/normal-tail.js';

describe('erfc', () => {
  // 16 digits from the definition with 50-digit arithmetic.
  it.each([
    [0, 1],
    [0.1, 0.887537083981715],
    [0.5, 0.4795001221869535],
    [1, 0.1572992070502851],
    [1.99, 0.004888586800383003],
    [2, 0.004677734981047266],
    [3, 2.209049699858544e-5],
    [5, 1.537459794428035e-12],
    [10, 2.088487583762545e-45],
    [26, 5.663192408856143e-296],
    [-1, 1.842700792949715],
  ])('erfc(%d) = %d', (x, value) => expect(Math.abs(erfc(x) / value - 1)).toBeLessThan(1e-12));

  it('has no seam between its two formulas, and reaches both ends', () => {
    expect(erfc(2 - 1e-9) / erfc(2 + 1e-9)).toBeCloseTo(1 + 8.8364e-9, 12);
    expect([erfc(Infinity), erfc(-Infinity), erfc(40)]).toEqual([0, 2, 0]);
    expect(erfc(Number.NaN)).toBeNaN();
    expect(upperTail(0)).toBe(0.5);
  });
});
