import Table from 'cli-table3';

/** Numbers and tables as people read them. */

export const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** Whole numbers in groups of three: 12,345. */
export const count = (value: number): string => Math.round(value).toLocaleString('en-US');

/** `48 s`, `3 min 20 s`, `2 h 05 min`, `12 days`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown';
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const two = (value: number) => String(value).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  const hours = Math.floor(whole / 3600);
  if (hours >= 100) return `${Math.round(hours / 24)} days`;
  return `${hours} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

/** `1 projection`, `2 projections`. */
export const plural = (value: number, noun: string): string =>
  `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

type Cell = string | number | null | undefined;

export interface TableShape {
  /** Columns aligned to the right, by index. */
  readonly right?: readonly number[];
  /** Largest widths of columns, by index; longer cells wrap. */
  readonly wrap?: Readonly<Record<number, number>>;
}

/** A plain table: no colours, so that a log reads like a screen. */
export function table(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  shape: TableShape = {},
): string {
  const made = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, column) => (shape.right?.includes(column) ? 'right' : 'left')),
    colWidths: head.map((title, column) => {
      const most = shape.wrap?.[column];
      const longest = Math.max(title.length, ...rows.map(row => String(row[column] ?? '').length));
      return most !== undefined && longest > most ? most : null;
    }),
    wordWrap: true,
  });
  for (const row of rows) made.push(row.map(cell => String(cell ?? '')));
  return made.toString();
}

/** Four significant digits. */
export const short = (value: number): string => String(Number(value.toPrecision(4)));
