import { type Convolved, phi } from './convolution.js';

/**
 * Two convolutions and a dense output in float64, hard sigmoids below a linear output: minimised layer by layer, to be
 * compared with the chip. Source: notes on the comparative study, sections 1 and 2.
 */
export interface ImageReference {
  readonly first: Convolved;
  readonly second: Convolved;
  /** Kernels, and [source][target] of the output. */
  readonly weights: readonly Float64Array[];
  /** One per channel, and one per output. */
  readonly biases: readonly Float64Array[];
}

const clip = (u: number): number => Math.min(Math.max(u, 0), 1);
const half = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, s) => sum + (s * s) / 2, 0);

export interface Rest {
  /** min E + beta C, or min E with the output held. */
  readonly energy: number;
  readonly hidden: readonly [number[], number[]];
  readonly output: number[];
}

export interface How {
  readonly beta: number;
  /** The output, where it is held. */
  readonly held?: number[] | undefined;
  /** Where it begins; from 0 where nothing is given. */
  readonly from?: Rest;
  readonly steps: number;
}

/** The state of least energy under a nudge, or with the output held. */
export function least(net: ImageReference, x: number[], y: number[], { beta, held, from, steps }: How): Rest {
  const [w1, w2, w3] = net.weights as [Float64Array, Float64Array, Float64Array];
  const [b1, b2, b3] = net.biases as [Float64Array, Float64Array, Float64Array];
  const none = Array<number>(net.first.outHeight * net.first.outWidth * net.first.outChannels).fill(0);
  const below = phi(net.first, w1, x, none).units.map(({ value }, k) => value + b1[k % b1.length]!);
  let [h1, h2] = from?.hidden ?? [none, Array<number>(w3.length / b3.length).fill(0)];
  let out = held ?? from?.output ?? y.map(() => 0);
  const forward = (j: number): number => h2.reduce((sum, h, i) => sum + h * w3[i * b3.length + j]!, b3[j]!);
  for (let t = 0; t < steps; t++) {
    const down = phi(net.second, w2, h1, h2).byImage;
    h1 = below.map((u, k) => clip(u + down[k]!));
    if (!held) out = y.map((target, j) => (forward(j) + beta * target) / (1 + beta));
    const up = phi(net.second, w2, h1, h2).units;
    h2 = up.map(({ value }, i) => {
      const back = out.reduce((sum, o, j) => sum + o * w3[i * b3.length + j]!, 0);
      return clip(value + back + b2[i % b2.length]!);
    });
  }
  const cost = half(out.map((o, j) => o - y[j]!));
  const products =
    h1.reduce((sum, h, k) => sum + h * below[k]!, 0) +
    phi(net.second, w2, h1, h2).value +
    h2.reduce((sum, h, k) => sum + h * b2[k % b2.length]!, 0) +
    out.reduce((sum, o, j) => sum + o * forward(j), 0);
  return { energy: half(h1) + half(h2) + half(out) - products + beta * cost, hidden: [h1, h2], output: out };
}
