import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a generated page, or with `check` only compares it with what is there; a difference ends with exit code 1.
 * @param {string} root folder of the package
 * @param {string} page path in it
 * @param {string} wanted its content
 * @param {boolean} check
 */
export function present(root, page, wanted, check) {
  const file = join(root, page);
  const found = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (found === wanted) return;
  if (check) {
    console.error(`${page} is out of date; run node ${process.argv[1].slice(root.length)} and commit it.`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
  console.error(`wrote ${page}`);
}
