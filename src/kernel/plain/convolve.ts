import * as L from '../layout.js';
import { index, type Views, word } from './views.js';

const f = Math.fround;

/** Sizes of a convolution, from its parameter block (CONV_*). */
function sizesAt(m: Views, params: number) {
  const at = (field: number): number => word(m, params, field);
  const poolSize = at(L.CONV_POOL_SIZE);
  const [outHeight, outWidth] = [at(L.CONV_OUT_HEIGHT), at(L.CONV_OUT_WIDTH)];
  const [channels, outChannels] = [at(L.CONV_CHANNELS), at(L.CONV_OUT_CHANNELS)];
  return {
    height: at(L.CONV_HEIGHT),
    width: at(L.CONV_WIDTH),
    channels,
    kernel: at(L.CONV_KERNEL),
    padding: at(L.CONV_PADDING),
    average: at(L.CONV_POOL) === L.CONV_POOL_AVERAGE,
    poolSize,
    outHeight,
    outWidth,
    outChannels,
    /** Of the map that an image is convolved to. */
    mapHeight: outHeight * poolSize,
    mapWidth: outWidth * poolSize,
    /** Rows of weights, of the channels that go in and of those that come out. */
    wide: Math.ceil(channels / 4) * 4,
    outWide: Math.ceil(outChannels / 4) * 4,
  };
}
type Sizes = ReturnType<typeof sizesAt>;

/** to[k] += by from[k] for `count` numbers of the memory. */
function addScaled({ f32 }: Views, to: number, from: number, by: number, count: number): void {
  for (let k = 0; k < count; k++) f32[to + k] = f(f32[to + k]! + f(by * f32[from + k]!));
}

/** See kernels/convolve.ts. */
export function convolve(
  m: Views,
  params: number,
  from: number,
  row: number,
  maps: number,
  mapRow: number,
  pooled: number,
  places: number,
  outRow: number,
  samples: number,
): number {
  const sizes = sizesAt(m, params);
  let pairs = 0;
  for (let sample = 0; sample < samples; sample++) {
    const map = (maps >>> 2) + sample * mapRow;
    const met = convolveOne(m, params, sizes, (from >>> 2) + sample * row, map);
    const to = sample * outRow;
    if (met > 0) pool(m, sizes, map, (pooled >>> 2) + to, (places >>> 2) + to);
    pairs += met;
  }
  return pairs * sizes.outChannels;
}

/** Each number that is not 0 adds its kernel to the map. */
function convolveOne(m: Views, params: number, sizes: Sizes, image: number, map: number): number {
  const { height, width, channels, kernel, padding, mapHeight, mapWidth, outWide } = sizes;
  const weights = index(m, params, L.CONV_FORWARD);
  let pairs = 0;
  for (let pixel = 0; pixel < height * width * channels; pixel++) {
    const value = m.f32[image + pixel]!;
    if (value === 0) continue;
    const [position, channel] = [Math.floor(pixel / channels), pixel % channels];
    for (let tap = 0; tap < kernel ** 2; tap++) {
      const y = Math.floor(position / width) + padding - Math.floor(tap / kernel);
      const x = (position % width) + padding - (tap % kernel);
      if (y < 0 || x < 0 || y >= mapHeight || x >= mapWidth) continue;
      const to = map + (y * mapWidth + x) * outWide;
      addScaled(m, to, weights + (tap * channels + channel) * outWide, value, outWide);
      pairs++;
    }
  }
  return pairs;
}

/** Not-a-number wins, wherever it stands. */
function pool(m: Views, sizes: Sizes, map: number, pooled: number, places: number): void {
  const { average, poolSize, outHeight, outWidth, outChannels, mapWidth, outWide } = sizes;
  const share = f(1 / (poolSize * poolSize));
  for (let unit = 0; unit < outHeight * outWidth; unit++) {
    const [y, x] = [Math.floor(unit / outWidth) * poolSize, (unit % outWidth) * poolSize];
    for (let c = 0; c < outChannels; c++) {
      const value = (place: number): number => {
        const [down, right] = [Math.floor(place / poolSize), place % poolSize];
        return m.f32[map + ((y + down) * mapWidth + x + right) * outWide + c]!;
      };
      const to = unit * outChannels + c;
      let [result, best] = [average ? f(0 + value(0)) : value(0), 0];
      for (let place = 1; place < poolSize * poolSize; place++) {
        if (value(place) > result) best = place;
        result = average ? f(result + value(place)) : Math.max(result, value(place));
      }
      m.f32[pooled + to] = average ? f(result * share) : result;
      if (!average) m.u32[places + to] = best;
    }
  }
}

/** See kernels/convolve.ts. */
export function convolveBack(
  m: Views,
  params: number,
  into: number,
  row: number,
  values: number,
  places: number,
  outRow: number,
  samples: number,
): number {
  const { channels, outChannels, mapWidth, wide, ...sizes } = sizesAt(m, params);
  const weights = index(m, params, L.CONV_WEIGHTS);
  let pairs = 0;
  for (let sample = 0; sample < samples; sample++) {
    const set = setBack(m, params, (values >>> 2) + sample * outRow, (places >>> 2) + sample * outRow);
    // In the order of positions, channel by channel: that in which each pixel adds up.
    set.sort((a, b) => a.y * mapWidth + a.x - (b.y * mapWidth + b.x) || a.out - b.out);
    for (const { value, y, x, out } of set) {
      for (const { tap, position } of tapsOf(sizes, y, x)) {
        const to = (into >>> 2) + sample * row + position * channels;
        addScaled(m, to, weights + (tap * outChannels + out) * wide, value, channels);
        pairs++;
      }
    }
  }
  return pairs * channels;
}

/** See kernels/correlate.ts. */
export function correlate(
  m: Views,
  params: number,
  changes: number,
  from: number,
  row: number,
  values: number,
  places: number,
  outRow: number,
  samples: number,
  first: number,
  count: number,
): number {
  const { channels, outChannels, wide, ...sizes } = sizesAt(m, params);
  let pairs = 0;
  for (let sample = 0; sample < samples; sample++) {
    const set = setBack(m, params, (values >>> 2) + sample * outRow, (places >>> 2) + sample * outRow);
    for (const { value, y, x, out } of set) {
      if (out < first || out >= first + count) continue;
      for (const { tap, position } of tapsOf(sizes, y, x)) {
        const to = (changes >>> 2) + (tap * outChannels + out) * wide;
        addScaled(m, to, (from >>> 2) + sample * row + position * channels, value, channels);
        pairs++;
      }
    }
  }
  return pairs * channels;
}

/** The values of one image that are not 0, and the positions of the map that they go back to. */
function setBack(m: Views, params: number, values: number, places: number) {
  const { average, poolSize, outHeight, outWidth, outChannels } = sizesAt(m, params);
  const share = average ? f(1 / (poolSize * poolSize)) : 1;
  const set: { value: number; y: number; x: number; out: number }[] = [];
  for (let k = 0; k < outHeight * outWidth * outChannels; k++) {
    if (m.f32[values + k] === 0) continue;
    const [unit, out] = [Math.floor(k / outChannels), k % outChannels];
    for (let place = 0; place < poolSize * poolSize; place++) {
      if (!average && m.u32[places + k] !== place) continue;
      const y = Math.floor(unit / outWidth) * poolSize + Math.floor(place / poolSize);
      const x = (unit % outWidth) * poolSize + (place % poolSize);
      set.push({ value: f(m.f32[values + k]! * share), y, x, out });
    }
  }
  return set;
}

/** The pixels under a kernel, and the tap that each meets. */
function* tapsOf(
  { kernel, padding, height, width }: Pick<Sizes, 'kernel' | 'padding' | 'height' | 'width'>,
  y: number,
  x: number,
) {
  for (let tap = 0; tap < kernel ** 2; tap++) {
    const [down, right] = [y + Math.floor(tap / kernel) - padding, x + (tap % kernel) - padding];
    const inside = down >= 0 && right >= 0 && down < height && right < width;
    if (inside) yield { tap, position: down * width + right };
  }
}
