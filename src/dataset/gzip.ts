import { gunzipSync, constants as zlib } from 'node:zlib';
import { damaged } from '../problem/files.js';
import type { UserError } from '../problem/problem.js';

/** Deflate cannot shrink more than this. */
const DEFLATE_RATIO = 1032;

export const isGzip = (stored: Uint8Array): boolean => stored[0] === 0x1f && stored[1] === 0x8b;

/** The content of the first compressed bytes; whatever is wrong further on is found when all is unpacked. */
export function peekGzip(stored: Uint8Array, file: string, bytes: number): Uint8Array {
  try {
    return gunzipSync(stored.subarray(0, bytes), {
      finishFlush: zlib.Z_SYNC_FLUSH,
      maxOutputLength: bytes * (DEFLATE_RATIO + 1),
    });
  } catch (error) {
    throw badGzip(error, file, '');
  }
}

/**
 * The whole content, in memory for `most` bytes.
 * @param promise what has said so, as in "more data than its header promises"
 * @throws UserError file-damaged, for more bytes too
 */
export function gunzip(stored: Uint8Array, file: string, most: number, promise: string): Uint8Array {
  try {
    // One chunk for everything: the content is not copied together from pieces.
    return gunzipSync(stored, { chunkSize: most + 64, maxOutputLength: most + 64 });
  } catch (error) {
    throw badGzip(error, file, promise);
  }
}

/** Whether so many compressed bytes can be the whole of so many others. */
export const canHold = (stored: number, content: number): boolean => content <= (stored + 1) * DEFLATE_RATIO;

function badGzip(error: unknown, file: string, promise: string): UserError {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'Z_BUF_ERROR':
      return damaged(file, 'is truncated: its compressed data end in the middle');
    case 'ERR_BUFFER_TOO_LARGE':
      return damaged(file, `holds more data than ${promise}`);
    default:
      return damaged(file, `is not a valid gzip file: ${(error as Error).message}`);
  }
}
