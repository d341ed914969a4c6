import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import type { Descent } from '../../protocol/messages.js';
import type { Geometry } from './geometry.js';
import { type LevelsSpec, weightBytes, weightsOf } from './levels.js';
import { rowOf } from './population.js';
import type { Learning, Rule, Step } from './weights.js';

/** Kernels of a channel have an amplitude of their own. */
const shapeOf = ({ taps, channels, outChannels }: Geometry) => ({
  ...{ rows: taps * outChannels, columns: channels, row: rowOf(channels) },
  amplitudes: outChannels,
});

/** Weights of a convolution as its two directions read them, and the block that describes it to the kernels. */
export class Kernel {
  /** Pointer to the parameter block (CONV_*). */
  readonly params: number;
  /** What learning adds up, laid out like the weights. */
  readonly contrast: Float32Array;
  /** Whether the weights may have changed since they were last copied for the forward direction. */
  stale = true;
  /** [y][x][channel out][channel in], in rows of whole vectors. */
  readonly weights: Learning;
  /** [y][x][channel in][channel out], in rows of whole vectors. */
  private readonly forwards: Float32Array;
  private readonly rows: number;

  constructor(
    rule: Rule,
    private readonly geometry: Geometry,
    arena: Arena,
    kernels: Kernels,
    levels?: LevelsSpec,
  ) {
    const { taps, channels, outChannels } = geometry;
    this.rows = taps * outChannels;
    this.weights = weightsOf(levels, rule, shapeOf(geometry), arena, kernels);
    this.contrast = arena.f32(this.weights.values.length);
    this.forwards = arena.f32(taps * channels * rowOf(outChannels));
    this.params = this.describe(arena);
  }

  /** Arena bytes that it needs at most. */
  static bytes(spec: Descent, geometry: Geometry, levels?: LevelsSpec): number {
    const { taps, channels, outChannels } = geometry;
    const contrast = taps * outChannels * rowOf(channels);
    const forwards = taps * channels * rowOf(outChannels);
    return weightBytes(levels, spec, shapeOf(geometry)) + 4 * (contrast + forwards) + 1024;
  }

  private describe(arena: Arena): number {
    const { geometry } = this;
    const { window, height, width, channels, outHeight, outWidth, outChannels } = geometry;
    const params = arena.u32(L.CONV_BYTES / 4);
    const fields: Readonly<Record<number, number>> = {
      [L.CONV_HEIGHT]: height,
      [L.CONV_WIDTH]: width,
      [L.CONV_CHANNELS]: channels,
      [L.CONV_KERNEL]: window.kernel,
      [L.CONV_PADDING]: window.padding,
      [L.CONV_POOL]: window.pool === 'average' ? L.CONV_POOL_AVERAGE : L.CONV_POOL_MAX,
      [L.CONV_POOL_SIZE]: window.poolSize,
      [L.CONV_OUT_HEIGHT]: outHeight,
      [L.CONV_OUT_WIDTH]: outWidth,
      [L.CONV_OUT_CHANNELS]: outChannels,
      [L.CONV_FORWARD]: this.forwards.byteOffset,
      [L.CONV_WEIGHTS]: this.weights.found.byteOffset,
    };
    for (const [field, value] of Object.entries(fields)) params[Number(field) / 4] = value;
    return params.byteOffset;
  }

  /** Makes the forward direction read what is stored. */
  refresh(): void {
    if (!this.stale) return;
    const { forwards, weights } = this;
    const { channels, outChannels } = this.geometry;
    const wide = rowOf(outChannels);
    for (let row = 0; row < this.rows; row++) {
      const from = row * weights.row;
      const to = Math.floor(row / outChannels) * channels * wide + (row % outChannels);
      for (let c = 0; c < channels; c++) forwards[to + c * wide] = weights.found[from + c]!;
    }
    this.stale = false;
  }

  /** Moves the weights by the contrast, which is cleared; false when one left its bounds. */
  learn(step: Step): boolean {
    this.stale = true;
    return this.weights.move(0, this.rows, this.contrast.byteOffset, step);
  }

  /** Where a synapse of the protocol, in the order [channel out][channel in][y][x], is kept among the weights. */
  place(synapse: number): number {
    const { taps, channels, outChannels } = this.geometry;
    const [tap, rest] = [synapse % taps, Math.floor(synapse / taps)];
    const [channel, out] = [rest % channels, Math.floor(rest / channels)];
    return (tap * outChannels + out) * this.weights.row + channel;
  }
}
