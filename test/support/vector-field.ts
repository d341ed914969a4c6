import type { Matrix, Vector } from './rate-reference.js';

/** The field of Scellier et al. 2018 on one hidden layer, in float64, solved and differentiated on its own. */

/** x of A x = b, by elimination with pivots. */
export function solve(A: Matrix, b: Vector): number[] {
  const rows = A.map((row, i) => [...row, b[i]!]);
  const size = b.length;
  for (let k = 0; k < size; k++) {
    const pivot = rows
      .slice(k)
      .reduce((best, row, i) => (Math.abs(row[k]!) > Math.abs(rows[best]![k]!) ? k + i : best), k);
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    for (let i = k + 1; i < size; i++) {
      const by = rows[i]![k]! / rows[k]![k]!;
      for (let j = k; j <= size; j++) rows[i]![j]! -= by * rows[k]![j]!;
    }
  }
  const x = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const known = x.reduce((sum, value, j) => (j > i ? sum + rows[i]![j]! * value : sum), 0);
    x[i] = (rows[i]![size]! - known) / rows[i]![i]!;
  }
  return x;
}

/** Between two directions, degrees. */
export const angle = (a: Vector, b: Vector): number =>
  (Math.acos(a.reduce((sum, value, k) => sum + value * b[k]!, 0) / (Math.hypot(...a) * Math.hypot(...b))) *
    180) /
  Math.PI;

const rho = Math.tanh;
const slope = (u: number): number => 1 - Math.tanh(u) ** 2;
const times = (A: Matrix, v: Vector): number[] => A.map(row => row.reduce((sum, a, k) => sum + a * v[k]!, 0));
const transposed = (A: Matrix): number[][] => A[0]!.map((_, k) => A.map(row => row[k]!));

/**
 * Rest point, nu = (d mu / dW)^T ds/dbeta and the gradient dJ/dW of J = (1/2) |y - o|^2, each over W1, W2 and B. mu_h = W1
 * rho(x) + B rho(o) - h, mu_o = W2 rho(h) - o.
 */
export function fieldOf(W1: Matrix, W2: Matrix, B: Matrix, x: Vector, y: Vector) {
  let h = W1.map(() => 0);
  let o = W2.map(() => 0);
  const input = x.map(rho);
  for (let t = 0; t < 400; t++) {
    const back = times(B, o.map(rho));
    h = times(W1, input).map((u, i) => u + back[i]!);
    o = times(W2, h.map(rho));
  }
  const size = h.length + o.length;
  const s = [...h, ...o];
  const J = s.map((_, i) =>
    s.map((state, j) => {
      if (i === j) return -1;
      if (i < h.length && j >= h.length) return B[i]![j - h.length]! * slope(state);
      return i >= h.length && j < h.length ? W2[i - h.length]![j]! * slope(state) : 0;
    }),
  );
  const cost = Array.from({ length: size }, (_, i) => (i < h.length ? 0 : s[i]! - y[i - h.length]!));
  // J ds/dbeta = dC/ds; lambda^T mu_W with J^T lambda = -dC/ds is the gradient.
  const ds = solve(J, cost);
  const lambda = solve(
    transposed(J),
    cost.map(c => -c),
  );
  const shares = (post: Vector): number[] => [
    ...post.slice(0, h.length).flatMap(value => input.map(pre => value * pre)),
    ...post.slice(h.length).flatMap(value => h.map(pre => value * rho(pre))),
    ...post.slice(0, h.length).flatMap(value => o.map(pre => value * rho(pre))),
  ];
  return { h, o, ds, nu: shares(ds), gradient: shares(lambda) };
}
