import { createHash } from 'node:crypto';
import { UserError } from '../problem/problem.js';
import { PURPOSE } from '../random/purpose.js';
import { stream } from '../random/stream.js';
import type { DataSet } from './dataset.js';
import { drawStratified, type StratifiedDraw } from './stratify.js';

/**
 * Seed of the test part of a pool without an official one. It is not the run's seed, so that all runs are
 * tested on the same samples and none is tuned on what another is tested on.
 */
export const POOL_SPLIT_SEED = 1;
/** Part of a pool that is its test part: 8,000 / 2,000 of the packaged digits. */
const POOL_TEST_SHARE = 0.2;
/** `extra` of the streams of purpose `split`. */
const PART = { poolTest: 0, keptTrain: 1, keptTest: 2 } as const;

/** Sample numbers of each part, ascending; the parts share no sample. */
export interface Split {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
  /** sha256 over the data's hash and the three lists. */
  readonly hash: string;
}

export interface SplitRequest {
  /** Of the validation part and of a reduced training part. */
  readonly seed: number;
  /** Samples to train on; null: all that validation leaves. */
  readonly train: number | null;
  /** Samples held out of the training part. */
  readonly validation: number;
  /** Samples to test on; null: the whole test part. */
  readonly test: number | null;
  /** Classes that are kept of every part; null or absent: all. */
  readonly classes?: readonly number[] | null;
  /** Of the test part of a pool; POOL_SPLIT_SEED unless given. */
  readonly poolSeed?: number;
}

type Source = Pick<DataSet, 'labels' | 'count' | 'classes' | 'officialTrain' | 'sha256'>;

/**
 * Splits a set. An official test part stays one; a pool gives a fifth of itself, stratified. Validation is
 * held out of the training part first, then training and test are cut to size; every draw is stratified.
 * @throws UserError value-range when more samples are asked for than there are
 */
export function splitDataset(data: Source, request: SplitRequest): Split {
  const { labels, classes } = data;
  const { seed, poolSeed = POOL_SPLIT_SEED } = request;
  const whole = testPart(data, poolSeed);
  const wanted = (sample: number): boolean => request.classes?.includes(labels[sample]!) ?? true;
  const [fullTest, fullTrain] = [whole.chosen.filter(wanted), whole.rest.filter(wanted)];
  requireRoom(request, fullTrain.length, fullTest.length);
  const draw = (from: Uint32Array, total: number, how: StratifiedDraw) =>
    drawStratified(from, labels, classes, total, how);
  const held = draw(fullTrain, request.validation, { seed, purpose: PURPOSE.validation, extra: 0 });
  const train = request.train ?? held.rest.length;
  const kept = draw(held.rest, train, { seed, purpose: PURPOSE.split, extra: PART.keptTrain });
  const test = request.test ?? fullTest.length;
  const tested = draw(fullTest, test, { seed: poolSeed, purpose: PURPOSE.split, extra: PART.keptTest });
  const parts = { train: kept.chosen, validation: held.chosen, test: tested.chosen };
  return { ...parts, hash: hashOf(data.sha256, parts) };
}

/** Positions in the training part in the order of one epoch, which needs no earlier epoch to be known. */
export function trainOrder(seed: number, epoch: number, samples: number): Uint32Array {
  return stream(seed, PURPOSE.order, epoch).permutation(samples);
}

function testPart(data: Source, seed: number) {
  const all = Uint32Array.from({ length: data.count }, (_, i) => i);
  const border = data.officialTrain;
  if (border !== null) return { chosen: all.subarray(border), rest: all.subarray(0, border) };
  const total = Math.round(data.count * POOL_TEST_SHARE);
  const purpose = PURPOSE.split;
  return drawStratified(all, data.labels, data.classes, total, { seed, purpose, extra: PART.poolTest });
}

function requireRoom(request: SplitRequest, train: number, test: number): void {
  const problem = (path: string, found: number, most: number, what: string) => {
    const message = `the data set has too few ${what}`;
    const allowed = `at most ${most}`;
    throw new UserError({ code: 'value-range', path, message, found: String(found), allowed });
  };
  if (request.validation >= train) {
    problem('data.validation_samples', request.validation, train - 1, 'training samples to hold out so many');
  }
  const left = train - request.validation;
  if ((request.train ?? 0) > left) problem('data.train_samples', request.train!, left, 'training samples');
  if ((request.test ?? 0) > test) problem('data.test_samples', request.test!, test, 'test samples');
}

function hashOf(dataHash: string, parts: Omit<Split, 'hash'>): string {
  const hash = createHash('sha256').update(`${dataHash}\n`);
  for (const [name, list] of Object.entries(parts)) {
    hash
      .update(`${name} ${list.length}\n`)
      .update(new Uint8Array(list.buffer, list.byteOffset, list.byteLength));
  }
  return hash.digest('hex');
}
