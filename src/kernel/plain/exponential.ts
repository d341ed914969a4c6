import { nearest } from './grid.js';

const f = Math.fround;
const POLYNOMIAL = [1.39819995e-3, 8.33345191e-3, 4.16657959e-2, 1.66666652e-1, 0.5].map(f);
const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

/** e^x for x <= 0 in float32: 2^k times a polynomial of the rest; 0 below -87. */
export function exponential(x: number): number {
  if (!(x >= -87)) return 0;
  const k = nearest(f(x * f(Math.LOG2E)));
  const high = f(x - f(k * f(0.693359375)));
  const r = f(high - f(k * f(-2.1219444e-4)));
  let p = f(1.98756915e-4);
  for (const coefficient of POLYNOMIAL) p = f(f(p * r) + coefficient);
  p = f(f(f(f(p * r) * r) + r) + 1);
  bits[0] = (k + 127) << 23;
  return f(p * float[0]!);
}
