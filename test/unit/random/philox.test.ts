import { describe, expect, test } from 'vitest';
import { draw4 } from '../../../src/random/philox.js';

const block = (key: readonly number[], counter: readonly number[]): string => {
  const out = new Uint32Array(4);
  const [k0, k1] = key as [number, number];
  const [c0, c1, c2, c3] = counter as [number, number, number, number];
  draw4(k0, k1, c0, c1, c2, c3, out);
  return Array.from(out, word => word.toString(16).padStart(8, '0')).join(' ');
};

describe('philox4x32-10', () => {
  // Known-answer vectors of the authors' library, Random123 (kat_vectors).
  test('counter and key of zeros', () => {
    expect(block([0, 0], [0, 0, 0, 0])).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8');
  });

  test('counter and key of ones', () => {
    const ones = 0xffffffff;
    expect(block([ones, ones], [ones, ones, ones, ones])).toBe('408f276d 41c83b0e a20bc7c6 6d5451fd');
  });

  test('digits of pi', () => {
    const counter = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
    expect(block([0xa4093822, 0x299f31d0], counter)).toBe('d16cfe09 94fdcceb 5001e420 24126ea1');
  });

  test('only the 32 bits of a word matter, not its sign', () => {
    expect(block([-1, -1], [-1, -1, -1, -1])).toBe('408f276d 41c83b0e a20bc7c6 6d5451fd');
  });
});
