import { solveTile } from '../../array/analog/ir-drop-exact.js';
import type { Tile } from '../../array/analog/tile-wires.js';
import { wireConductances } from '../../array/analog/wire-factors.js';
import type { Arena } from '../../kernel/arena.js';
import type { ConfigureAnalog } from '../../protocol/messages.js';
import { type Ohms, ohms } from '../../units/quantity.js';
import type { StoredPlace } from './hidden.js';

/** Bytes that analog weights take beside those of their devices. */
export function analogWeightBytes(
  read: ConfigureAnalog | undefined,
  elements: number,
  synapses: number,
  copyBytes: number,
): number {
  const branches = read && read.wires !== 'off' ? 9 * synapses : 0;
  return branches + 4 * elements + copyBytes + 6 * 64;
}

/**
 * The weights that spikes find in arrays of differential devices, and the variance of one read of each. What stands
 * still between two changes of the devices (the drop along wires) is folded in when they change, so that a read
 * costs what it costs on ideal wires.
 */
export class AnalogWeights {
  /** Per weight: variance of one read, laid out as the weights are; undefined where reads have no noise. */
  readonly variances: Float32Array | undefined;
  readonly backVariances: Float32Array | undefined;
  /** Branches of every synapse in units of a weight of 1, positive ones first; kept where wires have resistance. */
  private readonly branches: Float32Array | undefined;
  private readonly dirty: Int8Array;
  private readonly tileColumns: number;
  private readonly perRow: number;
  private readonly tileRows: number;

  /** @param noisy true where devices have noise of their own in a read */
  constructor(
    private readonly read: ConfigureAnalog | undefined,
    private readonly amplitude: number,
    noisy: boolean,
    private readonly place: StoredPlace,
    arena: Arena,
  ) {
    const { sources, targets, row, transposed } = place;
    if (noisy || (read?.weightNoise ?? 0) > 0) {
      this.variances = arena.f32(sources * row);
      this.backVariances = transposed && arena.f32(transposed.weights.length);
    }
    this.tileRows = Math.min(read?.tileRows ?? sources, sources);
    this.tileColumns = Math.min(read?.tileColumns ?? targets, targets);
    this.perRow = Math.ceil(targets / this.tileColumns);
    this.dirty = arena.i8(this.perRow * Math.ceil(sources / this.tileRows));
    if (read && read.wires !== 'off') this.branches = arena.f32(2 * sources * targets);
  }

  /** Lets a synapse be the difference of two branches with this variance, all normalised; see `refresh`. */
  set(source: number, target: number, plus: number, minus: number, variance: number): void {
    const { amplitude, backVariances, place, variances } = this;
    if (variances) {
      const spread = Math.fround(amplitude ** 2 * (variance + (this.read?.weightNoise ?? 0) ** 2));
      variances[source * place.row + target] = spread;
      if (backVariances) backVariances[target * place.transposed!.row + source] = spread;
    }
    if (!this.branches) {
      this.put(source, target, plus - minus);
      return;
    }
    const pair = source * place.targets + target;
    this.branches[pair] = plus;
    this.branches[place.sources * place.targets + pair] = minus;
    this.dirty[this.tileOf(source, target)] = 1;
  }

  private tileOf(source: number, target: number): number {
    return Math.floor(source / this.tileRows) * this.perRow + Math.floor(target / this.tileColumns);
  }

  private put(source: number, target: number, normalised: number): void {
    const weight = Math.fround(this.amplitude * normalised);
    this.place.weights[source * this.place.row + target] = weight;
    this.place.transposed?.set(source, target, weight);
  }

  /** Folds the wires of all tiles in which something has changed into the weights; to be called after changes. */
  refresh(): void {
    if (!this.branches) return;
    for (let tile = 0; tile < this.dirty.length; tile++) {
      if (!this.dirty[tile]) continue;
      this.dirty[tile] = 0;
      this.fold(Math.floor(tile / this.perRow) * this.tileRows, (tile % this.perRow) * this.tileColumns);
    }
  }

  /** One tile: positive and negative branches have lines of their own. */
  private fold(firstRow: number, firstColumn: number): void {
    const { read, place } = this;
    const unit = read!.unitSiemens;
    const effective = [0, 1].map(branch => {
      const tile = this.tileAt(firstRow, firstColumn, branch * place.sources * place.targets);
      return read!.wires === 'exact' ? solveTile(tile).effective() : wireConductances(tile);
    }) as [Float64Array, Float64Array];
    const columns = Math.min(this.tileColumns, place.targets - firstColumn);
    for (let k = 0; k < effective[0].length; k++) {
      const normalised = (effective[0][k]! - effective[1][k]!) / unit;
      this.put(firstRow + Math.floor(k / columns), firstColumn + (k % columns), normalised);
    }
  }

  private tileAt(firstRow: number, firstColumn: number, offset: number): Tile {
    const { place, read } = this;
    const rows = Math.min(this.tileRows, place.sources - firstRow);
    const columns = Math.min(this.tileColumns, place.targets - firstColumn);
    const siemens = new Float64Array(rows * columns);
    const wire: Ohms = ohms(read!.wireOhms);
    for (let i = 0; i < rows; i++) {
      const from = offset + (firstRow + i) * place.targets + firstColumn;
      for (let j = 0; j < columns; j++)
        siemens[i * columns + j] = this.branches![from + j]! * read!.unitSiemens;
    }
    return { rows, columns, siemens, wordOhms: wire, bitOhms: wire };
  }
}
