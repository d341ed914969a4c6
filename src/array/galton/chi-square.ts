/** Pearson's test of counts against probabilities. */
export interface ChiSquare {
  readonly statistic: number;
  readonly degrees: number;
  /** Probability of a statistic at least this large if the counts do follow the probabilities. */
  readonly pValue: number;
  /** Classes compared, after rare neighbours were joined. */
  readonly classes: number;
}

/** Fewest expected counts of a class, by the usual rule. */
const LEAST_EXPECTED = 5;

/**
 * @param counts of each class
 * @param probabilities of each class; need not add up to 1, they are taken relative to their sum
 * @param fitted number of parameters that were fitted to these counts
 */
export function chiSquare(
  counts: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  fitted = 0,
): ChiSquare {
  const classes = joined(counts, probabilities);
  const statistic = classes.reduce((sum, [n, expected]) => sum + (n - expected) ** 2 / expected, 0);
  const degrees = Math.max(0, classes.length - 1 - fitted);
  const pValue = degrees === 0 ? 1 : upperGamma(degrees / 2, statistic / 2);
  return { statistic, degrees, pValue, classes: classes.length };
}

/** Joins each rare class to the next, and the last rare one to the one before it. */
function joined(counts: ArrayLike<number>, probabilities: ArrayLike<number>): [number, number][] {
  const all = Array.from(counts).reduce((sum, n) => sum + n, 0);
  const total = Array.from(probabilities).reduce((sum, p) => sum + p, 0);
  const classes: [number, number][] = [];
  let [n, expected] = [0, 0];
  for (let k = 0; k < counts.length; k++) {
    n += counts[k]!;
    expected += (all * probabilities[k]!) / total;
    if (expected < LEAST_EXPECTED) continue;
    classes.push([n, expected]);
    [n, expected] = [0, 0];
  }
  const last = classes.at(-1);
  if (last && (n > 0 || expected > 0)) classes[classes.length - 1] = [last[0] + n, last[1] + expected];
  return classes;
}

/** Regularised upper incomplete gamma Q(a, x): series below x = a + 1, continued fraction (Lentz) above. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

const SMALL = 1e-16;

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 10_000 && term > sum * SMALL; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let product = d;
  for (let n = 1; n < 10_000; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    product *= c * d;
    if (Math.abs(c * d - 1) < SMALL) break;
  }
  return product;
}

/** Stirling's series after a shift to x >= 15: 1e-15 relative. */
export function logGamma(x: number): number {
  let [shift, y] = [0, x];
  while (y < 15) shift += Math.log(y++);
  const z = 1 / (y * y);
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z / 1188)))) / y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
