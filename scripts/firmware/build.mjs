import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compile, versionOf } from './compile.mjs';
import { describe, IMAGES, imageNames, writeImages } from './images.mjs';
import { PAGE, pageWith } from './page.mjs';
import { TARGETS } from './targets.mjs';

/** Builds targets into a folder, all that are committed unless some are named. Gives the exit code. */
export function build(root, names, out) {
  if (names.length === 0 && out === undefined) return renew(root);
  const folder = resolve(out ?? join(root, IMAGES));
  mkdirSync(folder, { recursive: true });
  if (names.length > 0) for (const name of names) compile(root, name, folder);
  else writeImages(folder, buildImages(root, folder));
  return 0;
}

/** Makes what is committed: the images, their list, and the table of docs/firmware.md. */
function renew(root) {
  const folder = join(root, IMAGES);
  mkdirSync(folder, { recursive: true });
  const images = buildImages(root, folder);
  writeImages(folder, images);
  writeFileSync(join(root, PAGE), pageWith(root, images));
  return 0;
}

/** Builds all committed images and describes them. */
export function buildImages(root, folder) {
  return imageNames().map(name => {
    const compiler = versionOf(TARGETS[name].compiler);
    return describe(root, name, compile(root, name, folder), compiler);
  });
}
