const WIDTH = 40;

/** Bars of counts (#) with a mark (|) where each was expected. */
export function bars(counts: ArrayLike<number>, expected: ArrayLike<number>): string[] {
  const most = Math.max(1, ...Array.from(counts), ...Array.from(expected));
  const width = (n: number): number => Math.round((WIDTH * n) / most);
  return Array.from(counts, (n, k) => {
    const mark = width(expected[k]!);
    const bar = '#'.repeat(width(n)).padEnd(WIDTH + 1);
    return `${bar.slice(0, mark)}|${bar.slice(mark + 1)}`.trimEnd();
  });
}

/** A p-value as a sentence. */
export const chiSquareLine = (test: { statistic: number; degrees: number; pValue: number }): string =>
  `Chi-square ${test.statistic.toFixed(2)} with ${test.degrees} degrees of freedom: p-value ${test.pValue.toPrecision(3)}`;
