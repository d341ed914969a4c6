import type { Coupling } from './coupling.js';
import type { RatePopulation } from './population.js';

/**
 * Energy of each sample, E = sum of G(s) - Phi with the primitive function Phi = sum over couplings of phi + sum
 * over populations of b . a. G is s^2 / 2 under `euler` and the integral of the inverse activation elsewhere, so that a
 * settled free state is a stationary point. NaN where a projection works in one direction only between populations that
 * relax: then there is no energy.
 */
export function energies(
  populations: readonly RatePopulation[],
  couplings: readonly Coupling[],
  samples: number,
): Float32Array {
  const out = new Float32Array(samples).fill(Number.NaN);
  if (!couplings.every(({ spec, source }) => spec.bidirectional || source.input)) return out;
  return out.map((_, sample) => content(populations, sample) - primitive(populations, couplings, sample));
}

function content(populations: readonly RatePopulation[], sample: number): number {
  let sum = 0;
  for (const { input, unit, f, state, row, neurons } of populations) {
    if (input) continue;
    for (let i = sample * row; i < sample * row + neurons; i++) {
      const s = state[i]!;
      sum += unit.dynamics === 'euler' ? (s * s) / 2 : f.content(s);
    }
  }
  return sum;
}

/** Phi, whose derivative by a bias is the activity. */
function primitive(
  populations: readonly RatePopulation[],
  couplings: readonly Coupling[],
  sample: number,
): number {
  let sum = couplings.reduce((total, coupling) => total + coupling.primitive(sample), 0);
  for (const { input, bias, activity, row, neurons } of populations) {
    if (input) continue;
    for (let i = 0; i < neurons; i++) sum += bias.of(i) * activity[sample * row + i]!;
  }
  return sum;
}
