import { dropAlong, type Wire } from './wire-factors.js';

/** A matrix of cells cut into tiles; edge tiles may be smaller. */
export interface TiledMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly tileRows: number;
  readonly tileColumns: number;
}

/** State of the lines of a matrix, all float32. */
export interface LineMemory {
  /** Drop along its word line and along its bit line, per cell. */
  readonly word: Float32Array;
  readonly bit: Float32Array;
  /** How far the drops of a line may have moved since they were worked out, per line of a tile. */
  readonly staleWords: Float32Array;
  readonly staleBits: Float32Array;
}

/** Largest part of a voltage by which a drop may be out of date: drops are small, and change much less than devices. */
export const DROP_TOLERANCE = 1e-3;

const tilesOf = ({ rows, columns, tileRows, tileColumns }: TiledMatrix) => ({
  down: Math.ceil(rows / tileRows),
  across: Math.ceil(columns / tileColumns),
});

/** Lines of all tiles. */
export function linesOf(matrix: TiledMatrix): { readonly words: number; readonly bits: number } {
  const { across, down } = tilesOf(matrix);
  return { words: matrix.rows * across, bits: matrix.columns * down };
}

/**
 * The voltage lost along the wires of a matrix of cells (see wireConductances), kept up to date where cells change: a
 * line is worked out anew once the changes along it may have moved a drop by more than the tolerance. The work grows
 * with the changes and not with the cells.
 */
export class LineDrops {
  private readonly across: number;

  /**
   * @param cells conductances, row-major
   * @param ohms resistance of a wire between neighbours, in units of 1 / that of the cells
   */
  constructor(
    private readonly matrix: TiledMatrix,
    private readonly cells: Float32Array,
    private readonly ohms: number,
    private readonly memory: LineMemory,
  ) {
    this.across = tilesOf(matrix).across;
  }

  /** Sets one cell. */
  set(row: number, column: number, value: number): void {
    const { cells, matrix, memory, ohms } = this;
    const { columns, tileColumns, tileRows } = matrix;
    const at = row * columns + column;
    const before = cells[at]!;
    cells[at] = value;
    const moved = ohms * Math.abs(cells[at]! - before);
    const word = row * this.across + Math.floor(column / tileColumns);
    const bit = Math.floor(row / tileRows) * columns + column;
    memory.staleWords[word] = memory.staleWords[word]! + moved * tileColumns;
    memory.staleBits[bit] = memory.staleBits[bit]! + moved * tileRows;
  }

  /** What a cell gives on ideal wires to give what it gives on these. */
  effective(at: number): number {
    const { cells, memory } = this;
    return cells[at]! / (1 + memory.word[at]! + memory.bit[at]!);
  }

  /** Works out the lines that are out of date; `visit` hears of the cells along them. */
  refresh(visit: (row: number, column: number) => void): void {
    const { columns } = this.matrix;
    const each = (wire: Wire): void => {
      for (let k = 0, at = wire.first; k < wire.cells; k++, at += wire.stride)
        visit(Math.floor(at / columns), at % columns);
    };
    this.renew(this.memory.staleWords, this.memory.word, line => this.wordLine(line), each);
    this.renew(this.memory.staleBits, this.memory.bit, line => this.bitLine(line), each);
  }

  private renew(
    stale: Float32Array,
    drops: Float32Array,
    wireOf: (line: number) => Wire,
    each: (wire: Wire) => void,
  ): void {
    for (let line = 0; line < stale.length; line++) {
      if (stale[line]! <= DROP_TOLERANCE) continue;
      stale[line] = 0;
      const wire = wireOf(line);
      dropAlong(this.cells, wire, this.ohms, drops);
      each(wire);
    }
  }

  /** Driven at the left of its tile. */
  private wordLine(line: number): Wire {
    const { columns, tileColumns } = this.matrix;
    const from = (line % this.across) * tileColumns;
    const first = Math.floor(line / this.across) * columns + from;
    return { first, stride: 1, cells: Math.min(tileColumns, columns - from) };
  }

  /** Held at the bottom of its tile. */
  private bitLine(line: number): Wire {
    const { columns, rows, tileRows } = this.matrix;
    const from = Math.floor(line / columns) * tileRows;
    const cells = Math.min(tileRows, rows - from);
    return { first: (from + cells - 1) * columns + (line % columns), stride: -columns, cells };
  }
}
