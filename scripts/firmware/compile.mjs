import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TARGETS } from './targets.mjs';

/** Compiles one target to a folder; relative paths, so that where the tree stands leaves no trace in what comes out. */
export function compile(root, name, folder) {
  const { compiler, flags, libraries = [], image } = TARGETS[name];
  const home = join(root, 'firmware-models');
  const output = join(folder, image ?? name);
  const args = [...flags, ...sourcesOf(home, name), ...libraries, '-o', output];
  const { status, error } = spawnSync(compiler, args, { cwd: home, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw new Error(`${compiler} cannot be started, which builds ${name}: ${error.message}`);
  if (status !== 0) throw new Error(`${compiler} could not build ${name}`);
  // Images are data here, and what git keeps of a file is whether it can be run.
  if (image) chmodSync(output, 0o644);
  return output;
}

/** First line of what a compiler says of its version; undefined when it is not installed. */
export function versionOf(compiler) {
  try {
    return execFileSync(compiler, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\n')[0];
  } catch {
    return undefined;
  }
}

function sourcesOf(home, name) {
  const { sources, without = [] } = TARGETS[name];
  return sources.flatMap(source => matching(home, source)).filter(source => !without.includes(source));
}

/** The files that a source names, `core/*.c`, in an order that no file system decides. */
function matching(home, source) {
  const folder = dirname(source);
  const [start, end] = basename(source).split('*');
  if (end === undefined) return [source];
  const names = readdirSync(join(home, folder)).filter(name => name.startsWith(start) && name.endsWith(end));
  return names.sort().map(name => `${folder}/${name}`);
}
