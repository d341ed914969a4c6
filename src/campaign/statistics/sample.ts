/** An interval in which the true value lies with the confidence it was made for. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const halfWidth = ({ low, high }: Interval): number => (high - low) / 2;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sample standard deviation, by n - 1; needs two values. */
export function spread(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}
