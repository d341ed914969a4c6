import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runNudge } from '../../support/command.js';
import { temporaryFolder } from '../../support/folder.js';

const SETTINGS = [
  ...['training.epochs=1', 'training.batch_samples=200', 'data.train_samples=400', 'data.test_samples=20'],
  ...['outputs.interval_samples=200', 'outputs.checkpoint_every_samples=200', 'estimator.free_steps=10'],
];

/** Two hundred samples side by side: enough work for several threads. */
async function learnt(threads: number, ...more: string[]) {
  const out = temporaryFolder();
  const words = ['train', 'experiments/rate-digits.yaml', ...SETTINGS, ...more, '--threads', String(threads)];
  const { code, stderr } = await runNudge(process.cwd(), ...words, '--out', out);
  expect([code, stderr]).toEqual([0, expect.not.stringMatching(/warning/)]);
  return readFileSync(join(out, readdirSync(out)[0]!, 'weights.npz'));
}

test.each([
  ['2 threads where all is sent', 2, []],
  [
    '3 threads where changes are sent, by Euler steps, from where the batch before has ended',
    3,
    [
      'estimator.free_start=previous',
      ...['pixels', 'hidden', 'digit'].flatMap(name => [
        `network.populations.${name}.unit.sends=changes`,
        `network.populations.${name}.unit.dynamics=euler`,
        `network.populations.${name}.unit.step=0.5`,
      ]),
    ],
  ],
])(
  'a network of rates learns the same bits on 1 and %s',
  async (_, threads, more) => {
    const [alone, shared] = [await learnt(1, ...more), await learnt(threads, ...more)];
    expect(alone.equals(shared)).toBe(true);
  },
  60_000,
);
