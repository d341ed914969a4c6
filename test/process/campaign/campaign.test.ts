import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childrenOf, TINY, tinyStudy } from '../../../bench/lib/tiny-study.mjs';
import { temporaryFolder } from '../../support/folder.js';

const MAIN = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error('dist is missing: build first (npm run build)');
});

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(folder: string, ...words: string[]): { child: ChildProcess; end: Promise<Ended> } {
  const child = spawn(process.execPath, [MAIN, 'campaign', ...words], {
    cwd: folder,
    env: { ...process.env, NUDGE_DATA: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', piece => (stdout += piece));
  child.stderr!.setEncoding('utf8').on('data', piece => (stderr += piece));
  const end = new Promise<Ended>(resolve =>
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })),
  );
  return { child, end };
}

const campaign = (folder: string, ...words: string[]): Promise<Ended> => start(folder, ...words).end;
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
const only = (folder: string, out = 'campaigns'): string =>
  join(folder, out, readdirSync(join(folder, out))[0]!);
const text = (path: string, name: string): string => readFileSync(join(path, name), 'utf8');

/** False too for a process that has ended and waits to be reaped. */
function lives(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
}

/** Resolves when so many runs have ended. */
async function results(folder: string, many: number): Promise<void> {
  for (;;) {
    await pause(20);
    if (!existsSync(join(folder, 'campaigns'))) continue;
    const [name] = readdirSync(join(folder, 'campaigns'));
    const path = join(folder, 'campaigns', name ?? '', 'results');
    if (existsSync(path) && readdirSync(path).length >= many) return;
  }
}

const SAME = ['results.csv', 'results.parquet', 'summary.json', 'report.html'];

describe('60 runs', () => {
  let whole: string;
  beforeAll(async () => {
    whole = mkdtempSync(join(tmpdir(), 'nudge-campaign-'));
    const ended = await campaign(whole, tinyStudy(whole), '--workers', '1');
    expect(ended.stderr).toContain('60 runs planned');
    expect(ended.code).toBe(0);
  });

  afterAll(() => rmSync(whole, { recursive: true }));

  const expectSame = (folder: string) => {
    for (const name of SAME) {
      expect(readFileSync(join(only(folder), name)).equals(readFileSync(join(only(whole), name)))).toBe(true);
    }
  };

  it('each stands once in the table', () => {
    const rows = text(only(whole), 'results.csv').trim().split('\n').slice(1);
    expect(rows).toHaveLength(60);
    expect(new Set(rows.map(row => row.split(',')[1])).size).toBe(60);
    expect(rows.every(row => row.includes(',finished,'))).toBe(true);
  });

  it('two workers give the same bits', async () => {
    const folder = temporaryFolder();
    expect((await campaign(folder, tinyStudy(folder), '--workers', '2')).code).toBe(0);
    expectSame(folder);
  });

  it('workers killed with -9 at random are replaced, and their runs run again', async () => {
    const folder = temporaryFolder();
    const { child, end } = start(folder, tinyStudy(folder), '--workers', '2');
    let over = false;
    const ended = end.finally(() => (over = true));
    await results(folder, 1);
    let kills = 0;
    while (!over) {
      const workers = childrenOf(child.pid!);
      const victim = workers[Math.floor(Math.random() * workers.length)];
      if (victim && kills < 12) {
        try {
          process.kill(victim, 'SIGKILL');
          kills++;
        } catch {
          // It has ended by itself.
        }
      }
      await pause(250 + 250 * Math.random());
    }
    const { code, stderr } = await ended;
    expect(code, stderr).toBe(0);
    expect(kills).toBeGreaterThan(0);
    expect(stderr).toContain('was lost (SIGKILL)');
    expectSame(folder);
  });

  it('killed with -9 as a whole, it goes on with the same command, and its workers are gone', async () => {
    const folder = temporaryFolder();
    const words = [tinyStudy(folder), '--workers', '2'];
    for (const many of [10, 20, 35]) {
      const { child, end } = start(folder, ...words);
      await results(folder, many);
      const workers = childrenOf(child.pid!);
      child.kill('SIGKILL');
      expect((await end).signal).toBe('SIGKILL');
      for (let wait = 0; workers.some(lives) && wait < 50; wait++) await pause(100);
      expect(workers.filter(lives)).toEqual([]);
    }
    const { code, stderr } = await campaign(folder, ...words);
    expect(stderr).toMatch(/60 runs planned, [12]?\d open/);
    expect(code).toBe(0);
    expectSame(folder);
  });

  it('Ctrl-C ends the runs at hand and says how to go on', async () => {
    const folder = temporaryFolder();
    const { child, end } = start(folder, tinyStudy(folder), '--workers', '2');
    await results(folder, 5);
    // Held, so that it is still at work however slowly the second one starts.
    const workers = childrenOf(child.pid!);
    for (const worker of workers) process.kill(worker, 'SIGSTOP');
    const second = await campaign(folder, tinyStudy(folder), '--workers', '1');
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('another nudge process is at work in this folder');
    child.kill('SIGINT');
    for (const worker of workers) process.kill(worker, 'SIGCONT');
    const { code, stdout } = await end;
    expect(code).toBe(130);
    const [, command] = /To go on: nudge campaign (.+)/.exec(stdout)!;
    expect(existsSync(join(only(folder), 'results.csv'))).toBe(false);
    const [head, ...rows] = text(only(folder), 'results.partial.csv').trim().split('\n');
    expect(head).toBe(text(only(whole), 'results.csv').split('\n')[0]);
    expect(rows).toHaveLength(readdirSync(join(only(folder), 'results')).length);
    expect(stdout).toContain('results.partial.csv');
    expect((await campaign(folder, ...command!.split(' '))).code).toBe(0);
    expect(existsSync(join(only(folder), 'results.partial.csv'))).toBe(false);
    expectSame(folder);
  });
});

it('a stopping rule leaves the rest out, in the same way for any number of workers', async () => {
  const stopping = { metric: 'test_accuracy', half_width: 0.055, looks: [6, 12, 20] };
  const more = { replicates: { count: 20 }, stopping };
  const found = [];
  for (const workers of ['1', '2']) {
    const folder = temporaryFolder();
    const ended = await campaign(folder, tinyStudy(folder, more), '--workers', workers, '--format', 'json');
    expect(ended.code).toBe(0);
    const { summary } = JSON.parse(ended.stdout);
    const counts = summary.cells.map((cell: { replicates: number }) => cell.replicates);
    expect(Math.min(...counts)).toBeLessThan(20);
    found.push(text(only(folder), 'results.csv'));
  }
  expect(found[0]).toBe(found[1]);
});

it('golden pairs: the same tables for one worker and for two that were killed midway', async () => {
  const flip = { kind: 'flip-weight-bit', projection: 'pixels-hidden', fraction: 0.05, value: 30 };
  const more = {
    overrides: { ...TINY, 'network.populations.hidden.neurons': 6, faults: [flip] },
    factors: [
      { name: 'bit', key: 'faults.0.value', values: [30, 20] },
      { name: 'when', key: 'faults.0.when', values: ['start', 'test'] },
    ],
    replicates: { count: 12 },
    golden: {},
    stopping: { metric: 'difference', half_width: 0.01, looks: [6, 12] },
  };
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  const { code, stdout } = await campaign(one, tinyStudy(one, more), '--workers', '1');
  expect(code).toBe(0);
  expect(stdout).toMatch(/Against \d+ golden runs/);
  const { child, end } = start(two, tinyStudy(two, more), '--workers', '2');
  await results(two, 15);
  child.kill('SIGKILL');
  await end;
  expect((await campaign(two, tinyStudy(two, more), '--workers', '2')).code).toBe(0);
  for (const name of [...SAME, 'golden.csv']) {
    expect(readFileSync(join(only(two), name)).equals(readFileSync(join(only(one), name))), name).toBe(true);
  }
  // One golden setting for four cells.
  const goldens = text(only(one), 'golden.csv').trim().split('\n').slice(1);
  expect([6, 12]).toContain(goldens.length);
  const counts = JSON.parse(text(only(one), 'summary.json')).cells.map(
    (cell: { replicates: number }) => cell.replicates,
  );
  expect(Math.max(...counts)).toBe(goldens.length);
});

it('more replicates go on where fewer ended', async () => {
  const folder = temporaryFolder();
  expect((await campaign(folder, tinyStudy(folder, { replicates: { count: 2 } }))).code).toBe(0);
  const more = await campaign(folder, tinyStudy(folder, { replicates: { count: 4 } }));
  expect(more.code).toBe(0);
  expect(more.stderr).toContain('12 runs planned, 6 open');
  expect(readdirSync(join(folder, 'campaigns'))).toHaveLength(1);
  expect(text(only(folder), 'results.csv').trim().split('\n')).toHaveLength(13);
});

it('a worker that is ready only when all runs have ended keeps nobody waiting', async () => {
  const folder = temporaryFolder();
  const { child, end } = start(folder, tinyStudy(folder, { replicates: { count: 2 } }), '--workers', '2');
  let workers: number[] = [];
  while (workers.length < 2) {
    await pause(5);
    workers = childrenOf(child.pid!);
  }
  const late = workers[1]!;
  process.kill(late, 'SIGSTOP');
  await results(folder, 6);
  process.kill(late, 'SIGCONT');
  const { code, stderr } = await end;
  expect(code, stderr).toBe(0);
});

it('--plan says what would be run and runs nothing', async () => {
  const folder = temporaryFolder();
  const { code, stdout } = await campaign(folder, tinyStudy(folder), '--plan');
  expect(code).toBe(0);
  expect(stdout).toContain('3 cells x 20 replicates = at most 60 runs');
  expect(existsSync(join(folder, 'campaigns'))).toBe(false);
});

it('keep_runs keeps a run folder of each, with the numbers of the table', async () => {
  const folder = temporaryFolder();
  const { code } = await campaign(folder, tinyStudy(folder, { replicates: { count: 2 }, keep_runs: true }));
  expect(code).toBe(0);
  const rows = text(only(folder), 'results.csv').trim().split('\n').slice(1);
  expect(rows).toHaveLength(6);
  for (const row of rows) {
    const cells = row.split(',');
    const run = join(only(folder), 'runs', cells[1]!);
    const [name] = readdirSync(run);
    expect(JSON.parse(text(join(run, name!), 'summary.json')).test.accuracy).toBe(Number(cells.at(-1)));
  }
});

it('a metric that no summary has is told at the first run; corrected, the runs count', async () => {
  const folder = temporaryFolder();
  const replicates = { count: 2 };
  const wrong = await campaign(
    folder,
    tinyStudy(folder, { replicates, metrics: [{ path: 'test.acuracy' }] }),
  );
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain('did you mean "test.accuracy"');
  const right = await campaign(folder, tinyStudy(folder, { replicates }));
  expect(right.code).toBe(0);
  expect(right.stderr).toMatch(/6 runs planned, [1-5] open/);
});

it('nothing is begun that cannot end', async () => {
  const folder = temporaryFolder();
  const overrides = { ...TINY, 'data.train_samples': 9000 };
  const { code, stderr } = await campaign(folder, tinyStudy(folder, { overrides }));
  expect(code).toBe(1);
  expect(stderr).toContain('cell hidden=4: the data set has too few training samples');
  expect(existsSync(join(folder, 'campaigns'))).toBe(false);
});
