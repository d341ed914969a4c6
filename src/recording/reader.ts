import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { damaged, fileProblem } from '../problem/files.js';
import { acceptFormat } from '../problem/format.js';
import {
  CRC_BYTES,
  type FileRecord,
  isIntact,
  MAGIC,
  PREFIX_BYTES,
  RECORDING_FORMAT,
  readPrefix,
  readTrailer,
  TRAILER_BYTES,
} from './record.js';

/** Bytes that are read at once. */
const CHUNK = 2 ** 18;

/** A record with the byte at which it begins. The payload is a view that is good until the next record is read. */
export interface PlacedRecord extends FileRecord {
  readonly offset: number;
}

/**
 * Reads a recording record by record, with one chunk of it in memory. A file that was not closed ends at its last
 * whole record; in one that was closed a record that is not whole is damage.
 */
export class RecordReader {
  /** Where its index begins; undefined in a file that was not closed. */
  readonly index: number | undefined;
  /** Bytes behind the last whole record of a file that was not closed; known once its end was reached. */
  cut = 0;
  private readonly handle: number;
  private readonly size: number;
  /** Where the next record begins. */
  offset: number = MAGIC.length;
  /** Time of the last record. */
  seconds = 0;
  private chunk = new Uint8Array(0);
  private chunkAt = 0;

  /** @throws UserError for a file that is missing, cannot be read or is no recording */
  constructor(readonly file: string) {
    try {
      this.handle = openSync(file, 'r');
      this.size = fstatSync(this.handle).size;
    } catch (error) {
      throw fileProblem(error, file, 'read');
    }
    try {
      this.checkMagic();
      this.index = this.findIndex();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get bytes(): number {
    return this.size;
  }

  /** The next record; undefined at the end, which is the index where there is one. @throws UserError file-damaged */
  next(): PlacedRecord | undefined {
    if (this.offset === this.index) return undefined;
    const record = this.recordAt(this.offset);
    if (record && record.seconds >= this.seconds && record.kind !== 'index') {
      this.offset += PREFIX_BYTES + record.payload.length + CRC_BYTES;
      this.seconds = record.seconds;
      return record;
    }
    if (this.index !== undefined) throw this.damage('holds a record that is not whole');
    this.cut = this.size - this.offset;
    return undefined;
  }

  /** The index record, where there is one. */
  readIndex(): FileRecord | undefined {
    return this.index === undefined ? undefined : this.recordAt(this.index);
  }

  /** Goes on at the record that begins at `offset`. */
  seek(offset: number): void {
    this.offset = offset;
    this.seconds = 0;
  }

  /** The problem that this file is not what it promises, where it is read now. */
  damage(message: string, found?: string) {
    return damaged(this.file, message, {
      path: `byte ${this.offset}`,
      ...(found !== undefined && { found }),
    });
  }

  close(): void {
    closeSync(this.handle);
  }

  private recordAt(offset: number): PlacedRecord | undefined {
    const start = this.bytesAt(offset, PREFIX_BYTES);
    const prefix = start && readPrefix(start);
    if (!prefix || !(prefix.seconds >= 0)) return undefined;
    const whole = this.bytesAt(offset, PREFIX_BYTES + prefix.length + CRC_BYTES);
    if (!whole || !isIntact(whole)) return undefined;
    const { length, ...rest } = prefix;
    return { ...rest, offset, payload: whole.subarray(PREFIX_BYTES, PREFIX_BYTES + length) };
  }

  private checkMagic(): void {
    const start = this.bytesAt(0, Math.min(this.size, 64)) ?? new Uint8Array(0);
    const line = start.indexOf(0x0a);
    const format = line < 0 ? '' : Buffer.from(start.subarray(0, line)).toString('latin1');
    if (!format.startsWith('nudge.')) throw damaged(this.file, 'is no recording of nudge');
    acceptFormat(format, RECORDING_FORMAT, this.file);
  }

  private findIndex(): number | undefined {
    const trailer = this.bytesAt(this.size - TRAILER_BYTES, TRAILER_BYTES);
    const index = trailer && readTrailer(trailer);
    return index !== undefined && this.recordAt(index)?.kind === 'index' ? index : undefined;
  }

  /** A view of the file; undefined where it reaches beyond it. */
  private bytesAt(offset: number, length: number): Uint8Array | undefined {
    if (offset < 0 || offset + length > this.size) return undefined;
    const from = offset - this.chunkAt;
    if (from >= 0 && from + length <= this.chunk.length) return this.chunk.subarray(from, from + length);
    const wanted = Math.min(Math.max(length, CHUNK), this.size - offset);
    const buffer = this.chunk.length === wanted ? this.chunk : new Uint8Array(wanted);
    this.chunk = buffer.subarray(0, this.readFully(buffer, offset));
    this.chunkAt = offset;
    return this.chunk.length >= length ? this.chunk.subarray(0, length) : undefined;
  }

  private readFully(buffer: Uint8Array, offset: number): number {
    let done = 0;
    try {
      while (done < buffer.length) {
        const read = readSync(this.handle, buffer, done, buffer.length - done, offset + done);
        if (read === 0) break;
        done += read;
      }
    } catch (error) {
      throw fileProblem(error, this.file, 'read');
    }
    return done;
  }
}
