import { Block, grouped, starts, transposed } from './lists.js';
import { minimumDegree } from './order.js';

/** A pivot that is not positive: the matrix has no such factor. */
export class PivotError extends Error {
  override readonly name = 'PivotError';

  constructor(
    readonly row: number,
    readonly pivot: number,
  ) {
    super(`pivot ${pivot} at row ${row}`);
  }
}

/**
 * L D L^T of a sparse symmetric positive definite matrix, for any number of matrices of one pattern: where L has
 * numbers is found once. A row of L follows from the rows above it. Source: T. A. Davis, LDL (Algorithm 849), with a
 * minimum-degree order.
 */
export class SparseCholesky {
  private readonly order: Int32Array;
  /** Columns of L: their rows, ascending. Column k is at start[k] .. start[k + 1] - 1. */
  private readonly start: Int32Array;
  private readonly rows: Int32Array;
  private readonly values: Float64Array;
  private readonly diagonal: Float64Array;
  /** The same numbers by rows: column of each, ascending, and where it lies in that column. */
  private readonly rowStart: Int32Array;
  private readonly columnOf: Int32Array;
  private readonly slotOf: Int32Array;
  /** Pairs by the later of their two places in the order: the earlier place, and the pair. */
  private readonly pairStart: Int32Array;
  private readonly pairColumn: Int32Array;
  private readonly pairOf: Int32Array;
  private readonly work: Float64Array;

  /**
   * @param size rows of the matrix
   * @param pairs places below or above the diagonal that are not 0; what has the same place adds up
   */
  constructor(
    readonly size: number,
    pairs: readonly (readonly [number, number])[],
  ) {
    const { order, columns } = minimumDegree(size, pairs);
    this.order = order;
    this.start = starts(columns.map(({ length }) => length));
    const fill = this.start[size]!;
    const block = new Block({ floats: fill + 2 * size, ints: size + 3 * fill + 2 * pairs.length });
    this.values = block.floats(fill);
    this.diagonal = block.floats(size);
    this.work = block.floats(size);
    const place = block.ints(size);
    for (let k = 0; k < size; k++) place[order[k]!] = k;
    const below = block.ints(fill);
    let slot = 0;
    for (const column of columns) for (const node of column) below[slot++] = place[node]!;
    [this.rowStart, this.columnOf] = transposed(this.start, below);
    this.rows = block.ints(fill);
    this.slotOf = block.ints(fill);
    this.placeRows();
    const late = block.ints(pairs.length);
    pairs.forEach(([a, b], pair) => {
      late[pair] = Math.max(place[a]!, place[b]!);
    });
    [this.pairStart, this.pairOf] = grouped(late, size);
    this.pairColumn = block.ints(pairs.length);
    for (let p = 0; p < pairs.length; p++) {
      const [a, b] = pairs[this.pairOf[p]!]!;
      this.pairColumn[p] = Math.min(place[a]!, place[b]!);
    }
  }

  /** Numbers below the diagonal of L. */
  get fill(): number {
    return this.rows.length;
  }

  /** Row after row takes the next slot of each of its columns. */
  private placeRows(): void {
    const { size, rowStart, columnOf, slotOf, rows } = this;
    const next = this.start.slice();
    for (let k = 0; k < size; k++) {
      for (let p = rowStart[k]!; p < rowStart[k + 1]!; p++) {
        const slot = next[columnOf[p]!]!++;
        slotOf[p] = slot;
        rows[slot] = k;
      }
    }
  }

  /**
   * Factors the matrix with these values.
   * @param diagonal one number per row
   * @param entries one number per pair of the pattern
   * @throws PivotError when the matrix is not positive definite, with the row as the caller numbers it
   */
  factor(diagonal: ArrayLike<number>, entries: ArrayLike<number>): void {
    const { size, order, start, rows, values, rowStart, columnOf, slotOf, work: y, diagonal: d } = this;
    y.fill(0);
    for (let k = 0; k < size; k++) {
      this.scatter(k, entries);
      const whole = diagonal[order[k]!]!;
      let pivot = whole;
      for (let r = rowStart[k]!; r < rowStart[k + 1]!; r++) {
        const i = columnOf[r]!;
        const slot = slotOf[r]!;
        const yi = y[i]!;
        y[i] = 0;
        for (let p = start[i]!; p < slot; p++) y[rows[p]!]! -= values[p]! * yi;
        const l = yi / d[i]!;
        pivot -= l * yi;
        values[slot] = l;
      }
      if (!(pivot > LEAST_PIVOT * Math.abs(whole))) throw new PivotError(order[k]!, pivot);
      d[k] = pivot;
    }
  }

  private scatter(k: number, entries: ArrayLike<number>): void {
    const { pairStart, pairColumn, pairOf, work } = this;
    for (let p = pairStart[k]!; p < pairStart[k + 1]!; p++) work[pairColumn[p]!]! += entries[pairOf[p]!]!;
  }

  /** Solves for one right side, in place. */
  solve(x: Float64Array): void {
    const { size, order, start, rows, values, diagonal, work: y } = this;
    for (let k = 0; k < size; k++) y[k] = x[order[k]!]!;
    for (let k = 0; k < size; k++) {
      const yk = y[k]!;
      for (let p = start[k]!; p < start[k + 1]!; p++) y[rows[p]!]! -= values[p]! * yk;
    }
    for (let k = size - 1; k >= 0; k--) {
      let sum = y[k]! / diagonal[k]!;
      for (let p = start[k]!; p < start[k + 1]!; p++) sum -= values[p]! * y[rows[p]!]!;
      y[k] = sum;
    }
    for (let k = 0; k < size; k++) x[order[k]!] = y[k]!;
  }
}

/** A pivot this small beside what it was formed from is rounding: the row hangs on nothing. */
const LEAST_PIVOT = 1e-15;
