import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../scripts/setup/lock.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nudge-lock-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const lockFolder = () => join(root, '.setup', 'lock');
/** Larger than any process number a system gives. */
const NOBODY = 2 ** 30;
const quick = { poll: 5, say: () => {} };

/** Takes the place of an owner that will never answer. */
function plant(owner: { pids: number[]; place: string }): void {
  mkdirSync(lockFolder(), { recursive: true });
  writeFileSync(join(lockFolder(), 'planted'), JSON.stringify(owner));
}

test('two set-ups never work at once, and the second says that it waits', async () => {
  const said: string[] = [];
  const trace: string[] = [];
  const work = (name: string) => async () => {
    trace.push(`${name} in`);
    await sleep(60);
    trace.push(`${name} out`);
  };
  const first = withLock(root, work('a'), quick);
  await Promise.all([first, withLock(root, work('b'), { poll: 5, say: text => said.push(text) })]);
  expect(trace).toEqual(['a in', 'a out', 'b in', 'b out']);
  expect(said).toEqual([
    `Another set-up (process ${process.pid}) is at work here; waiting for it to finish.`,
  ]);
  expect(existsSync(lockFolder())).toBe(false);
});

test('many contenders each get their turn alone', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await sleep(2);
    inside--;
  };
  await Promise.all(Array.from({ length: 20 }, () => withLock(root, work, quick)));
  expect(most).toBe(1);
  expect(readdirSync(join(root, '.setup'))).toEqual([]);
});

test('the lock is given back when the work fails', async () => {
  const failing = withLock(root, async () => Promise.reject(new Error('no')), quick);
  await expect(failing).rejects.toThrow('no');
  expect(existsSync(lockFolder())).toBe(false);
});

test('the lock of a process that is gone is taken over as soon as the child it named is gone too', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 300)']);
  const gone = new Promise(resolve => child.once('exit', resolve)).then(() => true);
  const abandoned = await withLock(
    root,
    async ({ token, shareWith }) => {
      shareWith(child.pid!);
      return JSON.parse(readFileSync(join(lockFolder(), token), 'utf8'));
    },
    quick,
  );
  expect(abandoned.pids).toEqual([process.pid, child.pid]);
  plant({ ...abandoned, pids: [NOBODY, child.pid!] });
  expect(await withLock(root, async () => Promise.race([gone, 'too early']), quick)).toBe(true);
});

test('an owner elsewhere is waited for while its heart beats, and no longer than the patience after', async () => {
  plant({ pids: [1], place: `not ${hostname()}` });
  const file = join(lockFolder(), 'planted');
  const start = performance.now();
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), 20);
  setTimeout(() => clearInterval(beat), 600);
  expect(await withLock(root, async () => 'mine', { ...quick, patience: 400 })).toBe('mine');
  expect(performance.now() - start).toBeGreaterThan(900);
});

test('a folder that cannot hold a lock ends in a sentence, not in waiting', async () => {
  writeFileSync(join(root, '.setup'), 'a file where the folder should be');
  await expect(withLock(root, async () => {}, quick)).rejects.toThrow(
    /cannot set itself up: .*lock cannot be written/,
  );
});
