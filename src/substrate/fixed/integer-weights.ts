import type { NumberFormat } from '../../protocol/messages.js';
import { clamp, fractionOf, largest, nearest } from './number.js';
import type { FixedSynapses } from './synapses.js';

/** Synapses that are real numbers: an integer each, to which changes are added. */
export class IntegerWeights implements FixedSynapses {
  readonly fraction: number;
  readonly hidden = new Int16Array(0);
  private readonly least: number;
  private readonly most: number;

  constructor(
    readonly format: NumberFormat,
    private readonly weights: Int16Array | Int8Array,
    /** Of a row. */
    private readonly targets: number,
  ) {
    this.fraction = fractionOf(format, 0, 15, 'weight');
    this.most = largest(format.bits);
    this.least = -this.most - 1;
  }

  get storedBits(): number {
    return 8 * this.weights.BYTES_PER_ELEMENT;
  }

  weightOf(synapse: number): number {
    return this.weights[synapse]!;
  }

  addRow(row: number, sums: Int32Array, shift: number): void {
    const { targets, weights } = this;
    const first = row * targets;
    for (let j = 0; j < targets; j++) sums[j]! += weights[first + j]! << shift;
  }

  addColumn(column: number, sums: Int32Array, shift: number): void {
    const { targets, weights } = this;
    for (let i = 0; i < sums.length; i++) sums[i]! += weights[i * targets + column]! << shift;
  }

  move(synapse: number, steps: number): boolean {
    const before = this.weights[synapse]!;
    const after = clamp(before + steps, this.least, this.most);
    this.weights[synapse] = after;
    return after !== before;
  }

  write(synapse: number, value: number, whole: boolean): void {
    this.weights[synapse] = whole ? clamp(value, this.least, this.most) : this.heldFor(value);
  }

  heldFor(value: number): number {
    return clamp(nearest(value / this.format.step), this.least, this.most);
  }

  hold(synapse: number, held: number): void {
    this.weights[synapse] = held;
  }

  flip(synapse: number, bit: number): void {
    this.weights[synapse] = this.weights[synapse]! ^ (1 << bit);
  }
}
