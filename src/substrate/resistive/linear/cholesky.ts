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
 * L D L^T of a sparse symmetric positive definite matrix, for any number of matrices of one pattern. The pattern is
 * analysed once; a row of L is found from the rows above it along the elimination tree. Source: T. A. Davis, LDL
 * (Algorithm 849), with a minimum-degree order.
 */
export class SparseCholesky {
  private readonly order: Int32Array;
  private readonly place: Int32Array;
  private readonly parent: Int32Array;
  /** Columns of the upper half, permuted: rows and, for each, the entry of the caller it comes from. */
  private readonly columns: readonly { readonly rows: number[]; readonly entries: number[] }[];
  private readonly start: Int32Array;
  private readonly rows: Int32Array;
  private readonly values: Float64Array;
  private readonly filled: Int32Array;
  private readonly diagonal: Float64Array;

  /**
   * @param size rows of the matrix
   * @param pairs places below or above the diagonal that are not 0, each once
   */
  constructor(
    readonly size: number,
    pairs: readonly (readonly [number, number])[],
  ) {
    const neighbours = Array.from({ length: size }, () => new Set<number>());
    for (const [a, b] of pairs) {
      neighbours[a]!.add(b);
      neighbours[b]!.add(a);
    }
    this.order = minimumDegree(neighbours);
    this.place = new Int32Array(size);
    this.order.forEach((node, k) => {
      this.place[node] = k;
    });
    this.columns = Array.from({ length: size }, () => ({ rows: [], entries: [] }));
    pairs.forEach(([a, b], entry) => {
      const [low, high] = [this.place[a]!, this.place[b]!].sort((x, y) => x - y) as [number, number];
      this.columns[high]!.rows.push(low);
      this.columns[high]!.entries.push(entry);
    });
    this.parent = new Int32Array(size).fill(-1);
    this.start = this.analyse();
    this.rows = new Int32Array(this.start[size]!);
    this.values = new Float64Array(this.start[size]!);
    this.filled = new Int32Array(size);
    this.diagonal = new Float64Array(size);
  }

  /** Numbers below the diagonal of L. */
  get fill(): number {
    return this.rows.length;
  }

  /** Builds the elimination tree; returns where each column of L starts. */
  private analyse(): Int32Array {
    const { size, parent, columns } = this;
    const flag = new Int32Array(size).fill(-1);
    const counts = new Int32Array(size);
    for (let k = 0; k < size; k++) {
      flag[k] = k;
      for (const row of columns[k]!.rows) {
        for (let i = row; flag[i] !== k; i = parent[i]!) {
          if (parent[i] === -1) parent[i] = k;
          counts[i]!++;
          flag[i] = k;
        }
      }
    }
    const start = new Int32Array(size + 1);
    for (let k = 0; k < size; k++) start[k + 1] = start[k]! + counts[k]!;
    return start;
  }

  /**
   * Factors the matrix with these values.
   * @param diagonal one number per row
   * @param entries one number per pair of the pattern
   * @throws PivotError when the matrix is not positive definite, with the row as the caller numbers it
   */
  factor(diagonal: ArrayLike<number>, entries: ArrayLike<number>): void {
    const { size, order, parent, columns, start, rows, values, filled, diagonal: d } = this;
    const y = new Float64Array(size);
    const pattern = new Int32Array(size);
    const flag = new Int32Array(size).fill(-1);
    filled.fill(0);
    for (let k = 0; k < size; k++) {
      let top = size;
      flag[k] = k;
      const column = columns[k]!;
      for (let p = 0; p < column.rows.length; p++) {
        y[column.rows[p]!]! += entries[column.entries[p]!]!;
        let length = 0;
        for (let i = column.rows[p]!; flag[i] !== k; i = parent[i]!) {
          pattern[length++] = i;
          flag[i] = k;
        }
        while (length > 0) pattern[--top] = pattern[--length]!;
      }
      const whole = diagonal[order[k]!]!;
      let pivot = whole;
      for (; top < size; top++) {
        const i = pattern[top]!;
        const yi = y[i]!;
        y[i] = 0;
        const end = start[i]! + filled[i]!;
        for (let p = start[i]!; p < end; p++) y[rows[p]!]! -= values[p]! * yi;
        const l = yi / d[i]!;
        pivot -= l * yi;
        rows[end] = k;
        values[end] = l;
        filled[i]!++;
      }
      if (!(pivot > LEAST_PIVOT * Math.abs(whole))) throw new PivotError(order[k]!, pivot);
      d[k] = pivot;
    }
  }

  /** Solves for one right side, in place. */
  solve(x: Float64Array): void {
    const { size, order, start, rows, values, diagonal } = this;
    const y = Float64Array.from(order, node => x[node]!);
    for (let k = 0; k < size; k++) {
      for (let p = start[k]!; p < start[k + 1]!; p++) y[rows[p]!]! -= values[p]! * y[k]!;
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
