/**
 * Alpha spending by the Pocock-type function of Lan and DeMets (1983): a(t) = alpha ln(1 + (e - 1) t), t being the
 * share of the last look's replicates. Look k's interval errs with probability a(t_k) - a(t_(k-1)), and these add
 * up to alpha: whichever look ends the study, and for whatever reason, the interval shown covers with at least the
 * confidence asked for (the sum bounds the chance that any look's interval errs). Somewhat conservative, because
 * looks share replicates.
 * @param looks replicates at each look, rising; the last is the most there can be
 * @returns confidence of each look's interval
 */
export function confidenceAt(looks: readonly number[], confidence: number): number[] {
  const last = looks.at(-1)!;
  const spent = (look: number): number => (1 - confidence) * Math.log(1 + (Math.E - 1) * (look / last));
  return looks.map((look, k) => 1 - (spent(look) - (k === 0 ? 0 : spent(looks[k - 1]!))));
}
