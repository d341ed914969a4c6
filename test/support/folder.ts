import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** An empty folder of its own for one test; removed when the test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nudge-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty folder for the tests of one file; removed behind the last of them. */
export function suiteFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nudge-suite-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
