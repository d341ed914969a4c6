import { createHash } from 'node:crypto';
import { gunzipSync, constants as zlib } from 'node:zlib';
import { damaged, readBounded } from '../problem/files.js';
import type { UserError } from '../problem/problem.js';

/** Largest file and largest content that are read, in bytes. */
export const MAX_IDX_BYTES = 2 ** 30;
const UNSIGNED_BYTE = 8;
/** Compressed bytes that surely hold the header of an IDX file. */
const PEEK_BYTES = 4096;
/** Deflate cannot shrink more than this. */
const DEFLATE_RATIO = 1032;

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
  const packed = stored[0] === 0x1f && stored[1] === 0x8b;
  const shape = readShape(packed ? peek(stored, file) : stored, file, dimensions);
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

/** The first bytes of the content; whatever is wrong further on is found when all is unpacked. */
function peek(stored: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(stored.subarray(0, PEEK_BYTES), {
      finishFlush: zlib.Z_SYNC_FLUSH,
      maxOutputLength: PEEK_BYTES * (DEFLATE_RATIO + 1),
    });
  } catch (error) {
    throw badGzip(error, file);
  }
}

function unpack(stored: Uint8Array, file: string, total: number): Uint8Array {
  if (total > (stored.length + 1) * DEFLATE_RATIO) {
    throw damaged(
      file,
      `is truncated: ${stored.length} compressed bytes cannot hold the ${total} bytes promised`,
    );
  }
  try {
    // One chunk for everything: the content is not copied together from pieces.
    return gunzipSync(stored, { chunkSize: total + 64, maxOutputLength: total + 64 });
  } catch (error) {
    throw badGzip(error, file);
  }
}

function badGzip(error: unknown, file: string): UserError {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'Z_BUF_ERROR':
      return damaged(file, 'is truncated: its compressed data end in the middle');
    case 'ERR_BUFFER_TOO_LARGE':
      return damaged(file, 'holds more data than its header promises');
    default:
      return damaged(file, `is not a valid gzip file: ${(error as Error).message}`);
  }
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
