import { cobsBound, stuff } from './cobs.js';
import { crc32c } from './crc32c.js';

/** A frame as protocols/link.md describes it: COBS(header 8 | payload 0..640 | CRC-32C) 00. */

/** Version of the link that this code speaks. */
export const LINK_VERSION = 1;
export const HEADER_BYTES = 8;
export const CRC_BYTES = 4;
/** Longest payload, bytes: with header and checksum still within the reach of CRC-32C. */
export const MAX_PAYLOAD = 640;
/** Longest frame before stuffing, bytes. */
export const MAX_BLOCK = HEADER_BYTES + MAX_PAYLOAD + CRC_BYTES;
/** Most frames in flight: what one byte of selective acknowledgement can tell apart. */
export const MAX_WINDOW = 8;
/** Ends a frame, and is found nowhere else on the line. */
export const DELIMITER = 0;

/** What a frame is for, by its number on the wire. */
export const FRAME_TYPES = [
  'data',
  'ack',
  'not-ready',
  'boot',
  'hello',
  'hello-ack',
  'reset',
  'datagram',
  'ping',
] as const;
export type FrameType = (typeof FRAME_TYPES)[number];

export interface Header {
  readonly type: FrameType;
  /** 4 bits; none is defined in version 1. */
  readonly flags: number;
  /** 0: the learning protocol; 1..15 are reserved. */
  readonly channel: number;
  /** Number of this data frame, or of the next one. Modulo 256. */
  readonly seq: number;
  /** Data frame that the sender expects next: it has all before. */
  readonly ack: number;
  /** Bit i: the sender holds data frame ack + 1 + i. */
  readonly sack: number;
  /** Data frames that the sender still takes, counted from `ack` on. */
  readonly credit: number;
  /** Low 16 bits of the session's number; 0 outside of a session. */
  readonly session: number;
}

export interface Frame extends Header {
  readonly payload: Uint8Array;
}

const NOTHING = new Uint8Array(0);

/** The header of a frame outside of a session. */
export const BARE: Omit<Frame, 'type'> = {
  flags: 0,
  channel: 0,
  seq: 0,
  ack: 0,
  sack: 0,
  credit: 0,
  session: 0,
  payload: NOTHING,
};

/** Bytes of a frame on the line, its zero at the end included, at most. */
export function wireBytes(payload: number): number {
  return cobsBound(HEADER_BYTES + payload + CRC_BYTES) + 1;
}

/** The bytes of a frame on the line, its zero at the end included. @throws RangeError for a payload above 640 bytes */
export function encodeFrame(frame: Frame): Uint8Array {
  const { payload } = frame;
  if (payload.length > MAX_PAYLOAD) throw new RangeError(`a frame carries at most ${MAX_PAYLOAD} bytes`);
  const checked = HEADER_BYTES + payload.length;
  const block = new Uint8Array(checked + CRC_BYTES);
  const view = new DataView(block.buffer);
  block[0] = (LINK_VERSION << 4) | FRAME_TYPES.indexOf(frame.type);
  block[1] = (frame.flags << 4) | frame.channel;
  block[2] = frame.seq;
  block[3] = frame.ack;
  block[4] = frame.sack;
  block[5] = frame.credit;
  view.setUint16(6, frame.session, true);
  block.set(payload, HEADER_BYTES);
  view.setUint32(checked, crc32c(block, 0, checked), true);
  const wire = new Uint8Array(cobsBound(block.length) + 1);
  return wire.subarray(0, stuff(block, wire, 0) + 1);
}

/** Version of the link in which a block (a frame without stuffing) is written. */
export function versionOf(block: Uint8Array): number {
  return block[0]! >> 4;
}

/** The frame in a block of `length` bytes whose checksum is right; undefined when its type has no name. */
export function parseBlock(block: Uint8Array, length: number): Frame | undefined {
  const type = FRAME_TYPES[block[0]! & 0x0f];
  if (type === undefined) return undefined;
  return {
    type,
    flags: block[1]! >> 4,
    channel: block[1]! & 0x0f,
    seq: block[2]!,
    ack: block[3]!,
    sack: block[4]!,
    credit: block[5]!,
    session: block[6]! | (block[7]! << 8),
    payload: block.slice(HEADER_BYTES, length - CRC_BYTES),
  };
}
