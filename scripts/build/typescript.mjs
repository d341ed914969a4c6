import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runChild } from '../setup/child.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { listFiles } from '../setup/stamp.mjs';

/** Compiles src/ to dist/, copies what tsc does not emit, and removes what no source makes any more. */
export async function buildTypescript(root) {
  removeOrphans(root);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  if (!existsSync(tsc)) throw new SetupError('The TypeScript compiler is not installed; run npm ci.');
  const code = await runChild(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], { cwd: root });
  if (code !== 0) throw new SetupError('TypeScript refused src/; its complaints stand above.', code);
  copyAssets(root);
  const command = join(root, 'dist/cli/main.js');
  if (existsSync(command)) chmodSync(command, 0o755);
}

/** Files of a removed source would still be found by an import, and packed. */
function removeOrphans(root) {
  const expected = new Set(listFiles(root, ['src']).flatMap(outputs));
  for (const file of listFiles(root, ['dist'])) {
    if (!file.startsWith('dist/kernels/') && !expected.has(file)) rmSync(join(root, file));
  }
}

function outputs(source) {
  const stem = source.replace(/^src\//, 'dist/');
  if (isAsset(source)) return [stem];
  const base = stem.slice(0, -'.ts'.length);
  return [`${base}.js`, `${base}.js.map`, `${base}.d.ts`];
}

/** Generated JavaScript with its declarations, style sheets, page templates: all that tsc leaves in src/. */
function isAsset(source) {
  return !source.endsWith('.ts') || source.endsWith('.d.ts');
}

function copyAssets(root) {
  for (const source of listFiles(root, ['src']).filter(isAsset)) {
    const target = join(root, source.replace(/^src\//, 'dist/'));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(root, source), target);
  }
}
