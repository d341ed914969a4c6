import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** A project with our set-up scripts, no dependencies, a build that only writes to a log, and a job that shows itself. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nudge-setup-'));
  cpSync('scripts/setup', join(root, 'scripts/setup'), { recursive: true });
  cpSync('scripts/setup.mjs', join(root, 'scripts/setup.mjs'));
  put('package.json', JSON.stringify({ name: 'fake', version: '1.0.0', engines: { node: '>=20.19' } }));
  put(
    'package-lock.json',
    JSON.stringify({ lockfileVersion: 3, packages: { '': { name: 'fake', version: '1.0.0' } } }),
  );
  put('src/a.ts', '');
  put(
    'scripts/build.mjs',
    `import { appendFileSync } from 'node:fs';
     import { setTimeout as sleep } from 'node:timers/promises';
     import { sourceStamp, stampBuild } from './setup/build-stamp.mjs';
     appendFileSync('build.log', 'begin ');
     await sleep(Number(process.env.BUILD_MS ?? 0));
     stampBuild(process.cwd(), {}, sourceStamp(process.cwd()));
     appendFileSync('build.log', 'end ');`,
  );
  put('dist/cli/main.js', 'console.log(process.argv.slice(2).join(" ")); process.exitCode = 7;');
});
afterEach(() => rmSync(root, { recursive: true }));

function put(file: string, content: string): void {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), content);
}

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function setup(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/setup.mjs', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  const ended = new Promise<Ended>(resolve => {
    let out = '';
    let err = '';
    child.stdout.on('data', text => {
      out += text;
    });
    child.stderr.on('data', text => {
      err += text;
    });
    child.once('close', code => resolve({ code, out, err }));
  });
  return { child, ended };
}

const log = () =>
  existsSync(join(root, 'build.log')) ? readFileSync(join(root, 'build.log'), 'utf8').trim() : '';

test('installs, builds, then becomes the job, whose words and exit code are its own', async () => {
  const first = await setup(['start', 'x', '--y']).ended;
  expect(first).toMatchObject({ code: 7, out: 'train x --y\n' });
  expect(first.err).toMatch(/npm ci/);
  expect(log()).toBe('begin end');
  const second = await setup(['start']).ended;
  expect(second).toEqual({ code: 7, out: 'train\n', err: '' });
  put('src/a.ts', 'changed');
  await setup(['build']).ended;
  expect(log()).toBe('begin end begin end');
});

test('two at once build once, and both run their job', async () => {
  const both = await Promise.all([1, 2].map(n => setup(['start', `${n}`], { BUILD_MS: '500' }).ended));
  expect(both.map(({ code, out }) => [code, out])).toEqual([
    [7, 'train 1\n'],
    [7, 'train 2\n'],
  ]);
  expect(both.filter(({ err }) => err.includes('waiting for it'))).toHaveLength(1);
  expect(log()).toBe('begin end');
});

test('interrupted, it ends its build, gives the lock back, and begins anew next time', async () => {
  const { child, ended } = setup(['start'], { BUILD_MS: '60000' });
  while (log() === '') await sleep(20);
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 130, out: '' });
  expect(existsSync(join(root, '.setup/lock'))).toBe(false);
  expect((await setup(['start']).ended).code).toBe(7);
  expect(log()).toBe('begin begin end');
});

test('killed, it leaves a lock that the next one takes over', async () => {
  const { child, ended } = setup(['start'], { BUILD_MS: '1500' });
  while (log() === '') await sleep(20);
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(join(root, '.setup/lock'))).toBe(true);
  put('src/a.ts', 'changed');
  expect((await setup(['start']).ended).code).toBe(7);
  expect(existsSync(join(root, '.setup/lock'))).toBe(false);
});

test('a failing install, a failing build, an old Node and an unknown job each end in a sentence', async () => {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  put('package.json', manifest.replace('}}', '},"dependencies":{"absent":"1.0.0"}}'));
  const install = await setup(['start']).ended;
  expect(install.code).toBe(1);
  expect(install.err).toMatch(/npm could not install what nudge needs/);
  put('package.json', manifest);
  put('scripts/build.mjs', 'process.exitCode = 3');
  const build = await setup(['start']).ended;
  expect(build).toMatchObject({ code: 3, out: '' });
  expect(build.err).toMatch(/The build failed; what it said stands above\./);
  expect(await setup(['stard']).ended).toMatchObject({
    code: 1,
    err: expect.stringMatching(/needs one of start, test/),
  });
  put('package.json', '{ "engines": { "node": ">=99.1" } }');
  const old = await setup(['start']).ended;
  expect(old.code).toBe(1);
  expect(old.err).toMatch(/^nudge needs Node 99\.1 or newer, and this is Node /);
});
