/** One line of a CSV file (RFC 4180, but with a plain line feed). Null, not-a-number and infinity are left empty. */
export function csvRow(values: readonly (number | string | boolean | null)[]): string {
  return `${values.map(field).join(',')}\n`;
}

function field(value: number | string | boolean | null): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
