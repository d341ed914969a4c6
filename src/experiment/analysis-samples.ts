import type { Trial } from './trial.js';

/** `count` samples spread evenly over a part: data are often stored class by class. All of them when there are fewer. */
export function evenly(part: Uint32Array, count: number): Uint32Array {
  const kept = Math.min(count, part.length);
  return Uint32Array.from({ length: kept }, (_, k) => part[Math.floor(((k + 0.5) * part.length) / kept)]!);
}

/** Samples to look at that the network has not learnt from, where there are any. */
export const unseen = ({ split }: Trial, count: number): Uint32Array =>
  evenly(split.test.length > 0 ? split.test : split.train, count);
