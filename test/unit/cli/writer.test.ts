import { describe, expect, it } from 'vitest';
import { EXIT, report } from '../../../src/cli/exit.js';
import { INTERRUPTED, interruptible } from '../../../src/cli/interrupt.js';
import { count, duration, percent, table } from '../../../src/cli/words.js';
import { Writer } from '../../../src/cli/writer.js';
import { UserError } from '../../../src/problem/problem.js';
import { Terminal } from './terminal.js';

describe('the writer', () => {
  it('sends results to stdout and news to stderr', () => {
    const terminal = new Terminal();
    const writer = new Writer(terminal, 'text');
    writer.note('under way');
    writer.result({ a: 1 }, 'done');
    expect([terminal.out, terminal.err]).toEqual(['done\n', 'under way\n']);
  });

  it('writes JSON lines and one document with --format json', () => {
    const terminal = new Terminal();
    const writer = new Writer(terminal, 'json');
    writer.note('under way');
    writer.event({ progress: { epoch: 1 } }, 'epoch 1');
    writer.result({ a: 1 }, 'done');
    expect(JSON.parse(terminal.out)).toEqual({ a: 1 });
    expect(
      terminal.err
        .trim()
        .split('\n')
        .map(line => JSON.parse(line)),
    ).toEqual([{ note: 'under way' }, { progress: { epoch: 1 } }]);
    expect(() => writer.result({}, '')).toThrow('one result');
  });
});

describe('exit codes', () => {
  it('tell the user’s problem from ours', () => {
    const terminal = new Terminal();
    const user = new UserError({ code: 'usage', file: 'a', message: 'is wrong' });
    expect(report(user, terminal, false)).toBe(EXIT.user);
    expect([terminal.out, terminal.err]).toEqual(['', 'a: is wrong.\n']);
    expect(report(new TypeError('x is not a function'), terminal, false)).toBe(EXIT.bug);
    expect(terminal.err).toMatch(
      /^nudge ran into a mistake of its own\. Please report it.*\nTypeError: x is not a function\n {4}at /,
    );
  });
});

describe('Ctrl-C', () => {
  it('once asks the job to stop, twice leaves at once', async () => {
    const terminal = new Terminal();
    const told: string[] = [];
    const result = await interruptible(
      terminal,
      () => told.push('stopping'),
      async signal => {
        terminal.interrupt();
        expect([signal.aborted, terminal.exited]).toEqual([true, undefined]);
        terminal.interrupt();
        return 'checkpoint';
      },
    );
    expect([result, told, terminal.exited]).toEqual(['checkpoint', ['stopping'], INTERRUPTED]);
    expect(terminal.listening).toBe(false);
  });

  it('is no longer caught when the job has failed', async () => {
    const terminal = new Terminal();
    const job = interruptible(
      terminal,
      () => {},
      () => Promise.reject(new Error('no')),
    );
    await expect(job).rejects.toThrow('no');
    expect(terminal.listening).toBe(false);
  });
});

describe('words', () => {
  it('are short and unmistakable', () => {
    expect([
      percent(0.9425),
      count(1234567),
      duration(47.6),
      duration(200),
      duration(7500),
      duration(100 * 86400),
      duration(Infinity),
    ]).toEqual(['94.25 %', '1,234,567', '48 s', '3 min 20 s', '2 h 05 min', '100 days', 'unknown']);
  });

  it('line up in tables without colours', () => {
    expect(
      table(
        ['a', 'n'],
        [
          ['x', 1],
          ['yy', null],
        ],
        { right: [1] },
      ),
    ).toBe(['┌────┬───┐', '│ a  │ n │', '├────┼───┤', '│ x  │ 1 │', '│ yy │   │', '└────┴───┘'].join('\n'));
  });
});
