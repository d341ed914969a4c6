import { PivotError } from './cholesky.js';

/** L U of a dense matrix with rows exchanged for the largest pivot; for circuits with amplifiers, which are small. */
export class DenseLu {
  private readonly values: Float64Array;
  private readonly order: Int32Array;

  /**
   * @param matrix row-major, size x size; is used up
   * @throws PivotError when the matrix is singular
   */
  constructor(
    readonly size: number,
    matrix: Float64Array,
  ) {
    this.values = matrix;
    this.order = new Int32Array(size);
    for (let row = 0; row < size; row++) this.order[row] = row;
    for (let k = 0; k < size; k++) {
      this.exchange(k);
      this.eliminate(k);
    }
  }

  private exchange(k: number): void {
    const { size, values, order } = this;
    let best = k;
    for (let r = k + 1; r < size; r++) {
      if (Math.abs(values[r * size + k]!) > Math.abs(values[best * size + k]!)) best = r;
    }
    const pivot = values[best * size + k]!;
    if (!(Math.abs(pivot) > 0)) throw new PivotError(k, pivot);
    if (best === k) return;
    const row = values.slice(k * size, (k + 1) * size);
    values.copyWithin(k * size, best * size, (best + 1) * size);
    values.set(row, best * size);
    [order[k], order[best]] = [order[best]!, order[k]!];
  }

  private eliminate(k: number): void {
    const { size, values } = this;
    for (let r = k + 1; r < size; r++) {
      const factor = values[r * size + k]! / values[k * size + k]!;
      values[r * size + k] = factor;
      if (factor === 0) continue;
      for (let c = k + 1; c < size; c++) values[r * size + c]! -= factor * values[k * size + c]!;
    }
  }

  solve(right: ArrayLike<number>): Float64Array {
    const { size, values, order } = this;
    const x = new Float64Array(size);
    for (let r = 0; r < size; r++) x[r] = right[order[r]!]!;
    for (let r = 0; r < size; r++) {
      for (let c = 0; c < r; c++) x[r]! -= values[r * size + c]! * x[c]!;
    }
    for (let r = size - 1; r >= 0; r--) {
      for (let c = r + 1; c < size; c++) x[r]! -= values[r * size + c]! * x[c]!;
      x[r]! /= values[r * size + r]!;
    }
    return x;
  }
}
