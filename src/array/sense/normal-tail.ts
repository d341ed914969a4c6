/**
 * Tail of the normal distribution to full relative accuracy, however small: error rates of 1e-14 are sums of
 * such tails. Series 7.6.2 and continued fraction 7.9.2 of the NIST Digital Library of Mathematical Functions.
 */
const SERIES_BELOW = 2;

/** Complementary error function; relative error below 1e-13 for x up to 26 (erfc(26) = 6e-296). */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x < 0) return 2 - erfc(-x);
  return x < SERIES_BELOW ? 1 - erfSeries(x) : erfcFraction(x);
}

/** erf(x) = 2/sqrt(pi) e^(-x^2) sum of 2^n x^(2n+1) / (2n+1)!!; all terms are positive. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** erfc(x) = e^(-x^2) / sqrt(pi) / (x + 1/2 / (x + 1 / (x + 3/2 / (x + ...)))), evaluated from its end. */
function erfcFraction(x: number): number {
  const terms = Math.ceil(12 + 400 / (x * x));
  let tail = x;
  for (let n = terms; n >= 1; n--) tail = x + n / 2 / tail;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail;
}

/** Probability that a standard normal exceeds z. */
export const upperTail = (z: number): number => 0.5 * erfc(z / Math.SQRT2);

/** Probability density of the standard normal at z. */
export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
