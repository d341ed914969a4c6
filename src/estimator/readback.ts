import type { ReadState, StateVariable } from '../protocol/messages.js';

/**
 * Updates worked out by the host, for chips that do not learn: it reads the states at the end of the two phases that
 * are compared and forms their contrast itself, as a chip does with captured states.
 */

/** What synapses saw of a population in the two states, samples x neurons. */
export interface Ends {
  readonly earlier: ArrayLike<number>;
  readonly later: ArrayLike<number>;
}

/** Reads one variable of so many populations. */
export const readStates = (
  populations: readonly number[],
  variable: StateVariable,
): Omit<ReadState, 'requestId'>[] =>
  populations.map(population => ({ kind: 'read-state', population, variable }));

/**
 * Adds `factor` (a_i a_j |later - a_i a_j |earlier) to every synapse, summed over samples.
 * @param sum sources x targets, row-major
 * @param from, to ends of the sources and of the targets
 */
export function addContrast(sum: Float64Array, from: Ends, to: Ends, samples: number, factor: number): void {
  const sources = from.later.length / samples;
  const targets = to.later.length / samples;
  for (let sample = 0; sample < samples; sample++) {
    const first = sample * targets;
    for (let i = 0; i < sources; i++) {
      const before = factor * from.earlier[sample * sources + i]!;
      const after = factor * from.later[sample * sources + i]!;
      if (before === 0 && after === 0) continue;
      for (let j = 0; j < targets; j++) {
        sum[i * targets + j]! += after * to.later[first + j]! - before * to.earlier[first + j]!;
      }
    }
  }
}

/** Adds `factor` (a_j |later - a_j |earlier) to every bias, summed over samples. */
export function addDifference(sum: Float64Array, { earlier, later }: Ends, factor: number): void {
  for (let k = 0; k < later.length; k++) sum[k % sum.length]! += factor * (later[k]! - earlier[k]!);
}
