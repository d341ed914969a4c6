import { betaQuantile } from './beta.js';
import { type Interval, mean, spread } from './sample.js';

/** The t that a Student variable with `freedom` > 0 degrees of freedom exceeds with probability (1 - confidence)/2. */
export function studentQuantile(confidence: number, freedom: number): number {
  // freedom / (freedom + t^2) is a beta variable with parameters freedom / 2 and 1 / 2.
  const x = betaQuantile(1 - confidence, freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - x)) / x);
}

/** Student's interval of a mean; exact for normal values. Needs two values at least. */
export function studentInterval(values: readonly number[], confidence: number): Interval {
  const centre = mean(values);
  const half = (studentQuantile(confidence, values.length - 1) * spread(values)) / Math.sqrt(values.length);
  return { low: centre - half, high: centre + half };
}
