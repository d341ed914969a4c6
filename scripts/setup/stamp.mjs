import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every file under `paths` (files or folders, relative to `root`; absent ones are no files), sorted, with `/`. */
export function listFiles(root, paths) {
  return paths.flatMap(path => walk(root, path)).sort();
}

function walk(root, path) {
  const status = statSync(join(root, path), { throwIfNoEntry: false });
  if (!status) return [];
  if (!status.isDirectory()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? walk(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
  );
}

/** Hash of names and contents. */
export function hashFiles(root, paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const path of listFiles(root, paths)) {
    const content = readFileSync(join(root, path));
    hash.update(`\n${path} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** Hash of names, sizes and modification times: no file is read. */
export function glance(root, paths) {
  const hash = createHash('sha256');
  for (const path of listFiles(root, paths)) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** A JSON file's value, or undefined when it is absent or damaged: a stamp that cannot be read is no stamp. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 1)}\n`);
  renameSync(draft, file);
}
