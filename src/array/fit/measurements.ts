import { UserError } from '../../problem/problem.js';
import { CsvReader, type CsvRow, type CsvTable } from './csv.js';

/** One measured resistance. */
export interface Resistance {
  readonly state: string;
  readonly ohms: number;
  /** Absent where the file does not say. */
  readonly device?: string;
  readonly cycle?: string;
}

/** Conductance read after a pulse. */
export interface PulseReading {
  readonly device: string;
  readonly direction: 1 | -1;
  /** Number of the pulse; 0 is a reading before any. */
  readonly pulse: number;
  readonly siemens: number;
}

/** Consecutive readings of one device. */
export type PulseSeries = readonly PulseReading[];

export type Measurements =
  | { readonly kind: 'resistances'; readonly rows: readonly Resistance[] }
  | { readonly kind: 'pulses'; readonly series: readonly PulseSeries[]; readonly directionGiven: boolean };

const RESISTANCE_COLUMNS = ['state', 'resistance_ohm', 'device', 'cycle'] as const;
const PULSE_COLUMNS = ['pulse', 'conductance_siemens', 'device', 'direction'] as const;

/**
 * Tells by the header what was measured and checks every row.
 * @throws UserError that names line and column of each wrong value
 */
export function measurements(table: CsvTable): Measurements {
  const has = (column: string): boolean => table.columns.includes(column);
  if (has('resistance_ohm') && has('state')) return resistances(table);
  if (has('conductance_siemens') && has('pulse')) return pulses(table);
  throw new UserError({
    code: 'value-missing',
    file: table.file,
    message: 'the header does not say what was measured',
    found: table.columns.join(', '),
    allowed: 'state, resistance_ohm[, device, cycle], or pulse, conductance_siemens[, device, direction]',
  });
}

function resistances(table: CsvTable): Measurements {
  const reader = new CsvReader(table);
  refuseUnknown(table, RESISTANCE_COLUMNS);
  const rows = table.rows.map(row => ({
    state: reader.text(row, 'state'),
    ohms: reader.number(row, 'resistance_ohm', 0),
    ...(reader.has('device') && { device: reader.text(row, 'device') }),
    ...(reader.has('cycle') && { cycle: reader.text(row, 'cycle') }),
  }));
  reader.finish();
  return { kind: 'resistances', rows };
}

function pulses(table: CsvTable): Measurements {
  const reader = new CsvReader(table);
  refuseUnknown(table, PULSE_COLUMNS);
  const directionGiven = reader.has('direction');
  const rows = table.rows.map(row => ({
    row,
    device: reader.has('device') ? reader.text(row, 'device') : '',
    direction: directionGiven ? directionOf(reader, row) : (1 as const),
    pulse: wholeNumber(reader, row),
    siemens: reader.number(row, 'conductance_siemens', 0),
  }));
  reader.finish();
  const devices = [...new Set(rows.map(({ device }) => device))];
  const series = devices.flatMap(name =>
    seriesOf(
      reader,
      rows.filter(({ device }) => device === name),
    ),
  );
  reader.finish();
  return { kind: 'pulses', series: directionGiven ? series : series.map(withOwnDirection), directionGiven };
}

const WORDS: Readonly<Record<string, 1 | -1>> = {
  up: 1,
  set: 1,
  potentiation: 1,
  '1': 1,
  '+1': 1,
  down: -1,
  reset: -1,
  depression: -1,
  '-1': -1,
};

function directionOf(reader: CsvReader, row: CsvRow): 1 | -1 {
  const word = reader.text(row, 'direction').toLowerCase();
  const found = WORDS[word];
  if (word !== '' && found === undefined)
    reader.refuse(row, 'direction', 'not a direction', word, 'up or down');
  return found ?? 1;
}

function wholeNumber(reader: CsvReader, row: CsvRow): number {
  const value = reader.number(row, 'pulse');
  if (Number.isNaN(value) || (Number.isSafeInteger(value) && value >= 0)) return value;
  reader.refuse(row, 'pulse', 'not the number of a pulse', `${value}`, 'a whole number of at least 0');
  return value;
}

type Row = PulseReading & { readonly row: CsvRow };

/**
 * Cuts a device's readings where numbering begins anew (at 0, or at 1 in the same direction); any other jump is a
 * gap. Where the direction turns, numbering may go on or begin at 1.
 */
function seriesOf(reader: CsvReader, rows: readonly Row[]): PulseSeries[] {
  const series: PulseReading[][] = [];
  let before: Row | undefined;
  for (const row of rows) {
    const turned = before !== undefined && before.direction !== row.direction;
    const follows = before !== undefined && (row.pulse === before.pulse + 1 || (turned && row.pulse === 1));
    if (before === undefined || (!follows && row.pulse <= 1)) series.push([]);
    else if (!follows) {
      const expected = `${before.pulse + 1}, as pulse ${before.pulse} stands before it, or 0 for a new series`;
      reader.refuse(row.row, 'pulse', 'pulses are missing or out of order', `${row.pulse}`, expected);
    }
    const { row: _row, ...reading } = row;
    series.at(-1)!.push(reading);
    before = row;
  }
  return series;
}

/** Without a column of directions a series goes one way: the way its conductance went in all. */
function withOwnDirection(series: PulseSeries): PulseSeries {
  const direction = series.at(-1)!.siemens < series[0]!.siemens ? -1 : 1;
  return series.map(reading => ({ ...reading, direction }));
}

function refuseUnknown({ file, columns }: CsvTable, known: readonly string[]): void {
  const unknown = columns.find(column => !known.includes(column));
  if (unknown === undefined) return;
  throw new UserError({
    code: 'key-unknown',
    file,
    line: 1,
    message: `unknown column "${unknown}"`,
    allowed: known.join(', '),
  });
}
