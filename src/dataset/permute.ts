import { createHash } from 'node:crypto';
import { PURPOSE } from '../random/purpose.js';
import { stream } from '../random/stream.js';
import type { DataSet } from './dataset.js';

/** The same images with their pixels in another order, the same for all; seed 0 leaves them in place. */
export function permutePixels(data: DataSet, seed: number): DataSet {
  if (seed === 0) return data;
  const pixels = data.width * data.height;
  const order = stream(seed, PURPOSE.pixels).permutation(pixels);
  const images = new Uint8Array(data.images.length);
  for (let first = 0; first < images.length; first += pixels) {
    for (let k = 0; k < pixels; k++) images[first + k] = data.images[first + order[k]!]!;
  }
  const sha256 = createHash('sha256').update(`${data.sha256} pixels ${seed}`).digest('hex');
  return { ...data, images, sha256 };
}
