import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  buildIsFresh,
  outputsOf,
  sourceStamp,
  stampBuild,
  stampPhases,
} from '../../../scripts/setup/build-stamp.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nudge-build-'));
  mkdirSync(join(root, 'src'));
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'src/a.ts'), 'one');
  writeFileSync(join(root, 'dist/a.js'), 'built');
  stampBuild(root, phases(), sourceStamp(root));
});
afterEach(() => rmSync(root, { recursive: true }));

const phases = () => ({ typescript: { key: '', outputs: outputsOf(root, ['dist']) } });

test('a finished build is fresh', () => {
  expect(buildIsFresh(root)).toBe(true);
});

test('a changed, a new and a removed source make it stale', () => {
  writeFileSync(join(root, 'src/a.ts'), 'two');
  utimesSync(join(root, 'src/a.ts'), 1, 1);
  expect(buildIsFresh(root)).toBe(false);
  writeFileSync(join(root, 'src/a.ts'), 'one');
  expect(buildIsFresh(root)).toBe(true);
  writeFileSync(join(root, 'src/b.ts'), '');
  expect(buildIsFresh(root)).toBe(false);
});

test('a touched source with its old content does not, and the next look is quick again', () => {
  utimesSync(join(root, 'src/a.ts'), 1, 1);
  const before = readFileSync(join(root, '.setup/build.json'), 'utf8');
  expect(buildIsFresh(root)).toBe(true);
  expect(readFileSync(join(root, '.setup/build.json'), 'utf8')).not.toBe(before);
  expect(statSync(join(root, 'src/a.ts')).mtimeMs).toBe(1000);
});

test('a missing or shortened product makes it stale', () => {
  writeFileSync(join(root, 'dist/a.js'), 'buil');
  expect(buildIsFresh(root)).toBe(false);
  rmSync(join(root, 'dist/a.js'));
  expect(buildIsFresh(root)).toBe(false);
});

test('a build that was broken off is not fresh', () => {
  stampPhases(root, phases());
  expect(buildIsFresh(root)).toBe(false);
});
