import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { type Problem, UserError } from './problem.js';

const READ_OR_WRITE = { read: 'be read', write: 'be written' } as const;

/**
 * Turns what a file operation threw into the user's problem: no such file, no permission, disk full.
 * Anything that is not an error of the operating system comes back unchanged, to be thrown as it is.
 */
export function fileProblem(error: unknown, file: string, action: 'read' | 'write'): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (!(error instanceof Error) || code === undefined || !('syscall' in error)) return error;
  return new UserError(describe(code, file, action), { cause: error });
}

function describe(code: string, file: string, action: 'read' | 'write'): Problem {
  const verb = READ_OR_WRITE[action];
  switch (code) {
    case 'ENOENT':
      return action === 'read'
        ? { code: 'file-missing', file, message: 'does not exist' }
        : { code: 'file-missing', file, message: 'cannot be written: its folder does not exist' };
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'disk-full',
        file,
        message: 'cannot be written: the disk is full',
        advice: 'Free some space, or choose another place with --out',
      };
    case 'EACCES':
    case 'EPERM':
      return { code: 'file-unreadable', file, message: `cannot ${verb}: permission denied` };
    case 'EROFS':
      return { code: 'file-unreadable', file, message: 'cannot be written: the file system is read-only' };
    case 'EISDIR':
      return { code: 'file-unreadable', file, message: `cannot ${verb}: it is a folder, not a file` };
    case 'ENOTDIR':
      return { code: 'file-unreadable', file, message: `cannot ${verb}: a part of its path is not a folder` };
    default:
      return { code: 'file-unreadable', file, message: `cannot ${verb}: the system answered ${code}` };
  }
}

/** A file that is not what its format promises. `message` goes on after the file's name. */
export function damaged(file: string, message: string, more: Partial<Problem> = {}): UserError {
  return new UserError({ code: 'file-damaged', file, message, ...more });
}

/** A whole file of at most `most` bytes; its size is checked before memory is taken. @throws UserError */
export function readBounded(file: string, most: number): Uint8Array {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const { size } = fstatSync(handle);
    if (size > most)
      throw damaged(file, 'is too large', { found: `${size} bytes`, allowed: `at most ${most}` });
    return readFileSync(handle);
  } catch (error) {
    throw fileProblem(error, file, 'read');
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
