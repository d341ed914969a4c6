import { normalFrom } from '../../src/random/normal.js';
import { PURPOSE } from '../../src/random/purpose.js';
import { stream } from '../../src/random/stream.js';

/**
 * The bias-corrected and accelerated bootstrap interval of a mean (Efron 1987): the runner-up, kept here so that
 * the choice between it and the studentised interval can be measured again.
 */
export function bcaInterval(values: readonly number[], confidence: number, redraws = 1999) {
  const n = values.length;
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const centre = mean(values);
  const draws = stream(2, PURPOSE.bootstrap, n);
  const means = Float64Array.from({ length: redraws }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[draws.below(n)]!;
    return sum / n;
  }).sort();
  const below = means.filter(each => each < centre).length + means.filter(each => each === centre).length / 2;
  const bias = quantileOf(Math.min(Math.max(below / redraws, 1 / redraws), 1 - 1 / redraws));
  const away = values.map(value => centre - value);
  const cubes = away.reduce((sum, each) => sum + each ** 3, 0);
  const squares = away.reduce((sum, each) => sum + each ** 2, 0);
  const acceleration = squares === 0 ? 0 : -cubes / (6 * squares ** 1.5);
  const end = (probability: number) => {
    const z = bias + quantileOf(probability);
    const share = normalCdf(bias + z / (1 - acceleration * z));
    return means[Math.min(redraws - 1, Math.max(0, Math.round(share * (redraws + 1)) - 1))]!;
  };
  return { low: end((1 - confidence) / 2), high: end((1 + confidence) / 2) };
}

const quantileOf = (probability: number): number =>
  normalFrom(Math.min(0xffffffff, Math.round(probability * 2 ** 32)));

/** By bisection of its inverse; slow and sure. */
function normalCdf(x: number): number {
  let low = 0;
  let high = 0xffffffff;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (normalFrom(middle) < x) low = middle;
    else high = middle;
  }
  return (low + 0.5) / 2 ** 32;
}
