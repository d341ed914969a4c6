import { type Zippable, zipSync } from 'fflate';
import { damaged, readBounded } from '../problem/files.js';
import { decodeNpy, encodeNpy, type NpyArray } from './npy.js';
import { DEFAULT_ZIP_LIMITS, readZip, type ZipLimits } from './zip.js';

/** Named arrays, as numpy's `savez` writes and `load` reads them: a zip archive of `NAME.npy` entries. */
export type NpyArrays = Readonly<Record<string, NpyArray>>;

const SUFFIX = '.npy';
/** Zip without its 64-bit extension. */
const LARGEST_ARCHIVE = 2 ** 32 - 1;
/** The earliest time zip can say, read in local time as fflate does: the same bytes in every time zone. */
const FIXED_TIME = new Date(1980, 0, 1);

/**
 * The same arrays give the same bytes.
 * @param compress deflate entries; float weights hardly shrink, so stored is the default
 * @throws RangeError beyond 4 GiB or where shape and data disagree
 */
export function encodeNpz(arrays: NpyArrays, compress = false): Uint8Array {
  const files: Zippable = {};
  let total = 0;
  for (const [name, array] of Object.entries(arrays)) {
    const entry = encodeNpy(array);
    total += entry.length;
    files[name + SUFFIX] = [entry, { level: compress ? 6 : 0, mtime: FIXED_TIME }];
  }
  if (total > LARGEST_ARCHIVE) throw new RangeError(`${total} bytes do not fit a zip archive`);
  return zipSync(files);
}

/** @throws UserError file-damaged, naming the entry */
export function decodeNpz(bytes: Uint8Array, file: string, limits?: ZipLimits): NpyArrays {
  const entries = [...readZip(bytes, file, limits)].map(([path, content]) => {
    if (!path.endsWith(SUFFIX)) throw damaged(file, 'holds an entry that is not an npy array', { path });
    return [path.slice(0, -SUFFIX.length), decodeNpy(content, file, path)] as const;
  });
  return Object.fromEntries(entries);
}

/** @throws UserError file-missing, file-unreadable, file-damaged */
export function readNpz(file: string, limits: ZipLimits = DEFAULT_ZIP_LIMITS): NpyArrays {
  return decodeNpz(readBounded(file, limits.bytes), file, limits);
}
