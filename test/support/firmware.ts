import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Programs of scripts/firmware/targets.mjs that run on this machine. */
export type NativeProgram =
  | 'native'
  | 'native-sanitized'
  | 'fuzz'
  | 'codec-lines'
  | 'machine-lines'
  | 'frame-lines';

/** Time that a build may take on a loaded machine, ms: `beforeAll(() => void builtProgram(name), BUILD_LIMIT)`. */
export const BUILD_LIMIT = 120_000;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KEPT = join(ROOT, '.setup/firmware');
const SOURCES = [
  'firmware-models/core',
  'firmware-models/generated',
  'firmware-models/native',
  'scripts/firmware',
];

/** Path of a program made from the sources as they are; built once for all tests that want it. */
export function builtProgram(name: NativeProgram): string {
  const folder = join(KEPT, sourceHash());
  const program = join(folder, name);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  // Built aside and moved: another test may be doing the same.
  const own = mkdtempSync(join(folder, 'build-'));
  execFileSync(process.execPath, [join(ROOT, 'scripts/firmware.mjs'), 'build', name, '--out', own]);
  renameSync(join(own, name), program);
  rmSync(own, { recursive: true });
  return program;
}

/** Feeds lines to a program and gives the lines that it answers. */
export function answers(program: string, lines: readonly string[]): string[] {
  const output = execFileSync(program, {
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return output.split('\n').slice(0, lines.length);
}

function sourceHash(): string {
  const hash = createHash('sha256');
  for (const folder of [...SOURCES, 'firmware-models/boards/native']) {
    for (const name of readdirSync(join(ROOT, folder)).sort()) {
      hash.update(name).update(readFileSync(join(ROOT, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
