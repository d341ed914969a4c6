import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { damaged, fileProblem, readBounded } from '../problem/files.js';
import { csvRow } from './csv.js';

/**
 * Metrics of a run, row by row: `metrics.jsonl` (every key of a row) and `metrics.csv` (fixed columns). The two
 * only grow, so they are not written atomically: a crash may tear the last line, which readers ignore and a
 * resumed run cuts off together with all rows after its checkpoint.
 */
export type MetricValue = number | string | boolean | null;
export type MetricRow = Readonly<Record<string, MetricValue>>;

/** How far both files had grown; a checkpoint stores it. Lengths in bytes. */
export interface MetricsPosition {
  readonly rows: number;
  readonly jsonl: number;
  readonly csv: number;
}

const JSONL = 'metrics.jsonl';
const CSV = 'metrics.csv';
const LARGEST = 2 ** 30;
const NOTHING: MetricsPosition = { rows: 0, jsonl: 0, csv: 0 };

export class MetricsWriter {
  private rows: number;
  private readonly jsonl: Appender;
  private readonly csv: Appender;

  constructor(
    folder: string,
    private readonly columns: readonly string[],
    from: MetricsPosition,
  ) {
    this.rows = from.rows;
    this.jsonl = new Appender(join(folder, JSONL), from.jsonl);
    this.csv = new Appender(join(folder, CSV), from.csv);
    const header = csvRow(columns);
    if (from.csv === 0) this.csv.append(header);
    else this.csv.requireStart(header);
  }

  /** Not-a-number and infinity become null. @throws UserError disk-full, file-unreadable */
  append(row: MetricRow): void {
    this.jsonl.append(`${JSON.stringify(row)}\n`);
    this.csv.append(csvRow(this.columns.map(column => row[column] ?? null)));
    this.rows++;
  }

  /** Brings everything to disk and says how far it goes. */
  position(): MetricsPosition {
    return { rows: this.rows, jsonl: this.jsonl.sync(), csv: this.csv.sync() };
  }

  close(): void {
    this.jsonl.close();
    this.csv.close();
  }
}

/**
 * Opens the metrics of a run to append to them; what lies beyond `from` is cut off (all, without `from`).
 * @throws UserError file-damaged when the files are shorter than `from` says or have other columns
 */
export function openMetrics(folder: string, columns: readonly string[], from = NOTHING): MetricsWriter {
  return new MetricsWriter(folder, columns, from);
}

/** All rows, without a torn last line. @throws UserError file-damaged for any other line that is no row */
export function readMetrics(folder: string): MetricRow[] {
  const file = join(folder, JSONL);
  if (!existsSync(file)) return [];
  const lines = Buffer.from(readBounded(file, LARGEST)).toString('utf8').split('\n');
  const last = lines.pop()!;
  const rows = lines.map((line, i) => {
    const row = parseRow(line);
    if (row === undefined) throw damaged(file, 'has a line that is not a JSON object', { line: i + 1 });
    return row;
  });
  const tail = parseRow(last);
  return tail === undefined ? rows : [...rows, tail];
}

function parseRow(line: string): MetricRow | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as MetricRow)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A file that grows at its end. */
class Appender {
  private readonly handle: number;
  private length: number;

  constructor(
    private readonly file: string,
    from: number,
  ) {
    this.length = from;
    this.handle = this.guard(() => openSync(file, existsSync(file) ? 'r+' : 'wx+'));
    const found = fstatSync(this.handle).size;
    if (found < from) {
      closeSync(this.handle);
      throw damaged(file, 'is shorter than its checkpoint says', {
        found: `${found} bytes`,
        allowed: `${from}`,
      });
    }
    this.guard(() => ftruncateSync(this.handle, from));
  }

  append(text: string): void {
    const bytes = Buffer.from(text);
    let written = 0;
    while (written < bytes.length) {
      written += this.guard(() =>
        writeSync(this.handle, bytes, written, bytes.length - written, this.length + written),
      );
    }
    this.length += bytes.length;
  }

  requireStart(text: string): void {
    const wanted = Buffer.from(text);
    const found = Buffer.alloc(wanted.length);
    readSync(this.handle, found, 0, found.length, 0);
    if (found.equals(wanted)) return;
    this.close();
    throw damaged(this.file, 'has other columns', {
      found: found.toString().trimEnd(),
      allowed: text.trimEnd(),
    });
  }

  sync(): number {
    this.guard(() => fsyncSync(this.handle));
    return this.length;
  }

  close(): void {
    closeSync(this.handle);
  }

  private guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw fileProblem(error, this.file, 'write');
    }
  }
}
