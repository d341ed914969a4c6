/** Small linear least squares with standard errors. */
export interface LinearFit {
  readonly coefficients: readonly number[];
  /** Standard errors. */
  readonly errors: readonly number[];
  /** Of the coefficients. */
  readonly covariance: readonly (readonly number[])[];
  /** Sum of squared residuals. */
  readonly rss: number;
}

/**
 * Fits y = sum_k c_k basis_k by the normal equations; at most a handful of columns of similar size.
 * Undefined where the columns are not independent.
 */
export function linearFit(basis: readonly ArrayLike<number>[], y: ArrayLike<number>): LinearFit | undefined {
  const size = basis.length;
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
    let total = 0;
    for (let k = 0; k < y.length; k++) total += a[k]! * b[k]!;
    return total;
  };
  const inverse = inverted(basis.map(a => basis.map(b => dot(a, b))));
  if (!inverse) return undefined;
  const right = basis.map(a => dot(a, y));
  const coefficients = inverse.map(row => row.reduce((total, value, k) => total + value * right[k]!, 0));
  let rss = 0;
  for (let k = 0; k < y.length; k++) {
    const fitted = coefficients.reduce((total, c, j) => total + c * basis[j]![k]!, 0);
    rss += (y[k]! - fitted) ** 2;
  }
  const noise = rss / Math.max(1, y.length - size);
  const covariance = inverse.map(row => row.map(value => value * noise));
  return {
    coefficients,
    errors: covariance.map((row, k) => Math.sqrt(Math.max(0, row[k]!))),
    covariance,
    rss,
  };
}

/** Gauss-Jordan with pivots; undefined for a singular matrix. */
function inverted(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < size; k++) {
    const scale = Math.abs(matrix[k]![k]!);
    const pivot = rows
      .slice(k)
      .reduce((best, row, at) => (Math.abs(row[k]!) > Math.abs(rows[best]![k]!) ? k + at : best), k);
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    const head = rows[k]![k]!;
    if (!(Math.abs(head) > 1e-13 * scale)) return undefined;
    rows[k] = rows[k]!.map(value => value / head);
    for (let i = 0; i < size; i++) {
      const factor = rows[i]![k]!;
      if (i !== k) rows[i] = rows[i]!.map((value, j) => value - factor * rows[k]![j]!);
    }
  }
  return rows.map(row => row.slice(size));
}
