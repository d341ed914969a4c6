import { createHash } from 'node:crypto';
import { UserError } from '../problem/problem.js';
import type { DataSet } from './dataset.js';

/** Mean and standard deviation of each channel, of values from 0 to 1. */
export interface Normalisation {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/**
 * The same images, whose bytes stand for (byte / 255 - mean) / std of their channel; null leaves them.
 * @throws UserError shape-mismatch where there are not as many of either as channels
 */
export function normalisePixels(data: DataSet, by: Normalisation | null): DataSet {
  if (by === null) return data;
  for (const key of ['mean', 'std'] as const) {
    if (by[key].length !== data.channels) throw doesNotFit(data, key, by[key].length);
  }
  const levels = new Float32Array(256 * data.channels);
  for (let c = 0; c < data.channels; c++) {
    for (let byte = 0; byte < 256; byte++) levels[256 * c + byte] = (byte / 255 - by.mean[c]!) / by.std[c]!;
  }
  const sha256 = createHash('sha256')
    .update(`${data.sha256} mean ${by.mean.join(' ')} std ${by.std.join(' ')}`)
    .digest('hex');
  return { ...data, levels, sha256 };
}

const doesNotFit = ({ name, channels }: DataSet, key: string, found: number): UserError =>
  new UserError({
    code: 'shape-mismatch',
    path: `data.normalise.${key}`,
    message: `the images of ${name} have another number of channels`,
    found: `${found} values`,
    allowed: `${channels}, one for each channel`,
  });
