import { crc32, inflateRawSync } from 'node:zlib';
import { damaged } from '../problem/files.js';

/**
 * Reads zip archives, stored or deflated, by their central directory (APPNOTE.TXT 4.3). Everything declared is
 * checked before memory is taken: bounds, sizes, deflate's best ratio; then each entry's CRC-32.
 * Not read, for nothing here writes them: zip64, encryption, several disks.
 */
export interface ZipLimits {
  /** Uncompressed bytes of all entries together. */
  readonly bytes: number;
  readonly entries: number;
}

export const DEFAULT_ZIP_LIMITS: ZipLimits = { bytes: 2 ** 31, entries: 4096 };

const END = 0x06054b50;
const END_BYTES = 22;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const DEFLATE_RATIO = 1032;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** @throws UserError file-damaged */
export function readZip(
  bytes: Uint8Array,
  file: string,
  limits: ZipLimits = DEFAULT_ZIP_LIMITS,
): Map<string, Uint8Array> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(archive, file, limits);
  const contents = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (contents.has(entry.name)) throw damaged(file, 'holds two entries of one name', { path: entry.name });
    contents.set(entry.name, readEntry(archive, entry, file));
  }
  return contents;
}

function readDirectory(archive: Buffer, file: string, limits: ZipLimits): Entry[] {
  const end = findEnd(archive, file);
  const count = archive.readUInt16LE(end + 10);
  if (count > limits.entries) {
    throw damaged(file, 'holds too many entries', {
      found: `${count}`,
      allowed: `at most ${limits.entries}`,
    });
  }
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > end || archive.readUInt32LE(at) !== CENTRAL) {
      throw damaged(file, 'has a damaged table of contents');
    }
    const nameBytes = archive.readUInt16LE(at + 28);
    const entry = entryAt(archive, at, nameBytes);
    total += entry.size;
    if (total > limits.bytes) {
      throw damaged(file, 'unpacks to too much', { allowed: `at most ${limits.bytes} bytes` });
    }
    entries.push(entry);
    at += CENTRAL_BYTES + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

const entryAt = (archive: Buffer, at: number, nameBytes: number): Entry => ({
  name: archive.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes),
  method: archive.readUInt16LE(at + 10),
  crc: archive.readUInt32LE(at + 16),
  packed: archive.readUInt32LE(at + 20),
  size: archive.readUInt32LE(at + 24),
  offset: archive.readUInt32LE(at + 42),
});

function findEnd(archive: Buffer, file: string): number {
  const last = archive.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    const comment = archive.readUInt32LE(at) === END ? archive.readUInt16LE(at + 20) : -1;
    if (at + END_BYTES + comment === archive.length) return at;
  }
  throw damaged(file, 'is not a complete zip archive', { found: `${archive.length} bytes` });
}

function readEntry(archive: Buffer, entry: Entry, file: string): Uint8Array {
  const { name: path, offset, packed, size } = entry;
  if (offset + LOCAL_BYTES > archive.length || archive.readUInt32LE(offset) !== LOCAL) {
    throw damaged(file, 'has a damaged entry', { path });
  }
  const start = offset + LOCAL_BYTES + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  if (start + packed > archive.length) throw damaged(file, 'has a truncated entry', { path });
  const stored = archive.subarray(start, start + packed);
  const content = unpack(stored, entry, file);
  if (content.length !== size) {
    throw damaged(file, 'has an entry of the wrong length', {
      path,
      found: `${content.length}`,
      allowed: `${size}`,
    });
  }
  if (crc32(content) !== entry.crc) throw damaged(file, 'has an entry with a wrong checksum', { path });
  return content;
}

function unpack(stored: Buffer, { name: path, method, size }: Entry, file: string): Uint8Array {
  if (method === STORED) return stored;
  if (method !== DEFLATED) {
    throw damaged(file, 'is compressed in a way that is not read', { path, found: `method ${method}` });
  }
  if (size > (stored.length + 1) * DEFLATE_RATIO)
    throw damaged(file, 'promises more than it can hold', { path });
  try {
    return inflateRawSync(stored, { chunkSize: Math.max(64, size + 1), maxOutputLength: size + 1 });
  } catch (error) {
    throw damaged(file, `has an entry that cannot be unpacked: ${(error as Error).message}`, { path });
  }
}
