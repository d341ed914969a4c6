import { dropAlong } from './wire-factors.js';

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

/** Cells of one line, the first next to its held end: where that is, and where the next one lies from each. */
interface Line {
  readonly row: number;
  readonly column: number;
  readonly down: number;
  readonly right: number;
  readonly cells: number;
}

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
    const { bit, staleBits, staleWords, word } = this.memory;
    this.renew(staleWords, word, line => this.wordLine(line), visit);
    this.renew(staleBits, bit, line => this.bitLine(line), visit);
  }

  private renew(
    stale: Float32Array,
    drops: Float32Array,
    lineOf: (line: number) => Line,
    visit: (row: number, column: number) => void,
  ): void {
    for (let k = 0; k < stale.length; k++) {
      if (stale[k]! <= DROP_TOLERANCE) continue;
      stale[k] = 0;
      const { cells, column, down, right, row } = lineOf(k);
      const { columns } = this.matrix;
      const wire = { first: row * columns + column, stride: down * columns + right, cells };
      dropAlong(this.cells, wire, this.ohms, drops);
      for (let cell = 0; cell < cells; cell++) visit(row + cell * down, column + cell * right);
    }
  }

  /** Driven at the left of its tile. */
  private wordLine(line: number): Line {
    const { columns, tileColumns } = this.matrix;
    const [row, column] = [Math.floor(line / this.across), (line % this.across) * tileColumns];
    return { row, column, down: 0, right: 1, cells: Math.min(tileColumns, columns - column) };
  }

  /** Held at the bottom of its tile. */
  private bitLine(line: number): Line {
    const { columns, rows, tileRows } = this.matrix;
    const top = Math.floor(line / columns) * tileRows;
    const cells = Math.min(tileRows, rows - top);
    return { row: top + cells - 1, column: line % columns, down: -1, right: 0, cells };
  }
}
