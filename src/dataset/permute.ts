import { createHash } from 'node:crypto';
import { PURPOSE } from '../random/purpose.js';
import { stream } from '../random/stream.js';
import { bytesOf, type DataSet } from './dataset.js';

/** The same images with their values in another order, the same for all; seed 0 leaves them in place. */
export function permutePixels(data: DataSet, seed: number): DataSet {
  if (seed === 0) return data;
  const bytes = bytesOf(data);
  const order = stream(seed, PURPOSE.pixels).permutation(bytes);
  const images = new Uint8Array(data.images.length);
  for (let first = 0; first < images.length; first += bytes) {
    for (let k = 0; k < bytes; k++) images[first + k] = data.images[first + order[k]!]!;
  }
  const sha256 = createHash('sha256').update(`${data.sha256} pixels ${seed}`).digest('hex');
  return { ...data, images, sha256 };
}
