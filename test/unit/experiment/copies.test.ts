import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCopies } from '../../../src/experiment/copies.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { stream } from '../../../src/random/stream.js';

describe('the angle between two copies of the weights', () => {
  it.each([
    [[1, 1, -1, -1], [1, 1, -1, -1], { angle: 0, different: 0, returned: 1 }],
    [[1, 1, -1, -1], [1, -1, 1, -1], { angle: 90, different: 0.5, returned: 0 }],
    [[1, -1], [-1, 1], { angle: 180, different: 1, returned: -1 }],
    [[1, 0], [1, 1], { angle: 45, different: 0.5, returned: 1 }],
    // Half of what is there is read as 0: half of the signal comes back.
    [[1, 1, 1, 1], [1, 1, 0, 0], { angle: 45, different: 0.5, returned: 0.5 }],
    [[0, 0], [0, 0], { angle: 0, different: 0, returned: 1 }],
    [[0, 0], [0, 1], { angle: 90, different: 0.5, returned: 1 }],
  ])('%j and %j', (forward, backward, wanted) => {
    const found = compareCopies(forward, backward);
    expect(found.angle).toBeCloseTo(wanted.angle, 10);
    expect(found.different).toBe(wanted.different);
    expect(found.returned).toBeCloseTo(wanted.returned, 10);
  });

  it('of two levels that err independently with probability p has the cosine (1 - 2p)^2', () => {
    const [p, n] = [0.1, 40_000];
    const draws = stream(5, PURPOSE.weights, 1);
    const read = (level: number) => (draws.float() < p ? -level : level);
    const levels = Array.from({ length: n }, () => (draws.float() < 0.5 ? -1 : 1));
    const { angle, different, returned } = compareCopies(levels.map(read), levels.map(read));
    // Of n products of +-1 the mean has a standard deviation of at most 1 / sqrt(n).
    const expected = (1 - 2 * p) ** 2;
    expect(Math.abs(Math.cos((angle * Math.PI) / 180) - expected)).toBeLessThan(5 / Math.sqrt(n));
    expect(returned).toBeCloseTo(1 - 2 * different, 10);
  });

  it('does not depend on which copy is larger', () => {
    const vectors = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(vectors, fc.integer({ min: 1, max: 9 }), (forward, times) => {
        fc.pre(forward.some(value => value !== 0));
        const found = compareCopies(
          forward,
          forward.map(value => times * value),
        );
        expect(found.angle).toBeLessThan(1e-5);
        expect(found.returned).toBeCloseTo(times, 10);
      }),
    );
  });
});
