import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installIsFresh } from '../../../scripts/setup/install.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nudge-install-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

interface Entry {
  version: string;
  optional?: boolean;
  os?: string[];
}

function lockFile(packages: Record<string, Entry>): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
}

/** npm's own record of what it installed. */
function installed(packages: Record<string, Entry>): void {
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
}

const a = { version: '1.0.0' };
const elsewhere = { version: '1.0.0', optional: true, os: ['nowhere'] };

test('nothing installed is not fresh', () => {
  lockFile({ 'node_modules/a': a });
  expect(installIsFresh(root)).toBe(false);
});

test('what npm ci installed by hand is accepted, and stays so by the stamp', () => {
  lockFile({ 'node_modules/a': a, 'node_modules/b': elsewhere });
  installed({ 'node_modules/a': a });
  expect(installIsFresh(root)).toBe(true);
  rmSync(join(root, 'node_modules', '.package-lock.json'));
  expect(installIsFresh(root)).toBe(true);
});

test('another version, a missing package and a package for another system are not accepted', () => {
  lockFile({ 'node_modules/a': a, 'node_modules/b': elsewhere });
  installed({ 'node_modules/a': { version: '1.0.1' } });
  expect(installIsFresh(root)).toBe(false);
  installed({});
  expect(installIsFresh(root)).toBe(false);
  installed({ 'node_modules/a': a, 'node_modules/b': elsewhere });
  expect(installIsFresh(root)).toBe(false);
});

test('a changed lock file asks for a new install', () => {
  lockFile({ 'node_modules/a': a });
  installed({ 'node_modules/a': a });
  expect(installIsFresh(root)).toBe(true);
  lockFile({ 'node_modules/a': { version: '2.0.0' } });
  expect(installIsFresh(root)).toBe(false);
});

test('a damaged stamp is no stamp', () => {
  lockFile({ 'node_modules/a': a });
  writeFileSync(join(root, 'node_modules', '.nudge-install.json'), '{');
  expect(installIsFresh(root)).toBe(false);
});
