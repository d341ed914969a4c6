import type { ConfigureConvolution } from '../../protocol/messages.js';

export type Window = Pick<ConfigureConvolution, 'kernel' | 'padding' | 'pool' | 'poolSize'>;

/** [height, width, channels]: neurons stand position by position, the channels of a position side by side. */
export type Shape = readonly number[];

/** What a convolution is between two shapes that it fits. */
export class Geometry {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;

  constructor(
    source: Shape,
    target: Shape,
    readonly window: Window,
  ) {
    [this.height, this.width, this.channels] = source as [number, number, number];
    [this.outHeight, this.outWidth, this.outChannels] = target as [number, number, number];
  }

  /** Positions of a kernel. */
  get taps(): number {
    return this.window.kernel ** 2;
  }

  get synapses(): number {
    return this.taps * this.channels * this.outChannels;
  }

  /** Positions of the convolved image, before pooling. */
  get positions(): number {
    return this.outHeight * this.outWidth * this.window.poolSize ** 2;
  }
}

/** Why a convolution does not lead from a shape to the other, in one sentence; undefined where it does. */
export function misfit(source: Shape, target: Shape, window: Window): string | undefined {
  const { kernel, padding, pool, poolSize } = window;
  const flat = [source, target].find(shape => shape.length !== 3);
  if (flat) return `a convolution joins shapes of [height, width, channels], not [${flat.join(', ')}]`;
  if (pool === 'none' && poolSize !== 1) return `nothing is pooled, so the window is 1, not ${poolSize}`;
  if (padding >= kernel) return `a padding of ${padding} lets a kernel of ${kernel} see nothing but zeros`;
  const on = `a kernel of ${kernel} with padding ${padding} on ${source[0]} x ${source[1]}`;
  const convolved = [source[0]!, source[1]!].map(side => side + 2 * padding - kernel + 1);
  if (convolved.some(side => side < 1)) return `${on} fits nowhere`;
  const made = `${on} makes ${convolved.join(' x ')}`;
  const pooled = convolved.map(side => side / poolSize);
  if (pooled.some(side => !Number.isInteger(side)))
    return `${made}, which windows of ${poolSize} do not divide`;
  if (pooled[0] === target[0] && pooled[1] === target[1]) return undefined;
  const then = poolSize > 1 ? `, pooled to ${pooled.join(' x ')}` : '';
  return `${made}${then}, but the target is ${target[0]} x ${target[1]}`;
}
