/**
 * Integrate-and-fire neurons under constant current, from the formulas (reference/eqspike.md, section 4), float64.
 */

/** Spikes in `ticks` ticks of an integrator with soft reset at threshold 1, 0 <= current <= 1, v0 in [0, 1). */
export function softResetSpikes(current: number, v0: number, ticks: number): number {
  return Math.floor(current * ticks + v0);
}

/**
 * Ticks between spikes of a leaky integrator v = (1 - leak) v + current with reset to 0 at threshold 1, which
 * reaches current (1 - (1 - leak)^n) / leak after n ticks; Infinity when that stays below 1.
 */
export function hardResetPeriod(current: number, leak: number): number {
  if (current <= leak) return Number.POSITIVE_INFINITY;
  return Math.ceil(Math.log(1 - leak / current) / Math.log(1 - leak));
}

export interface CubaConstants {
  /** Time constants in ticks. */
  readonly membrane: number;
  readonly currents: readonly [number, number];
  readonly rest: number;
}

/**
 * Membrane potential after t ticks of tau dv/dt = rest - v + g0 + g1, tau_k dg_k/dt = -g_k, without spikes:
 * the solution of the equations, not of their steps.
 */
export function cubaPotential(
  { membrane, currents, rest }: CubaConstants,
  v0: number,
  g: readonly [number, number],
  t: number,
): number {
  const own = rest + (v0 - rest) * Math.exp(-t / membrane);
  return currents.reduce((v, tau, k) => v + g[k]! * influence(membrane, tau, t), own);
}

/** What a unit current of time constant `tau` adds to the membrane in t ticks. */
export function influence(membrane: number, tau: number, t: number): number {
  return (tau / (tau - membrane)) * (Math.exp(-t / tau) - Math.exp(-t / membrane));
}
