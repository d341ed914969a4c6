import type { NumberFormat } from '../../protocol/messages.js';

/** What the synapses of a projection keep beside accumulators: the weights that spikes find, and what changes move. */
export interface FixedSynapses {
  /** Format of the number that changes are added to, and its bits after the point. */
  readonly format: NumberFormat;
  readonly fraction: number;
  /** Hidden numbers behind the weights, which changes then move instead; empty where none are kept. */
  readonly hidden: Int16Array | Int8Array;
  /** Bits in which a weight is stored. */
  readonly storedBits: number;

  /** A weight in steps of the weight format. */
  weightOf(synapse: number): number;
  /** Adds a row, or a column, of weights to input sums; `shift` takes them to the steps of these. */
  addRow(row: number, sums: Int32Array, shift: number): void;
  addColumn(column: number, sums: Int32Array, shift: number): void;
  /** Adds steps of `format`; true where the weight is another then. */
  move(synapse: number, steps: number): boolean;
  /** Stores a value, or a whole number of steps of `format`. */
  write(synapse: number, value: number, whole: boolean): void;
  /** What a stuck synapse holds that was told to keep a value; `hold` stores that again. */
  heldFor(value: number): number;
  hold(synapse: number, held: number): void;
  /** Inverts a bit of the stored weight. */
  flip(synapse: number, bit: number): void;
}
