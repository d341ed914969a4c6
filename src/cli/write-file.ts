import { writeFileSync } from 'node:fs';
import { fileProblem } from '../problem/files.js';
import { UserError } from '../problem/problem.js';

/** Writes a file that a user named. @throws UserError where there is one already, unless `force`d */
export function writeNew(file: string, content: string | Uint8Array, force: boolean): void {
  try {
    writeFileSync(file, content, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw fileProblem(error, file, 'write');
    throw new UserError({
      code: 'usage',
      file,
      message: 'exists already',
      advice: 'Choose another name, or replace it with --force',
    });
  }
}
