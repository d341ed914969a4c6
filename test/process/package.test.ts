import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { npm } from '../../scripts/setup/install.mjs';

/** Paths that `npm pack` would put into the package, without building anything. */
function packedFiles(): string[] {
  const [command, args] = npm();
  const output = execFileSync(command, [...args, 'pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output)[0].files.map((file: { path: string }) => file.path);
}

const files = packedFiles();

test('the package holds everything a run needs', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'package.json',
      'README.md',
      'LICENSE',
      'THIRD-PARTY-NOTICES',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/cli/main.js',
      'dist/kernels/nudge.wasm',
      'dist/kernels/nudge.relaxed.wasm',
      'data/digits/images-idx3-ubyte.gz',
      'data/digits/labels-idx1-ubyte.gz',
      'data/digits/LICENSE',
    ]),
  );
  for (const folder of ['devices/chips/', 'devices/energy/', 'devices/neurons/', 'schemas/']) {
    expect(
      files.some(file => file.startsWith(folder)),
      folder,
    ).toBe(true);
  }
});

test('and nothing it does not', () => {
  const needless =
    /^(src|kernels|test|scripts|bench|runs|results\/(?!accuracy-)|node_modules|\.setup|\.ci)\/|\.draft$|\.test\./;
  expect(files.filter(file => needless.test(file))).toEqual([]);
});
