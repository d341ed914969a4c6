import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw4 } from '../../../src/random/philox.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { stream } from '../../../src/random/stream.js';

const u32 = fc.integer({ min: 0, max: 0xffffffff });
const entity = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const purpose = fc.constantFrom(...Object.values(PURPOSE));

/** The generator as its authors write it, in exact integers. */
function reference(key: readonly number[], counter: readonly number[]): number[] {
  const mask = 0xffffffffn;
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  let [x0, x1, x2, x3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const p0 = 0xd2511f53n * x0;
    const p1 = 0xcd9e8d57n * x2;
    [x0, x1, x2, x3] = [(p1 >> 32n) ^ x1 ^ k0, p1 & mask, (p0 >> 32n) ^ x3 ^ k1, p0 & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [x0, x1, x2, x3].map(Number);
}

test('philox equals its definition in exact integers', () => {
  const words = fc.tuple(u32, u32, u32, u32, u32, u32);
  fc.assert(
    fc.property(words, ([k0, k1, c0, c1, c2, c3]) => {
      const out = new Uint32Array(4);
      draw4(k0, k1, c0, c1, c2, c3, out);
      expect([...out]).toEqual(reference([k0, k1], [c0, c1, c2, c3]));
    }),
    { numRuns: 1000 },
  );
});

describe('streams', () => {
  test('give the same draws whatever else is drawn in between', () => {
    fc.assert(
      fc.property(u32, purpose, entity, entity, u32, (seed, what, one, other, extra) => {
        const alone = stream(seed, what, one, extra);
        const expected = [alone.u32(), alone.float(), alone.normal(), alone.below(7), alone.u32()];
        const mixed = stream(seed, what, one, extra);
        const noise = stream(seed, what, other, extra);
        const found = [mixed.u32()];
        noise.u32();
        found.push(mixed.float(), mixed.normal());
        noise.permutation(9);
        found.push(mixed.below(7), mixed.u32());
        expect(found).toEqual(expected);
      }),
    );
  });

  test('draws stay in their ranges', () => {
    fc.assert(
      fc.property(u32, entity, fc.integer({ min: 1, max: 2 ** 32 }), (seed, who, n) => {
        const draws = stream(seed, PURPOSE.weights, who);
        const below = draws.below(n);
        expect(Number.isInteger(below) && below >= 0 && below < n).toBe(true);
        const float = draws.float();
        expect(float >= 0 && float < 1 && Math.fround(float) === float).toBe(true);
        expect(Math.abs(draws.normal())).toBeLessThan(6.4);
      }),
    );
  });

  test('a permutation holds every number once', () => {
    fc.assert(
      fc.property(u32, entity, fc.integer({ min: 0, max: 500 }), (seed, epoch, n) => {
        const order = stream(seed, PURPOSE.order, epoch).permutation(n);
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
  });
});
