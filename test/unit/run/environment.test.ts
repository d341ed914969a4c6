import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { packageVersion, readEnvironment } from '../../../src/run/environment.js';
import { temporaryFolder } from '../../support/folder.js';

afterEach(() => vi.unstubAllEnvs());

describe('environment', () => {
  test('says what ran, and where', () => {
    const found = readEnvironment();
    expect(found.nudge).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
    expect(found.nudge).toBe(packageVersion());
    expect(found.node).toBe(process.versions.node);
    expect(found.platform).toContain(process.arch);
    expect(found.cpu.count).toBeGreaterThan(0);
    expect(found.cpu.model).not.toBe('');
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test('knows the commit and whether something was changed since', () => {
    const folder = temporaryFolder();
    const git = (...words: string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@t', ...words], {
        encoding: 'utf8',
      });
    git('init', '--quiet');
    expect(readEnvironment(folder).git).toBeNull();
    writeFileSync(join(folder, 'a'), '1');
    git('add', 'a');
    git('commit', '--quiet', '-m', 'a');
    const commit = git('rev-parse', 'HEAD').trim();
    expect(readEnvironment(folder).git).toEqual({ commit, dirty: false });
    writeFileSync(join(folder, 'new'), 'not tracked');
    expect(readEnvironment(folder).git).toEqual({ commit, dirty: false });
    writeFileSync(join(folder, 'a'), '2');
    expect(readEnvironment(folder).git).toEqual({ commit, dirty: true });
  });

  test('never fails: no repository, no such folder, no git', () => {
    const folder = join(temporaryFolder(), 'plain');
    mkdirSync(folder);
    expect(readEnvironment(folder).git).toBeNull();
    expect(readEnvironment(join(folder, 'none')).git).toBeNull();
    vi.stubEnv('PATH', '');
    expect(readEnvironment().git).toBeNull();
  });
});
