/**
 * Convolution with pooling in float64, one image, written to be read: the witness for the kernels. Images are
 * [height][width][channel], flat; kernels [channel out][channel in][y][x], as the protocol has them.
 */
export interface Convolved {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernel: number;
  readonly padding: number;
  readonly pool: 'none' | 'max' | 'average';
  readonly poolSize: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
}

type Numbers = ArrayLike<number>;

/** Calls `visit` for every product of phi: a weight, a pixel, and a position of the convolved image. */
function products(c: Convolved, visit: (weight: number, pixel: number, position: number) => void): void {
  const [rows, columns] = [c.outHeight * c.poolSize, c.outWidth * c.poolSize];
  for (let out = 0; out < c.outChannels; out++) {
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        for (let channel = 0; channel < c.channels; channel++) {
          for (let ky = 0; ky < c.kernel; ky++) {
            for (let kx = 0; kx < c.kernel; kx++) {
              const [py, px] = [y + ky - c.padding, x + kx - c.padding];
              if (py < 0 || px < 0 || py >= c.height || px >= c.width) continue;
              const weight = ((out * c.channels + channel) * c.kernel + ky) * c.kernel + kx;
              visit(
                weight,
                (py * c.width + px) * c.channels + channel,
                (y * columns + x) * c.outChannels + out,
              );
            }
          }
        }
      }
    }
  }
}

/** The positions of the convolved image that lie in the window of a unit, row by row. */
function windowOf(c: Convolved, unit: number): number[] {
  const out = unit % c.outChannels;
  const place = Math.floor(unit / c.outChannels);
  const [y, x] = [Math.floor(place / c.outWidth) * c.poolSize, (place % c.outWidth) * c.poolSize];
  return Array.from({ length: c.poolSize ** 2 }, (_, k) => {
    const [row, column] = [y + Math.floor(k / c.poolSize), x + (k % c.poolSize)];
    return (row * c.outWidth * c.poolSize + column) * c.outChannels + out;
  });
}

/** What comes out of pooling, and how much of each position of the convolved image each unit takes. */
export function pooled(c: Convolved, weights: Numbers, image: Numbers) {
  const convolved = new Float64Array(c.outHeight * c.outWidth * c.poolSize ** 2 * c.outChannels);
  products(c, (weight, pixel, position) => {
    convolved[position] = convolved[position]! + weights[weight]! * image[pixel]!;
  });
  return Array.from({ length: c.outHeight * c.outWidth * c.outChannels }, (_, unit) => {
    const positions = windowOf(c, unit);
    const values = positions.map(position => convolved[position]!);
    if (c.pool === 'average') {
      const share = 1 / values.length;
      return { value: values.reduce((a, b) => a + b, 0) * share, place: 0, from: positions, share };
    }
    const place = values.indexOf(Math.max(...values));
    return { value: values[place]!, place, from: [positions[place]!], share: 1 };
  });
}

/** Phi = s . pool(w * image), and its derivatives. */
export function phi(c: Convolved, weights: Numbers, image: Numbers, s: Numbers) {
  const units = pooled(c, weights, image);
  const setBack = new Float64Array(c.outHeight * c.outWidth * c.poolSize ** 2 * c.outChannels);
  units.forEach(({ from, share }, unit) => {
    for (const position of from) setBack[position] = setBack[position]! + share * s[unit]!;
  });
  const [byImage, byWeight] = [new Float64Array(image.length), new Float64Array(weights.length)];
  products(c, (weight, pixel, position) => {
    byImage[pixel] = byImage[pixel]! + weights[weight]! * setBack[position]!;
    byWeight[weight] = byWeight[weight]! + image[pixel]! * setBack[position]!;
  });
  return { value: units.reduce((sum, { value }, k) => sum + value * s[k]!, 0), byImage, byWeight, units };
}
