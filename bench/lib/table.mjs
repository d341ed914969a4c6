/** Prints rows of strings as a table, numbers to the right. */
export function printTable(title, head, rows) {
  const widths = head.map((name, k) => Math.max(name.length, ...rows.map(row => row[k].length)));
  const line = row =>
    row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join('  ');
  console.log(`\n${title}`);
  console.log(line(head));
  console.log(widths.map(width => '-'.repeat(width)).join('  '));
  for (const row of rows) console.log(line(row));
}

/** Three significant digits, without exponent where that stays short. */
export function digits(value) {
  if (value === undefined || value === null || Number.isNaN(value)) return '-';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e7 || size < 1e-3) return value.toExponential(2);
  return size >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

export const percent = value => `${(100 * value).toFixed(0)} %`;
