import { crc32c } from '../link/frame/crc32c.js';
import { LIMITS } from '../protocol/bounds.js';

/** Records of a recording, as protocols/recording.md describes their bytes. */

export const RECORDING_FORMAT = 'nudge.recording/1';
/** The first line of a file. */
export const MAGIC: Uint8Array = new TextEncoder().encode(`${RECORDING_FORMAT}\n`);

/** In the order of their numbers, from 1. */
const KINDS = ['head', 'sheet', 'open', 'command', 'event', 'close', 'index'] as const;
export type RecordKind = (typeof KINDS)[number];

/** Bytes in front of a payload, and of the checksum behind it. */
export const PREFIX_BYTES = 20;
export const CRC_BYTES = 4;
/** Longest payload of an index; all others hold at most one message. */
export const LONGEST_INDEX = 2 ** 20;

export interface FileRecord {
  readonly kind: RecordKind;
  /** Conversation that it belongs to, from 1; 0 for none. */
  readonly conversation: number;
  /** Since the recording began, by a clock that never goes back. */
  readonly seconds: number;
  readonly payload: Uint8Array;
}

/** What the first bytes of a record say of it. */
export type RecordPrefix = Omit<FileRecord, 'payload'> & { readonly length: number };

export function encodeRecord({ kind, conversation, seconds, payload }: FileRecord): Uint8Array {
  const bytes = new Uint8Array(PREFIX_BYTES + payload.length + CRC_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, payload.length, true);
  view.setUint32(4, KINDS.indexOf(kind) + 1, true);
  view.setUint32(8, conversation, true);
  view.setFloat64(12, seconds, true);
  bytes.set(payload, PREFIX_BYTES);
  const end = PREFIX_BYTES + payload.length;
  view.setUint32(end, crc32c(bytes, 0, end), true);
  return bytes;
}

/** Undefined for bytes that cannot begin a record. */
export function readPrefix(bytes: Uint8Array): RecordPrefix | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, PREFIX_BYTES);
  const length = view.getUint32(0, true);
  const kind = KINDS[view.getUint32(4, true) - 1];
  const most = kind === 'index' ? LONGEST_INDEX : LIMITS.link;
  if (kind === undefined || length > most) return undefined;
  return { kind, length, conversation: view.getUint32(8, true), seconds: view.getFloat64(12, true) };
}

/** Whether the checksum at the end of a whole record is right. */
export function isIntact(record: Uint8Array): boolean {
  const end = record.length - CRC_BYTES;
  const view = new DataView(record.buffer, record.byteOffset + end, CRC_BYTES);
  return view.getUint32(0, true) === crc32c(record, 0, end);
}

const END_MARK = new TextEncoder().encode('nrec-end');
export const TRAILER_BYTES = 16;

/** The last bytes of a file that was closed: where its index begins. */
export function encodeTrailer(index: number): Uint8Array {
  const bytes = new Uint8Array(TRAILER_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(index), true);
  bytes.set(END_MARK, 8);
  return bytes;
}

/** Where the index begins; undefined for bytes that are no trailer. */
export function readTrailer(bytes: Uint8Array): number | undefined {
  if (!END_MARK.every((byte, k) => bytes[8 + k] === byte)) return undefined;
  const index = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  return index <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(index) : undefined;
}
