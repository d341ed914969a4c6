// Pooling of the map that an image was convolved to.
import {
  CONV_OUT_CHANNELS, CONV_OUT_HEIGHT, CONV_OUT_WIDTH, CONV_POOL, CONV_POOL_MAX, CONV_POOL_SIZE,
} from '../src/kernel/layout';

export function pool(params: usize, map: usize, pooled: usize, places: usize): void {
  const size = load<u32>(params, CONV_POOL_SIZE);
  const height = load<u32>(params, CONV_OUT_HEIGHT);
  const width = load<u32>(params, CONV_OUT_WIDTH);
  const channels = load<u32>(params, CONV_OUT_CHANNELS);
  const largest = load<u32>(params, CONV_POOL) == CONV_POOL_MAX;
  const pixel = ((channels + 3) & ~3) << 2;
  const line = width * size * pixel;
  for (let y: u32 = 0; y < height; y++) {
    for (let x: u32 = 0; x < width; x++) {
      const corner = map + y * size * line + x * size * pixel;
      const to = ((y * width + x) * channels) << 2;
      for (let c: u32 = 0; c < channels; c += 4) {
        const at = to + (c << 2);
        const some = min(channels - c, 4);
        if (largest) maximum(corner + (c << 2), size, line, pixel, pooled + at, places + at, some);
        else storeSome(pooled + at, average(corner + (c << 2), size, line, pixel), some);
      }
    }
  }
}

/** Not-a-number wins, wherever it stands. */
@inline
function maximum(corner: usize, size: u32, line: u32, pixel: u32, pooled: usize, places: usize, some: u32): void {
  let best = v128.load(corner);
  let place = i32x4.splat(0);
  let k: u32 = 0;
  for (let down: u32 = 0; down < size; down++) {
    for (let right: u32 = 0; right < size; right++) {
      const value = v128.load(corner + down * line + right * pixel);
      place = v128.bitselect(i32x4.splat(k), place, f32x4.gt(value, best));
      best = f32x4.max(best, value);
      k++;
    }
  }
  storeSome(pooled, best, some);
  storeSome(places, place, some);
}

@inline
function average(corner: usize, size: u32, line: u32, pixel: u32): v128 {
  let sum = f32x4.splat(0);
  for (let down: u32 = 0; down < size; down++) {
    for (let right: u32 = 0; right < size; right++) sum = f32x4.add(sum, v128.load(corner + down * line + right * pixel));
  }
  return f32x4.mul(sum, f32x4.splat(<f32>1 / f32(size * size)));
}

/** The first lanes only: what follows belongs to others. */
@inline
function storeSome(to: usize, value: v128, some: u32): void {
  if (some == 4) {
    v128.store(to, value);
    return;
  }
  store<f32>(to, f32x4.extract_lane(value, 0));
  if (some > 1) store<f32>(to, f32x4.extract_lane(value, 1), 4);
  if (some > 2) store<f32>(to, f32x4.extract_lane(value, 2), 8);
}
