import { betaQuantile } from './beta.js';
import type { Interval } from './sample.js';

/**
 * Exact interval of a share of which `hits` of `n` independent trials are known (Clopper and Pearson 1934): it
 * covers the true share at least as often as it promises, for every share and n.
 */
export function exactInterval(hits: number, n: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  return {
    low: hits === 0 ? 0 : betaQuantile(tail, hits, n - hits + 1),
    high: hits === n ? 1 : betaQuantile(1 - tail, hits + 1, n - hits),
  };
}
