const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** 1 / k! from k = 13 down to 0. */
const COEFFICIENTS = [
  1.6059043836821613e-10, 2.08767569878681e-9, 2.505210838544172e-8, 2.755731922398589e-7,
  2.7557319223985893e-6, 2.48015873015873e-5, 1.984126984126984e-4, 1.388888888888889e-3,
  8.333333333333333e-3, 4.1666666666666664e-2, 0.16666666666666666, 0.5, 1, 1,
] as const;

const words = new Int32Array(2);
const double = new Float64Array(words.buffer);

/**
 * e^x to a few units in the last place, between e^-700 and e^700. Its bits are ours, because `Math.exp` may differ
 * in its last bit between JavaScript engines, and the kernels give the same ones.
 */
export function exponential(x: number): number {
  const within = x < -700 ? -700 : x > 700 ? 700 : x;
  const k = Math.floor(within * Math.LOG2E + 0.5);
  const r = within - k * LN2_HIGH - k * LN2_LOW;
  let sum = 0;
  for (const coefficient of COEFFICIENTS) sum = sum * r + coefficient;
  words[0] = 0;
  words[1] = (k + 1023) << 20;
  return sum * double[0]!;
}
