import type { Arena } from '../../kernel/arena.js';
import type { Kernels, MatrixView, Product } from '../../kernel/kernels.js';
import type { ConfigureProjection } from '../../protocol/messages.js';
import { padded } from '../spiking/layout.js';
import { Transposed } from '../spiking/transposed.js';
import type { Coupling } from './coupling.js';
import { DenseAdjoint } from './dense-adjoint.js';
import { type LevelsSpec, weightBytes, weightsOf } from './levels.js';
import { type Ends, litOf, type Moment, type RatePopulation, rowsOf, type Signal } from './population.js';
import type { Learning, Step } from './weights.js';

/** Source rows whose changes are worked out together. */
export const PANEL = 32;
/** Share of numbers other than 0 below which a product that skips zeros is faster than one that does not. */
const SPARSE = 0.7;

const shapeOf = (sources: number, targets: number) => ({
  ...{ rows: sources, columns: targets, row: padded(targets) },
  amplitudes: 1,
});

/** A matrix of weights between all pairs of two populations: phi = a_target . W a_source. */
export class DenseCoupling implements Coupling {
  /** Row-major [source][target]. */
  readonly weights: Learning;
  readonly matrix: MatrixView;
  /** Nothing goes back to an input. */
  private readonly transposed: Transposed | undefined;
  /** Room for the contrasts of PANEL rows. */
  private readonly panel: MatrixView;
  readonly work: number;
  readonly multiplyAdds: Float64Array;
  readonly adjoint: DenseAdjoint;

  constructor(
    readonly spec: ConfigureProjection,
    readonly source: RatePopulation,
    readonly target: RatePopulation,
    arena: Arena,
    private readonly kernels: Kernels,
    levels?: LevelsSpec,
  ) {
    const shape = shapeOf(source.neurons, target.neurons);
    const { row } = shape;
    this.weights = weightsOf(levels, spec, shape, arena, kernels);
    this.matrix = rowsOf(this.weights.found, row);
    if (!source.input) this.transposed = new Transposed(arena, source.neurons, target.neurons);
    this.panel = rowsOf(arena.f32(PANEL * row), row);
    this.work = source.neurons * target.neurons;
    this.multiplyAdds = arena.f64(1);
    this.adjoint = new DenseAdjoint(this, arena, kernels);
  }

  /** Arena bytes that it needs at most. */
  static bytes(spec: ConfigureProjection, sources: number, targets: number, levels?: LevelsSpec): number {
    const weights = weightBytes(levels, spec, shapeOf(sources, targets));
    const turned = 4 * targets * padded(sources);
    return weights + turned + 4 * PANEL * padded(targets) + 512 + DenseAdjoint.bytes(sources, targets);
  }

  forward(into: MatrixView, told: Signal, samples: number): void {
    this.add(into, told, this.matrix, samples, this.source, this.target);
  }

  backward(into: MatrixView, told: Signal, samples: number): void {
    this.add(into, told, this.turned().view, samples, this.target, this.source);
  }

  /** Zeros cost nothing where most are: both products give the same bits. */
  private add(
    into: MatrixView,
    { rows, used }: Signal,
    weights: MatrixView,
    samples: number,
    from: RatePopulation,
    to: RatePopulation,
  ): void {
    const { multiply, multiplySparse } = this.kernels;
    const all = samples * from.neurons;
    const sparse = used < SPARSE * all;
    (sparse ? multiplySparse : multiply)(into, rows, weights, samples, from.neurons, to.row);
    this.multiplyAdds[0]! += (sparse ? used : all) * to.neurons;
  }

  /** The copy with sources and targets exchanged, up to date. */
  turned(): Transposed {
    this.transposed!.refresh(this.weights.found, this.matrix.row);
    return this.transposed!;
  }

  fluctuate(moment: Moment): boolean {
    return this.weights.fluctuate?.(moment) ?? false;
  }

  weightsChanged(): void {
    if (this.transposed) this.transposed.stale = true;
  }

  /**
   * The contrast is formed as s_later (t_later - t_earlier) + (s_later - s_earlier) t_earlier, which loses no digits
   * when the states are close.
   */
  learn({ later }: Ends, seen: Ends | undefined, step: Step, samples: number): boolean {
    const { source, target, weights, panel } = this;
    const earlier = source.input ? undefined : seen?.earlier;
    const stood = this.productOf(later, samples);
    const moved = earlier && this.productOf(source.difference, samples);
    let healthy = true;
    for (let first = 0; first < source.neurons; first += PANEL) {
      const rows = Math.min(PANEL, source.neurons - first);
      this.addOuter(stood, later, target.difference, first, rows, samples);
      if (earlier && moved) this.addOuter(moved, source.difference, earlier, first, rows, samples);
      healthy = weights.move(first, rows, panel.at, step) && healthy;
    }
    this.weightsChanged();
    return healthy;
  }

  /** The faster product for rates of the source. */
  private productOf(rates: Float32Array, samples: number): Product<unknown> {
    const { multiply, multiplySparse } = this.kernels;
    const { row, neurons } = this.source;
    return litOf(rates, samples * row) < SPARSE * samples * neurons ? multiplySparse : multiply;
  }

  /** panel += a^T b over the samples, for `rows` source rows from `first`. */
  private addOuter(
    product: Product<unknown>,
    a: Float32Array,
    b: Float32Array,
    first: number,
    rows: number,
    samples: number,
  ): void {
    const { source, target } = this;
    const turned = { at: a.byteOffset + 4 * first, row: 1, column: source.row };
    product(this.panel, turned, rowsOf(b, target.row), rows, samples, target.row);
  }

  primitive(sample: number): number {
    const { source, target, weights, matrix } = this;
    let sum = 0;
    for (let i = 0; i < source.neurons; i++) {
      const a = source.activity[sample * source.row + i]!;
      if (a === 0) continue;
      for (let j = 0; j < target.neurons; j++)
        sum += a * weights.found[i * matrix.row + j]! * target.activity[sample * target.row + j]!;
    }
    return sum;
  }

  place(synapse: number): number {
    const { neurons } = this.target;
    return Math.floor(synapse / neurons) * this.matrix.row + (synapse % neurons);
  }
}
