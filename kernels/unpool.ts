// What a convolution with pooling sends back, and what it learns: only positions that were pooled from, and only units
// that are not 0, cost anything.
import {
  CONV_CHANNELS, CONV_ENTRIES, CONV_HEIGHT, CONV_KERNEL, CONV_LISTS, CONV_OUT_CHANNELS, CONV_OUT_HEIGHT, CONV_OUT_ROW,
  CONV_OUT_WIDTH, CONV_PADDING, CONV_POOL, CONV_POOL_MAX, CONV_POOL_SIZE, CONV_ROW, CONV_WEIGHTS, CONV_WIDTH, ENTRY,
  UNPOOLED,
} from '../src/kernel/layout';
import { multiplyAdd } from './lanes';

/**
 * into += the transposed convolution of the `values` of `samples` images, each set back to its place of `places`.
 * Returns the multiply-adds done.
 */
export function convolveBack(params: usize, into: usize, values: usize, places: usize, samples: u32): f64 {
  return spread(params, <usize>load<u32>(params, CONV_WEIGHTS), into, values, places, samples, false);
}

/**
 * changes += what `values`, set back to their places, correlate with in the images at `from`; laid out like the weights
 * at CONV_WEIGHTS. Returns the multiply-adds done.
 */
export function correlate(
  params: usize, changes: usize, from: usize, values: usize, places: usize, samples: u32,
): f64 {
  return spread(params, changes, from, values, places, samples, true);
}

/** For each tap of the kernel, joins the pixels of images and the rows of weights that values bring together. */
function spread(
  params: usize, weights: usize, images: usize, values: usize, places: usize, samples: u32, learns: bool,
): f64 {
  const kernel = load<u32>(params, CONV_KERNEL);
  const padding = load<u32>(params, CONV_PADDING);
  const height = load<u32>(params, CONV_HEIGHT);
  const width = load<u32>(params, CONV_WIDTH);
  const channels = load<u32>(params, CONV_CHANNELS);
  const slice = load<u32>(params, CONV_OUT_CHANNELS) * rowBytes(params);
  const lists = <usize>load<u32>(params, CONV_LISTS);
  const outRow = load<u32>(params, CONV_OUT_ROW) << 2;
  const imageRow = load<u32>(params, CONV_ROW) << 2;
  let pairs: f64 = 0;
  for (let sample: u32 = 0; sample < samples; sample++) {
    const end = list(params, values + sample * outRow, places + sample * outRow);
    const image = images + sample * imageRow;
    for (let tap: u32 = 0; tap < kernel * kernel; tap++) {
      const rows = weights + tap * slice;
      const down = tap / kernel - padding;
      const right = (tap % kernel) - padding;
      for (let at = lists; at < end; at += UNPOOLED) {
        const y = load<u32>(at) + down;
        const x = load<u32>(at, 4) + right;
        // A pixel above or left of the image has wrapped round to a large number.
        if (y >= height || x >= width) continue;
        const pixel = image + (((y * width + x) * channels) << 2);
        const first = <usize>load<u32>(at, 8);
        const count = load<u32>(at, 12);
        if (learns) addToRows(rows, pixel, channels, first, count);
        else addRows(pixel, rows, channels, first, count);
        pairs += f64(count);
      }
    }
  }
  return pairs * f64(channels);
}

@inline
function rowBytes(params: usize): u32 {
  return ((load<u32>(params, CONV_CHANNELS) + 3) & ~3) << 2;
}

/** Lists the units of one image that are not 0 by the position they go back to; returns the end of the lists. */
function list(params: usize, values: usize, places: usize): usize {
  const size = load<u32>(params, CONV_POOL_SIZE);
  const units = load<u32>(params, CONV_OUT_HEIGHT) * load<u32>(params, CONV_OUT_WIDTH);
  const width = load<u32>(params, CONV_OUT_WIDTH);
  const channels = load<u32>(params, CONV_OUT_CHANNELS);
  const max = load<u32>(params, CONV_POOL) == CONV_POOL_MAX;
  const share: f32 = max ? 1 : <f32>1 / f32(size * size);
  let at = <usize>load<u32>(params, CONV_LISTS);
  let entry = <usize>load<u32>(params, CONV_ENTRIES);
  let first = entry;
  for (let unit: u32 = 0; unit < units; unit++) {
    const from = (unit * channels) << 2;
    for (let place: u32 = 0; place < size * size; place++) {
      if (max || place == 0) {
        first = entry;
        entry = listUnits(params, entry, values + from, places + from, place, share);
      }
      if (entry == first) continue;
      store<u32>(at, (unit / width) * size + place / size);
      store<u32>(at, (unit % width) * size + (place % size), 4);
      store<u32>(at, first, 8);
      store<u32>(at, (entry - first) / ENTRY, 12);
      at += UNPOOLED;
    }
  }
  return at;
}

/** The channels of one unit that are not 0 and come from `place`; returns the end of their entries. */
function listUnits(params: usize, entry: usize, values: usize, places: usize, place: u32, share: f32): usize {
  const channels = load<u32>(params, CONV_OUT_CHANNELS);
  const row = rowBytes(params);
  for (let c: u32 = 0; c < channels; c++) {
    const value = load<f32>(values + (c << 2));
    if (value == 0 || load<u32>(places + (c << 2)) != place) continue;
    store<u32>(entry, c * row);
    store<f32>(entry, value * share, 4);
    entry += ENTRY;
  }
  return entry;
}

/** pixel += sum over the entries of value x row; 16 channels at a time stay in registers. */
function addRows(pixel: usize, rows: usize, channels: u32, first: usize, count: u32): void {
  const end = first + count * ENTRY;
  const bytes = channels << 2;
  let at: usize = 0;
  for (; at + 64 <= bytes; at += 64) {
    const to = pixel + at;
    let s0 = v128.load(to);
    let s1 = v128.load(to, 16);
    let s2 = v128.load(to, 32);
    let s3 = v128.load(to, 48);
    for (let entry = first; entry < end; entry += ENTRY) {
      const w = rows + load<u32>(entry) + at;
      const x = v128.load32_splat(entry, 4);
      s0 = multiplyAdd(x, v128.load(w), s0);
      s1 = multiplyAdd(x, v128.load(w, 16), s1);
      s2 = multiplyAdd(x, v128.load(w, 32), s2);
      s3 = multiplyAdd(x, v128.load(w, 48), s3);
    }
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  for (; at + 16 <= bytes; at += 16) {
    let sum = v128.load(pixel + at);
    for (let entry = first; entry < end; entry += ENTRY) {
      sum = multiplyAdd(v128.load32_splat(entry, 4), v128.load(rows + load<u32>(entry) + at), sum);
    }
    v128.store(pixel + at, sum);
  }
  for (; at < bytes; at += 4) {
    let sum = load<f32>(pixel + at);
    for (let entry = first; entry < end; entry += ENTRY) {
      sum += load<f32>(entry, 4) * load<f32>(rows + load<u32>(entry) + at);
    }
    store<f32>(pixel + at, sum);
  }
}

/** Each row of the entries += value x pixel. */
function addToRows(rows: usize, pixel: usize, channels: u32, first: usize, count: u32): void {
  const end = first + count * ENTRY;
  const bytes = channels << 2;
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const source = v128.load(pixel + at);
    for (let entry = first; entry < end; entry += ENTRY) {
      const to = rows + load<u32>(entry) + at;
      v128.store(to, multiplyAdd(v128.load32_splat(entry, 4), source, v128.load(to)));
    }
  }
  for (; at < bytes; at += 4) {
    const source = load<f32>(pixel + at);
    for (let entry = first; entry < end; entry += ENTRY) {
      const to = rows + load<u32>(entry) + at;
      store<f32>(to, load<f32>(to) + load<f32>(entry, 4) * source);
    }
  }
}
