/**
 * Arithmetic on random bit streams: a stream of bits that are 1 with probability p stands for the number p.
 * All of it assumes independent bits and independent streams; `effectiveLength` says what memory costs.
 */

/** Product: 1 where both are. Right on average only if the streams are independent of each other. */
export function andMultiply(a: Uint8Array, b: Uint8Array): Uint8Array {
  requireEqual(a, b);
  return a.map((bit, k) => bit & b[k]!);
}

/** Scaled sum s a + (1 - s) b: takes a's bit where the selecting stream is 1 (of probability s), else b's. */
export function muxAdd(a: Uint8Array, b: Uint8Array, select: Uint8Array): Uint8Array {
  requireEqual(a, b);
  requireEqual(a, select);
  return a.map((bit, k) => (select[k] === 1 ? bit : b[k]!));
}

/** 1 - p. */
export const not = (a: Uint8Array): Uint8Array => a.map(bit => 1 - bit);

export interface Estimate {
  readonly p: number;
  readonly standardError: number;
}

/** The number a stream stands for, with its standard error sqrt(p (1 - p) / L_eff). */
export function estimate(bits: Uint8Array, memory = 0): Estimate {
  const p = bits.reduce((sum, bit) => sum + bit, 0) / bits.length;
  return { p, standardError: Math.sqrt((p * (1 - p)) / effectiveLength(bits.length, memory)) };
}

/** Independent bits that a stream of correlated ones is worth: L (1 - r) / (1 + r). */
export const effectiveLength = (length: number, memory: number): number =>
  (length * (1 - memory)) / (1 + memory);

/** An approximately normal number from one exit of a board: (K - N p) / sqrt(N p (1 - p)), with N + 1 levels. */
export const normalFromExit = (exit: number, rows: number, p: number): number =>
  (exit - rows * p) / Math.sqrt(rows * p * (1 - p));

/**
 * Ranks hypotheses by the product of the likelihoods of what several sensors saw: one stream per sensor and
 * hypothesis, joined by AND. Returns each hypothesis' share of all ones.
 * @param streams streams[hypothesis][sensor]
 */
export function bayesByAnd(streams: readonly (readonly Uint8Array[])[]): number[] {
  const ones = streams.map(sensors => sensors.reduce(andMultiply).reduce((sum, bit) => sum + bit, 0));
  const total = ones.reduce((sum, n) => sum + n, 0);
  return ones.map(n => (total === 0 ? 1 / ones.length : n / total));
}

function requireEqual(a: Uint8Array, b: Uint8Array): void {
  if (a.length !== b.length) throw new RangeError(`streams of ${a.length} and ${b.length} bits`);
}
