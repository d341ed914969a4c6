import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runNudge } from '../../support/command.js';
import { temporaryFolder } from '../../support/folder.js';

/** Two batches of so many samples: enough work for several threads. */
const settings = (batch: number, steps: number) => [
  ...['training.epochs=1', `training.batch_samples=${batch}`, `data.train_samples=${2 * batch}`],
  ...['data.test_samples=20', `outputs.interval_samples=${batch}`],
  ...[`outputs.checkpoint_every_samples=${batch}`, `estimator.free_steps=${steps}`],
];
const DIGITS = ['experiments/rate-digits.yaml', ...settings(200, 10)];
const IMAGES = ['experiments/mnist-conv-dhn.yaml', 'data.set=digits', ...settings(20, 4)];

async function learnt(threads: number, ...words: string[]) {
  const out = temporaryFolder();
  words = ['train', ...words, '--threads', String(threads)];
  const { code, stderr } = await runNudge(process.cwd(), ...words, '--out', out);
  expect([code, stderr]).toEqual([0, expect.not.stringMatching(/warning/)]);
  return readFileSync(join(out, readdirSync(out)[0]!, 'weights.npz'));
}

test.each([
  ['2 threads where all is sent', 2, DIGITS],
  [
    '3 threads where changes are sent, by Euler steps, from where the batch before has ended',
    3,
    [
      ...DIGITS,
      'estimator.free_start=previous',
      ...['pixels', 'hidden', 'digit'].flatMap(name => [
        `network.populations.${name}.unit.sends=changes`,
        `network.populations.${name}.unit.dynamics=euler`,
        `network.populations.${name}.unit.step=0.5`,
      ]),
    ],
  ],
  ['2 threads with convolutions', 2, IMAGES],
  [
    '3 threads with convolutions of changes',
    3,
    [
      ...IMAGES,
      ...['pixels', 'conv1', 'conv2', 'digit'].map(name => `network.populations.${name}.unit.sends=changes`),
    ],
  ],
])(
  'a network of rates learns the same bits on 1 and %s',
  async (_, threads, words) => {
    const [alone, shared] = [await learnt(1, ...words), await learnt(threads, ...words)];
    expect(alone.equals(shared)).toBe(true);
  },
  60_000,
);
