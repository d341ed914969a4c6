import type { DataSet } from '../dataset/dataset.js';
import type { CounterRow } from '../protocol/messages.js';
import type { Session } from '../stream/session.js';
import type { Design } from './design.js';
import { type Cost, readingOf } from './lesson.js';
import { argmax, presentBatch, scoresOf } from './presenting.js';

/** Most samples in one command: a few milliseconds of work. */
const BATCH = 64;

/** Samples in one command for a chip. */
export const batchOf = ({ maxBatch }: Design['capabilities']): number => Math.min(BATCH, maxBatch);

/** What a network answered to some samples. */
export interface Answers {
  /** Predicted class of each sample. */
  readonly predictions: Uint8Array;
  readonly correct: number;
  /** Cost of each sample, rates over the counted ticks. */
  readonly losses: Float64Array;
}

/** Runs samples through a configured chip without nudging. Sample k uses random draw `draw + k`. */
export async function answer(
  {
    experiment,
    input,
    output,
    capabilities,
  }: Pick<Design, 'experiment' | 'input' | 'output' | 'capabilities'>,
  session: Session,
  data: DataSet,
  samples: Uint32Array,
  draw: number,
): Promise<Answers> {
  const reading = readingOf({ experiment, output });
  const predictions = new Uint8Array(samples.length);
  const batch = batchOf(capabilities);
  let next = 0;
  let correct = 0;
  const losses = new Float64Array(samples.length);
  function* script() {
    for (let k = 0; k < samples.length; k += batch) {
      yield presentBatch(data, samples.subarray(k, k + batch), input);
      yield reading.settle(draw + k);
    }
  }
  await session.play(script(), event => {
    if (event.kind !== 'settled') return;
    for (const scores of scoresOf(event, reading.perClass)) {
      const label = data.labels[samples[next]!]!;
      predictions[next] = argmax(scores);
      if (predictions[next] === label) correct++;
      losses[next++] = lossOf(scores, label, reading);
    }
  });
  return { predictions, correct, losses };
}

/** Cost of one sample by the scores of its classes; a rate of 1 reads as `full`. */
export function lossOf(
  readout: Float32Array,
  label: number,
  { full, cost }: { readonly full: number; readonly cost: Cost },
): number {
  // A rate of 0 in float32 is below the smallest that it can tell.
  if (cost === 'cross-entropy') return -Math.log(Math.max(readout[label]! / full, LEAST_RATE));
  let sum = 0;
  for (let c = 0; c < readout.length; c++) sum += ((c === label ? 1 : 0) - readout[c]! / full) ** 2;
  return sum / 2;
}

const LEAST_RATE = 2 ** -126;

/** Exact counts of a chip since its configuration. */
export async function readCounters(session: Session): Promise<readonly CounterRow[]> {
  const rows: CounterRow[] = [];
  for (const event of await session.ask({ kind: 'telemetry' })) {
    if (event.kind === 'telemetry-report') rows.push(...event.rows);
  }
  return rows;
}
