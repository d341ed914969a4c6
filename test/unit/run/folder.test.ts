import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRun, openRun } from '../../../src/run/folder.js';
import { moved, newRecord, type RunState } from '../../../src/run/record.js';
import { temporaryFolder } from '../../support/folder.js';
import { problemsFrom } from '../../support/problems.js';

const NOW = new Date(2026, 0, 2, 3, 4, 5);
const digits = { name: 'Digits, small!', seed: 7, now: NOW };

describe('a new run', () => {
  test('has a telling name, its record and its first files', () => {
    const out = join(temporaryFolder(), 'runs');
    const run = createRun(out, { ...digits, files: { 'experiment.yaml': 'name: x\n' } });
    expect(run.path).toBe(join(out, '20260102-030405-digits-small-s7'));
    expect(readdirSync(run.path).sort()).toEqual(['experiment.yaml', 'run.json']);
    expect(readdirSync(out)).toEqual([basename(run.path)]);
    expect(openRun(run.path).record).toEqual({
      format: 'nudge.run/1',
      name: 'Digits, small!',
      seed: 7,
      state: 'running',
      created: NOW.toISOString(),
      updated: NOW.toISOString(),
      sessions: 1,
    });
  });

  test('makes the folders above it', () => {
    const out = join(temporaryFolder(), 'a', 'b', 'runs');
    expect(openRun(createRun(out, digits).path).record.name).toBe(digits.name);
  });

  test('never takes the folder of another', () => {
    const out = temporaryFolder();
    const paths = [1, 2, 3].map(() => basename(createRun(out, digits).path));
    expect(paths).toEqual([
      '20260102-030405-digits-small-s7',
      '20260102-030405-digits-small-s7-2',
      '20260102-030405-digits-small-s7-3',
    ]);
  });

  test('a name without a single letter', () => {
    expect(basename(createRun(temporaryFolder(), { ...digits, name: '···' }).path)).toBe(
      '20260102-030405-run-s7',
    );
  });

  test('an unwritable place is told and stays clean', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(problemsFrom(() => createRun(join(folder, 'file'), digits))).toMatchObject([
      { code: 'file-unreadable' },
    ]);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

describe('states', () => {
  const reach: Record<RunState, RunState[]> = {
    running: ['running', 'interrupted', 'finished', 'diverged', 'failed'],
    interrupted: ['running'],
    finished: [],
    diverged: [],
    failed: ['running'],
  };
  const states = Object.keys(reach) as RunState[];

  test.each(states)('from %s', from => {
    const record = { ...newRecord('a', 1, NOW), state: from };
    for (const to of states) {
      if (reach[from].includes(to)) expect(moved(record, to, NOW).state).toBe(to);
      else expect(() => moved(record, to, NOW)).toThrow(`a run cannot go from ${from} to ${to}`);
    }
  });

  test('are stored with their time and reason; a reason is forgotten with its state', () => {
    const run = createRun(temporaryFolder(), digits);
    const later = new Date(NOW.getTime() + 1000);
    run.move('failed', 'the disk is full', later);
    expect(openRun(run.path).record).toMatchObject({
      state: 'failed',
      reason: 'the disk is full',
      updated: later.toISOString(),
    });
    run.resume();
    expect(openRun(run.path).record).toMatchObject({ state: 'running', sessions: 2 });
    expect(openRun(run.path).record.reason).toBeUndefined();
  });

  test('a killed run is resumed, and what it left half-written is cleared away', () => {
    const { path } = createRun(temporaryFolder(), digits);
    writeFileSync(join(path, '.checkpoint.npz.12345678.nudge-tmp'), 'half');
    const run = openRun(path);
    run.resume();
    expect(readdirSync(path).sort()).toEqual(['run.json', 'run.lock']);
    run.move('interrupted');
    expect(readdirSync(path)).toEqual(['run.json']);
  });

  test('only one process goes on with a run, and it sees how far another one went', () => {
    const { path } = createRun(temporaryFolder(), digits);
    const [first, second] = [openRun(path), openRun(path)];
    first.resume();
    first.resume();
    expect(problemsFrom(() => second.resume())).toMatchObject([
      {
        code: 'usage',
        file: join(path, 'run.lock'),
        message: 'another nudge process is at work in this folder',
        found: `process ${process.pid} on ${hostname()}`,
      },
    ]);
    first.move('finished');
    expect(problemsFrom(() => second.resume())[0]!.message).toContain('this run is finished');
    expect(existsSync(join(path, 'run.lock'))).toBe(false);
  });

  test.each(['finished', 'diverged'] as const)('a %s run is not resumed', state => {
    const run = createRun(temporaryFolder(), digits);
    run.move(state);
    const before = readFileSync(run.file('run.json'), 'utf8');
    expect(problemsFrom(() => run.resume())).toMatchObject([
      { code: 'usage', file: run.path, message: `this run is ${state} and cannot be resumed` },
    ]);
    expect(readFileSync(run.file('run.json'), 'utf8')).toBe(before);
  });
});

describe('files of a run', () => {
  test('are replaced whole', () => {
    const run = createRun(temporaryFolder(), digits);
    run.write('a.txt', 'one');
    run.write('a.txt', 'two');
    run.writeJson('b.json', { x: 1 });
    expect(readFileSync(run.file('a.txt'), 'utf8')).toBe('two');
    expect(readFileSync(run.file('b.json'), 'utf8')).toBe('{\n  "x": 1\n}\n');
  });
});

describe('opening', () => {
  const written = (record: unknown) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'run.json'), typeof record === 'string' ? record : JSON.stringify(record));
    return folder;
  };
  const good = newRecord('a', 1, NOW);

  test('the stored example of format 1', () => {
    const { record } = openRun(join('test', 'golden', 'run-1'));
    expect(record).toEqual({
      format: 'nudge.run/1',
      name: 'digits',
      seed: 1,
      state: 'interrupted',
      created: '2026-01-02T03:04:05.000Z',
      updated: '2026-01-02T03:05:06.000Z',
      sessions: 2,
    });
  });

  test('keeps fields that it does not know', () => {
    const run = openRun(written({ ...good, mood: 'good' }));
    run.move('finished');
    expect(openRun(run.path).record).toMatchObject({ mood: 'good', state: 'finished' });
  });

  test('a run of a newer version is refused', () => {
    expect(problemsFrom(() => openRun(written({ ...good, format: 'nudge.run/2' })))).toMatchObject([
      { code: 'format-newer', found: 'nudge.run/2' },
    ]);
  });

  test('a folder that is no run, and no folder', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'inner'));
    expect(problemsFrom(() => openRun(join(folder, 'inner')))).toMatchObject([
      { code: 'file-missing', message: 'is not a run folder: it has no run.json' },
    ]);
    expect(problemsFrom(() => openRun(join(folder, 'none')))).toMatchObject([{ code: 'file-missing' }]);
  });

  test.each([
    ['', 'is not valid JSON'],
    ['{"format": "nudge.run/1", "na', 'is not valid JSON'],
    ['[]', 'is not a JSON object'],
    ['null', 'is not a JSON object'],
    [JSON.stringify({ ...good, state: 'lost' }), 'has a wrong field'],
    [JSON.stringify({ ...good, seed: 'x' }), 'has a wrong field'],
    [JSON.stringify({ ...good, name: undefined }), 'has a wrong field'],
  ])('a damaged record: %s', (text, message) => {
    const [problem] = problemsFrom(() => openRun(written(text)));
    expect(problem?.code).toBe('file-damaged');
    expect(problem?.message).toContain(message);
  });
});
