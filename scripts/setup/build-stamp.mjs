import { statSync } from 'node:fs';
import { join } from 'node:path';
import { glance, hashFiles, listFiles, readJson, writeJson } from './stamp.mjs';

/** What a build depends on; the lock file stands for the compilers. */
const SOURCES = ['src', 'kernels', 'protocols', 'devices', 'scripts', 'tsconfig.json', 'package-lock.json'];

const stampFile = root => join(root, '.setup', 'build.json');

/** True when the last build finished, its sources have not changed since, and its files still lie there. */
export function buildIsFresh(root) {
  const stamp = readJson(stampFile(root));
  if (!stamp?.sources || !Object.values(stamp.phases).every(phase => outputsStand(root, phase))) return false;
  const quick = glance(root, SOURCES);
  if (quick === stamp.glance) return true;
  if (hashFiles(root, SOURCES) !== stamp.sources) return false;
  writeJson(stampFile(root), { ...stamp, glance: quick });
  return true;
}

/** The phases of the last build, finished or not, by name: `{ key, outputs: [path, size][] }`. */
export function readPhases(root) {
  return readJson(stampFile(root))?.phases ?? {};
}

/** Records phases in the middle of a build; the build as a whole stays unfinished. */
export function stampPhases(root, phases) {
  writeJson(stampFile(root), { phases });
}

/** Taken before the compilers read anything, so that an edit during the build makes it stale. */
export function sourceStamp(root) {
  return { glance: glance(root, SOURCES), sources: hashFiles(root, SOURCES) };
}

export function stampBuild(root, phases, sources) {
  writeJson(stampFile(root), { ...sources, phases });
}

export function outputsOf(root, paths) {
  return listFiles(root, paths).map(path => [path, statSync(join(root, path)).size]);
}

export function outputsStand(root, phase) {
  return phase.outputs.every(
    ([path, size]) => statSync(join(root, path), { throwIfNoEntry: false })?.size === size,
  );
}
