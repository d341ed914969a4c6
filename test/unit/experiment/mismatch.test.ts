import { describe, expect, it } from 'vitest';
import { Mismatch } from '../../../src/experiment/gradients/mismatch.js';

const of = (...numbers: number[]) => Float64Array.from(numbers);

/** Two parameters over two steps, worked by hand. */
describe('how far updates are from gradients', () => {
  const mismatch = new Mismatch(2);
  mismatch.add(of(3, 0), of(3, 0));
  mismatch.add(of(3, 1), of(0, 0));
  const found = mismatch.found();

  it('is told step by step, in units of the longest gradient', () => {
    expect(found.steps).toEqual([
      { update: 3, gradient: 3, error: 0 },
      { update: Math.sqrt(10), gradient: 0, error: Math.sqrt(10) / 3 },
    ]);
  });

  it('is told per parameter, in units of the larger of both, and for their sums', () => {
    // First: differences 0 and 3, updates 3 and 3. Second: 0 and 1 of 0 and 1.
    expect(found.rmse).toBeCloseTo((Math.sqrt(9 / 18) + 1) / 2, 12);
    expect(found.sameSign).toBe(0.5);
    expect(found.sumError).toBeCloseTo(Math.sqrt(10) / 3, 12);
    expect(found.degrees).toBeCloseTo((Math.atan(1 / 6) * 180) / Math.PI, 10);
  });

  it('is nothing where nothing moves', () => {
    const still = new Mismatch(1);
    still.add(of(0), of(0));
    expect(still.found()).toEqual({
      ...{ rmse: 0, sameSign: 1, sumError: 0, degrees: 0 },
      steps: [{ update: 0, gradient: 0, error: 0 }],
    });
  });
});
