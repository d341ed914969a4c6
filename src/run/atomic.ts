import { randomUUID } from 'node:crypto';
import * as nodeFs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileProblem } from '../problem/files.js';

/** What is asked of the file system, so that tests can have it fail. */
export type FileSystem = Pick<
  typeof nodeFs,
  'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'renameSync' | 'rmSync'
>;

export interface AtomicOptions {
  /** Runs when the new content is safe on disk and not yet in place. */
  readonly beforeReplace?: () => void;
  readonly fs?: FileSystem;
}

/** Temporary files end in this; a killed process may leave one, `removeTemporary` clears it away. */
const SUFFIX = '.nudge-tmp';

/**
 * Replaces a file whole: at every moment, and after a crash, the path holds the old content or the new one.
 * @throws UserError disk-full, file-unreadable, file-missing (no such folder); the old content then stands
 */
export function writeAtomic(file: string, data: string | Uint8Array, options: AtomicOptions = {}): void {
  const fs = options.fs ?? nodeFs;
  const temporary = temporaryBeside(file);
  try {
    writeThrough(temporary, data, fs);
    options.beforeReplace?.();
    fs.renameSync(temporary, file);
    syncFolder(dirname(file), fs);
  } catch (error) {
    discard(temporary, fs);
    throw fileProblem(error, file, 'write');
  }
}

/** The same while the process goes on with other things. @throws as `writeAtomic` */
export async function writeAtomicMeanwhile(file: string, data: string | Uint8Array): Promise<void> {
  const { open, rename, writeFile } = nodeFs.promises;
  const temporary = temporaryBeside(file);
  try {
    await writeFile(temporary, data, { flag: 'wx', flush: true });
    await rename(temporary, file);
    if (process.platform === 'win32') return;
    const folder = await open(dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    discard(temporary);
    throw fileProblem(error, file, 'write');
  }
}

/** Makes renames and new names in a folder survive a power cut, where the system can (not on Windows). */
export function syncFolder(folder: string, fs: FileSystem = nodeFs): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Removes what killed writers left in a folder. Only for the one process that writes there. */
export function removeTemporary(folder: string): void {
  for (const name of nodeFs.readdirSync(folder)) {
    if (name.endsWith(SUFFIX)) nodeFs.rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Removes what was being made. Quietly: what stopped the making is what has to be told. */
export function discard(path: string, fs: FileSystem = nodeFs): void {
  try {
    fs.rmSync(path, { recursive: true, force: true });
  } catch {
    // Its folder may be gone, or never have been one.
  }
}

/** A path for something that is being made beside its final place. */
export const temporaryBeside = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}${SUFFIX}`);

/** Writes a new file and brings it to disk. @throws errors of the system, EEXIST among them */
export function writeThrough(file: string, data: string | Uint8Array, fs: FileSystem = nodeFs): void {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  const handle = fs.openSync(file, 'wx');
  try {
    let written = 0;
    while (written < bytes.length) written += fs.writeSync(handle, bytes, written);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
