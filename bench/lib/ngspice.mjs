import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNetlist } from '../../dist/substrate/resistive/netlist/write.js';

const scratch = mkdtempSync(join(tmpdir(), 'nudge-resistive-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** Nearly ideal diodes, where exact sweeps take ideal ones. */
export const SHARP = { kind: 'exponential', saturation: 1e-12, emission: 0.005 };

/** Words that set the sources V1, V2, ... of a layered network: its inputs, then their negatives. */
export const alter = x =>
  Array.from(x, (v, i) => [`alter v${i + 1}=${v}`, `alter v${x.length + i + 1}=${-v}`]).flat();

/** CPU seconds of ngspice on a circuit under these commands. */
export function ngspice(circuit, commands) {
  const file = join(scratch, 'circuit.cir');
  const control = ['.control', ...commands, '.endc'].join('\n');
  writeFileSync(file, writeNetlist(circuit).replace(/\.control[\s\S]*\.endc/, control));
  const words = `TIMEFORMAT='%3U %3S'; time ngspice -b ${file} > ${file}.out 2>&1`;
  const { stderr } = spawnSync('bash', ['-c', words], { encoding: 'utf8' });
  const [user, system] = stderr.trim().split(' ').map(Number);
  return user + system;
}

export const least = (work, times) => Math.min(...Array.from({ length: times }, work));
