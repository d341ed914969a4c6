import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../problem/problem.js';

/** Most that a run may print, bytes, and the longest it may take, ms. */
const MOST_OUTPUT = 256 * 2 ** 20;
const LONGEST = 600_000;

/** Runs a netlist in ngspice and returns what it printed. @throws UserError when it is not installed or fails */
export function runNgspice(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'nudge-spice-'));
  try {
    const file = join(folder, 'circuit.cir');
    writeFileSync(file, text);
    const run = spawnSync('ngspice', ['-b', file], {
      encoding: 'utf8',
      timeout: LONGEST,
      maxBuffer: MOST_OUTPUT,
    });
    if ((run.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw notInstalled();
    if (run.error) throw failed(run.error.message);
    // A measurement of what never came ends with an error code and is an answer nevertheless.
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const notInstalled = (): UserError =>
  new UserError({
    code: 'capability-missing',
    message: 'ngspice is not installed, and nothing was compared',
    advice: 'Install it, on Debian and Ubuntu with: apt-get install ngspice',
  });

const failed = (why: string): UserError =>
  new UserError({ code: 'capability-missing', message: `ngspice did not finish: ${why}` });
