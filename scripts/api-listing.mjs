// Writes test/golden/api.txt, the declarations users of the package can see, or with --check compares with it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listApi } from './api-listing/listing.mjs';

const LISTING = 'test/golden/api.txt';

function main(root, check) {
  const face = join(root, 'dist/index.d.ts');
  if (!existsSync(face)) return fail('dist/index.d.ts is missing; run npm run build.');
  const wanted = listApi(face);
  const file = join(root, LISTING);
  const found = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (found === wanted) return;
  if (check)
    return fail(`${LISTING} differs from the build: ${firstDifference(found, wanted)}
If the change of the public interface is meant, run node scripts/api-listing.mjs and commit the listing.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
  console.error(`wrote ${LISTING}`);
}

function firstDifference(found, wanted) {
  const [before, after] = [found.split('\n'), wanted.split('\n')];
  const at = after.findIndex((line, i) => line !== before[i]);
  const line = at < 0 ? after.length : at;
  return `line ${line + 1} is\n  ${before[line] ?? '(absent)'}\nbut the build declares\n  ${after[line] ?? '(nothing)'}`;
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

main(fileURLToPath(new URL('..', import.meta.url)), process.argv.includes('--check'));
