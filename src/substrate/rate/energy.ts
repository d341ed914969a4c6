import type { RatePopulation } from './population.js';
import type { RateProjection } from './projection.js';

/**
 * Energy of each sample, E = sum of G(s) - Phi with the primitive function Phi = sum over projections of a_target . W
 * a_source + sum over populations of b . a. G is s^2 / 2 under `euler` and the integral of the inverse activation
 * elsewhere, so that a settled free state is a stationary point. NaN where a projection works in one direction only
 * between populations that relax: then there is no energy.
 */
export function energies(
  populations: readonly RatePopulation[],
  projections: readonly RateProjection[],
  samples: number,
): Float32Array {
  const out = new Float32Array(samples).fill(Number.NaN);
  if (!projections.every(({ spec, source }) => spec.bidirectional || source.input)) return out;
  return out.map((_, sample) => content(populations, sample) - primitive(populations, projections, sample));
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

/** Phi, whose derivative by a weight is the product of the activities at its ends, and by a bias the activity. */
function primitive(
  populations: readonly RatePopulation[],
  projections: readonly RateProjection[],
  sample: number,
): number {
  let sum = 0;
  for (const { input, bias, activity, row, neurons } of populations) {
    if (!input) for (let i = 0; i < neurons; i++) sum += bias[i]! * activity[sample * row + i]!;
  }
  for (const { source, target, weights, row } of projections) {
    for (let i = 0; i < source.neurons; i++) {
      const a = source.activity[sample * source.row + i]!;
      if (a === 0) continue;
      for (let j = 0; j < target.neurons; j++)
        sum += a * weights[i * row + j]! * target.activity[sample * target.row + j]!;
    }
  }
  return sum;
}
