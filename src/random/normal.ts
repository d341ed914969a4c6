/**
 * Standard normal from one u32 by the inverse of its distribution function: Wichura's PPND16, algorithm
 * AS 241, Applied Statistics 37 (1988). Only + - * / and square roots are used, with a logarithm of our own,
 * because `Math.log` may differ in its last bit between JavaScript engines and the same seed must give the
 * same bits.
 */
const CENTRE_NUMERATOR = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
] as const;
const CENTRE_DENOMINATOR = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
] as const;
const TAIL_NUMERATOR = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
] as const;
const TAIL_DENOMINATOR = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
] as const;

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

/** log(n) for a u32 n > 0, by 2 artanh((m - 1) / (m + 1)) of its mantissa m in [1, 2). */
function logOf(n: number): number {
  const exponent = 31 - Math.clz32(n);
  const mantissa = n / ((1 << exponent) >>> 0);
  const s = (mantissa - 1) / (mantissa + 1);
  let series = 0;
  for (let k = 31; k >= 1; k -= 2) series = series * s * s + 1 / k;
  return exponent * Math.LN2 + 2 * s * series;
}

/** Standard normal at probability (u32 + 1/2) / 2^32; between -6.34 and 6.34. */
export function normalFrom(u32: number): number {
  const q = (u32 - 0x7fffffff - 0.5) * 2 ** -32;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_NUMERATOR, r)) / polynomial(CENTRE_DENOMINATOR, r);
  }
  const tail = q < 0 ? u32 : 0xffffffff - u32;
  const r = Math.sqrt(33 * Math.LN2 - logOf(2 * tail + 1)) - 1.6;
  const value = polynomial(TAIL_NUMERATOR, r) / polynomial(TAIL_DENOMINATOR, r);
  return q < 0 ? -value : value;
}
