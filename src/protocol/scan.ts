import { ProtocolError } from './error.js';
import type { Field, Table } from './table.js';

/**
 * Walks the bytes of a message along the table of fields before protobufjs sees them, because its reader is lenient:
 * it cuts long varints to 32 bits, skips fields of a wrong wire type, keeps the last of two, and fills arrays as long
 * as the sender likes. All of that is refused here, in one pass and without taking memory.
 *
 * Throws ProtocolError: `malformed` for bytes that are not such a message, `unsupported` for unknown fields,
 * `too-big` for long lists and strings, `range` for large integers.
 */
export function scan(bytes: Uint8Array, table: Table): void {
  new Scanner(bytes).message(table, bytes.length);
}

class Scanner {
  private at = 0;
  /** Fields on the way to the present message, without the member of the envelope. */
  private readonly trail: string[] = [];
  private depth = 0;

  constructor(private readonly bytes: Uint8Array) {}

  message(table: Table, end: number): void {
    let seenLow = 0;
    let seenHigh = 0;
    let chosen = false;
    let items = 0;
    while (this.at < end) {
      const tag = this.varint(end, '');
      const number = Math.floor(tag / 8);
      const field = table.fields[number];
      if (field === undefined) {
        this.unknown(table, number, tag % 8, end);
        continue;
      }
      if (tag % 8 !== field.wireType)
        throw this.broken('malformed', field.name, 'a field has the wrong wire type');
      if (field.row.repeated === true && !field.scalarList) {
        this.item(field, items++, end);
        continue;
      }
      const bit = 1 << (number & 31);
      const again = number < 32 ? seenLow & bit : seenHigh & bit;
      if (again !== 0) throw this.broken('malformed', field.name, 'a field is given twice');
      if (number < 32) seenLow |= bit;
      else seenHigh |= bit;
      if (field.row.oneof !== undefined) {
        if (chosen) throw this.broken('malformed', field.name, 'two members of one choice are given');
        chosen = true;
      }
      this.value(field, field.name, end);
    }
  }

  private item(field: Field, index: number, end: number): void {
    if (index >= field.row.maxItems!) throw this.tooMany(field);
    this.value(field, `${field.name}[${index}]`, end);
  }

  private value(field: Field, name: string, end: number): void {
    switch (field.wireType) {
      case 0:
        this.integer(field, end);
        break;
      case 1:
        this.skip(8, end, name);
        break;
      case 5:
        this.skip(4, end, name);
        break;
      default:
        this.delimited(field, name, end);
    }
  }

  private integer(field: Field, end: number): void {
    const value = this.varint(end, field.name);
    if (value <= field.max) return;
    throw this.broken('range', field.name, 'an integer is too large', value, `at most ${field.max}`);
  }

  private delimited(field: Field, name: string, end: number): void {
    const length = this.varint(end, name);
    const stop = this.at + length;
    if (stop > end) throw this.broken('malformed', name, 'a length points past the end of the message');
    if (field.message !== undefined) {
      const named = this.depth++ > 0;
      if (named) this.trail.push(name);
      this.message(field.message, stop);
      if (named) this.trail.pop();
      this.depth--;
    } else if (field.scalarList) {
      this.list(field, stop);
    } else if (length > field.max) {
      throw this.broken('too-big', name, 'a text is too long', length, `at most ${field.max} bytes`);
    } else {
      this.at = stop;
    }
  }

  private list(field: Field, stop: number): void {
    for (let items = 0; this.at < stop; items++) {
      if (items >= field.row.maxItems!) throw this.tooMany(field);
      if (field.row.kind === 'double') this.skip(8, stop, field.name);
      else this.integer(field, stop);
    }
  }

  /** A field that is not in the table: of a newer minor version, or noise. */
  private unknown(table: Table, number: number, wireType: number, end: number): void {
    const known = wireType === 0 || wireType === 1 || wireType === 2 || wireType === 5;
    if (number === 0 || !known) throw this.broken('malformed', '', 'the bytes are not a protobuf message');
    if (!table.open) throw this.broken('unsupported', '', 'a field is unknown here', number);
    if (wireType === 0) this.varint(end, '');
    else this.skip(wireType === 1 ? 8 : wireType === 5 ? 4 : this.varint(end, ''), end, '');
  }

  private skip(length: number, end: number, name: string): void {
    this.at += length;
    if (this.at > end) throw this.broken('malformed', name, 'the message ends inside a field');
  }

  /** An unsigned integer of at most 64 bits; exact up to 2^53, and above that at least larger than it. */
  private varint(end: number, name: string): number {
    let value = 0;
    let factor = 1;
    for (let i = 0; i < 10; i++) {
      if (this.at >= end) throw this.broken('malformed', name, 'the message ends inside an integer');
      const byte = this.bytes[this.at++];
      value += (byte & 127) * factor;
      if (byte < 128) {
        if (i === 9 && byte > 1) break;
        return value;
      }
      factor *= 128;
    }
    throw this.broken('malformed', name, 'an integer has more than 64 bits');
  }

  private tooMany(field: Field): ProtocolError {
    return this.broken(
      'too-big',
      field.name,
      'a list is too long',
      undefined,
      `at most ${field.row.maxItems} items`,
    );
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
