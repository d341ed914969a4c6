// Convolution of images, there and back. Only numbers that are not 0 cost anything: those of some lines are listed, and
// each position that a kernel takes them to adds up the weights that they meet.
import {
  CONV_CHANNELS, CONV_FORWARD, CONV_HEIGHT, CONV_KERNEL, CONV_OUT_CHANNELS, CONV_OUT_HEIGHT, CONV_OUT_WIDTH, CONV_PADDING,
  CONV_POOL, CONV_POOL_MAX, CONV_POOL_SIZE, CONV_WEIGHTS, CONV_WIDTH, ENTRY, THREAD_BYTES,
} from '../src/kernel/layout';
import { addListed, enter, room } from './listed';
import { pool } from './pool';

/** Channels that are worked out together: a row of the kernel has its weights of so many near. */
const AT_ONCE: u32 = 64;

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
  let pairs: u32 = 0;
  let all: f64 = 0;
  for (let sample: u32 = 0; sample < samples; sample++) {
    const image = from + ((sample * row) << 2);
    const map = maps + ((sample * mapRow) << 2);
    pairs = 0;
    let count: u32 = 0;
    for (let first: u32 = 0; first < height * width; first += count) {
      count = positionsAtOnce(channels, first, height, width);
      if (!listImage(image, first, count, width, channels, wide << 2)) continue;
      pairs += add(map, rows, columns, wide, first, count, width, weights, kernel * right, right, kernel, padding);
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
  let pairs: f64 = 0;
  for (let sample: u32 = 0; sample < samples; sample++) {
    const image = into + ((sample * row) << 2);
    const from = (sample * outRow) << 2;
    if (silent(values + from, outRow)) continue;
    let count: u32 = 0;
    for (let first: u32 = 0; first < height * width; first += count) {
      count = positionsAtOnce(outChannels, first, height, width);
      if (!listPooled(params, values + from, places + from, first, count, right)) continue;
      pairs += f64(add(image, rows, columns, channels, first, count, width, last, -kernel * right, -right, kernel, padding));
    }
  }
  return pairs * f64(channels);
}

@inline
function whole(channels: u32): u32 {
  return (channels + 3) & ~3;
}

/**
 * Positions from `first` on that there is room to list, behind where the entries of each start: whole lines, or a part of
 * one.
 */
function positionsAtOnce(channels: u32, first: u32, height: u32, width: u32): u32 {
  const most: u32 = (THREAD_BYTES - 4) / (4 + channels * ENTRY);
  const x = first % width;
  if (most < width) return min(most, width - x);
  return min(most - (most % width), height * width - first);
}

@inline
function entriesOf(count: u32): usize {
  return room + ((count + 1) << 2);
}

@inline
function start(k: u32, end: usize): void {
  store<u32>(room + (k << 2), end as u32);
}

/** Lists the channels of `count` positions from `first` on; false where all are 0. */
function listImage(image: usize, first: u32, count: u32, width: u32, channels: u32, wide: u32): bool {
  let end = entriesOf(count);
  let at = image + ((first * channels) << 2);
  let x = first % width;
  for (let k: u32 = 0; k < count; k++) {
    start(k, end);
    const place = x * channels * wide;
    for (let c: u32 = 0; c < channels; c += 4) {
      const four = v128.load(at + (c << 2));
      const counts = first4(channels - c) & nonzero(four);
      if (counts != 0) end = enterFour(end, place + c * wide, wide, four, counts);
    }
    at += channels << 2;
    if (++x == width) x = 0;
  }
  start(count, end);
  return end != entriesOf(count);
}

/** Whether all of `count` numbers are 0, a multiple of four. */
function silent(at: usize, count: u32): bool {
  let some = i32x4.splat(0);
  for (let end = at + (count << 2); at < end; at += 16) some = v128.or(some, f32x4.ne(v128.load(at), f32x4.splat(0)));
  return !v128.any_true(some);
}

/** One bit for each of four numbers: whether it is not 0. */
@inline
function nonzero(four: v128): u32 {
  return i32x4.bitmask(f32x4.ne(four, f32x4.splat(0)));
}

/** Bits of those of four that there are. */
@inline
function first4(some: u32): u32 {
  return some < 4 ? (1 << some) - 1 : 15;
}

@inline
function enterFour(end: usize, place: usize, wide: u32, four: v128, counts: u32): usize {
  end = enter(end, place, f32x4.extract_lane(four, 0), (counts & 1) != 0);
  end = enter(end, place + wide, f32x4.extract_lane(four, 1), (counts & 2) != 0);
  end = enter(end, place + 2 * wide, f32x4.extract_lane(four, 2), (counts & 4) != 0);
  return enter(end, place + 3 * wide, f32x4.extract_lane(four, 3), (counts & 8) != 0);
}

/** The same for positions of a map, to which pooled values go back; places are counted from the right. */
function listPooled(params: usize, values: usize, places: usize, first: u32, count: u32, right: u32): bool {
  const size = load<u32>(params, CONV_POOL_SIZE);
  const channels = load<u32>(params, CONV_OUT_CHANNELS);
  const outWidth = load<u32>(params, CONV_OUT_WIDTH);
  const max = load<u32>(params, CONV_POOL) == CONV_POOL_MAX;
  const share = f32x4.splat(max ? 1 : <f32>1 / f32(size * size));
  const wide = whole(load<u32>(params, CONV_CHANNELS)) << 2;
  let y = first / (outWidth * size);
  let x = first % (outWidth * size);
  let end = entriesOf(count);
  for (let k: u32 = 0; k < count; k++) {
    start(k, end);
    const window = i32x4.splat(max ? (y % size) * size + (x % size) : 0);
    const at = (((y / size) * outWidth + x / size) * channels) << 2;
    const place = -((x * right) << 2);
    for (let c: u32 = 0; c < channels; c += 4) {
      const four = v128.load(values + at + (c << 2));
      let counts = first4(channels - c) & nonzero(four);
      if (counts == 0) continue;
      counts &= i32x4.bitmask(i32x4.eq(v128.load(places + at + (c << 2)), window));
      if (counts != 0) end = enterFour(end, place + c * wide, wide, f32x4.mul(four, share), counts);
    }
    if (++x == outWidth * size) {
      x = 0;
      y++;
    }
  }
  start(count, end);
  return end != entriesOf(count);
}

/**
 * Takes `count` listed positions from `first` on of an image `width` wide to all positions of another of `rows` by
 * `columns` where a kernel finds them. Weights a tap further down or to the right stand so many numbers on. So many
 * channels and a row of the kernel at a time, so that their weights stay near. Returns how many numbers met a row of
 * weights.
 */
function add(
  to: usize, rows: u32, columns: u32, channels: u32, first: u32, count: u32, width: u32, weights: usize, down: u32, right: u32,
  kernel: u32, padding: u32,
): u32 {
  let pairs: u32 = 0;
  for (let c: u32 = 0; c < channels; c += AT_ONCE) {
    const some = min(channels - c, AT_ONCE);
    pairs = addSome(
      to + (c << 2), rows, columns, channels, some, first, count, width, weights + (c << 2), down, right, kernel, padding,
    );
  }
  return pairs;
}

/** The same for the first `some` of the channels. */
function addSome(
  to: usize, rows: u32, columns: u32, channels: u32, some: u32, first: u32, count: u32, width: u32, weights: usize, down: u32,
  right: u32, kernel: u32, padding: u32,
): u32 {
  const begin = first % width;
  const beyond = min(begin + count, width);
  const left = max<i32>(0, begin + padding - kernel + 1);
  const end = min<i32>(columns, beyond + padding);
  let pairs: usize = 0;
  for (let tap: u32 = 0; tap < kernel; tap++) {
    for (let listed: u32 = 0; listed < count; listed += width) {
      const y = (first + listed) / width + padding - tap;
      // A row above the image has wrapped round to a large number.
      if (y >= rows) continue;
      for (let x = left; x < end; x++) {
        const under: i32 = x - padding;
        const from = load<u32>(room + ((listed + max<i32>(under, begin) - begin) << 2));
        const until = load<u32>(room + ((listed + min<i32>(under + kernel, beyond) - begin) << 2));
        if (from == until) continue;
        const pixel = to + (((y * columns + x) * channels) << 2);
        addListed(pixel, weights + ((tap * down - under * right) << 2), from, until, some << 2);
        pairs += (until - from) / ENTRY;
      }
    }
  }
  return pairs as u32;
}
