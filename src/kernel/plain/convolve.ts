import * as L from '../layout.js';
import { multiply } from './matrix.js';
import { index, type Views, word } from './views.js';

const f = Math.fround;

/** Sizes of a convolution, from its parameter block (CONV_*). */
export function sizesAt(m: Views, params: number) {
  const at = (field: number): number => word(m, params, field);
  const poolSize = at(L.CONV_POOL_SIZE);
  const [outHeight, outWidth] = [at(L.CONV_OUT_HEIGHT), at(L.CONV_OUT_WIDTH)];
  return {
    height: at(L.CONV_HEIGHT),
    width: at(L.CONV_WIDTH),
    channels: at(L.CONV_CHANNELS),
    kernel: at(L.CONV_KERNEL),
    padding: at(L.CONV_PADDING),
    average: at(L.CONV_POOL) === L.CONV_POOL_AVERAGE,
    poolSize,
    outHeight,
    outWidth,
    outChannels: at(L.CONV_OUT_CHANNELS),
    /** Of the convolved image. */
    convolvedHeight: outHeight * poolSize,
    convolvedWidth: outWidth * poolSize,
    groups: Math.ceil(at(L.CONV_OUT_CHANNELS) / L.CONV_GROUP),
    /** Elements per image. */
    row: at(L.CONV_ROW),
    outRow: at(L.CONV_OUT_ROW),
  };
}
type Sizes = ReturnType<typeof sizesAt>;

/**
 * Convolves and pools `samples` images at `from`: values to `pooled`, and to `places` (u32) the place in its window that
 * each value comes from, row by row; the first of equal ones, 0 under an average.
 */
export function convolve(
  m: Views,
  params: number,
  from: number,
  pooled: number,
  places: number,
  samples: number,
): void {
  const sizes = sizesAt(m, params);
  for (let sample = 0; sample < samples; sample++) {
    const image = from + 4 * sample * sizes.row;
    convolveOne(m, params, sizes, sizes.padding > 0 ? border(m, params, sizes, image) : image);
    pool(m, params, sizes, (pooled >>> 2) + sample * sizes.outRow, (places >>> 2) + sample * sizes.outRow);
  }
}

/** A copy of the image in the middle of zeros, which nobody else writes to. */
function border(m: Views, params: number, sizes: Sizes, image: number): number {
  const { height, width, padding, channels } = sizes;
  const to = word(m, params, L.CONV_BORDERED);
  for (let y = 0; y < height; y++) {
    const start = ((y + padding) * (width + 2 * padding) + padding) * channels;
    const first = (image >>> 2) + y * width * channels;
    m.f32.copyWithin((to >>> 2) + start, first, first + width * channels);
  }
  return to;
}

/** One row of a group of channels is a product: positions by what lies under a row of the kernel. */
function convolveOne(m: Views, params: number, sizes: Sizes, image: number): void {
  const { kernel, channels, convolvedHeight, convolvedWidth, groups } = sizes;
  const wide = groups * L.CONV_GROUP;
  const inner = kernel * channels;
  const out = word(m, params, L.CONV_CONVOLVED);
  const weights = word(m, params, L.CONV_FORWARD);
  m.f32.fill(0, out >>> 2, (out >>> 2) + convolvedHeight * convolvedWidth * wide);
  for (let group = 0; group < groups; group++) {
    for (let y = 0; y < convolvedHeight; y++) {
      for (let k = 0; k < kernel; k++) {
        const at = image + 4 * (y + k) * (convolvedWidth + kernel - 1) * channels;
        const b = weights + 4 * (group * kernel + k) * inner * L.CONV_GROUP;
        multiply(
          m,
          { at: out + 4 * (y * convolvedWidth * wide + group * L.CONV_GROUP), row: wide, column: 1 },
          { at, row: channels, column: 1 },
          { at: b, row: L.CONV_GROUP, column: 1 },
          convolvedWidth,
          inner,
          L.CONV_GROUP,
        );
      }
    }
  }
}

/** Not-a-number wins, wherever it stands. */
function pool(m: Views, params: number, sizes: Sizes, pooled: number, places: number): void {
  const { average, poolSize, outHeight, outWidth, outChannels, convolvedWidth, groups } = sizes;
  const from = index(m, params, L.CONV_CONVOLVED);
  const share = f(1 / (poolSize * poolSize));
  for (let unit = 0; unit < outHeight * outWidth; unit++) {
    const [y, x] = [Math.floor(unit / outWidth) * poolSize, (unit % outWidth) * poolSize];
    for (let c = 0; c < outChannels; c++) {
      const value = (place: number): number => {
        const [down, right] = [Math.floor(place / poolSize), place % poolSize];
        return m.f32[from + ((y + down) * convolvedWidth + x + right) * groups * L.CONV_GROUP + c]!;
      };
      const to = unit * outChannels + c;
      let [result, best] = [value(0), 0];
      for (let place = 1; place < poolSize * poolSize; place++) {
        if (value(place) > result) best = place;
        result = average ? f(result + value(place)) : Math.max(result, value(place));
      }
      m.f32[pooled + to] = average ? f(result * share) : result;
      if (!average) m.u32[places + to] = best;
    }
  }
}
