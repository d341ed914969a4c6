import { solveTile } from '../../array/analog/ir-drop-exact.js';
import type { TiledMatrix } from '../../array/analog/line-drops.js';
import type { Arena } from '../../kernel/arena.js';
import { ohms } from '../../units/quantity.js';

/** Tiles whose wires are solved node by node whenever a device of theirs has changed: slow, for checks and inference. */
export class ExactTiles {
  private readonly across: number;
  /** Per tile: whether something has changed since it was solved. */
  private readonly dirty: Int8Array;

  /** @param wire resistance between neighbours, in units of 1 / that of the branches */
  constructor(
    private readonly matrix: TiledMatrix,
    private readonly branches: readonly [Float32Array, Float32Array],
    private readonly wire: number,
    arena: Arena,
  ) {
    this.across = Math.ceil(matrix.columns / matrix.tileColumns);
    this.dirty = arena.i8(this.across * Math.ceil(matrix.rows / matrix.tileRows));
  }

  set(row: number, column: number, plus: number, minus: number): void {
    const { columns, tileColumns, tileRows } = this.matrix;
    this.branches[0][row * columns + column] = plus;
    this.branches[1][row * columns + column] = minus;
    this.dirty[Math.floor(row / tileRows) * this.across + Math.floor(column / tileColumns)] = 1;
  }

  /** Solves the tiles that have changed; `put` hears of all their weights. */
  refresh(put: (row: number, column: number, weight: number) => void): void {
    const { tileColumns, tileRows } = this.matrix;
    for (let tile = 0; tile < this.dirty.length; tile++) {
      if (!this.dirty[tile]) continue;
      this.dirty[tile] = 0;
      this.solve(Math.floor(tile / this.across) * tileRows, (tile % this.across) * tileColumns, put);
    }
  }

  private solve(
    firstRow: number,
    firstColumn: number,
    put: (row: number, column: number, weight: number) => void,
  ): void {
    const { matrix, wire } = this;
    const rows = Math.min(matrix.tileRows, matrix.rows - firstRow);
    const columns = Math.min(matrix.tileColumns, matrix.columns - firstColumn);
    const effective = (cells: Float32Array): Float64Array => {
      const siemens = new Float64Array(rows * columns);
      for (let i = 0; i < rows; i++) {
        const from = (firstRow + i) * matrix.columns + firstColumn;
        siemens.set(cells.subarray(from, from + columns), i * columns);
      }
      return solveTile({ rows, columns, siemens, wordOhms: ohms(wire), bitOhms: ohms(wire) }).effective();
    };
    const [plus, minus] = this.branches.map(effective) as [Float64Array, Float64Array];
    for (let k = 0; k < plus.length; k++)
      put(firstRow + Math.floor(k / columns), firstColumn + (k % columns), plus[k]! - minus[k]!);
  }
}
