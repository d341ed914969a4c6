import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ended, runNudge, startNudge } from '../../support/command.js';
import { suiteFolder } from '../../support/folder.js';

const BOARD = fileURLToPath(new URL('../../../experiments/digits-14x14-board.yaml', import.meta.url));
const SMALL = [
  'data.train_samples=60',
  'data.validation_samples=0',
  'data.test_samples=40',
  'training.epochs=1',
];
const folder = suiteFolder();

const nudge = (...words: string[]) => runNudge(folder, ...words);
const train = (...words: string[]) => nudge('train', BOARD, ...SMALL, '--format', 'json', ...words);

describe('a training that is recorded', () => {
  let live: Ended;
  beforeAll(async () => {
    live = await train('--record', 'live.nrec');
  });

  test('can be run again without the chip, to the same weights', async () => {
    const again = await train('--chip', 'recording:live.nrec');
    expect([live.code, again.code]).toEqual([0, 0]);
    const [a, b] = [live, again].map(({ stdout }) => JSON.parse(stdout));
    expect(b.summary.test).toEqual(a.summary.test);
    const weights = [a, b].map(({ run }) => readFileSync(join(folder, run, 'weights.npz')));
    expect(weights[0]!.equals(weights[1]!)).toBe(true);
  });

  test('is tested again only as it was tested', async () => {
    const { run } = JSON.parse(live.stdout);
    const words = ['evaluate', run, '--format', 'json'];
    const tested = await nudge(...words, '--record', 'test.nrec');
    const again = await nudge(...words, '--chip', 'recording:test.nrec');
    expect(JSON.parse(again.stdout)).toEqual(JSON.parse(tested.stdout));
    const other = await nudge(...words, '--part', 'train', '--chip', 'recording:test.nrec');
    expect([other.code, other.stderr]).toEqual([
      1,
      expect.stringMatching(/^test.nrec: .*the host leaves the recording at command \d+ \(present\)/),
    ]);
  });

  test('fails loudly when another experiment asks it', async () => {
    const { code, stderr } = await train('seed=2', '--chip', 'recording:live.nrec');
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(
        'live.nrec: seed: the host leaves the recording at command 1 (configure) (found 2; allowed: 1, as recorded).',
      ),
    ]);
  });

  test('tells what it holds', async () => {
    const { stdout } = await nudge('record', 'info', 'live.nrec', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ chip: 'emulator', card: 'rp2040', whole: true });
    expect((await nudge('record', 'info', 'live.nrec')).stdout).toMatch(/whole +│ yes/);
    const shown = await nudge('record', 'show', 'live.nrec', '1');
    expect(shown.stdout).toMatch(/^Command 1 \(0 settles before it\):\n {2}configure: .*\n {2}done: /s);
    expect((await nudge('record', 'show', 'live.nrec', '1000000')).stderr).toMatch(/has fewer commands/);
  });

  test('is never replaced', async () => {
    const { code, stderr } = await train('--record', 'live.nrec');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^live.nrec: exists already/)]);
  });
});

test.each([
  ['nothing', ''],
  ['another format', 'nudge.recording/2\nx'],
  ['noise', '\u0000\u0001 no recording at all\n'.repeat(40)],
])('a file of %s is refused in a sentence, as a chip and by itself', async (what, bytes) => {
  const file = `${what.replaceAll(' ', '-')}.nrec`;
  writeFileSync(join(folder, file), bytes);
  for (const words of [
    ['record', 'info', file],
    ['train', BOARD, '--chip', `recording:${file}`],
  ]) {
    const { code, stderr } = await nudge(...words);
    expect([code, stderr]).toEqual([1, expect.stringMatching(new RegExp(`^${file}: [^\n]*\\.\n$`))]);
  }
});

test('a recording of a process that is killed ends with a whole record', async () => {
  const { child, end } = startNudge(folder, 'train', BOARD, '--record', 'killed.nrec');
  const file = join(folder, 'killed.nrec');
  while (!existsSync(file) || statSync(file).size < 200_000) await sleep(10);
  child.kill('SIGKILL');
  await end;
  const { code, stdout } = await nudge('record', 'info', 'killed.nrec', '--format', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ whole: false, bytes: { cut: 0 } });

  truncateSync(file, statSync(file).size - 7);
  const torn = await nudge('record', 'info', 'killed.nrec', '--format', 'json');
  expect(JSON.parse(torn.stdout).bytes.cut).toBeGreaterThan(0);
  const again = await nudge('train', BOARD, '--chip', 'recording:killed.nrec');
  expect([again.code, again.stderr]).toEqual([1, expect.stringMatching(/killed.nrec: the recording ends/)]);
});
