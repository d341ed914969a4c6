/** Nodes and weights of 8-point Gauss-Legendre on [-1, 1], positive half (DLMF 3.5.v). */
const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363] as const;
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763] as const;

/** Integral of a smooth function over [low, high] with 8 points in each of `panels`; 0 where low >= high. */
export function integrate(f: (x: number) => number, low: number, high: number, panels: number): number {
  if (!(low < high)) return 0;
  const half = (high - low) / (2 * panels);
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = low + (2 * panel + 1) * half;
    for (let i = 0; i < NODES.length; i++) {
      const away = NODES[i]! * half;
      sum += WEIGHTS[i]! * (f(middle - away) + f(middle + away));
    }
  }
  return sum * half;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Place of the minimum of a function with one minimum in [low, high], by golden section. */
export function minimise(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  let inner = b - GOLDEN * (b - a);
  let outer = a + GOLDEN * (b - a);
  let [fInner, fOuter] = [f(inner), f(outer)];
  for (let i = 0; i < 100 && b - a > 1e-9; i++) {
    if (fInner <= fOuter) {
      [b, outer, fOuter] = [outer, inner, fInner];
      inner = b - GOLDEN * (b - a);
      fInner = f(inner);
    } else {
      [a, inner, fInner] = [inner, outer, fOuter];
      outer = a + GOLDEN * (b - a);
      fOuter = f(outer);
    }
  }
  return (a + b) / 2;
}
