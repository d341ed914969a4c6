import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../../../src/run/make-folder.js';
import { temporaryFolder } from '../../support/folder.js';

it('makes what is missing, and leaves what is there', () => {
  const folder = temporaryFolder();
  makeFolder(join(folder, 'a', 'b', 'c'));
  writeFileSync(join(folder, 'a', 'b', 'kept'), '');
  makeFolder(join(folder, 'a', 'b'));
  expect(statSync(join(folder, 'a', 'b', 'c')).isDirectory()).toBe(true);
  expect(statSync(join(folder, 'a', 'b', 'kept')).isFile()).toBe(true);
});

it('says what stands in its way', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(() => makeFolder(join(folder, 'file'))).toThrow('EEXIST');
  expect(() => makeFolder(join(folder, 'file', 'below'))).toThrow('ENOTDIR');
});

it('ends in a folder that is gone', () => {
  const folder = join(temporaryFolder(), 'gone');
  mkdirSync(folder);
  const before = process.cwd();
  process.chdir(folder);
  try {
    rmSync(folder, { recursive: true });
    expect(() => makeFolder('a/b')).toThrow('ENOENT');
  } finally {
    process.chdir(before);
  }
});
