import { PURPOSE } from '../random/purpose.js';
import { stream } from '../random/stream.js';
import { type DataSet, imageOf } from './dataset.js';

/** How training samples are moved, otherwise in each epoch. */
export interface Augmentation {
  /** Pixels that the edge is continued by on each side, before an image of the same size is cut out. */
  readonly crop_padding: number;
  /** Whether one image in two is mirrored, left to right. */
  readonly horizontal_flip: boolean;
}

/** A copy of one sample, moved as this seed, epoch and sample say and nothing else. */
export function augmented(
  data: DataSet,
  sample: number,
  { crop_padding: padding, horizontal_flip: flips }: Augmentation,
  { seed, epoch }: { readonly seed: number; readonly epoch: number },
): Uint8Array {
  const draws = stream(seed, PURPOSE.augmentation, sample, epoch);
  const [down, right] = [draws.below(2 * padding + 1) - padding, draws.below(2 * padding + 1) - padding];
  const mirrored = flips && draws.float() < 0.5;
  const { width, height, channels } = data;
  const image = imageOf(data, sample);
  const out = new Uint8Array(image.length);
  for (let y = 0; y < height; y++) {
    const row = within(y + down, height) * width;
    for (let x = 0; x < width; x++) {
      const from = (row + within((mirrored ? width - 1 - x : x) + right, width)) * channels;
      const to = (y * width + x) * channels;
      for (let c = 0; c < channels; c++) out[to + c] = image[from + c]!;
    }
  }
  return out;
}

const within = (at: number, size: number): number => Math.min(Math.max(at, 0), size - 1);
