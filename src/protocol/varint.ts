import { ProtocolError } from './error.js';

/** Varints of protobuf, at most 32 bits, as packed bulk data hold them. */

export function varintSize(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  return value < 0x1000_0000 ? 4 : 5;
}

/** Writes at `at`; returns the place behind it. */
export function writeVarint(data: Uint8Array, at: number, value: number): number {
  let rest = value;
  let next = at;
  while (rest > 127) {
    data[next++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  data[next++] = rest;
  return next;
}

/** Walks packed bulk data; every byte is checked. */
export class PackedReader {
  protected at = 0;

  constructor(protected readonly data: Uint8Array) {}

  protected varint(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
      if (this.at >= this.data.length) throw this.damaged('the data end inside an integer');
      const byte = this.data[this.at++]!;
      value += (byte & 127) * factor;
      if (byte < 128) {
        if (value > 0xffff_ffff) break;
        return value;
      }
    }
    throw this.damaged('an integer has more than 32 bits');
  }

  protected damaged(message: string): ProtocolError {
    return new ProtocolError('malformed', 'data', message);
  }
}
