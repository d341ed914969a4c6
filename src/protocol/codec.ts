import protobuf from 'protobufjs/minimal.js';
import { LIMITS } from './bounds.js';
import { COMMANDS } from './commands.js';
import { ProtocolError } from './error.js';
import { EVENTS } from './events.js';
import { nudge } from './generated/nudge.js';
import type { ChipEvent, Command } from './messages.js';
import { uint32 } from './number.js';
import { scan } from './scan.js';
import { type Table, tableOf } from './table.js';

/**
 * Commands and events to bytes and back. What one side may write is what the other accepts: both check the bytes
 * against the same table of fields. Nothing is corrected and nothing dropped; what does not fit throws ProtocolError.
 */

/** A message as it came, with the number of messages that still belong to it. */
export interface Part<Message> {
  readonly message: Message;
  readonly partsLeft: number;
}

interface Envelope {
  encode(fields: object, writer: protobuf.Writer): protobuf.Writer;
  decode(bytes: Uint8Array): object;
}

const COMMAND_TABLE = tableOf('CommandMessage');
const EVENT_TABLE = tableOf('EventMessage');
const WRITER = new protobuf.Writer();

/** Encodes a command, or the part of one after which `partsLeft` more follow. */
export function encodeCommand(command: Command, partsLeft = 0): Uint8Array {
  const { field, fields } = COMMANDS.write(command);
  return encode(nudge.v1.CommandMessage, COMMAND_TABLE, command.requestId, partsLeft, field, fields);
}

/** Encodes an event, or the part of one after which `partsLeft` more follow. */
export function encodeEvent(event: ChipEvent, partsLeft = 0): Uint8Array {
  const { field, fields } = EVENTS.write(event);
  return encode(nudge.v1.EventMessage, EVENT_TABLE, event.requestId, partsLeft, field, fields);
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
  const envelope = decode(
    nudge.v1.CommandMessage,
    COMMAND_TABLE,
    bytes,
    maxPayload,
  ) as nudge.v1.CommandMessage;
  const { command: field, requestId, partsLeft } = envelope;
  return { message: COMMANDS.read(field, field && envelope[field], requestId), partsLeft };
}

/** Decodes an event or a part of one; an Assembler puts parts together. */
export function decodeEventPart(bytes: Uint8Array, maxPayload: number = LIMITS.link): Part<ChipEvent> {
  const envelope = decode(nudge.v1.EventMessage, EVENT_TABLE, bytes, maxPayload) as nudge.v1.EventMessage;
  const { event: field, requestId, partsLeft } = envelope;
  return { message: EVENTS.read(field, field && envelope[field], requestId), partsLeft };
}

/**
 * Request id of a message that need not be decodable, so that it can be refused by name: the id is always written
 * first, as tag 1 and four bytes. 0 when it is not there.
 */
export function requestIdOf(bytes: Uint8Array): number {
  if (bytes.length < 5 || bytes[0] !== 0x0d) return 0;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(1, true);
}

function encode(
  envelope: Envelope,
  table: Table,
  requestId: number,
  partsLeft: number,
  field: string,
  fields: object,
): Uint8Array {
  uint32(requestId, 'requestId');
  uint32(partsLeft, 'partsLeft');
  WRITER.pos = 0;
  WRITER.states = null;
  envelope.encode({ requestId, partsLeft, [field]: fields }, WRITER);
  const bytes = WRITER.buf.slice(0, WRITER.pos);
  checkLength(bytes, LIMITS.link);
  scan(bytes, table);
  return bytes;
}

function decode(envelope: Envelope, table: Table, bytes: Uint8Array, maxPayload: number): object {
  checkLength(bytes, maxPayload);
  scan(bytes, table);
  try {
    return envelope.decode(bytes);
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
