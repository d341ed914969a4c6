/**
 * Philox4x32-10: a random number generator without state. Four 32-bit words are a pure function of a 64-bit
 * key and a 128-bit counter (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", 2011).
 *
 * Layout, shared bit for bit by the plain code here and the WebAssembly kernels:
 *
 *     key[0]      seed, 0 .. 2^32 - 1
 *     key[1]      purpose, see purpose.ts
 *     counter[0]  block: each block gives four u32; draw number i is word i mod 4 of block floor(i / 4)
 *     counter[1]  entity, low 32 bits
 *     counter[2]  entity, high 32 bits (21 are reachable from a JavaScript number)
 *     counter[3]  extra: number of a settle, part of a split; 0 where a purpose has no use for it
 *
 * A float in [0, 1) is (u32 >>> 8) * 2^-24 and therefore exact in float32.
 */
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

/** High 32 bits of the 64-bit product of two u32; the low ones are `Math.imul(a, b)`. Returns an int32. */
function multiplyHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = Math.imul(a1, b0) + (Math.imul(a0, b0) >>> 16);
  const carry = Math.imul(a0, b1) + (middle & 0xffff);
  return (Math.imul(a1, b1) + (middle >>> 16) + (carry >>> 16)) | 0;
}

/**
 * One block: writes four u32 to `out[0..3]`.
 * Keys and counters are u32 or int32; only their 32 bits matter.
 */
export function draw4(
  key0: number,
  key1: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  out: Uint32Array,
): void {
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  let x0 = c0 | 0;
  let x1 = c1 | 0;
  let x2 = c2 | 0;
  let x3 = c3 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(x0, MULTIPLIER_0);
    const low0 = Math.imul(x0, MULTIPLIER_0);
    const high1 = multiplyHigh(x2, MULTIPLIER_1);
    const low1 = Math.imul(x2, MULTIPLIER_1);
    x0 = high1 ^ x1 ^ k0;
    x1 = low1;
    x2 = high0 ^ x3 ^ k1;
    x3 = low0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}
