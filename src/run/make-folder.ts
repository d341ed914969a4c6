import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isFolder } from '../problem/files.js';

/**
 * Makes a folder and those it lies in, where they are missing. Unlike the `recursive` of Node, it says truly why it
 * failed (that reports a missing folder on a read-only disk) and ends when the folder it was started in is gone (that
 * tries for ever). @throws Error of the file system
 */
export function makeFolder(path: string): void {
  make(resolve(path));
}

function make(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && isFolder(path)) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    make(dirname(path));
    make(path);
  }
}
