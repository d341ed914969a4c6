import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../src/problem/catalogue.js';
import { sentence, UserError } from '../../../src/problem/problem.js';

describe('sentence', () => {
  test('says place, what is wrong, what was found, what is allowed, what to do', () => {
    const words = sentence({
      code: 'value-range',
      message: 'the rate is out of range',
      file: 'digits.yaml',
      line: 12,
      path: 'network.populations[0].unit.max_rate_per_tick',
      found: '1.5',
      allowed: '0 to 1',
      advice: 'Give spikes per tick',
    });
    expect(words).toBe(
      'digits.yaml:12: network.populations[0].unit.max_rate_per_tick: the rate is out of range ' +
        '(found 1.5; allowed: 0 to 1). Give spikes per tick.',
    );
  });

  test('leaves out what it does not know', () => {
    expect(sentence({ code: 'usage', message: 'no command was given' })).toBe('no command was given.');
    expect(sentence({ code: 'file-missing', message: 'does not exist', file: 'a.gz' })).toBe(
      'a.gz: does not exist.',
    );
    expect(sentence({ code: 'value-type', message: 'is no number', path: 'seed', found: '"x"' })).toBe(
      'seed: is no number (found "x").',
    );
  });

  test('quotes a file without letting it steer the terminal, and not at any length', () => {
    const of = (found: string) => sentence({ code: 'value-type', message: 'm', found });
    expect(of('a\u001b[2J\u202eb')).toBe('m (found a\\u001b[2J\\u202eb).');
    expect(of('x'.repeat(5000)).length).toBeLessThan(250);
  });

  test('a line without a file is not shown', () => {
    expect(sentence({ code: 'usage', message: 'm', line: 3 })).toBe('m.');
  });
});

describe('UserError', () => {
  test('holds one problem or several, one sentence a line', () => {
    const one = { code: 'usage', message: 'a' } as const;
    const two = { code: 'value-type', message: 'b' } as const;
    expect(new UserError(one).problems).toEqual([one]);
    expect(new UserError([one, two]).message).toBe('a.\nb.');
    expect(new UserError(one).name).toBe('UserError');
  });

  test('keeps its cause', () => {
    const cause = new Error('below');
    expect(new UserError({ code: 'usage', message: 'a' }, { cause }).cause).toBe(cause);
  });
});

test('every problem in the catalogue is summed up by a sentence', () => {
  for (const [code, { summary }] of Object.entries(CATALOGUE)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(summary).toMatch(/^[A-Z].{15,}\.$/);
  }
});
