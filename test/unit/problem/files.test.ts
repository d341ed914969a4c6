import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { damaged, fileProblem, readBounded } from '../../../src/problem/files.js';
import { UserError } from '../../../src/problem/problem.js';
import { temporaryFolder } from '../../support/folder.js';
import { problemsFrom } from '../../support/problems.js';

const systemError = (code: string) => Object.assign(new Error(`${code}: nope`), { code, syscall: 'open' });

describe('fileProblem', () => {
  test.each([
    ['ENOENT', 'read', 'file-missing', 'does not exist'],
    ['ENOENT', 'write', 'file-missing', 'cannot be written: its folder does not exist'],
    ['ENOSPC', 'write', 'disk-full', 'cannot be written: the disk is full'],
    ['EDQUOT', 'write', 'disk-full', 'cannot be written: the disk is full'],
    ['EACCES', 'read', 'file-unreadable', 'cannot be read: permission denied'],
    ['EPERM', 'write', 'file-unreadable', 'cannot be written: permission denied'],
    ['EROFS', 'write', 'file-unreadable', 'cannot be written: the file system is read-only'],
    ['EISDIR', 'read', 'file-unreadable', 'cannot be read: it is a folder, not a file'],
    ['ENOTDIR', 'write', 'file-unreadable', 'cannot be written: a part of its path is not a folder'],
    ['EIO', 'read', 'file-unreadable', 'cannot be read: the system answered EIO'],
  ] as const)('%s on %s is %s', (code, action, problem, message) => {
    const error = fileProblem(systemError(code), 'runs/x', action);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).problems).toMatchObject([{ code: problem, message, file: 'runs/x' }]);
  });

  test('leaves all other errors alone', () => {
    const bug = new TypeError('x is undefined');
    const told = damaged('f', 'is damaged');
    expect(fileProblem(bug, 'f', 'read')).toBe(bug);
    expect(fileProblem(told, 'f', 'read')).toBe(told);
    expect(fileProblem('text', 'f', 'read')).toBe('text');
    expect(fileProblem(undefined, 'f', 'read')).toBe(undefined);
  });
});

describe('readBounded', () => {
  test('reads a file up to its limit', () => {
    const file = join(temporaryFolder(), 'a');
    writeFileSync(file, 'four');
    expect(Buffer.from(readBounded(file, 4)).toString()).toBe('four');
    expect(problemsFrom(() => readBounded(file, 3))).toMatchObject([
      { code: 'file-damaged', file, found: '4 bytes', allowed: 'at most 3' },
    ]);
  });

  test('says when there is no file, or a folder', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'inner'));
    expect(problemsFrom(() => readBounded(join(folder, 'none'), 9))).toMatchObject([
      { code: 'file-missing' },
    ]);
    expect(problemsFrom(() => readBounded(join(folder, 'inner'), 2 ** 20))).toMatchObject([
      { code: 'file-unreadable' },
    ]);
  });
});
