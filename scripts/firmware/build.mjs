import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compile, versionOf } from './compile.mjs';
import { describe, imageNames, writeImages } from './images.mjs';
import { TARGETS } from './targets.mjs';

/**
 * Builds targets into a folder; without names all that are committed, with their images.json, to firmware-models/images
 * unless another folder is given. Gives the exit code.
 */
export function build(root, names, out) {
  const folder = resolve(out ?? join(root, 'firmware-models/images'));
  mkdirSync(folder, { recursive: true });
  if (names.length > 0) for (const name of names) compile(root, name, folder);
  else writeImages(folder, buildImages(root, folder));
  return 0;
}

/** Builds all committed images and describes them. */
export function buildImages(root, folder) {
  return imageNames().map(name => {
    const compiler = versionOf(TARGETS[name].compiler);
    return describe(root, name, compile(root, name, folder), compiler);
  });
}
