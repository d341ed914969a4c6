import { describe, expect, test } from 'vitest';
import { draw4 } from '../../../src/random/philox.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { entityOf, MAX_SEED, stream } from '../../../src/random/stream.js';

const take = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

describe('layout of the key and the counter', () => {
  test('seed, purpose; block, entity low, entity high, extra', () => {
    const out = new Uint32Array(4);
    const draws = stream(7, PURPOSE.potential, entityOf(3, 9), 11);
    for (const block of [0, 1]) {
      draw4(7, PURPOSE.potential, block, 9, 3, 11, out);
      expect(take(4, () => draws.u32())).toEqual([...out]);
    }
  });

  test('purposes have numbers of their own', () => {
    const numbers = Object.values(PURPOSE);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('purposes keep their numbers', () => {
    expect(PURPOSE).toEqual({
      split: 1,
      validation: 2,
      order: 3,
      weights: 4,
      topology: 5,
      potential: 6,
      phase: 7,
      bernoulli: 8,
      rounding: 9,
      sign: 10,
      bootstrap: 11,
      hypercube: 12,
      analogSpread: 13,
      analogPulse: 14,
      galtonBoard: 15,
      galtonWall: 16,
      device: 17,
      programming: 18,
      offset: 19,
      read: 20,
      fault: 21,
      pixels: 22,
      line: 23,
      droop: 24,
      columnInputs: 25,
      spikeFault: 30,
      faultTiming: 31,
      telegraph: 32,
      mirror: 33,
      point: 35,
      resistiveNoise: 36,
      resistiveRead: 37,
      augmentation: 38,
    });
    expect(new Set(Object.values(PURPOSE)).size).toBe(Object.keys(PURPOSE).length);
  });

  test('seek goes to any block', () => {
    const straight = stream(1, PURPOSE.weights);
    const all = take(40, () => straight.u32());
    const sought = stream(1, PURPOSE.weights).seek(5);
    expect(take(4, () => sought.u32())).toEqual(all.slice(20, 24));
  });

  test('a stream ends rather than repeating itself', () => {
    const draws = stream(1, PURPOSE.weights).seek(MAX_SEED);
    take(4, () => draws.u32());
    expect(() => draws.u32()).toThrow(RangeError);
  });
});

describe('draws', () => {
  test('float is the upper 24 bits, exact in float32', () => {
    const words = stream(5, PURPOSE.phase, 1);
    const floats = stream(5, PURPOSE.phase, 1);
    for (let i = 0; i < 1000; i++) {
      const float = floats.float();
      expect(float).toBe((words.u32() >>> 8) / 2 ** 24);
      expect(Math.fround(float)).toBe(float);
    }
  });

  test('floats are uniform: mean and variance within five standard errors', () => {
    const draws = stream(2, PURPOSE.phase);
    const values = take(40_000, () => draws.float());
    const mean = values.reduce((a, b) => a + b) / values.length;
    const variance = values.reduce((sum, x) => sum + (x - 0.5) ** 2, 0) / values.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / values.length));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / values.length));
  });

  test('normals have mean 0, variance 1 and the right tails', () => {
    const draws = stream(3, PURPOSE.weights);
    const values = take(40_000, () => draws.normal());
    const mean = values.reduce((a, b) => a + b) / values.length;
    const variance = values.reduce((sum, x) => sum + x * x, 0) / values.length;
    const beyond2 = values.filter(x => Math.abs(x) > 2).length / values.length;
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(values.length));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / values.length));
    expect(Math.abs(beyond2 - 0.0455)).toBeLessThan(5 * Math.sqrt(0.0455 / values.length));
  });

  test('below is unbiased where 2^32 is far from a multiple of n', () => {
    // With n = 3 x 2^30 a plain remainder would give the lowest third twice as often as the others.
    const n = 3 * 2 ** 30;
    const draws = stream(4, PURPOSE.order);
    const thirds = [0, 0, 0];
    for (let i = 0; i < 30_000; i++) thirds[Math.floor(draws.below(n) / 2 ** 30)]!++;
    for (const count of thirds)
      expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(30_000 * (2 / 9)));
  });

  test('below covers its range', () => {
    const draws = stream(6, PURPOSE.order);
    expect(new Set(take(500, () => draws.below(10))).size).toBe(10);
    expect(draws.below(1)).toBe(0);
    expect(draws.below(2 ** 32)).toBeLessThan(2 ** 32);
  });

  test('every permutation of three is as likely', () => {
    const counts = new Map<string, number>();
    for (let epoch = 0; epoch < 6000; epoch++) {
      const key = stream(8, PURPOSE.order, epoch).permutation(3).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values())
      expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(1000 * (5 / 6)));
  });
});

describe('what a stream refuses', () => {
  test.each([-1, 1.5, 2 ** 32, Number.NaN])('seed %d', seed => {
    expect(() => stream(seed, PURPOSE.split)).toThrow(RangeError);
  });

  test.each([-1, 0.5, 2 ** 53])('entity %d', entity => {
    expect(() => stream(1, PURPOSE.split, entity)).toThrow(RangeError);
  });

  test.each([0, -3, 1.5, 2 ** 32 + 1])('below(%d)', n => {
    expect(() => stream(1, PURPOSE.split).below(n)).toThrow(RangeError);
  });
});
