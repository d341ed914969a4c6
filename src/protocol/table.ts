import { SCHEMA } from './generated/schema.js';

/** One field as the definitions declare it; written by scripts/generate-protocol.mjs. */
export interface FieldRow {
  readonly number: number;
  readonly name: string;
  readonly kind:
    | 'uint32'
    | 'uint64'
    | 'fixed32'
    | 'double'
    | 'bool'
    | 'enum'
    | 'string'
    | 'bytes'
    | 'message';
  /** Type of a `message` field. */
  readonly message?: string;
  /** A list; of anything but messages, a packed one. */
  readonly repeated?: boolean;
  /** Choice of which this field is one; a message has at most one choice. */
  readonly oneof?: string;
  readonly maxItems?: number;
  readonly maxBytes?: number;
  readonly maxValue?: number;
}

export interface MessageRow {
  readonly name: string;
  /** Unknown fields are skipped instead of refused. */
  readonly open?: boolean;
  /** Largest encoding, bytes, without the bulk data. */
  readonly bound: number;
  readonly fields: readonly FieldRow[];
}

export type MessageName = (typeof SCHEMA)[number]['name'];

/** A field ready for reading: every maximum given, the message found. */
export interface Field {
  readonly row: FieldRow;
  readonly name: string;
  /** 0 varint, 1 eight bytes, 2 length and bytes, 5 four bytes. */
  readonly wireType: number;
  readonly scalarList: boolean;
  readonly messageList: boolean;
  /** One of a choice. */
  readonly chosen: boolean;
  readonly maxItems: number;
  /** Of the integer or of the length of the text. */
  readonly max: number;
  readonly message: Table | undefined;
}

export interface Table {
  readonly open: boolean;
  /** By field number. */
  readonly fields: readonly (Field | undefined)[];
}

const WIRE_TYPES = {
  uint32: 0,
  uint64: 0,
  bool: 0,
  enum: 0,
  double: 1,
  fixed32: 5,
  string: 2,
  bytes: 2,
  message: 2,
};
const LARGEST = { uint32: 2 ** 32 - 1, uint64: Number.MAX_SAFE_INTEGER, bool: 1, enum: 2 ** 31 - 1 };

const ROWS = new Map<string, MessageRow>(SCHEMA.map(row => [row.name, row]));
const TABLES = new Map<string, Table>();

/** The row of a message; throws for a name that the definitions lack. */
export function rowOf(name: MessageName): MessageRow {
  return ROWS.get(name) as MessageRow;
}

/** The table by which the bytes of a message are read. */
export function tableOf(name: MessageName): Table {
  return TABLES.get(name) ?? build(rowOf(name));
}

function build(row: MessageRow): Table {
  const fields: (Field | undefined)[] = [];
  for (const field of row.fields) fields[field.number] = toField(field);
  const table = { open: row.open ?? false, fields };
  TABLES.set(row.name, table);
  return table;
}

function toField(row: FieldRow): Field {
  const scalarList = row.repeated === true && row.kind !== 'message';
  const largest = (LARGEST as Record<string, number>)[row.kind] ?? Number.POSITIVE_INFINITY;
  return {
    row,
    name: row.name,
    wireType: scalarList ? 2 : WIRE_TYPES[row.kind],
    scalarList,
    messageList: row.repeated === true && !scalarList,
    chosen: row.oneof !== undefined,
    maxItems: row.maxItems ?? 0,
    max: row.maxValue ?? row.maxBytes ?? largest,
    message: row.message === undefined ? undefined : tableOf(row.message as MessageName),
  };
}
