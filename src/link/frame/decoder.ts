import { crc32c } from './crc32c.js';
import {
  CRC_BYTES,
  DELIMITER,
  type Frame,
  HEADER_BYTES,
  LINK_VERSION,
  MAX_BLOCK,
  parseBlock,
  versionOf,
} from './frame.js';

/** What came over a line, in bytes and frames. Damage shows here and nowhere else. */
export interface LineCounters {
  bytes: number;
  /** Frames that were passed on. */
  frames: number;
  /** Zeros where a block was not complete. */
  cobsErrors: number;
  /** Frames above 652 bytes; skipped to the next zero. */
  tooLong: number;
  /** Frames below 12 bytes. */
  tooShort: number;
  crcErrors: number;
  /** Whole frames of another version of the link or of an unknown type. */
  foreign: number;
}

export const noDamage = (): LineCounters => ({
  bytes: 0,
  frames: 0,
  cobsErrors: 0,
  tooLong: 0,
  tooShort: 0,
  crcErrors: 0,
  foreign: 0,
});

/**
 * Finds frames in bytes, one at a time and in chunks of any size. It never throws and holds one frame at most; after
 * any damage the first frame behind a zero is found again. Payloads are copies.
 */
export class FrameDecoder {
  readonly counters: LineCounters = noDamage();
  /** Version of the last whole frame that was not of ours; 0 while there was none. */
  foreignVersion = 0;

  private readonly block = new Uint8Array(MAX_BLOCK);
  private length = 0;
  /** Bytes still missing of the block that a code byte announced. */
  private missing = 0;
  /** Whether a zero stands between that block and the next. */
  private zeroDue = false;
  private skipping = false;
  private empty = true;

  constructor(private readonly onFrame: (frame: Frame) => void) {}

  push(chunk: Uint8Array): void {
    this.counters.bytes += chunk.length;
    for (let at = 0; at < chunk.length; at++) this.take(chunk[at]!);
  }

  /** Forgets a frame in the making, for bytes that come over a new connection. */
  restart(): void {
    this.length = 0;
    this.missing = 0;
    this.zeroDue = false;
    this.skipping = false;
    this.empty = true;
  }

  private take(byte: number): void {
    if (byte === DELIMITER) {
      this.end();
      return;
    }
    this.empty = false;
    if (this.skipping) return;
    if (this.missing > 0) {
      this.missing--;
      this.put(byte);
      return;
    }
    if (this.zeroDue) this.put(0);
    this.missing = byte - 1;
    this.zeroDue = byte !== 0xff;
  }

  private put(byte: number): void {
    if (this.length < MAX_BLOCK) this.block[this.length++] = byte;
    else this.skipping = true;
  }

  private end(): void {
    const { length, missing, skipping, empty } = this;
    this.restart();
    if (empty) return;
    if (skipping) this.counters.tooLong++;
    else if (missing > 0) this.counters.cobsErrors++;
    else if (length < HEADER_BYTES + CRC_BYTES) this.counters.tooShort++;
    else if (this.storedCrc(length) !== crc32c(this.block, 0, length - CRC_BYTES)) this.counters.crcErrors++;
    else this.pass(length);
  }

  private storedCrc(length: number): number {
    return new DataView(this.block.buffer).getUint32(length - CRC_BYTES, true);
  }

  private pass(length: number): void {
    const version = versionOf(this.block);
    const frame = version === LINK_VERSION ? parseBlock(this.block, length) : undefined;
    if (frame === undefined) {
      this.counters.foreign++;
      if (version !== LINK_VERSION) this.foreignVersion = version;
      return;
    }
    this.counters.frames++;
    this.onFrame(frame);
  }
}
