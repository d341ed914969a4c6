import { ProtocolError } from './error.js';
import type { Field, Table } from './table.js';

/**
 * Walks the bytes of a message along the table of fields before protobufjs sees them, because its reader is lenient:
 * it cuts long varints to 32 bits, skips fields of a wrong wire type, keeps the last of two, and fills arrays as long
 * as the sender likes. All of that is refused here, in one pass and without taking memory.
 */

/** What stands in the envelope; its member is checked but not yet decoded. */
export interface Opened {
  readonly requestId: number;
  readonly partsLeft: number;
  /** Field number of the member, 0 when there is none; its content is bytes `start` to `end`. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Checks an envelope with all that is in it. Throws ProtocolError: `malformed` for bytes that are not such a message,
 * `unsupported` for unknown fields, `too-big` for long lists and texts, `range` for large integers.
 */
export function scan(bytes: Uint8Array, envelope: Table): Opened {
  const scanner = new Scanner(bytes);
  scanner.message(envelope, bytes.length);
  return scanner;
}

class Scanner implements Opened {
  requestId = 0;
  partsLeft = 0;
  number = 0;
  start = 0;
  end = 0;
  private at = 0;
  private depth = 0;
  /** Fields on the way to the present message, without the member of the envelope. */
  private readonly trail: string[] = [];

  constructor(private readonly bytes: Uint8Array) {}

  message(table: Table, end: number): void {
    let seenLow = 0;
    let seenHigh = 0;
    let chosen = false;
    let items = 0;
    while (this.at < end) {
      const tag = this.tag(end);
      const number = tag >>> 3;
      const field = table.fields[number];
      if (field === undefined) {
        this.unknown(table, number, tag & 7, end);
        continue;
      }
      if ((tag & 7) !== field.wireType) {
        throw this.broken('malformed', field.name, 'a field has the wrong wire type');
      }
      if (field.messageList) {
        this.item(field, items++, end);
        continue;
      }
      const bit = 1 << (number & 31);
      if (((number < 32 ? seenLow : seenHigh) & bit) !== 0) {
        throw this.broken('malformed', field.name, 'a field is given twice');
      }
      if (number < 32) seenLow |= bit;
      else seenHigh |= bit;
      if (field.chosen) {
        if (chosen) throw this.broken('malformed', field.name, 'two members of one choice are given');
        chosen = true;
      }
      if (this.depth === 0) this.outer(field, number, end);
      else this.value(field, field.name, end);
    }
  }

  /** A field of the envelope: the request id, the parts left, or the member. */
  private outer(field: Field, number: number, end: number): void {
    const from = this.at;
    if (field.wireType === 0) {
      this.partsLeft = this.integer(field, end);
    } else {
      this.value(field, field.name, end);
      if (field.message === undefined) this.requestId = this.fixed32(from);
      else this.number = number;
    }
  }

  private item(field: Field, index: number, end: number): void {
    if (index >= field.maxItems) throw this.tooMany(field);
    this.delimited(field, field.name, end, index);
  }

  private value(field: Field, name: string, end: number): void {
    if (field.wireType === 0) this.integer(field, end);
    else if (field.wireType === 2) this.delimited(field, name, end);
    else this.skip(field.wireType === 1 ? 8 : 4, end, name);
  }

  private integer(field: Field, end: number): number {
    const value = this.varint(end, field.name);
    if (value <= field.max) return value;
    throw this.broken('range', field.name, 'an integer is too large', value, `at most ${field.max}`);
  }

  private delimited(field: Field, name: string, end: number, index = -1): void {
    const length = this.varint(end, name);
    const stop = this.at + length;
    if (stop > end) throw this.broken('malformed', name, 'a length points past the end of the message');
    if (field.message !== undefined) this.inner(field.message, name, index, stop);
    else if (field.scalarList) this.list(field, stop);
    else if (length > field.max) {
      throw this.broken('too-big', name, 'a text is too long', length, `at most ${field.max} bytes`);
    } else this.at = stop;
  }

  private inner(table: Table, name: string, index: number, stop: number): void {
    if (this.depth === 0) {
      this.start = this.at;
      this.end = stop;
    } else {
      this.trail.push(index < 0 ? name : `${name}[${index}]`);
    }
    this.depth++;
    this.message(table, stop);
    this.depth--;
    if (this.depth > 0) this.trail.pop();
  }

  private list(field: Field, stop: number): void {
    for (let items = 0; this.at < stop; items++) {
      if (items >= field.maxItems) throw this.tooMany(field);
      if (field.row.kind === 'double') this.skip(8, stop, field.name);
      else this.integer(field, stop);
    }
  }

  /** A field that is not in the table: of a newer minor version, or noise. */
  private unknown(table: Table, number: number, wireType: number, end: number): void {
    const legal = wireType === 0 || wireType === 1 || wireType === 2 || wireType === 5;
    if (number === 0 || !legal) throw this.broken('malformed', '', 'the bytes are not a protobuf message');
    if (!table.open) throw this.broken('unsupported', '', 'a field is unknown here', number);
    if (wireType === 0) this.varint(end, '');
    else this.skip(wireType === 1 ? 8 : wireType === 5 ? 4 : this.varint(end, ''), end, '');
  }

  private skip(length: number, end: number, name: string): void {
    this.at += length;
    if (this.at > end) throw this.broken('malformed', name, 'the message ends inside a field');
  }

  private tag(end: number): number {
    const byte = this.bytes[this.at]!;
    if (byte < 128) {
      this.at++;
      return byte;
    }
    const tag = this.varint(end, '');
    if (tag > 0xffff_ffff) throw this.broken('malformed', '', 'the bytes are not a protobuf message');
    return tag;
  }

  private fixed32(at: number): number {
    const { bytes } = this;
    return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
  }

  /** An unsigned integer of at most 64 bits; exact up to 2^53, and above that at least larger than it. */
  private varint(end: number, name: string): number {
    let value = 0;
    let factor = 1;
    for (let i = 0; i < 10; i++) {
      if (this.at >= end) throw this.broken('malformed', name, 'the message ends inside an integer');
      const byte = this.bytes[this.at++]!;
      if (byte < 128) {
        if (i === 9 && byte > 1) break;
        return value + byte * factor;
      }
      value += (byte & 127) * factor;
      factor *= 128;
    }
    throw this.broken('malformed', name, 'an integer has more than 64 bits');
  }

  private tooMany({ name, maxItems }: Field): ProtocolError {
    return this.broken('too-big', name, 'a list is too long', undefined, `at most ${maxItems} items`);
  }

  private broken(
    code: ProtocolError['code'],
    name: string,
    message: string,
    found?: unknown,
    allowed?: string,
  ): ProtocolError {
    const path = name === '' || this.depth === 0 ? this.trail : [...this.trail, name];
    return new ProtocolError(code, path.join('.'), message, found, allowed);
  }
}
