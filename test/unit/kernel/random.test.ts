import { expect, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import type { Kernels } from '../../../src/kernel/kernels.js';
import { geometricMisfit, meanOf, varianceOf } from '../../support/reference-statistics.js';
import { describeBoth } from './both.js';
import { keyBlock } from './build.js';

/** Counter, key and output of Philox4x32-10: the published known answers (Random123, kat_vectors). */
const KNOWN = [
  ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
] as const;

const hex = (words: string): number[] => words.split(' ').map(word => Number.parseInt(word, 16));

interface Gaps {
  /** The next gap of the train. */
  readonly next: (inverse: number) => number;
  /** Goes to a block of four gaps; returns the random words they are made of. */
  readonly block: (number: number) => Uint32Array;
}

function gaps({ arena, kernels }: { arena: Arena; kernels: Kernels }, address: number): Gaps {
  const pool = arena.u32(5);
  const words = arena.u32(4);
  const key = keyBlock(arena, [7, 8, 9, 10]);
  const next = (inverse: number) => kernels.geometricGap(pool.byteOffset, key, address, inverse);
  const block = (number: number) => {
    pool[0] = 4 * number;
    kernels.draw4(key, number, address, words.byteOffset);
    return words.slice();
  };
  return { next, block };
}

describeBoth('random numbers', bench => {
  it('are those of the known answers', () => {
    for (const [counter, key, output] of KNOWN) {
      const { arena, kernels } = bench();
      const [c0, c1, c2, c3] = hex(counter);
      const out = arena.u32(4);
      kernels.draw4(keyBlock(arena, [...hex(key), c1, c3]), c0, c2, out.byteOffset);
      expect([...out]).toEqual(hex(output));
    }
  });

  it.each([0.02, 0.1, 0.5, 0.9])('make gaps of a Bernoulli train with p = %s', p => {
    const gap = gaps(bench(), 3);
    const values = Array.from({ length: 50_000 }, () => gap.next(1 / Math.log1p(-p)));
    const variance = (1 - p) / p ** 2;
    const deviation = Math.sqrt(variance / values.length);
    expect(Math.abs(meanOf(values) - 1 / p)).toBeLessThan(4 * deviation);
    // The variance of the variance takes the fourth moment, (9 + p^2 / (1 - p)) variance^2 for this law.
    const ofVariance = variance * Math.sqrt((8 + p ** 2 / (1 - p)) / values.length);
    expect(Math.abs(varianceOf(values) - variance)).toBeLessThan(4 * ofVariance);
    expect(Math.abs(geometricMisfit(values, p))).toBeLessThan(4);
  });

  it('make gaps between 1 and 2^30, the longest also where the rate is nearly 0', () => {
    const gap = gaps(bench(), 0);
    const four = (p: number) => {
      gap.block(0);
      return Array.from({ length: 4 }, () => gap.next(1 / Math.log1p(-p)));
    };
    expect(four(1)).toEqual([1, 1, 1, 1]);
    expect(Math.max(...four(1e-12))).toBe(2 ** 30 + 1);
  });

  it('have a logarithm right to the precision of float32', () => {
    const gap = gaps(bench(), 0);
    const scale = 1e6;
    for (let number = 0; number < 500; number++) {
      for (const word of gap.block(number)) {
        const exact = -Math.log((word + 1) / 2 ** 32);
        const found = (gap.next(-scale) - 1) / scale;
        expect(Math.abs(found - exact)).toBeLessThan(3e-7 * Math.max(1, exact) + 1 / scale);
      }
    }
  });
});
