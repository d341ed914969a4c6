import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import type { ConfigureProjection } from '../../protocol/messages.js';
import { padded } from '../spiking/layout.js';
import { Transposed } from '../spiking/transposed.js';
import type { RatePopulation } from './population.js';

/** Weights beyond this magnitude mean that learning has diverged: one rate would do the work of a thousand. */
export const WEIGHT_LIMIT = 1000;
/** Source rows whose changes are worked out together. */
export const PANEL = 32;

/** A dense matrix of weights between two populations, used in one direction or in both. */
export class RateProjection {
  /** Row-major [source][target], in rows of `row` numbers. */
  readonly weights: Float32Array;
  readonly row: number;
  private readonly transposed: Transposed | undefined;
  /** Room for the changes of PANEL rows, and the numbers of these rows. */
  private readonly panel: Float32Array;
  private readonly rows: Uint32Array;
  readonly multiplyAdds: Float64Array;
  readonly changes: Float64Array;

  constructor(
    readonly spec: ConfigureProjection,
    readonly source: RatePopulation,
    readonly target: RatePopulation,
    arena: Arena,
    private readonly kernels: Kernels,
  ) {
    this.row = padded(target.neurons);
    this.weights = arena.f32(source.neurons * this.row);
    if (spec.bidirectional) this.transposed = new Transposed(arena, source.neurons, target.neurons);
    this.panel = arena.f32(PANEL * this.row);
    this.rows = arena.u32(PANEL);
    this.rows.set(this.rows.map((_, k) => k));
    this.multiplyAdds = arena.f64(1);
    this.changes = arena.f64(1);
  }

  /** Arena bytes that a projection needs at most. */
  static bytes(sources: number, targets: number): number {
    const weights = 4 * sources * padded(targets);
    return weights + 4 * targets * padded(sources) + 4 * PANEL * (padded(targets) + 2) + 512;
  }

  /** Adds what the source's rates drive its target with to `into`, rows like the target's. */
  forward(into: Float32Array, samples: number): void {
    const { source, target } = this;
    const used = this.product(source)(
      into.byteOffset,
      target.row,
      source.activity.byteOffset,
      source.row,
      1,
      this.weights.byteOffset,
      this.row,
      samples,
      source.neurons,
      target.row,
    );
    this.multiplyAdds[0]! += (used ?? samples * source.neurons) * target.neurons;
  }

  /** What an input presents is mostly zeros, which cost nothing. */
  private product({ input }: RatePopulation): Kernels['multiply'] | Kernels['multiplySparse'] {
    return input ? this.kernels.multiplySparse : this.kernels.multiply;
  }

  /** Adds what the target's rates drive its source with, over the same weights, to `into`. */
  backward(into: Float32Array, samples: number): void {
    const { source, target } = this;
    const copy = this.transposed!;
    copy.refresh(this.weights, this.row);
    this.kernels.multiply(
      into.byteOffset,
      source.row,
      target.activity.byteOffset,
      target.row,
      1,
      copy.weights.byteOffset,
      copy.row,
      samples,
      target.neurons,
      source.row,
    );
    this.multiplyAdds[0]! += samples * source.neurons * target.neurons;
  }

  weightsChanged(): void {
    if (this.transposed) this.transposed.stale = true;
  }

  /**
   * weight += scale x sum over samples of (s t |later - s t |earlier), formed as s_later (t_later - t_earlier) +
   * (s_later - s_earlier) t_earlier, which loses no digits when the states are close. The differences stand in the
   * populations. False when a weight left its bounds.
   */
  learn(later: Float32Array, earlier: Float32Array, scale: number, samples: number): boolean {
    const { source, target } = this;
    let healthy = true;
    for (let first = 0; first < source.neurons; first += PANEL) {
      const rows = Math.min(PANEL, source.neurons - first);
      this.addOuter(later, target.difference, first, rows, samples);
      if (!source.input) this.addOuter(source.difference, earlier, first, rows, samples);
      const changed = this.kernels.applyF32(
        this.rows.byteOffset,
        rows,
        this.weights.byteOffset + 4 * first * this.row,
        this.panel.byteOffset,
        4 * this.row,
        scale,
        WEIGHT_LIMIT,
        0,
        0,
      );
      if (changed < 0) healthy = false;
      else this.changes[0]! += changed;
    }
    this.weightsChanged();
    return healthy;
  }

  /** panel += a^T b over the samples, for `rows` source rows from `first`. */
  private addOuter(a: Float32Array, b: Float32Array, first: number, rows: number, samples: number): void {
    const { source, target } = this;
    this.product(source)(
      this.panel.byteOffset,
      this.row,
      a.byteOffset + 4 * first,
      1,
      source.row,
      b.byteOffset,
      target.row,
      rows,
      samples,
      target.row,
    );
  }

  write(offset: number, data: ArrayLike<number>): void {
    const { neurons } = this.target;
    for (let k = 0; k < data.length; k++) {
      const synapse = offset + k;
      this.weights[Math.floor(synapse / neurons) * this.row + (synapse % neurons)] = data[k]!;
    }
    this.weightsChanged();
  }

  read(): Float32Array {
    const { neurons } = this.target;
    const out = new Float32Array(this.spec.synapses);
    for (let i = 0; i < this.source.neurons; i++) {
      out.set(this.weights.subarray(i * this.row, i * this.row + neurons), i * neurons);
    }
    return out;
  }
}
