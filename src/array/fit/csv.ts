import { type Problem, UserError } from '../../problem/problem.js';

/** A CSV file with a header line, read into text fields that know their line. */
export interface CsvTable {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  /** From 1; the header is line 1 of most files. */
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads comma-separated values (RFC 4180: quoted fields, LF or CRLF), skipping empty lines and lines that begin with
 * a hash. @throws UserError: value-missing (empty), file-damaged (a row of another length, an open quote, a
 * separator that is not a comma)
 */
export function parseCsv(text: string, file: string): CsvTable {
  const all = linesOf(text, file).filter(({ fields }) => fields.some(field => field !== ''));
  const header = all[0];
  if (!header) throw new UserError({ code: 'value-missing', file, message: 'the file is empty' });
  const columns = header.fields.map(name => name.toLowerCase());
  if (columns.length === 1 && /[;\t]/.test(columns[0]!)) {
    throw damaged(
      file,
      header.line,
      'the columns are not separated by commas',
      columns[0]!,
      'a comma between columns',
    );
  }
  const twice = columns.find((name, k) => columns.indexOf(name) < k);
  if (twice !== undefined)
    throw damaged(file, header.line, 'a column stands twice', twice, 'each column once');
  const rows = all.slice(1);
  for (const { line, fields } of rows) {
    if (fields.length === columns.length) continue;
    const allowed = `${columns.length}: ${columns.join(', ')}`;
    throw damaged(
      file,
      line,
      'the row has another number of columns than the header',
      `${fields.length}`,
      allowed,
    );
  }
  return { file, columns, rows };
}

function damaged(file: string, line: number, message: string, found: string, allowed: string): UserError {
  return new UserError({ code: 'file-damaged', file, line, message, found, allowed });
}

function linesOf(text: string, file: string): CsvRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines.flatMap((content, k) => {
    if (content.startsWith('#')) return [];
    return [{ line: k + 1, fields: fieldsOf(content, file, k + 1) }];
  });
}

function fieldsOf(content: string, file: string, line: number): string[] {
  const fields: string[] = [];
  let rest = content;
  for (;;) {
    const match = /^\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(,|$)/.exec(rest);
    if (!match)
      throw damaged(
        file,
        line,
        'a quote is not closed or stands inside a field',
        content.slice(0, 60),
        'text in "…"',
      );
    fields.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
    rest = rest.slice(match[0].length);
    if (match[3] !== ',') return fields;
  }
}

/** Gathers every problem of a file, so that a user sees them together. */
export class CsvReader {
  private readonly problems: Problem[] = [];

  constructor(readonly table: CsvTable) {}

  has(column: string): boolean {
    return this.table.columns.includes(column);
  }

  text(row: CsvRow, column: string): string {
    const found = row.fields[this.table.columns.indexOf(column)] ?? '';
    if (found === '') this.refuse(row, column, 'a value is missing', undefined, 'no gaps');
    return found;
  }

  /** A finite number above `above`, or NaN after noting what is wrong. */
  number(row: CsvRow, column: string, above = -Infinity): number {
    const found = row.fields[this.table.columns.indexOf(column)] ?? '';
    const allowed = above === -Infinity ? 'a number' : `a number above ${above}`;
    const value = Number(found);
    if (found === '') this.refuse(row, column, 'a value is missing', undefined, allowed);
    else if (!Number.isFinite(value))
      this.refuse(row, column, 'not a number', JSON.stringify(found), allowed);
    else if (value <= above) this.refuse(row, column, 'out of range', found, allowed);
    else return value;
    return Number.NaN;
  }

  refuse(row: CsvRow, column: string, message: string, found: string | undefined, allowed: string): void {
    const place = { file: this.table.file, line: row.line, path: `column ${column}` };
    this.problems.push({
      code: 'value-range',
      ...place,
      message,
      ...(found !== undefined && { found }),
      allowed,
    });
  }

  /** @throws UserError with the first problems and how many more there are */
  finish(): void {
    if (this.problems.length === 0) return;
    const shown = this.problems.slice(0, MOST_SHOWN);
    const more = this.problems.length - shown.length;
    if (more > 0)
      shown.push({ code: 'value-range', file: this.table.file, message: `${more} more rows have problems` });
    throw new UserError(shown);
  }
}

const MOST_SHOWN = 10;
