import { expect, it } from 'vitest';
import type { Arena } from '../../../src/kernel/arena.js';
import type { Kernels } from '../../../src/kernel/kernels.js';
import { logTable } from '../../../src/kernel/program.js';
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
  /** The next gap of one Bernoulli train. */
  readonly next: (inverse: number) => number;
  /** The gap that a given random word would make. */
  readonly of: (word: number, inverse: number) => number;
}

function gaps({ arena, kernels }: { arena: Arena; kernels: Kernels }, address: number): Gaps {
  const pool = arena.u32(5);
  const key = keyBlock(arena, [7, 8, 9, 10]);
  const table = logTable(arena).byteOffset;
  const next = (inverse: number) => kernels.geometricGap(pool.byteOffset, key, address, inverse, table);
  const of = (word: number, inverse: number) => {
    pool[0] = 1;
    pool[2] = word;
    return next(inverse);
  };
  return { next, of };
}

/**
 * -ln((word + 1) / 2^32) as the kernel has it, from gaps alone: the gap 1 + floor(x * scale) passes from one
 * whole number to the next where x = number / scale, which bisection finds to the precision of a double.
 */
function negativeLogarithm(gap: Gaps, word: number): number {
  const target = 1000;
  let low = 1;
  let high = 1e13;
  while (high - low > 1e-12 * high) {
    const scale = (low + high) / 2;
    if (gap.of(word, -scale) > target) high = scale;
    else low = scale;
  }
  return target / high;
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
    expect(gap.next(1 / Math.log1p(-1))).toBe(1);
    expect(gap.of(0xffffffff, 1 / Math.log1p(-0.5))).toBe(1);
    expect(gap.of(0, 1 / Math.log1p(-0.25))).toBe(1 + Math.floor((32 * Math.LN2) / Math.log(4 / 3)));
    expect(gap.of(0, 1 / Math.log1p(-1e-12))).toBe(2 ** 30);
  });

  it('have a logarithm right to 1e-9', () => {
    const gap = gaps(bench(), 0);
    const words = [0, 1, 2, 100, 0x7fffffff, 0x80000000, 0xfffffffe];
    for (let k = 0; k < 300; k++) words.push(Math.floor((k + 0.37) * (2 ** 32 / 300)));
    for (const word of words) {
      const exact = -Math.log((word + 1) / 2 ** 32);
      expect(Math.abs(negativeLogarithm(gap, word) - exact)).toBeLessThan(1e-9);
    }
  });
});
