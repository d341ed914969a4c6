import type { Purpose } from '../random/purpose.js';
import { stream } from '../random/stream.js';

/** Which draw of one seed and purpose this is. */
export interface StratifiedDraw {
  readonly seed: number;
  readonly purpose: Purpose;
  readonly extra: number;
}

/** A list of sample indices in two: those drawn and the others, both ascending. */
export interface Drawn {
  readonly chosen: Uint32Array;
  readonly rest: Uint32Array;
}

/**
 * How many of each class make up `total`, in proportion to the class counts: within one sample of the exact
 * share, by largest remainder (the lower class first among equals).
 */
export function quotas(counts: readonly number[], total: number): number[] {
  const all = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  const whole = counts.map(count => Math.floor((count * total) / all));
  const open = total - whole.reduce((sum, quota) => sum + quota, 0);
  const remainder = counts.map(count => (count * total) % all);
  const order = counts.map((_, i) => i).sort((a, b) => remainder[b]! - remainder[a]! || a - b);
  for (const i of order.slice(0, open)) whole[i]!++;
  return whole;
}

/** Draws `total` of the listed samples, each class in proportion. `total` must not exceed the list. */
export function drawStratified(
  indices: Uint32Array,
  labels: Uint8Array,
  classes: number,
  total: number,
  { seed, purpose, extra }: StratifiedDraw,
): Drawn {
  const byClass: number[][] = Array.from({ length: classes }, () => []);
  for (const index of indices) byClass[labels[index]!]!.push(index);
  const quota = quotas(
    byClass.map(members => members.length),
    total,
  );
  const shuffled = byClass.map((members, label) => stream(seed, purpose, label, extra).shuffle(members));
  return {
    chosen: Uint32Array.from(shuffled.flatMap((members, label) => members.slice(0, quota[label]))).sort(),
    rest: Uint32Array.from(shuffled.flatMap((members, label) => members.slice(quota[label]))).sort(),
  };
}
