import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

function check(root: string): { status: number | null; stderr: string } {
  const script = join(root, 'scripts/generate-protocol.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  return { status, stderr };
}

test('the generated protocol code is what the definitions give', () => {
  expect(check(ROOT)).toStrictEqual({ status: 0, stderr: '' });
});

test('a changed definition or a wrong bound is found', () => {
  const copy = mkdtempSync(join(tmpdir(), 'nudge-generated-'));
  try {
    for (const part of ['protocols', 'scripts', 'src/protocol/generated']) {
      cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
    const file = join(copy, 'protocols/nudge/v1/command.proto');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('bool reversed = 5;', 'bool backwards = 5;'));
    const stale = check(copy);
    expect(stale.status).toBe(1);
    expect(stale.stderr).toMatch(
      /generated is stale \(.*nudge\.js.*\); run node scripts\/generate-protocol\.mjs/,
    );
    writeFileSync(file, text.replace('bool reversed = 5;', 'double reversed = 5;'));
    const wrong = check(copy);
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('Present: bound is 47, declared 40');
  } finally {
    rmSync(copy, { recursive: true });
  }
});
