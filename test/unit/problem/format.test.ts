import { describe, expect, test } from 'vitest';
import { acceptFormat, parseFormat } from '../../../src/problem/format.js';
import { problemsFrom } from '../../support/problems.js';

describe('parseFormat', () => {
  test('reads name and number', () => {
    expect(parseFormat('nudge.run/1')).toEqual({ name: 'nudge.run', version: 1 });
    expect(parseFormat('nudge.energy-card/12')).toEqual({ name: 'nudge.energy-card', version: 12 });
  });

  test.each([
    '',
    'nudge.run',
    'nudge.run/',
    'nudge.run/0',
    'nudge.run/1.2',
    'nudge.run/-1',
    'run/1',
    ' nudge.run/1',
    7,
    null,
  ])('refuses %j', text => {
    expect(parseFormat(text)).toBeUndefined();
  });
});

describe('acceptFormat', () => {
  test('reads the same and older numbers', () => {
    expect(acceptFormat('nudge.run/3', 'nudge.run/3', 'f')).toBe(3);
    expect(acceptFormat('nudge.run/1', 'nudge.run/3', 'f')).toBe(1);
  });

  test('refuses a newer number', () => {
    expect(problemsFrom(() => acceptFormat('nudge.run/4', 'nudge.run/3', 'runs/a/run.json'))).toEqual([
      {
        code: 'format-newer',
        file: 'runs/a/run.json',
        path: 'format',
        message: 'the file was written by a newer version of nudge',
        found: 'nudge.run/4',
        allowed: 'nudge.run/3',
        advice: 'Update nudge to read it',
      },
    ]);
  });

  test('refuses other kinds of file and files that do not say', () => {
    expect(problemsFrom(() => acceptFormat('nudge.chip/1', 'nudge.run/1', 'f'))).toMatchObject([
      { code: 'value-choice', found: 'nudge.chip/1', allowed: 'nudge.run/1' },
    ]);
    expect(problemsFrom(() => acceptFormat(7, 'nudge.run/1', 'f'))).toMatchObject([{ found: '7' }]);
    expect(problemsFrom(() => acceptFormat(undefined, 'nudge.run/1', { file: 'f', line: 1 }))).toMatchObject([
      { code: 'value-missing', file: 'f', line: 1 },
    ]);
  });

  test('a wrong name of our own is our bug', () => {
    expect(() => acceptFormat('nudge.run/1', 'run 1', 'f')).toThrow('not a format name');
  });
});
