// Fuzzes the firmware with sanitizers: node scripts/fuzz-firmware.mjs [--actions 10000000] [--seed 1]
// Damaged frames and messages, noise and greetings; see firmware-models/native/fuzz.c. Needs gcc.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compile } from './firmware/compile.mjs';

function main(root) {
  const options = {
    actions: { type: 'string', default: '10000000' },
    seed: { type: 'string', default: '1' },
  };
  const { actions, seed } = parseArgs({ options }).values;
  const folder = mkdtempSync(join(tmpdir(), 'nudge-fuzz-'));
  try {
    const input = readFileSync(join(root, 'firmware-models/native/fuzz-corpus.txt'));
    const program = compile(root, 'fuzz', folder);
    execFileSync(program, [seed, actions], {
      input,
      stdio: ['pipe', 'inherit', 'inherit'],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main(fileURLToPath(new URL('..', import.meta.url)));
