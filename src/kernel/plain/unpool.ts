import * as L from '../layout.js';
import { sizesAt } from './convolve.js';
import { type Views, word } from './views.js';

const f = Math.fround;

/**
 * into += the transposed convolution of the `values` of `samples` images, each set back to its place of `places`.
 * Returns the multiply-adds done.
 */
export function convolveBack(
  m: Views,
  params: number,
  into: number,
  values: number,
  places: number,
  samples: number,
): number {
  const weights = word(m, params, L.CONV_WEIGHTS);
  return spread(m, params, values, places, samples, (row, pixel, channels, value) => {
    const [from, to] = [(weights + row) >>> 2, (into + pixel) >>> 2];
    for (let c = 0; c < channels; c++) m.f32[to + c] = f(m.f32[to + c]! + f(value * m.f32[from + c]!));
  });
}

/**
 * changes += what `values`, set back to their places, correlate with in the images at `from`; laid out like the weights
 * at CONV_WEIGHTS. Returns the multiply-adds done.
 */
export function correlate(
  m: Views,
  params: number,
  changes: number,
  from: number,
  values: number,
  places: number,
  samples: number,
): number {
  return spread(m, params, values, places, samples, (row, pixel, channels, value) => {
    const [to, image] = [(changes + row) >>> 2, (from + pixel) >>> 2];
    for (let c = 0; c < channels; c++) m.f32[to + c] = f(m.f32[to + c]! + f(value * m.f32[image + c]!));
  });
}

/** Joins a row of weights and the pixel of the images, both byte offsets, that a value brings together. */
type Join = (row: number, pixel: number, channels: number, value: number) => void;

function spread(
  m: Views,
  params: number,
  values: number,
  places: number,
  samples: number,
  join: Join,
): number {
  const { kernel, padding, height, width, channels, outChannels, row, outRow } = sizesAt(m, params);
  const rowBytes = 16 * Math.ceil(channels / 4);
  let pairs = 0;
  for (let sample = 0; sample < samples; sample++) {
    const end = list(m, params, values + 4 * sample * outRow, places + 4 * sample * outRow);
    for (let tap = 0; tap < kernel * kernel; tap++) {
      const [down, right] = [Math.floor(tap / kernel) - padding, (tap % kernel) - padding];
      for (let at = word(m, params, L.CONV_LISTS); at < end; at += L.UNPOOLED) {
        const [y, x] = [word(m, at) + down, word(m, at, 4) + right];
        if (y < 0 || x < 0 || y >= height || x >= width) continue;
        const pixel = 4 * (sample * row + (y * width + x) * channels);
        const count = word(m, at, 12);
        for (let entry = 0; entry < count; entry++) {
          const from = word(m, at, 8) + entry * L.ENTRY;
          join(tap * outChannels * rowBytes + word(m, from), pixel, channels, m.f32[(from + 4) >>> 2]!);
        }
        pairs += count;
      }
    }
  }
  return pairs * channels;
}

/** Lists the units of one image that are not 0 by the position they go back to; returns the end of the lists. */
function list(m: Views, params: number, values: number, places: number): number {
  const { average, poolSize, outHeight, outWidth, outChannels, channels } = sizesAt(m, params);
  const row = 16 * Math.ceil(channels / 4);
  const share = average ? f(1 / (poolSize * poolSize)) : 1;
  let at = word(m, params, L.CONV_LISTS);
  let entry = word(m, params, L.CONV_ENTRIES);
  let first = entry;
  for (let unit = 0; unit < outHeight * outWidth; unit++) {
    const corner = [Math.floor(unit / outWidth) * poolSize, (unit % outWidth) * poolSize] as const;
    for (let place = 0; place < poolSize * poolSize; place++) {
      if (!average || place === 0) {
        first = entry;
        for (let c = 0; c < outChannels; c++) {
          const value = m.f32[(values >>> 2) + unit * outChannels + c]!;
          if (value === 0 || m.u32[(places >>> 2) + unit * outChannels + c] !== place) continue;
          m.u32[entry >>> 2] = c * row;
          m.f32[(entry + 4) >>> 2] = value * share;
          entry += L.ENTRY;
        }
      }
      if (entry === first) continue;
      const [y, x] = [corner[0] + Math.floor(place / poolSize), corner[1] + (place % poolSize)];
      m.u32.set([y, x, first, (entry - first) / L.ENTRY], at >>> 2);
      at += L.UNPOOLED;
    }
  }
  return at;
}
