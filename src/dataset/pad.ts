import { createHash } from 'node:crypto';
import { type DataSet, imageOf } from './dataset.js';

/** The same images with a border of `border` dark pixels on each side; 0 leaves them. */
export function padPixels(data: DataSet, border: number): DataSet {
  if (border === 0) return data;
  const [width, height] = [data.width + 2 * border, data.height + 2 * border];
  const [from, to] = [data.width * data.channels, width * data.channels];
  const images = new Uint8Array(data.count * height * to);
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
