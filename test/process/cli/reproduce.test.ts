import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nudge-reproduce-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command; with `stopAt`, sends it a Ctrl-C when its stderr says these words. */
function nudge(words: readonly string[], stopAt?: string): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr, stopped] = ['', '', false];
  child.stdout.setEncoding('utf8').on('data', piece => (stdout += piece));
  child.stderr.setEncoding('utf8').on('data', piece => {
    stderr += piece;
    if (stopped || stopAt === undefined || !stderr.includes(stopAt)) return;
    stopped = true;
    child.kill('SIGINT');
  });
  return new Promise(resolve => child.on('close', code => resolve({ code, stdout, stderr })));
}

const experiment = 'small.yaml';
writeFileSync(
  join(folder, experiment),
  'format: nudge.experiment/1\nname: small\ndata: { train_samples: 1200, test_samples: 200 }\ntraining: { epochs: 2 }\noutputs: { interval_samples: 100, checkpoint_every_samples: 300 }\n',
);

it('goes on where it was interrupted, runs nothing twice, and writes the same result as an undisturbed run', async () => {
  const words = ['reproduce', experiment, '--seed', '1,2', '--threads', '2', '--out'];
  const whole = await nudge([...words, 'whole']);
  expect([whole.code, whole.stdout]).toEqual([0, expect.stringContaining('(2 seeds)')]);

  const cut = await nudge([...words, 'cut'], 'epoch 1/2 | sample 400');
  expect([cut.code, cut.stdout]).toEqual([130, expect.stringContaining('the same command goes on')]);
  const mended = await nudge([...words, 'cut']);
  expect(mended.code).toBe(0);
  const result = (out: string) =>
    JSON.parse(readFileSync(join(folder, out, 'accuracy-small.json'), 'utf8')).testAccuracy;
  expect(result('cut')).toEqual(result('whole'));

  const runs = () => readdirSync(join(folder, 'cut'));
  const before = runs();
  const again = await nudge([...words, 'cut']);
  expect([again.code, again.stderr]).toEqual([0, '']);
  expect(runs()).toEqual(before);
});

it('says what the gallery has where a name is unknown, and where an experiment is missing', async () => {
  const unknown = await nudge(['reproduce', 'nobody']);
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('rate-ep-1h')]);
  const missing = await nudge(['reproduce', 'missing.yaml']);
  expect([missing.code, missing.stderr]).toEqual([
    1,
    expect.stringContaining('missing.yaml: does not exist'),
  ]);
});

it('lists the gallery as a table and as JSON', async () => {
  expect((await nudge(['gallery'])).stdout).toContain('2.00 ± 0.13 % (recalled)');
  const { stdout } = await nudge(['gallery', '--format', 'json']);
  expect(JSON.parse(stdout).rows[0]).toMatchObject({ name: 'eqspike-100', verdict: expect.anything() });
});
