import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileSystem, removeTemporary, temporaryBeside, writeAtomic } from '../../../src/run/atomic.js';
import { temporaryFolder } from '../../support/folder.js';
import { problemsFrom } from '../../support/problems.js';

const failing = (call: keyof FileSystem, code: string): FileSystem => ({
  ...fs,
  [call]: () => {
    throw Object.assign(new Error(code), { code, syscall: call });
  },
});

describe('writeAtomic', () => {
  test('writes text and bytes, and replaces them', () => {
    const file = join(temporaryFolder(), 'a.json');
    writeAtomic(file, 'old');
    writeAtomic(file, Uint8Array.of(110, 101, 119));
    expect(fs.readFileSync(file, 'utf8')).toBe('new');
  });

  test('goes on after a write that took only a part', () => {
    const file = join(temporaryFolder(), 'a');
    const slow = ((handle: number, data: Uint8Array, at: number) =>
      fs.writeSync(handle, data, at, Math.min(3, data.length - at))) as typeof fs.writeSync;
    writeAtomic(file, 'eleven byte', { fs: { ...fs, writeSync: slow } });
    expect(fs.readFileSync(file, 'utf8')).toBe('eleven byte');
  });

  test('syncs the file before it takes its place, and the folder after', () => {
    const calls: string[] = [];
    const noted = new Proxy(fs, {
      get: (target, name: keyof FileSystem) => {
        calls.push(name);
        return target[name];
      },
    });
    const file = join(temporaryFolder(), 'a');
    writeAtomic(file, 'x', { fs: noted, beforeReplace: () => calls.push('beforeReplace') });
    const folder = process.platform === 'win32' ? [] : ['openSync', 'fsyncSync', 'closeSync'];
    const expected = [
      'openSync',
      'writeSync',
      'fsyncSync',
      'closeSync',
      'beforeReplace',
      'renameSync',
      ...folder,
    ];
    expect(calls).toEqual(expected);
  });

  test.each([
    ['writeSync', 'ENOSPC', 'disk-full'],
    ['fsyncSync', 'EDQUOT', 'disk-full'],
    ['openSync', 'EACCES', 'file-unreadable'],
    ['openSync', 'EROFS', 'file-unreadable'],
    ['renameSync', 'EPERM', 'file-unreadable'],
  ] as const)('%s failing with %s is told, and nothing is left behind', (call, code, problem) => {
    const folder = temporaryFolder();
    const file = join(folder, 'a');
    writeAtomic(file, 'old');
    const write = () => writeAtomic(file, 'new', { fs: failing(call, code) });
    expect(problemsFrom(write)).toMatchObject([{ code: problem, file }]);
    expect(fs.readdirSync(folder)).toEqual(['a']);
    expect(fs.readFileSync(file, 'utf8')).toBe('old');
  });

  test('a folder that does not exist, and one that is a file', () => {
    const folder = temporaryFolder();
    writeAtomic(join(folder, 'a'), 'x');
    expect(problemsFrom(() => writeAtomic(join(folder, 'none', 'b'), 'x'))).toMatchObject([
      { code: 'file-missing' },
    ]);
    expect(problemsFrom(() => writeAtomic(join(folder, 'a', 'b'), 'x'))).toMatchObject([
      { code: 'file-unreadable', message: 'cannot be written: a part of its path is not a folder' },
    ]);
  });
});

test('removeTemporary clears what killed writers left, and nothing else', () => {
  const folder = temporaryFolder();
  fs.writeFileSync(temporaryBeside(join(folder, 'checkpoint.npz')), 'half');
  fs.mkdirSync(temporaryBeside(join(folder, 'run')));
  fs.writeFileSync(join(folder, 'notes.tmp'), 'mine');
  removeTemporary(folder);
  expect(fs.readdirSync(folder)).toEqual(['notes.tmp']);
});
