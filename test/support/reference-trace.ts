/** Rate traces of a neuron and what learning on spikes makes of them (reference/eqspike.md), float64. */

export interface Traces {
  readonly r: number;
  readonly q: number;
  readonly a: number;
}

export const AT_REST: Traces = { r: 0, q: 0, a: 0 };

/** One tick with input s (1 = spike, or a smooth rate): r += (s - r) / tau1; a = (r - q) / tau2; q += a. */
export function tick({ r, q }: Traces, s: number, tau1: number, tau2: number): Traces {
  const rate = r + (s - r) / tau1;
  const a = (rate - q) / tau2;
  return { r: rate, q: q + a, a };
}

/** The same after n silent ticks at once, n >= 1. */
export function silence({ r, q }: Traces, n: number, tau1: number, tau2: number): Traces {
  const p = 1 - 1 / tau1;
  const w = 1 - 1 / tau2;
  const slowAfter = (k: number) =>
    p === w
      ? p ** k * q + (r / tau2) * k * p ** k
      : w ** k * q + ((r * p) / tau2) * ((p ** k - w ** k) / (p - w));
  const rate = r * p ** n;
  return { r: rate, q: slowAfter(n), a: (rate - slowAfter(n - 1)) / tau2 };
}

/** Acceleration n ticks after a single spike, both time constants tau; sums to 0. */
export function pairKernel(n: number, tau: number): number {
  const p = 1 - 1 / tau;
  return (p ** (n - 1) * (p - n / tau)) / tau ** 2;
}

/**
 * Lag bias: when two rates step at once, learning on spikes delayed by `delay` ticks sums to
 * delta(r_i r_j) + bias * delta(r_i) * delta(r_j). Here the rates are smooth; the bias is 1 - 2 q, q being the
 * share of the step that the slow trace has made before the delayed spikes change their rate.
 */
export function lagBias(delay: number, tau1: number, tau2: number): number {
  let traces = AT_REST;
  for (let t = 0; t < delay; t++) traces = tick(traces, 1, tau1, tau2);
  return 1 - 2 * traces.q;
}

/** The sum itself, clocked: both rates start settled at `from` and step to `to`. */
export function onSpikeSum(
  from: readonly [number, number],
  to: readonly [number, number],
  delay: number,
  tau1: number,
  tau2: number,
  ticks: number,
): number {
  const traces = from.map(r => ({ r, q: r, a: 0 }));
  let sum = 0;
  for (let t = 0; t < ticks; t++) {
    for (const k of [0, 1]) traces[k] = tick(traces[k]!, to[k]!, tau1, tau2);
    const late = t < delay ? from : to;
    sum += late[0] * traces[1]!.a + late[1] * traces[0]!.a;
  }
  return sum;
}
