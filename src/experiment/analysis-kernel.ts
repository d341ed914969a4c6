/**
 * Acceleration n ticks after a single spike, spikes per tick per tick, in closed form. With p = 1 - 1/tau1,
 * w = 1 - 1/tau2 the two filters answer a spike at tick 0 with
 *
 *     r(n) = p^n / tau1,  q(n) = (p^(n+1) - w^(n+1)) / (tau1 tau2 (p - w)),
 *     k(n) = q(n) - q(n-1) = (w^n / tau2 - p^n / tau1) / (tau1 tau2 (p - w)),
 *
 * and k(n) = p^(n-1) (p - n/tau) / tau^2 where both time constants are tau. Its sum over n is 0.
 * @param n whole ticks since the spike; 0 before it
 * @param rateTicks tau1, at least 1
 * @param accelerationTicks tau2, at least 1
 */
export function accelerationKernel(n: number, rateTicks: number, accelerationTicks: number): number {
  if (n < 0) return 0;
  const p = 1 - 1 / rateTicks;
  const w = 1 - 1 / accelerationTicks;
  if (rateTicks !== accelerationTicks) {
    return (w ** n / accelerationTicks - p ** n / rateTicks) / (rateTicks * accelerationTicks * (p - w));
  }
  if (n === 0) return 1 / rateTicks ** 2;
  return (p ** (n - 1) * (p - n / rateTicks)) / rateTicks ** 2;
}
