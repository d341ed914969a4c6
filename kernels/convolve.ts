// Convolution of images and pooling. In memory the channels under one row of a kernel stand side by side, so that each
// row of a convolved image is a batched product without gathering anything first.
import {
  CONV_BORDERED, CONV_CHANNELS, CONV_CONVOLVED, CONV_FORWARD, CONV_GROUP, CONV_HEIGHT, CONV_KERNEL, CONV_OUT_CHANNELS,
  CONV_OUT_HEIGHT, CONV_OUT_ROW, CONV_OUT_WIDTH, CONV_PADDING, CONV_POOL, CONV_POOL_MAX, CONV_POOL_SIZE, CONV_ROW,
  CONV_WIDTH,
} from '../src/kernel/layout';
import { multiply } from './matrix';

/**
 * Convolves and pools `samples` images at `from`: values to `pooled`, and to `places` (u32) the place in its window that
 * each value comes from, row by row; the first of equal ones, 0 under an average. Up to three numbers are written beyond
 * the last image that comes out.
 */
export function convolve(params: usize, from: usize, pooled: usize, places: usize, samples: u32): void {
  const row = load<u32>(params, CONV_ROW) << 2;
  const outRow = load<u32>(params, CONV_OUT_ROW) << 2;
  const bordered = load<u32>(params, CONV_PADDING) != 0;
  for (let sample: u32 = 0; sample < samples; sample++) {
    const image = from + sample * row;
    convolveOne(params, bordered ? border(params, image) : image);
    if (load<u32>(params, CONV_POOL) == CONV_POOL_MAX) poolMax(params, pooled + sample * outRow, places + sample * outRow);
    else poolAverage(params, pooled + sample * outRow);
  }
}

/** A copy of the image in the middle of zeros, which nobody else writes to. */
function border(params: usize, image: usize): usize {
  const padding = load<u32>(params, CONV_PADDING);
  const width = load<u32>(params, CONV_WIDTH);
  const pixel = load<u32>(params, CONV_CHANNELS) << 2;
  const to = <usize>load<u32>(params, CONV_BORDERED);
  const height = load<u32>(params, CONV_HEIGHT);
  for (let y: u32 = 0; y < height; y++) {
    const start = (y + padding) * (width + 2 * padding) + padding;
    memory.copy(to + start * pixel, image + y * width * pixel, width * pixel);
  }
  return to;
}

function convolveOne(params: usize, image: usize): void {
  const kernel = load<u32>(params, CONV_KERNEL);
  const channels = load<u32>(params, CONV_CHANNELS);
  const size = load<u32>(params, CONV_POOL_SIZE);
  const height = load<u32>(params, CONV_OUT_HEIGHT) * size;
  const width = load<u32>(params, CONV_OUT_WIDTH) * size;
  const groups = (load<u32>(params, CONV_OUT_CHANNELS) + CONV_GROUP - 1) / CONV_GROUP;
  const wide = groups * CONV_GROUP;
  const out = <usize>load<u32>(params, CONV_CONVOLVED);
  const imageRow = ((width + kernel - 1) * channels) << 2;
  const inner = kernel * channels;
  memory.fill(out, 0, (height * width * wide) << 2);
  let weights = <usize>load<u32>(params, CONV_FORWARD);
  for (let group: u32 = 0; group < groups; group++) {
    for (let y: u32 = 0; y < height; y++) {
      const to = out + ((y * width * wide + group * CONV_GROUP) << 2);
      for (let k: u32 = 0; k < kernel; k++) {
        const a = image + (y + k) * imageRow;
        const b = weights + ((k * inner * CONV_GROUP) << 2);
        multiply(to, wide, a, channels, 1, b, CONV_GROUP, width, inner, CONV_GROUP);
      }
    }
    weights += (kernel * inner * CONV_GROUP) << 2;
  }
}

/** Not-a-number wins, wherever it stands. */
function poolMax(params: usize, pooled: usize, places: usize): void {
  const size = load<u32>(params, CONV_POOL_SIZE);
  const height = load<u32>(params, CONV_OUT_HEIGHT);
  const width = load<u32>(params, CONV_OUT_WIDTH);
  const channels = load<u32>(params, CONV_OUT_CHANNELS);
  const pixel = (((channels + CONV_GROUP - 1) / CONV_GROUP) * CONV_GROUP) << 2;
  const imageRow = width * size * pixel;
  const from = <usize>load<u32>(params, CONV_CONVOLVED);
  for (let y: u32 = 0; y < height; y++) {
    for (let x: u32 = 0; x < width; x++) {
      const corner = from + y * size * imageRow + x * size * pixel;
      const to = ((y * width + x) * channels) << 2;
      for (let c: u32 = 0; c < channels; c += 4) {
        let best = v128.load(corner + (c << 2));
        let place = i32x4.splat(0);
        for (let k: u32 = 1; k < size * size; k++) {
          const value = v128.load(corner + (k / size) * imageRow + (k % size) * pixel + (c << 2));
          place = v128.bitselect(i32x4.splat(k), place, f32x4.gt(value, best));
          best = f32x4.max(best, value);
        }
        v128.store(pooled + to + (c << 2), best);
        v128.store(places + to + (c << 2), place);
      }
    }
  }
}

function poolAverage(params: usize, pooled: usize): void {
  const size = load<u32>(params, CONV_POOL_SIZE);
  const height = load<u32>(params, CONV_OUT_HEIGHT);
  const width = load<u32>(params, CONV_OUT_WIDTH);
  const channels = load<u32>(params, CONV_OUT_CHANNELS);
  const pixel = (((channels + CONV_GROUP - 1) / CONV_GROUP) * CONV_GROUP) << 2;
  const imageRow = width * size * pixel;
  const from = <usize>load<u32>(params, CONV_CONVOLVED);
  const share = f32x4.splat(<f32>1 / f32(size * size));
  for (let y: u32 = 0; y < height; y++) {
    for (let x: u32 = 0; x < width; x++) {
      const corner = from + y * size * imageRow + x * size * pixel;
      const to = pooled + (((y * width + x) * channels) << 2);
      for (let c: u32 = 0; c < channels; c += 4) {
        let sum = v128.load(corner + (c << 2));
        for (let k: u32 = 1; k < size * size; k++) {
          sum = f32x4.add(sum, v128.load(corner + (k / size) * imageRow + (k % size) * pixel + (c << 2)));
        }
        v128.store(to + (c << 2), f32x4.mul(sum, share));
      }
    }
  }
}
