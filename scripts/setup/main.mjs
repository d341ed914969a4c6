import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIsFresh } from './build-stamp.mjs';
import { runChild } from './child.mjs';
import { install, installIsFresh } from './install.mjs';
import { LOCK_VARIABLE, withLock } from './lock.mjs';
import { SetupError } from './setup-error.mjs';

/** Each job is a script of this package and the arguments before the user's own; `build` ends after the build. */
const JOBS = {
  start: ['dist/cli/main.js', 'train'],
  test: ['node_modules/vitest/vitest.mjs', 'run'],
  bench: ['bench/run.mjs'],
  build: [],
};

/** Installs and builds in `root` what is out of date, then runs `job` in this process with `extra` arguments. */
export async function main(root, job, extra) {
  try {
    const [script, ...fixed] = jobNamed(job);
    process.chdir(root);
    await prepare(root);
    if (script) await become(join(root, script), [...fixed, ...extra]);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    if (error.message) console.error(error.message);
    process.exitCode = error.exitCode;
  }
}

function jobNamed(job) {
  if (Object.hasOwn(JOBS, job ?? '')) return JOBS[job];
  throw new SetupError(`setup.mjs needs one of ${Object.keys(JOBS).join(', ')} (found ${job ?? 'nothing'}).`);
}

async function prepare(root) {
  if (installIsFresh(root) && buildIsFresh(root)) return;
  await withLock(root, async hold => {
    // Asked again: whoever held the lock before us has probably done the work.
    if (!installIsFresh(root)) await install(root, hold.shareWith);
    if (!buildIsFresh(root)) await build(root, hold);
  });
}

async function build(root, { token, shareWith }) {
  const env = { ...process.env, [LOCK_VARIABLE]: token };
  const script = join(root, 'scripts/build.mjs');
  const code = await runChild(process.execPath, [script], { cwd: root, env, onStart: shareWith });
  if (code !== 0) throw new SetupError('The build failed; what it said stands above.', code);
}

/**
 * The job replaces us inside this very process, so its exit code, signals and terminal need no passing on,
 * and Ctrl-C reaches it once rather than once from the terminal and once more from a parent.
 */
async function become(script, args) {
  if (!existsSync(script)) throw new SetupError(`${script} is missing although the build finished.`, 2);
  process.argv = [process.execPath, script, ...args];
  await import(pathToFileURL(script).href);
}
