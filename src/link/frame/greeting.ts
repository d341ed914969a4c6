import { MAX_PAYLOAD, MAX_WINDOW } from './frame.js';

/** What boot, hello and hello-ack frames carry. Readers return undefined for what they cannot make sense of. */

export const RESET_CAUSES = ['unknown', 'power', 'watchdog', 'commanded', 'pin'] as const;
export type ResetCause = (typeof RESET_CAUSES)[number];

/** What a board says of itself at the level of the link. */
export interface BoardGreeting {
  readonly linkVersion: number;
  readonly resetCause: ResetCause;
  /** The board drops frames that come out of order. */
  readonly inOrderOnly: boolean;
  /** In a hello-ack: the board was still in the session that the host continues. */
  readonly kept: boolean;
  /** Frames that it holds at once, 1..8. */
  readonly window: number;
  /** Largest payload that it takes and sends, bytes. */
  readonly maxPayload: number;
  /** Name and version, ASCII. */
  readonly firmware: string;
}

/** What a host asks for. */
export interface HostGreeting {
  /** Number of the session, u32; its low 16 bits are not 0. */
  readonly session: number;
  readonly window: number;
  readonly maxPayload: number;
  /** The host still waits for answers from before: stored answers are kept. */
  readonly continues: boolean;
}

const FIXED = 8;
/** Bits of the flags. */
const IN_ORDER_ONLY = 1;
const KEPT = 2;
const NAME_BYTES = 48;
/** Least payload that a greeting may claim: the smallest that the learning protocol knows. */
const MIN_PAYLOAD = 128;

export function encodeBoardGreeting(greeting: BoardGreeting): Uint8Array {
  const name = new TextEncoder().encode(greeting.firmware).subarray(0, NAME_BYTES);
  const bytes = new Uint8Array(FIXED + name.length);
  bytes[0] = greeting.linkVersion;
  bytes[1] = RESET_CAUSES.indexOf(greeting.resetCause);
  bytes[2] = (greeting.inOrderOnly ? IN_ORDER_ONLY : 0) | (greeting.kept ? KEPT : 0);
  bytes[3] = greeting.window;
  new DataView(bytes.buffer).setUint16(4, greeting.maxPayload, true);
  bytes.set(name, FIXED);
  return bytes;
}

export function decodeBoardGreeting(bytes: Uint8Array): BoardGreeting | undefined {
  if (bytes.length < FIXED || bytes.length > FIXED + NAME_BYTES) return undefined;
  const maxPayload = bytes[4]! | (bytes[5]! << 8);
  const window = bytes[3]!;
  if (!plausible(window, maxPayload)) return undefined;
  const name = bytes.subarray(FIXED);
  return {
    linkVersion: bytes[0]!,
    resetCause: RESET_CAUSES[bytes[1]!] ?? 'unknown',
    inOrderOnly: (bytes[2]! & IN_ORDER_ONLY) !== 0,
    kept: (bytes[2]! & KEPT) !== 0,
    window,
    maxPayload,
    firmware: [...name].map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '?')).join(''),
  };
}

/** A hello-ack repeats the session before the greeting of the board. */
export function encodeHelloAck(session: number, greeting: BoardGreeting): Uint8Array {
  const rest = encodeBoardGreeting(greeting);
  const bytes = new Uint8Array(4 + rest.length);
  new DataView(bytes.buffer).setUint32(0, session, true);
  bytes.set(rest, 4);
  return bytes;
}

export function decodeHelloAck(bytes: Uint8Array): { session: number; board: BoardGreeting } | undefined {
  const board = decodeBoardGreeting(bytes.subarray(4));
  return board && { session: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true), board };
}

export function encodeHello(greeting: HostGreeting): Uint8Array {
  const bytes = new Uint8Array(FIXED);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, greeting.session, true);
  bytes[4] = greeting.window;
  bytes[5] = greeting.continues ? 1 : 0;
  view.setUint16(6, greeting.maxPayload, true);
  return bytes;
}

export function decodeHello(bytes: Uint8Array): HostGreeting | undefined {
  if (bytes.length !== FIXED) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const session = view.getUint32(0, true);
  const maxPayload = view.getUint16(6, true);
  const window = bytes[4]!;
  if ((session & 0xffff) === 0 || !plausible(window, maxPayload)) return undefined;
  return { session, window, maxPayload, continues: (bytes[5]! & 1) !== 0 };
}

function plausible(window: number, maxPayload: number): boolean {
  return window >= 1 && window <= MAX_WINDOW && maxPayload >= MIN_PAYLOAD && maxPayload <= MAX_PAYLOAD;
}
