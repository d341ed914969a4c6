import { createHash } from 'node:crypto';
import { damaged, readBounded } from '../problem/files.js';
import type { UserError } from '../problem/problem.js';
import { canHold, gunzip, isGzip, peekGzip } from './gzip.js';

/** Largest file and largest content that are read, in bytes. */
export const MAX_IDX_BYTES = 2 ** 30;
const UNSIGNED_BYTE = 8;
/** Compressed bytes that surely hold the header of an IDX file. */
const PEEK_BYTES = 4096;

/** A file in the IDX format of MNIST: big-endian header, then unsigned bytes, row-major. */
export interface IdxArray {
  readonly shape: readonly number[];
  readonly data: Uint8Array;
  /** Of the whole content, uncompressed: independent of how it was compressed. */
  readonly sha256: string;
}

/**
 * Reads an IDX file, gzipped or plain. Sizes are checked before memory is taken.
 * @param dimensions that the array must have: 3 for images, 1 for labels
 * @throws UserError file-missing, file-unreadable, file-damaged
 */
export function readIdx(file: string, dimensions: number): IdxArray {
  return parseIdx(readBounded(file, MAX_IDX_BYTES), file, dimensions);
}

/** As `readIdx`, from bytes; `file` is only named in problems. */
export function parseIdx(stored: Uint8Array, file: string, dimensions: number): IdxArray {
  const packed = isGzip(stored);
  const shape = readShape(packed ? peekGzip(stored, file, PEEK_BYTES) : stored, file, dimensions);
  const header = 4 + 4 * shape.length;
  const total = header + shape.reduce((product, n) => product * n, 1);
  if (total > MAX_IDX_BYTES) throw tooLarge(file, total);
  const content = packed ? unpack(stored, file, total) : stored;
  if (content.length !== total) throw wrongLength(file, content.length, total);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { shape, data: content.subarray(header), sha256 };
}

function readShape(start: Uint8Array, file: string, dimensions: number): number[] {
  const header = 4 + 4 * dimensions;
  const magic = Array.from(start.subarray(0, 4));
  if (magic.length < 4) throw damaged(file, 'ends before its header', { found: `${start.length} bytes` });
  if (magic[0] !== 0 || magic[1] !== 0 || magic[2] !== UNSIGNED_BYTE || magic[3] !== dimensions) {
    throw damaged(file, 'has the wrong magic number for an IDX file', {
      found: hex(magic),
      allowed: `${hex([0, 0, UNSIGNED_BYTE, dimensions])}, that is unsigned bytes in ${dimensions} dimension(s)`,
    });
  }
  if (start.length < header)
    throw damaged(file, 'ends before its header', { found: `${start.length} bytes` });
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  if (shape.includes(0)) throw damaged(file, 'holds no samples', { found: `shape ${shape.join(' x ')}` });
  return shape;
}

function unpack(stored: Uint8Array, file: string, total: number): Uint8Array {
  if (canHold(stored.length, total)) return gunzip(stored, file, total, 'its header promises');
  throw damaged(
    file,
    `is truncated: ${stored.length} compressed bytes cannot hold the ${total} bytes promised`,
  );
}

const tooLarge = (file: string, bytes: number): UserError =>
  damaged(file, 'is too large', { found: `${bytes} bytes`, allowed: `at most ${MAX_IDX_BYTES}` });

const wrongLength = (file: string, found: number, promised: number): UserError =>
  damaged(file, found < promised ? 'is truncated' : 'holds more data than its header promises', {
    found: `${found} bytes`,
    allowed: `${promised}, as its header promises`,
  });

const hex = (bytes: readonly number[]): string =>
  `0x${bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')}`;
