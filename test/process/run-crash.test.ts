import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { loadCheckpoint } from '../../src/run/checkpoint.js';
import { createRun, openRun } from '../../src/run/folder.js';
import { openMetrics, readMetrics } from '../../src/run/metrics.js';
import { temporaryFolder } from '../support/folder.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const LOOP = fileURLToPath(new URL('fixtures/checkpoint-loop.mjs', import.meta.url));
const KILLS = 24;
/** Longest life after the first word, so that kills fall into every part of a step. */
const LIFE_MS = 60;

beforeAll(() => {
  if (!existsSync(`${DIST}/run/checkpoint.js`))
    throw new Error('dist is missing: build first (npm run build)');
});

/** Runs the loop, kills it (no handler can see it) some time after it is ready; returns the last step it said. */
function workAndDie(path: string, lifeMs: number, ...words: string[]): Promise<number> {
  const child = spawn(process.execPath, [LOOP, pathToFileURL(DIST).href, path, ...words]);
  let said = '';
  let complaint = '';
  child.stderr.on('data', chunk => {
    complaint += chunk;
  });
  child.stdout.on('data', chunk => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), lifeMs);
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`ended by itself: ${complaint}`));
      else resolve(Number(said.trimEnd().split('\n').slice(1).at(-1) ?? 0));
    });
  });
}

/** Everything a reader would open; returns the step of the checkpoint. */
function inspect(path: string): number {
  expect(openRun(path).record.state).toBe('running');
  const { checkpoint, notice } = loadCheckpoint(path);
  expect(notice).toBeNull();
  const step = checkpoint.meta.step as number;
  expect(new Set(checkpoint.arrays.state!.data as Float32Array)).toEqual(new Set([step]));
  const rows = readMetrics(path).map(row => row.step);
  expect(rows.length - step).toBeOneOf([0, 1]);
  expect(rows).toEqual(rows.map((_, i) => i + 1));
  return step;
}

test('a run killed at any moment is readable and goes on from its last checkpoint', async () => {
  const { path } = createRun(temporaryFolder(), { name: 'crash', seed: 1 });
  let step = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const life = LIFE_MS * Math.random();
    const said = await workAndDie(path, life, ...(step > 0 ? ['again'] : []));
    if (said === 0 && !existsSync(`${path}/checkpoint.npz`)) continue;
    const found = inspect(path);
    expect(found).toBeGreaterThanOrEqual(Math.max(step, said));
    expect(found).toBeLessThanOrEqual(Math.max(step, said) + 1);
    step = found;
  }
  expect(step).toBeGreaterThan(0);

  const run = openRun(path);
  run.resume();
  run.release();
  const { metrics } = loadCheckpoint(path).checkpoint.meta as never;
  openMetrics(path, ['step'], metrics).close();
  expect(readMetrics(path)).toHaveLength(step);
  expect(readdirSync(path).sort()).toEqual([
    'checkpoint.npz',
    'checkpoint.previous.npz',
    'metrics.csv',
    'metrics.jsonl',
    'run.json',
  ]);
});
