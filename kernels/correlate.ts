// What a convolution learns: each row of weights gathers the pixels that its channel brought it together with.
import {
  CONV_CHANNELS, CONV_HEIGHT, CONV_KERNEL, CONV_OUT_CHANNELS, CONV_OUT_HEIGHT, CONV_OUT_WIDTH, CONV_PADDING, CONV_POOL,
  CONV_POOL_MAX, CONV_POOL_SIZE, CONV_WIDTH, ENTRY, THREAD_BYTES,
} from '../src/kernel/layout';
import { addListed, enter, room } from './listed';

/** Values listed at once: each with its pixel, where that stands, and once more where it is in the image. */
const LISTED: u32 = (THREAD_BYTES / (2 * ENTRY + 4)) as u32;

/**
 * changes += what `values` of `count` channels from `first` on, set back to their places, correlate with in the images
 * at `from`; laid out like the weights at CONV_WEIGHTS. Rows are counted in numbers. Returns the multiply-adds done.
 */
export function correlate(
  params: usize, changes: usize, from: usize, row: u32, values: usize, places: usize, outRow: u32, samples: u32, first: u32,
  count: u32,
): f64 {
  const size = load<u32>(params, CONV_POOL_SIZE);
  const height = load<u32>(params, CONV_OUT_HEIGHT);
  const width = load<u32>(params, CONV_OUT_WIDTH);
  const outChannels = load<u32>(params, CONV_OUT_CHANNELS);
  const columns = load<u32>(params, CONV_WIDTH);
  const channels = load<u32>(params, CONV_CHANNELS);
  const padding = load<u32>(params, CONV_PADDING);
  const max = load<u32>(params, CONV_POOL) == CONV_POOL_MAX;
  const share: f32 = max ? 1 : <f32>1 / f32(size * size);
  const positions = room + LISTED * ENTRY;
  let pairs: u32 = 0;
  let all: f64 = 0;
  for (let out = first; out < first + count; out++) {
    let listed: u32 = 0;
    for (let sample: u32 = 0; sample < samples; sample++) {
      const image = from + ((sample * row) << 2);
      for (let unit: u32 = 0; unit < height * width; unit++) {
        const at = (sample * outRow + unit * outChannels + out) << 2;
        const value = load<f32>(values + at);
        if (value == 0) continue;
        const place = max ? load<u32>(places + at) : 0;
        const beyond = max ? place + 1 : size * size;
        for (let k = place; k < beyond; k++) {
          const y = (unit / width) * size + k / size - padding;
          const x = (unit % width) * size + (k % size) - padding;
          enter(room + listed * ENTRY, image + (((y * columns + x) * channels) << 2), value * share, true);
          store<u32>(positions + (listed << 2), (y << 16) | (x & 0xffff));
          if (++listed == LISTED) {
            pairs += gather(params, changes, out, listed);
            listed = 0;
          }
        }
      }
    }
    pairs += gather(params, changes, out, listed);
    all += f64(pairs);
    pairs = 0;
  }
  return all * f64(channels);
}

/** Adds the listed pixels to the weights of a channel, a tap at a time; returns how many were met. */
function gather(params: usize, changes: usize, out: u32, listed: u32): u32 {
  if (listed == 0) return 0;
  const kernel = load<u32>(params, CONV_KERNEL);
  const width = load<u32>(params, CONV_WIDTH);
  const bytes = load<u32>(params, CONV_CHANNELS) << 2;
  const outChannels = load<u32>(params, CONV_OUT_CHANNELS);
  const padded = load<u32>(params, CONV_PADDING) != 0;
  const inside = room + LISTED * (ENTRY + 4);
  let pairs: usize = 0;
  for (let tap: u32 = 0; tap < kernel * kernel; tap++) {
    const down = tap / kernel;
    const right = tap % kernel;
    const first = padded ? inside : room;
    const end = padded ? listInside(params, inside, listed, down, right) : room + listed * ENTRY;
    const to = changes + (tap * outChannels + out) * ((bytes + 15) & ~15);
    addListed(to, (down * width + right) * bytes, first, end, bytes);
    pairs += (end - first) / ENTRY;
  }
  return pairs as u32;
}

/** Lists those again whose pixel at a tap lies in the image; returns the end. */
function listInside(params: usize, inside: usize, listed: u32, down: u32, right: u32): usize {
  const height = load<u32>(params, CONV_HEIGHT);
  const width = load<u32>(params, CONV_WIDTH);
  let end = inside;
  for (let k: u32 = 0; k < listed; k++) {
    const at = load<i32>(room + LISTED * ENTRY + (k << 2));
    // A row above or a column left of the image has wrapped round to a large number.
    const y: u32 = (at >> 16) + down;
    const x: u32 = ((at << 16) >> 16) + right;
    const entry = room + k * ENTRY;
    end = enter(end, load<u32>(entry), load<f32>(entry, 4), (y < height) & (x < width));
  }
  return end;
}
