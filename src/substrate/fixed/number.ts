import type { NumberFormat } from '../../protocol/messages.js';
import { insist } from '../refusal.js';

/** A factor as m 2^-s, so that a product is one multiplication and one shift in 32 bits. */
export interface Multiplier {
  /** -32767 to 32767. */
  readonly m: number;
  /** 0 to 30. */
  readonly s: number;
}

const LARGEST = 32767;
const MOST_SHIFT = 30;

/** The nearest multiplier of a factor with the largest shift that fits; undefined beyond +-32767. */
export function multiplierOf(factor: number): Multiplier | undefined {
  let size = Math.abs(factor);
  if (!(size <= LARGEST)) return undefined;
  let s = 0;
  while (s < MOST_SHIFT && 2 * size <= LARGEST) {
    size *= 2;
    s++;
  }
  const m = nearest(size);
  return { m: factor < 0 ? -m : m, s };
}

/** The nearest integer, halves up. */
export const nearest = (x: number): number => Math.floor(x + 0.5);

export const clamp = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);

/** x m 2^-s, rounded to nearest; |x| <= 2^15. */
export const scaled = (x: number, { m, s }: Multiplier): number =>
  (x * m + (s === 0 ? 0 : 1 << (s - 1))) >> s;

/** x m 2^-s, rounded up with a probability equal to what is cut off; `half` are 16 random bits. */
export const scaledAtRandom = (x: number, { m, s }: Multiplier, half: number): number =>
  (x * m + (s <= 16 ? half >>> (16 - s) : half << (s - 16))) >> s;

/** f of a step 2^-f. Refuses other steps, and formats that are not fixed. */
export function fractionOf(format: NumberFormat, low: number, high: number, path: string): number {
  insist(format.kind === 'fixed', 'unsupported', 'this chip keeps fixed-point numbers only', `${path}.kind`);
  const f = -Math.round(Math.log2(format.step));
  const exact = format.step === 2 ** -f && f >= low && f <= high;
  insist(exact, 'range', `the step must be a power of two, 2^-${high} to 2^-${low}`, `${path}.step`);
  return f;
}

/** Largest number of `bits` in two's complement; the smallest is one less than its negative. */
export const largest = (bits: number): number => 2 ** (bits - 1) - 1;
