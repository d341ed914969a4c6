import protobuf from 'protobufjs/minimal.js';
import { LIMITS } from './bounds.js';
import { COMMANDS } from './commands.js';
import { ProtocolError } from './error.js';
import { EVENTS } from './events.js';
import type { Entry, MemberTable, Wire } from './member.js';
import type { ChipEvent, Command } from './messages.js';
import { uint32 } from './number.js';
import { scan } from './scan.js';
import { type Table, tableOf } from './table.js';

/**
 * Commands and events to bytes and back. What one side may write is what the other accepts: both check the bytes
 * against the same table of fields. Nothing is corrected and nothing dropped; what does not fit throws ProtocolError.
 *
 * The envelope (request id, parts left, one member) is written and opened here; generated code would spend more time
 * on the choice of members than on their content.
 */

/** A message as it came, with the number of messages that still belong to it. */
export interface Part<Message> {
  readonly message: Message;
  readonly partsLeft: number;
}

const COMMAND_TABLE = tableOf('CommandMessage');
const EVENT_TABLE = tableOf('EventMessage');
/** Field 1, four bytes; field 2, varint. */
const REQUEST_ID_TAG = 0x0d;
const PARTS_LEFT_TAG = 0x10;
const WRITER = new protobuf.Writer();

/** Encodes a command, or the part of one after which `partsLeft` more follow. */
export function encodeCommand(command: Command, partsLeft = 0): Uint8Array {
  return seal(command, partsLeft, COMMANDS.ofKind(command.kind), COMMAND_TABLE);
}

/** Encodes an event, or the part of one after which `partsLeft` more follow. */
export function encodeEvent(event: ChipEvent, partsLeft = 0): Uint8Array {
  return seal(event, partsLeft, EVENTS.ofKind(event.kind), EVENT_TABLE);
}

/** Encodes a command or an event, whichever it is. */
export function encodeMessage(message: Command | ChipEvent, partsLeft = 0): Uint8Array {
  return isCommand(message) ? encodeCommand(message, partsLeft) : encodeEvent(message, partsLeft);
}

export function isCommand(message: Command | ChipEvent): message is Command {
  return COMMANDS.has(message.kind);
}

/** Decodes a whole command. */
export function decodeCommand(bytes: Uint8Array, maxPayload: number = LIMITS.link): Command {
  return whole(decodeCommandPart(bytes, maxPayload));
}

/** Decodes a whole event. */
export function decodeEvent(bytes: Uint8Array, maxPayload: number = LIMITS.link): ChipEvent {
  return whole(decodeEventPart(bytes, maxPayload));
}

/** Decodes a command or a part of one; an Assembler puts parts together. */
export function decodeCommandPart(bytes: Uint8Array, maxPayload: number = LIMITS.link): Part<Command> {
  return decode(bytes, maxPayload, COMMANDS, COMMAND_TABLE);
}

/** Decodes an event or a part of one; an Assembler puts parts together. */
export function decodeEventPart(bytes: Uint8Array, maxPayload: number = LIMITS.link): Part<ChipEvent> {
  return decode(bytes, maxPayload, EVENTS, EVENT_TABLE);
}

/**
 * Request id of a message that need not be decodable, so that it can be refused by name: the id is always written
 * first, as tag 1 and four bytes. 0 when it is not there.
 */
export function requestIdOf(bytes: Uint8Array): number {
  if (bytes.length < 5 || bytes[0] !== REQUEST_ID_TAG) return 0;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(1, true);
}

function seal<Message extends { readonly requestId: number }>(
  message: Message,
  partsLeft: number,
  { number, member }: Entry<Message>,
  table: Table,
): Uint8Array {
  const fields = member.write(message);
  const requestId = uint32(message.requestId, 'requestId');
  WRITER.pos = 0;
  WRITER.states = null;
  if (requestId !== 0) WRITER.uint32(REQUEST_ID_TAG).fixed32(requestId);
  if (uint32(partsLeft, 'partsLeft') !== 0) WRITER.uint32(PARTS_LEFT_TAG).uint32(partsLeft);
  member.wire.encode(fields, WRITER.uint32((number << 3) | 2).fork()).ldelim();
  const bytes = new Uint8Array(WRITER.pos);
  bytes.set(WRITER.buf.subarray(0, WRITER.pos));
  checkLength(bytes, LIMITS.link);
  scan(bytes, table);
  return bytes;
}

function decode<Message extends { readonly kind: string }>(
  bytes: Uint8Array,
  maxPayload: number,
  members: MemberTable<Message>,
  table: Table,
): Part<Message> {
  checkLength(bytes, maxPayload);
  const { requestId, partsLeft, number, start, end } = scan(bytes, table);
  const { member } = members.ofNumber(number);
  return { message: member.read(fieldsOf(member.wire, bytes, start, end), requestId), partsLeft };
}

function fieldsOf(wire: Wire, bytes: Uint8Array, start: number, end: number): never {
  const reader = new protobuf.Reader(bytes);
  reader.pos = start;
  try {
    return wire.decode(reader, end - start) as never;
  } catch {
    // After the scan only text that is not UTF-8 is left to refuse.
    throw new ProtocolError('malformed', '', 'a text is not UTF-8');
  }
}

function checkLength(bytes: Uint8Array, most: number): void {
  if (bytes.length > most) {
    throw new ProtocolError('too-big', '', 'the message is too long', bytes.length, `at most ${most} bytes`);
  }
}

function whole<Message>({ message, partsLeft }: Part<Message>): Message {
  if (partsLeft === 0) return message;
  throw new ProtocolError(
    'malformed',
    'partsLeft',
    'this is a part of a message, not a whole one',
    partsLeft,
    '0',
  );
}
