import type { Arena } from '../../../kernel/arena.js';
import type { Kernels, MatrixView } from '../../../kernel/kernels.js';
import type { ConfigureProjection } from '../../../protocol/messages.js';
import type { Coupling } from '../../rate/coupling.js';
import { PANEL } from '../../rate/dense.js';
import { type Ends, type Moment, rowOf, rowsOf, type Signal } from '../../rate/population.js';
import type { Kept, Step } from '../../rate/weights.js';
import { insist } from '../../refusal.js';
import { padded } from '../../spiking/layout.js';
import { Transposed } from '../../spiking/transposed.js';
import { HeldConductances } from './held.js';
import type { ResistivePopulation } from './nodes.js';
import { type DevicesSpec, ProgrammedResistors } from './programmed.js';

/** Conductances of a node that add up to more than this mean that learning has diverged, S. */
const MOST_SIEMENS = 1e6;

/**
 * A resistor between every two nodes of two populations, phi = -1/2 g (v_source - v_target)^2. What it drives a node with
 * is g v of the other end; the share g of the node itself is in the node's total conductance. Where the source is a row
 * of inputs and their negatives, what moves a conductance is worked out once for both.
 */
export class ConductanceCoupling implements Coupling {
  /** Row-major [source][target]. */
  private readonly siemens: Float32Array;
  readonly weights: Kept;
  private readonly row: number;
  /** Sources whose rows are not the negatives of others. */
  private readonly distinct: number;
  private readonly matrix: MatrixView;
  private readonly transposed: Transposed | undefined;
  /** Room for the products of voltages of PANEL rows. */
  private readonly panel: MatrixView;
  /** Half the change of v^2 at each target, and minus that at each source, summed over the batch. */
  private readonly square: Float32Array;
  private readonly own: Float32Array;
  private readonly ones: MatrixView;
  /** Conductances of each target. */
  private readonly sums: Float32Array;
  /** The devices that the resistors are; undefined where conductances are numbers. */
  readonly devices: ProgrammedResistors | undefined;
  readonly work: number;
  /** Errors do not go back over conductances. */
  readonly adjoint = undefined;
  readonly multiplyAdds: Float64Array;
  /** Counts the times that conductances have changed. */
  version = 0;
  private stale = true;
  private readonly held: HeldConductances;

  constructor(
    readonly spec: ConfigureProjection,
    readonly source: ResistivePopulation,
    readonly target: ResistivePopulation,
    arena: Arena,
    private readonly kernels: Kernels,
    devices?: DevicesSpec,
  ) {
    const { row } = target;
    this.row = row;
    this.distinct = source.presented;
    this.siemens = arena.f32(source.neurons * row);
    this.matrix = rowsOf(this.siemens, row);
    if (!source.input) this.transposed = new Transposed(arena, source.neurons, target.neurons);
    this.panel = rowsOf(arena.f32(PANEL * row), row);
    this.square = arena.f32(row);
    this.own = arena.f32(source.row);
    this.ones = rowsOf(arena.f32(row).fill(1, 0, target.neurons), row);
    this.sums = arena.f32(row);
    this.work = source.neurons * target.neurons;
    this.multiplyAdds = arena.f64(1);
    if (devices) {
      const shape = shapeOf(source.neurons, target.neurons);
      this.devices = new ProgrammedResistors(devices, shape, this.siemens, arena, kernels);
    }
    const stored = this.devices;
    const values = stored?.values ?? this.siemens;
    this.held = new HeldConductances([this.siemens, values]);
    this.weights = {
      ...{ values, row, changed: arena.f64(1), stored, products: 'multiply-adds' },
      write: (place, siemens) => this.write(place, siemens),
    };
    source.meet(this);
    target.meet(this);
  }

  /** Arena bytes that it needs at most. */
  static bytes(sources: number, targets: number, programmed: boolean): number {
    const row = padded(targets);
    const devices = programmed ? ProgrammedResistors.bytes(shapeOf(sources, targets)) : 0;
    return devices + 4 * (sources * row + targets * padded(sources) + (PANEL + 3) * row + sources + 4) + 1024;
  }

  private write(place: number, siemens: number): void {
    if (this.devices) this.devices.write(place, siemens);
    else this.siemens[place] = siemens;
  }

  forward(into: MatrixView, { rows }: Signal, samples: number): void {
    const { source, target, matrix } = this;
    const used = this.product(into, rows, matrix, samples, source.neurons, target.row);
    this.multiplyAdds[0]! += (used ?? samples * source.neurons) * target.neurons;
  }

  /** What an input presents is mostly zeros, which cost nothing. */
  private get product(): Kernels['multiply'] | Kernels['multiplySparse'] {
    return this.source.input ? this.kernels.multiplySparse : this.kernels.multiply;
  }

  backward(into: MatrixView, { rows }: Signal, samples: number): void {
    const { source, target } = this;
    const copy = this.transposed!;
    copy.refresh(this.siemens, this.row);
    this.kernels.multiply(into, rows, copy.view, samples, target.neurons, source.row);
    this.multiplyAdds[0]! += samples * source.neurons * target.neurons;
  }

  /** Devices have other conductances for each group of samples that settles side by side, where reads have noise. */
  fluctuate(moment: Moment): boolean {
    return this.devices?.fluctuate(moment) ?? false;
  }

  /** Lets a resistor conduct so much, whatever is learnt, until what is returned is called. */
  hold(synapse: number, siemens: number): () => void {
    const place = this.place(synapse);
    this.held.hold(place, siemens);
    this.rewired();
    return () => {
      this.held.release(place);
      this.devices?.show(place);
      this.rewired();
    };
  }

  /** Multiplies a conductance, which learns on from there; returns how to take the factor back. */
  scale(synapse: number, factor: number): () => void {
    const place = this.place(synapse);
    if (this.held.has(place)) return () => {};
    const undo = this.devices?.scale(synapse, factor) ?? multiplied(this.siemens, place, factor);
    this.rewired();
    return () => {
      undo();
      this.rewired();
    };
  }

  weightsChanged(): void {
    this.held.impose();
    this.rewired();
  }

  private rewired(): void {
    this.stale = true;
    this.touched();
  }

  private touched(): void {
    this.version++;
    if (this.transposed) this.transposed.stale = true;
  }

  /** Adds the conductances of each node of one of its populations. */
  addTotals(population: ResistivePopulation, total: Float32Array): void {
    this.refresh();
    const { siemens, sums, row, source, target } = this;
    if (population === target) for (let j = 0; j < target.neurons; j++) total[j]! += sums[j]!;
    if (population !== source || source.input) return;
    for (let i = 0; i < source.neurons; i++) {
      for (let j = 0; j < target.neurons; j++) total[i]! += siemens[i * row + j]!;
    }
  }

  /** Adds up conductances that were written, in the order in which those that learn are. */
  private refresh(): void {
    if (!this.stale) return;
    this.stale = false;
    this.sums.fill(0);
    for (let first = 0; first < this.distinct; first += PANEL) this.move(first, 0);
  }

  /** Half the change of (v_source - v_target)^2 in closed form: half that of both squares minus that of the product. */
  learn({ later, earlier: before }: Ends, seen: Ends | undefined, step: Step, samples: number): boolean {
    const { source, target, own, square, distinct } = this;
    const { earlier } = seen!;
    const scale = this.spec.learningRate * (step.rateScale * step.gain);
    if (!source.input) halfSquares(own, source, before, samples, -1);
    halfSquares(square, target, earlier, samples, 1);
    this.stale = false;
    this.sums.fill(0);
    let healthy = true;
    for (let first = 0; first < distinct; first += PANEL) {
      const rows = Math.min(PANEL, distinct - first);
      this.addOuter(later, target.difference, first, rows, samples);
      if (!source.input) {
        this.addOuter(source.difference, earlier, first, rows, samples);
        this.addOwn(first, rows);
      }
      healthy =
        (this.devices ? this.program(this.devices, first, scale) : this.move(first, scale)) && healthy;
    }
    const undone = this.held.impose();
    if (!this.devices) this.weights.changed[0]! -= undone;
    if (this.devices || undone > 0) this.rewired();
    else this.touched();
    return healthy;
  }

  /** Lets the devices of the source rows from `first` follow the contrast in the panel, which is cleared. */
  private program(devices: ProgrammedResistors, first: number, scale: number): boolean {
    const { distinct, source, panel, square, weights } = this;
    const rows = Math.min(PANEL, distinct - first);
    const mirror = distinct < source.neurons ? distinct + first : undefined;
    weights.changed[0]! += devices.follow(first, mirror, rows, panel.at, square, scale);
    return true;
  }

  /** Moves the conductances of the source rows from `first` by the contrast in the panel, which is cleared. */
  private move(first: number, scale: number): boolean {
    const { source, sums, square, panel, row, distinct, siemens, kernels } = this;
    const rows = Math.min(PANEL, distinct - first);
    const at = siemens.byteOffset + 4 * first * row;
    const mirror = distinct < source.neurons ? 4 * distinct * row : 0;
    const of = [at, mirror, sums.byteOffset, square.byteOffset, panel.at] as const;
    const changed = kernels.moveSiemens(...of, rows, row, row, scale, MOST_SIEMENS);
    if (changed >= 0) this.weights.changed[0]! += changed;
    return changed >= 0;
  }

  /** panel += what is the same for all targets of a source. */
  private addOwn(first: number, rows: number): void {
    const column = { at: this.own.byteOffset + 4 * first, row: 1, column: 1 };
    this.kernels.multiply(this.panel, column, this.ones, rows, 1, this.target.row);
  }

  /** panel += a^T b over the samples, for `rows` source rows from `first`. */
  private addOuter(a: Float32Array, b: Float32Array, first: number, rows: number, samples: number): void {
    const { source, target } = this;
    const turned = { at: a.byteOffset + 4 * first, row: 1, column: source.row };
    this.product(this.panel, turned, rowsOf(b, target.row), rows, samples, target.row);
  }

  primitive(sample: number): number {
    const { source, target, siemens, row } = this;
    let sum = 0;
    for (let i = 0; i < source.neurons; i++) {
      const v = source.state[sample * source.row + i]!;
      for (let j = 0; j < target.neurons; j++)
        sum -= (siemens[i * row + j]! * (v - target.state[sample * target.row + j]!) ** 2) / 2;
    }
    return sum;
  }

  checkWeights(offset: number, data: ArrayLike<number>): void {
    const negative = Array.prototype.findIndex.call(data, (g: number) => !(g >= 0));
    insist(negative < 0, 'range', `conductance ${offset + negative} is negative or not a number`, 'data');
  }

  place(synapse: number): number {
    const { neurons } = this.target;
    return Math.floor(synapse / neurons) * this.row + (synapse % neurons);
  }
}

/** Multiplies a number; returns how to divide it again, to the same bits where nothing else has changed it. */
function multiplied(values: Float32Array, place: number, factor: number): () => void {
  const before = values[place]!;
  values[place]! *= factor;
  const after = values[place]!;
  return () => {
    values[place] = values[place] === after ? before : values[place]! / factor;
  };
}

const shapeOf = (sources: number, targets: number) => ({
  ...{ sources, targets, row: rowOf(targets) },
  rowsAtOnce: Math.min(sources, PANEL),
});

/** out = sign x sum over samples of (later^2 - earlier^2) / 2, formed as difference x mean: no digits are lost. */
function halfSquares(
  out: Float32Array,
  { difference, row, neurons }: ResistivePopulation,
  earlier: Float32Array,
  samples: number,
  sign: number,
): void {
  out.fill(0);
  for (let at = 0; at < samples * row; at += row) {
    for (let i = 0; i < neurons; i++) {
      const d = difference[at + i]!;
      out[i]! += sign * d * (earlier[at + i]! + d / 2);
    }
  }
}
