import { createHash } from 'node:crypto';
import { existsSync, linkSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { damaged, readBounded } from '../problem/files.js';
import { UserError } from '../problem/problem.js';
import { discard, temporaryBeside, writeAtomic } from './atomic.js';
import { acceptFormat, CHECKPOINT_FORMAT } from './format.js';
import { encodeNpy, vector } from './npy.js';
import { decodeNpz, encodeNpz, type NpyArrays } from './npz.js';
import { DEFAULT_ZIP_LIMITS } from './zip.js';

/**
 * A checkpoint is an npz file: the state as named arrays, `meta` (JSON text as bytes: format and whatever is
 * not an array) and `sha256` (32 bytes, over all the others). The one before it is kept as a fallback.
 */
export const CHECKPOINT_FILE = 'checkpoint.npz';
export const PREVIOUS_FILE = 'checkpoint.previous.npz';
const RESERVED: readonly string[] = ['meta', 'sha256'];

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Checkpoint {
  /** Everything that is not an array: samples done, position of the metrics, counts. */
  readonly meta: { readonly [key: string]: Json };
  /** By name; not `meta` or `sha256`. */
  readonly arrays: NpyArrays;
}

export interface LoadedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** A sentence for the user when the newest checkpoint could not be used; null otherwise. */
  readonly notice: string | null;
}

/**
 * Stores a checkpoint; the last one becomes the previous one. Killed at any moment, the folder holds a whole
 * checkpoint. @throws UserError disk-full, file-unreadable; the last checkpoint then stands
 */
export function saveCheckpoint(folder: string, checkpoint: Checkpoint): void {
  const file = join(folder, CHECKPOINT_FILE);
  const previous = join(folder, PREVIOUS_FILE);
  writeAtomic(file, encodeCheckpoint(checkpoint), { beforeReplace: () => keep(file, previous) });
}

/**
 * The newest checkpoint; where it is damaged or gone the previous one, with a notice.
 * @throws UserError file-missing (none at all), file-damaged (both), format-newer, file-unreadable
 */
export function loadCheckpoint(folder: string): LoadedCheckpoint {
  const [file, previous] = [join(folder, CHECKPOINT_FILE), join(folder, PREVIOUS_FILE)];
  if (!existsSync(file) && !existsSync(previous)) {
    throw new UserError({ code: 'file-missing', file: folder, message: 'holds no checkpoint' });
  }
  try {
    return { checkpoint: readCheckpoint(file), notice: null };
  } catch (error) {
    if (!isLost(error) || !existsSync(previous)) throw error;
    const checkpoint = fallBack(previous, error);
    return { checkpoint, notice: `${error.message} Going on from ${previous}, the checkpoint before it.` };
  }
}

/** @throws UserError file-missing, file-unreadable, file-damaged, format-newer */
export function readCheckpoint(file: string): Checkpoint {
  return decodeCheckpoint(readBounded(file, DEFAULT_ZIP_LIMITS.bytes), file);
}

/** @throws Error when an array has a reserved name */
export function encodeCheckpoint({ meta, arrays }: Checkpoint): Uint8Array {
  const clash = RESERVED.find(name => Object.hasOwn(arrays, name));
  if (clash !== undefined) throw new Error(`a checkpoint array cannot be called ${clash}`);
  const text = Buffer.from(JSON.stringify({ format: CHECKPOINT_FORMAT, ...meta }));
  const content: NpyArrays = { ...arrays, meta: vector(Uint8Array.from(text)) };
  return encodeNpz({ ...content, sha256: vector(hashOf(content)) });
}

/** @throws UserError file-damaged, format-newer */
export function decodeCheckpoint(bytes: Uint8Array, file: string): Checkpoint {
  const { sha256, ...content } = decodeNpz(bytes, file);
  const { format, ...meta } = parseMeta(content, file);
  acceptFormat(format, CHECKPOINT_FORMAT, file);
  if (!sha256 || Buffer.compare(Buffer.from(hashOf(content)), bytesOf(sha256.data)) !== 0) {
    throw damaged(file, 'is damaged: its content does not have the stored sha256');
  }
  const { meta: _text, ...arrays } = content;
  return { meta, arrays };
}

function parseMeta(content: NpyArrays, file: string): Record<string, Json> {
  const stored = content.meta?.data;
  try {
    const value: unknown =
      stored instanceof Uint8Array ? JSON.parse(Buffer.from(stored).toString()) : undefined;
    if (typeof value === 'object' && value !== null) return value as Record<string, Json>;
  } catch {
    // Told below, like every other way in which the entry is not what it should be.
  }
  throw damaged(file, 'is not a checkpoint: it has no readable description', { path: 'meta' });
}

/** Names and npy bytes of all arrays in the order of their names. */
function hashOf(arrays: NpyArrays): Uint8Array {
  const hash = createHash('sha256');
  for (const name of Object.keys(arrays).sort()) hash.update(`${name}\n`).update(encodeNpy(arrays[name]!));
  return Uint8Array.from(hash.digest());
}

const bytesOf = (data: ArrayBufferView): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

const isLost = (error: unknown): error is UserError =>
  error instanceof UserError &&
  error.problems.every(({ code }) => code === 'file-damaged' || code === 'file-missing');

function fallBack(previous: string, first: UserError): Checkpoint {
  try {
    return readCheckpoint(previous);
  } catch (second) {
    throw second instanceof UserError ? new UserError([...first.problems, ...second.problems]) : second;
  }
}

/** Gives the last checkpoint a second name, so that there is never a moment without `checkpoint.npz`. */
function keep(file: string, previous: string): void {
  if (!existsSync(file)) return;
  const second = temporaryBeside(previous);
  try {
    linkSync(file, second);
    renameSync(second, previous);
  } catch {
    // File systems without hard links: between this and the final rename only the previous one exists.
    renameSync(file, previous);
  } finally {
    // Renaming a file onto another name of itself does nothing and leaves both.
    discard(second);
  }
}
