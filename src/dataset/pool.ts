import { createHash } from 'node:crypto';
import { UserError } from '../problem/problem.js';
import type { DataSet } from './dataset.js';

/**
 * The same images smaller: each square of `side` x `side` pixels becomes its mean, rounded to nearest; 1 leaves them.
 * @throws UserError shape-mismatch where the squares do not fill the images
 */
export function poolPixels(data: DataSet, side: number): DataSet {
  if (side === 1) return data;
  if (data.width % side !== 0 || data.height % side !== 0) throw doesNotFit(data, side);
  const { channels } = data;
  const [width, height] = [data.width / side, data.height / side];
  const images = new Uint8Array(data.count * width * height * channels);
  for (let at = 0; at < images.length; at++) {
    const pixel = Math.floor(at / channels);
    const row = Math.floor(pixel / width);
    const first = (row * side * data.width + (pixel % width) * side) * channels + (at % channels);
    images[at] = Math.floor((squareSum(data, first, side) + (side * side) / 2) / (side * side));
  }
  const sha256 = createHash('sha256').update(`${data.sha256} mean of ${side}`).digest('hex');
  return { ...data, images, width, height, sha256 };
}

function squareSum({ images, width, channels }: DataSet, first: number, side: number): number {
  let sum = 0;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) sum += images[first + (y * width + x) * channels]!;
  return sum;
}

const doesNotFit = ({ width, height, name }: DataSet, side: number): UserError =>
  new UserError({
    code: 'shape-mismatch',
    message: `squares of data.mean_pool pixels do not fill the images of ${name}`,
    found: String(side),
    allowed: `a divisor of ${width} and of ${height}`,
  });
