import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import { realClock } from '../../../src/link/clock.js';
import { listen } from '../../../src/link/serve/listen.js';
import { ServedChip } from '../../../src/link/serve/serve.js';
import { runNudge, startNudge } from '../../support/command.js';
import { temporaryFolder } from '../../support/folder.js';

const BOARD = fileURLToPath(new URL('../../../experiments/digits-14x14-board.yaml', import.meta.url));
const SMALL = [
  'data.train_samples=60',
  'data.validation_samples=0',
  'data.test_samples=20',
  'training.epochs=1',
  'outputs.checkpoint_every_samples=20',
];

test('a training whose host is killed goes on with the same board, which was in the middle of something', async () => {
  const folder = temporaryFolder();
  const board = new ServedChip(openChip('rp2040'), { clock: realClock });
  const listening = await listen({ path: join(folder, 'board') }, transport => board.attach(transport));
  const train = ['train', BOARD, ...SMALL];
  const plain = await runNudge(folder, ...train, '--out', 'plain');
  expect(plain.code).toBe(0);

  const { child, end } = startNudge(folder, ...train, '--out', 'killed', '--chip', listening.address);
  const run = () => join(folder, 'killed', readdirSync(join(folder, 'killed'))[0]!);
  const begun = () => existsSync(join(folder, 'killed')) && existsSync(join(run(), 'checkpoint.npz'));
  while (!begun()) await sleep(5);
  child.kill('SIGKILL');
  await end;
  const resumed = await runNudge(folder, 'resume', run(), '--chip', listening.address);
  board.close();
  await listening.close();
  expect([resumed.code, resumed.stderr]).toEqual([0, expect.not.stringContaining('mistake')]);
  const [whole] = readdirSync(join(folder, 'plain'));
  const weights = [join(folder, 'plain', whole!), run()].map(path => readFileSync(join(path, 'weights.npz')));
  expect(weights[0]!.equals(weights[1]!)).toBe(true);
});
