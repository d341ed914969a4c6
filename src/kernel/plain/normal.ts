const f = Math.fround;

const CENTRE = [
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 0.00021858087, -0.00125372503, -0.00417768164,
  0.246640727, 1.50140941,
].map(f);
const TAIL = [
  -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047,
  1.00167406, 2.83297682,
].map(f);
const LOGARITHM = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(f);
const ROOT_HALF = f(Math.SQRT1_2);
const LN2_LOW = f(-2.1219444e-4);

const polynomial = (coefficients: readonly number[], x: number): number => {
  let sum = coefficients[0]!;
  for (let k = 1; k < coefficients.length; k++) sum = f(f(sum * x) + coefficients[k]!);
  return sum;
};

const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

/** ln y for 0 < y <= 1 in float32, after logf of the Cephes library. */
function logarithm(y: number): number {
  float[0] = y;
  const exponent = (bits[0]! >>> 23) - 126;
  bits[0] = (bits[0]! & 0x7fffff) | 0x3f000000;
  const mantissa = float[0]!;
  const low = mantissa < ROOT_HALF;
  const e = low ? exponent - 1 : exponent;
  const x = f(f(low ? mantissa + mantissa : mantissa) - 1);
  const z = f(x * x);
  let p = f(f(polynomial(LOGARITHM, x) * x) * z);
  p = f(p + f(e * LN2_LOW));
  p = f(p - f(0.5 * z));
  return f(f(x + p) + f(e * 0.693359375));
}

/**
 * A standard normal in float32 out of one random word: sqrt 2 times the inverse error function of an odd multiple of
 * 2^-23 in (-1, 1), by the polynomials of Giles, "Approximating the erfinv function", GPU Computing Gems (2010).
 * Between -5.3 and 5.3.
 */
export function normal(word: number): number {
  const x = ((word >>> 9) * 2 + 1 - 2 ** 23) * 2 ** -23;
  const w = -logarithm(f(f(1 - x) * f(1 + x)));
  const p = w < 5 ? polynomial(CENTRE, f(w - 2.5)) : polynomial(TAIL, f(f(Math.sqrt(w)) - 3));
  return f(f(p * x) * f(Math.SQRT2));
}
