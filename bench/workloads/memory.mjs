import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digits } from '../lib/table.mjs';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const WITNESS = new URL('../lib/peak-memory.mjs', import.meta.url).href;

/** Peak resident set of a training process: one epoch of the packaged experiment with its evaluation. */
export function runMemory() {
  const folder = mkdtempSync(join(tmpdir(), 'nudge-bench-'));
  try {
    const note = join(folder, 'peak');
    const command = ['--import', WITNESS, MAIN, 'train', 'training.epochs=1', '--out', join(folder, 'runs')];
    const env = { ...process.env, NUDGE_BENCH_PEAK: note };
    const done = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`training failed:\n${done.stderr}`);
    const bytes = Number(readFileSync(note, 'utf8'));
    console.log(`\npeak resident set of a training process: ${digits(bytes / 1e6)} MB`);
    return { peakResidentBytes: bytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
