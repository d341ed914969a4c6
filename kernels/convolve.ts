// Convolution of images, there and back. Only numbers that are not 0 cost anything: those of a few positions of a row are
// listed, and each position that a kernel takes them to adds up the weights that they meet.
import {
  CONV_CHANNELS, CONV_FORWARD, CONV_HEIGHT, CONV_KERNEL, CONV_OUT_CHANNELS, CONV_OUT_HEIGHT, CONV_OUT_WIDTH, CONV_PADDING,
  CONV_POOL, CONV_POOL_MAX, CONV_POOL_SIZE, CONV_WEIGHTS, CONV_WIDTH, ENTRY, THREAD_BYTES,
} from '../src/kernel/layout';
import { addListed, enter, room } from './listed';
import { pool } from './pool';

/** What is listed of one position, 0 in most places: the rows of weights that its channels meet. */
let starts: usize = 0;

/**
 * Adds what `samples` images at `from` are convolved to to the maps at `maps`, and pools those to which anything came:
 * values to `pooled`, and to `places` (u32) the place in its window that each comes from, row by row; the first of equal
 * ones, 0 under an average. Rows are counted in numbers. Returns the multiply-adds done.
 */
export function convolve(
  params: usize, from: usize, row: u32, maps: usize, mapRow: u32, pooled: usize, places: usize, outRow: u32, samples: u32,
): f64 {
  const size = load<u32>(params, CONV_POOL_SIZE);
  const rows = load<u32>(params, CONV_OUT_HEIGHT) * size;
  const columns = load<u32>(params, CONV_OUT_WIDTH) * size;
  const height = load<u32>(params, CONV_HEIGHT);
  const width = load<u32>(params, CONV_WIDTH);
  const channels = load<u32>(params, CONV_CHANNELS);
  const kernel = load<u32>(params, CONV_KERNEL);
  const padding = load<u32>(params, CONV_PADDING);
  const wide = whole(load<u32>(params, CONV_OUT_CHANNELS));
  const weights = <usize>load<u32>(params, CONV_FORWARD);
  const right = channels * wide;
  const block = positionsAtOnce(channels);
  let pairs: u32 = 0;
  let all: f64 = 0;
  for (let sample: u32 = 0; sample < samples; sample++) {
    const image = from + ((sample * row) << 2);
    const map = maps + ((sample * mapRow) << 2);
    pairs = 0;
    for (let line: u32 = 0; line < height; line++) {
      for (let first: u32 = 0; first < width; first += block) {
        const count = min(block, width - first);
        if (!listImage(image + (((line * width + first) * channels) << 2), first, count, channels, wide << 2)) continue;
        pairs += addLine(map, rows, columns, wide, line, first, count, weights, kernel * right, right, kernel, padding);
      }
    }
    if (pairs > 0) pool(params, map, pooled + ((sample * outRow) << 2), places + ((sample * outRow) << 2));
    all += f64(pairs);
  }
  return all * f64(load<u32>(params, CONV_OUT_CHANNELS));
}

/**
 * into += the transposed convolution of the `values` of `samples` images, each set back to its place of `places`: the
 * kernel the other way round. Returns the multiply-adds done.
 */
export function convolveBack(
  params: usize, into: usize, row: u32, values: usize, places: usize, outRow: u32, samples: u32,
): f64 {
  const size = load<u32>(params, CONV_POOL_SIZE);
  const height = load<u32>(params, CONV_OUT_HEIGHT) * size;
  const width = load<u32>(params, CONV_OUT_WIDTH) * size;
  const outChannels = load<u32>(params, CONV_OUT_CHANNELS);
  const rows = load<u32>(params, CONV_HEIGHT);
  const columns = load<u32>(params, CONV_WIDTH);
  const channels = load<u32>(params, CONV_CHANNELS);
  const kernel = load<u32>(params, CONV_KERNEL);
  const padding = kernel - 1 - load<u32>(params, CONV_PADDING);
  const right = outChannels * whole(channels);
  const last = <usize>load<u32>(params, CONV_WEIGHTS) + (((kernel * kernel - 1) * right) << 2);
  const block = positionsAtOnce(outChannels);
  let pairs: f64 = 0;
  for (let sample: u32 = 0; sample < samples; sample++) {
    const image = into + ((sample * row) << 2);
    const from = (sample * outRow) << 2;
    for (let line: u32 = 0; line < height; line++) {
      for (let first: u32 = 0; first < width; first += block) {
        const count = min(block, width - first);
        if (!listPooled(params, values + from, places + from, line, first, count, right)) continue;
        pairs += f64(addLine(image, rows, columns, channels, line, first, count, last, -kernel * right, -right, kernel, padding));
      }
    }
  }
  return pairs * f64(channels);
}

@inline
function whole(channels: u32): u32 {
  return (channels + 3) & ~3;
}

/** Positions whose lists there is room for, behind where each of them starts. */
function positionsAtOnce(channels: u32): u32 {
  return (THREAD_BYTES - 4) / (4 + channels * (ENTRY as u32));
}

/** Begins the lists of some positions; returns where their entries stand. */
function begin(count: u32): usize {
  starts = room;
  return room + ((count + 1) << 2);
}

/** Lists the channels of `count` positions that stand side by side; false where all are 0. */
function listImage(at: usize, first: u32, count: u32, channels: u32, wide: u32): bool {
  const entries = begin(count);
  let end = entries;
  let place = first * channels * wide;
  for (let k: u32 = 0; k < count; k++) {
    store<u32>(starts + (k << 2), end);
    for (let c: u32 = 0; c < channels; c += 4) {
      const some = min(channels - c, 4);
      if (nonzero(at, some) != 0) {
        for (let lane: u32 = 0; lane < some; lane++) {
          const value = load<f32>(at + (lane << 2));
          end = enter(end, place + lane * wide, value, value != 0);
        }
      }
      at += some << 2;
      place += some * wide;
    }
  }
  store<u32>(starts + (count << 2), end);
  return end != entries;
}

/** One bit for each of up to four numbers: whether it is not 0. */
@inline
function nonzero(at: usize, count: u32): u32 {
  return i32x4.bitmask(f32x4.ne(v128.load(at), f32x4.splat(0))) & ((1 << count) - 1);
}

/** The same for positions of a map, to which pooled values go back; places are counted from the right. */
function listPooled(params: usize, values: usize, places: usize, line: u32, first: u32, count: u32, right: u32): bool {
  const size = load<u32>(params, CONV_POOL_SIZE);
  const channels = load<u32>(params, CONV_OUT_CHANNELS);
  const max = load<u32>(params, CONV_POOL) == CONV_POOL_MAX;
  const share: f32 = max ? 1 : <f32>1 / f32(size * size);
  const wide = whole(load<u32>(params, CONV_CHANNELS)) << 2;
  const units = (line / size) * load<u32>(params, CONV_OUT_WIDTH);
  const entries = begin(count);
  let end = entries;
  for (let k: u32 = 0; k < count; k++) {
    store<u32>(starts + (k << 2), end);
    const x = first + k;
    const window = max ? (line % size) * size + (x % size) : 0;
    const at = ((units + x / size) * channels) << 2;
    let place = -((x * right) << 2);
    for (let c: u32 = 0; c < channels; c += 4) {
      const some = min(channels - c, 4);
      if (nonzero(values + at + (c << 2), some) != 0) {
        for (let lane = c; lane < c + some; lane++) {
          const value = load<f32>(values + at + (lane << 2));
          const here = (value != 0) & (load<u32>(places + at + (lane << 2)) == window);
          end = enter(end, place + lane * wide, value * share, here);
        }
      }
    }
  }
  store<u32>(starts + (count << 2), end);
  return end != entries;
}

/**
 * Takes listed positions `first`, `first` + 1 .. of a line to all positions of an image of `rows` by `columns` where a
 * kernel finds them. Weights a tap further down or to the right stand so many numbers on. Returns how many numbers met a
 * row of weights.
 */
function addLine(
  to: usize, rows: u32, columns: u32, channels: u32, line: u32, first: u32, count: u32, weights: usize, down: u32, right: u32,
  kernel: u32, padding: u32,
): u32 {
  const bytes = channels << 2;
  const left = max<i32>(0, first + padding - kernel + 1);
  const beyond = min<i32>(columns, first + count + padding);
  let pairs: usize = 0;
  for (let tap: u32 = 0; tap < kernel; tap++) {
    const y = line + padding - tap;
    // A row above the image has wrapped round to a large number.
    if (y >= rows) continue;
    for (let x = left; x < beyond; x++) {
      const under: i32 = x - padding;
      const from = load<u32>(starts + ((max<i32>(under, first) - first) << 2));
      const end = load<u32>(starts + ((min<i32>(under + kernel, first + count) - first) << 2));
      if (from == end) continue;
      addListed(to + (y * columns + x) * bytes, weights + ((tap * down - under * right) << 2), from, end, bytes);
      pairs += (end - from) / ENTRY;
    }
  }
  return pairs as u32;
}
