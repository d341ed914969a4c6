import { describe, expect, it } from 'vitest';
import { Desk } from '../../../src/kernel/desk.js';

const JOB = { adoption: 1, cut: 2, parts: 3 };

describe('a desk where threads take parts of some work', () => {
  it('gives each part once, whoever asks, and the work as it was laid down', () => {
    const here = new Desk();
    const there = new Desk(here.buffer);
    here.lay(JOB, [7, 8]);
    expect([here.claim(), there.claim(), here.claim(), there.claim()]).toEqual([2, 1, 0, -1]);
    expect(there.job).toEqual(JOB);
    const operands = new Float64Array(10);
    there.operands(operands);
    expect([...operands.subarray(0, 2)]).toEqual([7, 8]);
  });

  it('joins results in the order of the parts, not in that of their ends', () => {
    const desk = new Desk();
    desk.lay(JOB, []);
    for (const part of [1, 2, 0]) desk.done(part, part + 1);
    expect(desk.finish((a, b) => 10 * a + b)).toBe(123);
  });

  it('says when a part has failed, and goes on with other work', () => {
    const desk = new Desk();
    desk.lay({ ...JOB, parts: 1 }, []);
    desk.done(0, Number.NaN, true);
    expect(() => desk.finish(Math.max)).toThrow('a kernel failed in one of its threads');
    desk.lay({ ...JOB, parts: 1 }, []);
    desk.done(0, 5);
    expect(desk.finish(Math.max)).toBe(5);
  });

  it('lets whoever has seen less than was laid down go on at once', () => {
    const desk = new Desk();
    const seen = desk.laid;
    desk.lay(JOB, []);
    desk.waitForMore(seen);
    expect(desk.laid).toBe(seen + 1);
  });
});
