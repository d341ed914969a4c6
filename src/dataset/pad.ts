import { createHash } from 'node:crypto';
import { UserError } from '../problem/problem.js';
import { type DataSet, imageOf } from './dataset.js';
import { MAX_IDX_BYTES } from './idx.js';

/**
 * The same images with a border of `border` dark pixels on each side; 0 leaves them.
 * @throws UserError value-range where they would take more than a gigabyte
 */
export function padPixels(data: DataSet, border: number): DataSet {
  if (border === 0) return data;
  const [width, height] = [data.width + 2 * border, data.height + 2 * border];
  const [from, to] = [data.width * data.channels, width * data.channels];
  const bytes = data.count * height * to;
  if (bytes > MAX_IDX_BYTES) throw tooLarge(data, border, bytes);
  const images = new Uint8Array(bytes);
  for (let sample = 0; sample < data.count; sample++) {
    const image = imageOf(data, sample);
    const first = (sample * height + border) * to + border * data.channels;
    for (let y = 0; y < data.height; y++) {
      images.set(image.subarray(y * from, (y + 1) * from), first + y * to);
    }
  }
  const sha256 = createHash('sha256').update(`${data.sha256} border of ${border}`).digest('hex');
  return { ...data, images, width, height, sha256 };
}

const tooLarge = ({ name, count }: DataSet, border: number, bytes: number): UserError =>
  new UserError({
    code: 'value-range',
    path: 'data.pad',
    message: `the ${count} images of ${name} with this border take ${bytes} bytes`,
    found: String(border),
    allowed: `a border with which they take ${MAX_IDX_BYTES} at most`,
  });
