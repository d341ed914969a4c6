/**
 * What measurements of a neuron say of it. The model is u = keep v + I; a spike where u >= threshold, which is then taken
 * off. Everything follows from sums of that line; nothing is fitted by trial.
 */

/** A quantity of many neurons, or of one measured several times. */
export interface Estimate {
  readonly mean: number;
  /** Standard deviation of the values. */
  readonly spread: number;
  /** Standard error of the mean, or the resolution where that is coarser. */
  readonly error: number;
  readonly count: number;
}

/** @param resolution how far one value may be off because what was read is as coarse as the board keeps it */
export function estimate(values: readonly number[], resolution = 0): Estimate {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, count - 1);
  const spread = count > 1 ? Math.sqrt(variance) : 0;
  return { mean, spread, error: Math.max(spread / Math.sqrt(count), resolution), count };
}

/**
 * Leak per tick, from the potentials under a constant current after `ticks` ticks and after as many again: each tick
 * keeps the same share, so that their growth is keep^ticks.
 */
export function leakOf(first: number, second: number, ticks: number): number {
  return 1 - ((second - first) / first) ** (1 / ticks);
}

/**
 * Threshold of a neuron that fired at `spikes` (ticks from 0) in `ticks` ticks under a current and was left at a
 * potential: what came in, less what leaked away, is what the spikes took and what is left. Undefined without spikes.
 */
export function thresholdOf(
  current: number,
  leak: number,
  spikes: readonly number[],
  ticks: number,
  potential: number,
): number | undefined {
  if (spikes.length === 0) return undefined;
  const keep = 1 - leak;
  const came = leak === 0 ? current * ticks : (current * (1 - keep ** ticks)) / leak;
  const taken = spikes.reduce((sum, tick) => sum + keep ** (ticks - 1 - tick), 0);
  return (came - potential) / taken;
}

/** Time constant, ticks, of a trace that fell from `first` to `last` in silence: it keeps 1 - 1/tau per tick. */
export function decayOf(first: number, last: number, ticks: number): number {
  return 1 / (1 - (last / first) ** (1 / ticks));
}

/** Time constant, ticks, of the second filter: a = (rate - slow before) / tau, and slow = slow before + a. */
export function followOf(rate: number, slow: number, acceleration: number): number {
  return (rate - slow + acceleration) / acceleration;
}

/** Line through points, y = offset + gain x. */
export function lineOf(points: readonly (readonly [number, number])[]): { gain: number; offset: number } {
  const n = points.length;
  const [x, y] = [0, 1].map(k => points.reduce((sum, point) => sum + point[k as 0 | 1], 0) / n) as [
    number,
    number,
  ];
  const cross = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const square = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  const gain = cross / square;
  return { gain, offset: y - gain * x };
}
