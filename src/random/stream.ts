import { normalFrom } from './normal.js';
import { draw4 } from './philox.js';
import type { Purpose } from './purpose.js';

/** Largest seed: the seed is one key word of the generator. */
export const MAX_SEED = 0xffffffff;
const TWO_32 = 0x1_0000_0000;
const TWO_MINUS_24 = 2 ** -24;

/** One entity out of two indices, such as population and neuron. `high` < 2^21, `low` < 2^32. */
export const entityOf = (high: number, low: number): number => high * TWO_32 + low;

/**
 * The draws of one (seed, purpose, entity, extra), in order. Two streams share nothing, so who draws first,
 * and on which worker, changes no value.
 */
export class RandomStream {
  private readonly words = new Uint32Array(4);
  private block = 0;
  private used = 4;

  constructor(
    private readonly seed: number,
    private readonly purpose: number,
    private readonly entityLow: number,
    private readonly entityHigh: number,
    private readonly extra: number,
  ) {}

  /** Goes to draw number 4 x block. @throws RangeError outside 0 .. 2^32 - 1. */
  seek(block: number): this {
    requireU32('block', block);
    this.block = block;
    this.used = 4;
    return this;
  }

  /** 0 .. 2^32 - 1. */
  u32(): number {
    if (this.used === 4) this.refill();
    return this.words[this.used++]!;
  }

  /** [0, 1) in steps of 2^-24: exact in float32. */
  float(): number {
    return (this.u32() >>> 8) * TWO_MINUS_24;
  }

  /** Standard normal; uses one draw. */
  normal(): number {
    return normalFrom(this.u32());
  }

  /** 0 .. n - 1 without bias, by rejection: may use more than one draw. @throws RangeError unless 1 <= n <= 2^32. */
  below(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > TWO_32) throw new RangeError(`below(${n}): 1 to 2^32`);
    const limit = TWO_32 - (TWO_32 % n);
    let draw = this.u32();
    while (draw >= limit) draw = this.u32();
    return draw % n;
  }

  /** Puts a list in random order, in place (Fisher-Yates, from the end). */
  shuffle<T extends { readonly length: number; [index: number]: number }>(list: T): T {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = list[i]!;
      list[i] = list[j]!;
      list[j] = kept;
    }
    return list;
  }

  /** 0 .. n - 1 in random order. */
  permutation(n: number): Uint32Array {
    return this.shuffle(Uint32Array.from({ length: n }, (_, i) => i));
  }

  private refill(): void {
    if (this.block > MAX_SEED) throw new RangeError('a random stream ends after 2^34 draws');
    draw4(this.seed, this.purpose, this.block, this.entityLow, this.entityHigh, this.extra, this.words);
    this.block++;
    this.used = 0;
  }
}

/**
 * The draws for one purpose and entity; see philox.ts for the layout and purpose.ts for the meanings.
 *
 * @param seed 0 .. 2^32 - 1
 * @param entity whole number, 0 .. 2^53 - 1
 * @param extra 0 .. 2^32 - 1
 * @throws RangeError on anything else; user input is checked by the schemas before it comes here
 */
export function stream(seed: number, purpose: Purpose, entity = 0, extra = 0): RandomStream {
  requireU32('seed', seed);
  requireU32('extra', extra);
  if (!Number.isSafeInteger(entity) || entity < 0) throw new RangeError(`entity ${entity}: 0 to 2^53 - 1`);
  return new RandomStream(seed, purpose, entity % TWO_32, Math.floor(entity / TWO_32), extra);
}

function requireU32(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
    throw new RangeError(`${name} ${value}: 0 to 2^32 - 1`);
  }
}
