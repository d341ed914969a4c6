import type { Bulk, Tensor } from '../protocol/messages.js';
import type { Unnumbered } from '../stream/session.js';

/** Where a tensor lies. */
export interface TensorPlace {
  readonly tensor: Tensor;
  /** Projection, or population of a bias. */
  readonly id: number;
}

/** Bytes that a run of a sparse write costs beside its elements: a skip and a length, a byte each as a rule. */
const RUN_BYTES = 2;
/** What a block of its own costs on a line: envelope, fields and frame, and the same for its answer. */
const BLOCK_BYTES = 64;

/**
 * Commands that make a chip which holds `before` hold `after`, in as few bytes as the chip allows. Elements are values
 * (float32) or multiples of the step, and are of one type in both.
 * @param sparse whether the chip takes sparse writes
 */
export function* changedWrites(
  place: TensorPlace,
  before: Bulk,
  after: Bulk,
  sparse: boolean,
): Generator<Unnumbered> {
  const total = after.length;
  // Absolute values may be written again: a short gap costs less than what it would save.
  const gap = Math.floor((sparse ? RUN_BYTES : BLOCK_BYTES) / after.BYTES_PER_ELEMENT);
  const runs = changedRuns(before, after, gap);
  if (sparse && runs.length > 1) {
    const data = gathered(after, runs);
    const offsets = Uint32Array.from(runs, ([offset]) => offset);
    const counts = Uint32Array.from(runs, ([, count]) => count);
    yield { kind: 'write-sparse', ...place, total, offsets, counts, data };
    return;
  }
  for (const [offset, count] of runs) {
    const data = after.slice(offset, offset + count) as Bulk;
    yield { kind: 'write-weights', ...place, offset, count, total, data };
  }
}

/** [offset, count] of what differs, joined across gaps of at most `gap` elements that do not. */
export function changedRuns(before: Bulk, after: Bulk, gap: number): [number, number][] {
  const runs: [number, number][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < after.length; k++) {
    if (before[k] === after[k]) continue;
    const last = runs.at(-1);
    if (last && k - end <= gap) last[1] = k + 1 - last[0];
    else runs.push([k, 1]);
    end = k + 1;
  }
  return runs;
}

function gathered(after: Bulk, runs: readonly (readonly [number, number])[]): Bulk {
  const out = after.slice(
    0,
    runs.reduce((sum, [, count]) => sum + count, 0),
  ) as Bulk;
  let at = 0;
  for (const [offset, count] of runs) {
    out.set(after.subarray(offset, offset + count), at);
    at += count;
  }
  return out;
}
