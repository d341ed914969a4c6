import { boundOf, LIMITS } from './bounds.js';
import { encodeMessage, isCommand } from './codec.js';
import { ProtocolError } from './error.js';
import type {
  Block,
  Bulk,
  ChipError,
  ChipEvent,
  Command,
  SendSpikes,
  Settled,
  SpikePacket,
  Telemetry,
  WriteSparse,
} from './messages.js';
import { cutRuns } from './runs.js';
import { writeEvents } from './spikes.js';
import { varintSize } from './varint.js';

/**
 * Cuts messages so that each encodes within a payload. Blocks become smaller blocks, spikes and counter rows are
 * dealt out over several messages, a readout is passed on in pieces, the sentence of an error is clipped. Parts are
 * views of the same memory; nothing is copied.
 */

type Message = Command | ChipEvent;
type BlockMessage = Extract<Message, Block>;
type SpikeMessage = SendSpikes | SpikePacket;

/**
 * The parts of a message in the order in which they are sent, each at most `maxPayload` bytes when encoded. Parts of
 * a command and of `settled` are sent with the number of parts still to follow (`partsLeftOf`). Throws ProtocolError
 * (`too-big`) when a message cannot be cut small enough.
 */
export function split<M extends Message>(message: M, maxPayload: number): M[] {
  return cut(message, maxPayload) as M[];
}

/** How many parts are announced to follow part `index` of `count`: events other than `settled` stand for themselves. */
export function partsLeftOf(message: Message, index: number, count: number): number {
  return isCommand(message) || message.kind === 'settled' ? count - 1 - index : 0;
}

function cut(message: Message, maxPayload: number): Message[] {
  switch (message.kind) {
    case 'topology':
    case 'write-weights':
    case 'present':
    case 'restore':
    case 'weights':
    case 'state':
    case 'snapshot-block':
      return cutBlock(message, maxPayload);
    case 'write-sparse':
      return cutSparse(message, maxPayload);
    case 'spikes-in':
    case 'spikes':
      return cutSpikes(message, maxPayload);
    case 'settled':
      return cutReadout(message, maxPayload);
    case 'telemetry-report':
      return cutRows(message, maxPayload);
    case 'error':
      return [clip(message, maxPayload)];
    default:
      room(message, 0, maxPayload);
      return [message];
  }
}

function cutBlock(message: BlockMessage, maxPayload: number): BlockMessage[] {
  const { offset, count, data } = message;
  const header = { ...message, offset: offset + count, count: 0, data: data.subarray(0, 0) } as BlockMessage;
  const countField = 1 + varintSize(data.length);
  const bytes = room(header, data.length, maxPayload) - countField - bulkField(maxPayload);
  return pieces(data.length, Math.floor(bytes / data.BYTES_PER_ELEMENT), maxPayload).map(([from, to]) => {
    const part = data.subarray(from, to) as Bulk;
    return { ...message, offset: offset + from, count: to - from, data: part } as BlockMessage;
  });
}

/** Runs of one part count from element 0 anew. */
function cutSparse(message: WriteSparse, maxPayload: number): WriteSparse[] {
  const { counts, data, offsets } = message;
  const header = {
    ...message,
    offsets: offsets.subarray(0, 0),
    counts: counts.subarray(0, 0),
    data: data.subarray(0, 0) as Bulk,
  };
  const bytes = room(header, data.length, maxPayload) - bulkField(maxPayload);
  return cutRuns(message, bytes).map(runs => ({ ...message, ...runs }));
}

function cutReadout(message: Settled, maxPayload: number): Settled[] {
  const { readout } = message;
  const header = { ...message, readout: readout.subarray(0, 0) };
  const bytes = room(header, readout.length, maxPayload) - bulkField(maxPayload);
  return pieces(readout.length, Math.floor(bytes / readout.BYTES_PER_ELEMENT), maxPayload).map(
    ([from, to]) => ({
      ...message,
      readout: readout.subarray(from, to),
    }),
  );
}

function cutRows(message: Telemetry, maxPayload: number): Telemetry[] {
  const { offset, rows } = message;
  const rowBytes = boundOf('CounterRow') + 2;
  const bytes =
    room({ ...message, offset: offset + rows.length, rows: [] }, 0, maxPayload) - varintSize(maxPayload);
  const most = Math.min(LIMITS.counterRows, Math.floor(bytes / rowBytes));
  return pieces(rows.length, most, maxPayload).map(([from, to]) => ({
    ...message,
    offset: offset + from,
    rows: rows.slice(from, to),
  }));
}

/** Events have no fixed size: parts are guessed from the mean and shrunk until they fit. */
function cutSpikes(message: SpikeMessage, maxPayload: number): SpikeMessage[] {
  const { ticks, addresses } = message;
  const header = { ...message, ticks: ticks.subarray(0, 0), addresses: addresses.subarray(0, 0) };
  const bytes = Math.max(1, room(header, ticks.length, maxPayload));
  const mean = Math.max(1, writeEvents(message).data.length) / Math.max(1, ticks.length);
  const parts: SpikeMessage[] = [];
  let from = 0;
  do {
    let part = eventsOf(message, from, Math.ceil(bytes / mean));
    for (let size = sizeOf(part); size > maxPayload; size = sizeOf(part)) {
      if (part.ticks.length <= 1) throw tooBig(message, maxPayload);
      part = eventsOf(message, from, Math.max(1, Math.floor((part.ticks.length * maxPayload * 0.97) / size)));
    }
    parts.push(part);
    from += part.ticks.length;
  } while (from < ticks.length);
  return parts;

  function sizeOf(part: SpikeMessage): number {
    return encodeMessage(part, partsLeftOf(part, 0, ticks.length + 1)).length;
  }
}

function eventsOf(message: SpikeMessage, from: number, count: number): SpikeMessage {
  const { ticks, addresses } = message;
  return {
    ...message,
    ticks: ticks.subarray(from, from + count),
    addresses: addresses.subarray(from, from + count),
  };
}

/** Shortens the sentence of an error, and if it must its path, to what the payload and the definitions allow. */
function clip(message: ChipError, maxPayload: number): ChipError {
  const path = clipText(message.path, LIMITS.pathBytes, '');
  const bytes = room({ ...message, message: '', path }, 0, maxPayload) - bulkField(maxPayload);
  return { ...message, message: clipText(message.message, Math.min(LIMITS.errorBytes, bytes), '…'), path };
}

function clipText(text: string, bytes: number, ending: string): string {
  const encoder = new TextEncoder();
  if (encoder.encode(text).length <= bytes) return text;
  const kept = new Uint8Array(Math.max(0, bytes - encoder.encode(ending).length));
  return `${text.slice(0, encoder.encodeInto(text, kept).read)}${ending}`;
}

/** Bytes that a payload leaves beside a message without its bulk, when it is one of at most `parts` parts. */
function room(header: Message, parts: number, maxPayload: number): number {
  const used = encodeMessage(header, partsLeftOf(header, 0, parts + 1)).length;
  if (used > maxPayload) throw tooBig(header, maxPayload);
  return maxPayload - used;
}

/** Tag and length of the bulk field, and the growth of the length of the member that holds it. */
function bulkField(maxPayload: number): number {
  return 1 + varintSize(maxPayload) + varintSize(maxPayload) - 1;
}

/** [from, to) of every piece of `most` items; one empty piece of nothing. */
function pieces(items: number, most: number, maxPayload: number): [number, number][] {
  if (items > 0 && most < 1) throw new ProtocolError('too-big', '', 'not one element fits', maxPayload);
  const count = Math.max(1, Math.ceil(items / most));
  return Array.from({ length: count }, (_, i) => [i * most, Math.min(items, (i + 1) * most)]);
}

function tooBig(message: Message, maxPayload: number): ProtocolError {
  const allowed = `at most ${maxPayload} bytes`;
  return new ProtocolError(
    'too-big',
    '',
    `a ${message.kind} message does not fit the payload`,
    undefined,
    allowed,
  );
}
