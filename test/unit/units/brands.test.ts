import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

test('wrong arithmetic with units does not compile', () => {
  const compiler = pathOf('../../../node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--ignoreConfig', '--target', 'es2023', '--module', 'nodenext'];
  const done = spawnSync(process.execPath, [compiler, ...options, pathOf('fixtures/brands.ts')], {
    encoding: 'utf8',
  });
  expect(done.stdout + done.stderr).toBe('');
  expect(done.status).toBe(0);
});
