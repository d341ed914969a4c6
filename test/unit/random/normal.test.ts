import { describe, expect, test } from 'vitest';
import { normalFrom } from '../../../src/random/normal.js';

describe('normal by inversion', () => {
  // Python's statistics.NormalDist().inv_cdf((u + 0.5) / 2**32).
  test.each([
    [0, -6.337957754553789],
    [1, -6.166429517819749],
    [12345678, -2.7617695198594854],
    [0x13333333, -1.4395314704450153],
    [0x40000000, -0.6744897498297384],
    [0x7fffffff, -2.9180993729166234e-10],
    [0x80000000, 2.9180993729166234e-10],
    [0xcccccccc, 0.8416212333234189],
    [0xffffffff, 6.337957754553789],
  ])('of %i', (u32, expected) => {
    expect(Math.abs(normalFrom(u32) / expected - 1)).toBeLessThan(1e-14);
  });

  test('is odd about the middle', () => {
    for (let u32 = 0; u32 < 2 ** 31; u32 += 7654321)
      expect(normalFrom(0xffffffff - u32)).toBe(-normalFrom(u32));
  });
});
