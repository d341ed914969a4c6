import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nudge-resistive-'));
afterAll(() => rmSync(folder, { recursive: true }));

function nudge(...words: string[]): string {
  const run = spawnSync(process.execPath, [at('dist/cli/main.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}

describe('a trained resistive network', () => {
  it('is a circuit that answers as the chip did, settles and dissipates', () => {
    const few = [
      'training.epochs=1',
      'data.train_samples=800',
      'data.test_samples=20',
      'evaluation.ticks=40',
    ];
    nudge('train', at('experiments/digits-drn.yaml'), ...few, '--out', folder, '--format', 'json');
    const [name] = readdirSync(folder);
    const run = join(folder, name!);
    const { test } = JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8'));
    const predicted = Buffer.from(test.predictions, 'base64');
    for (const sample of [0, 19]) {
      const words = ['--sample', `${sample}`, '--card', 'on-chip', '--format', 'json'];
      const point = JSON.parse(nudge('spice', 'solve', run, ...words));
      const outputs = Array.from({ length: 10 }, (_, j) => point.volts[`n2_${j}`] as number);
      expect(outputs.indexOf(Math.max(...outputs))).toBe(predicted[sample]);
      expect(point.converged).toBe(true);
      expect(point.energy).toBeCloseTo(point.dissipated * point.slowest * Math.log(1000), 20);
    }
  }, 60_000);
});
