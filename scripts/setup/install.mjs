import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runChild } from './child.mjs';
import { SetupError } from './setup-error.mjs';
import { hashFiles, readJson, writeJson } from './stamp.mjs';

const stampFile = root => join(root, 'node_modules', '.nudge-install.json');

/** True when node_modules holds what the lock file says, for this Node and this machine. */
export function installIsFresh(root) {
  const wanted = installKey(root);
  const stamp = readJson(stampFile(root));
  if (stamp) return JSON.stringify(stamp) === JSON.stringify(wanted);
  if (!installedByHand(root)) return false;
  writeJson(stampFile(root), wanted);
  return true;
}

/** Installs exactly the lock file, development packages included: they build us. `onStart` learns npm's process. */
export async function install(root, onStart) {
  console.error('Installing what nudge needs (npm ci); once per version, about ten seconds.');
  const [command, args] = npm();
  // npm ci removes node_modules first, and with it the stamp: an interrupted install never looks finished.
  const code = await runChild(command, [...args, 'ci', '--include=dev'], { cwd: root, onStart });
  if (code !== 0) {
    throw new SetupError(
      'npm could not install what nudge needs; what it said stands above. Is there a way to the package registry?',
      code,
    );
  }
  writeJson(stampFile(root), installKey(root));
}

function installKey(root) {
  return {
    lock: hashFiles(root, ['package-lock.json']),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  };
}

/** Somebody ran `npm ci` before us: npm's own record of what it put there agrees with the lock file. */
function installedByHand(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const present = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !present) return false;
  const complete = Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path] !== undefined,
  );
  return complete && Object.entries(present).every(([path, entry]) => agrees(entry, wanted[path]));
}

function agrees(present, wanted) {
  const fits = (list, value) => list === undefined || list.includes(value);
  return (
    present.version === wanted?.version &&
    present.integrity === wanted?.integrity &&
    fits(present.os, process.platform) &&
    fits(present.cpu, process.arch)
  );
}

/**
 * npm as a script for this Node, which needs no shell on any system; its bare name only as a last resort.
 * @returns {[command: string, args: string[]]}
 */
export function npm() {
  const beside = dirname(process.execPath);
  const script = [
    process.env.npm_execpath ?? '',
    join(beside, 'node_modules/npm/bin/npm-cli.js'),
    join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
  ].find(path => path.endsWith('npm-cli.js') && existsSync(path));
  return script ? [process.execPath, [script]] : ['npm', []];
}
