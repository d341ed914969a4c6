import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CampaignProgress } from '../../../src/campaign/campaign.js';
import { campaignProgress, words } from '../../../src/cli/campaign-progress.js';
import { Writer } from '../../../src/cli/writer.js';
import { Terminal } from './terminal.js';

const MINUTE = 60_000;

const at = (done: number, underWay: readonly number[] = []): CampaignProgress => ({
  done,
  open: 21 - done,
  underWay,
  decided: 0,
  cells: 7,
  workers: [],
});

describe('one line of a campaign', () => {
  it('before anything has happened tells no pace', () => {
    expect(words(at(0), 0, 5)).toBe('0 of at most 21 runs | 0 of 7 cells decided');
  });

  it('counts the parts of runs at hand: half a run in ten minutes is three an hour', () => {
    expect(words(at(0, [0.25, 0.259]), 0, 10.18 * MINUTE)).toBe(
      '0 of at most 21 runs | at hand 25 %, 25 % | 0 of 7 cells decided | 3.00 runs/h | 6 h 49 min left',
    );
  });

  it('does not count runs of an earlier session', () => {
    expect(words(at(11), 1, 10_000)).toBe(
      '11 of at most 21 runs | 0 of 7 cells decided | 1.00 runs/s | 10 s left',
    );
  });
});

describe('lines of a campaign away from a terminal', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Lines written for updates at so many seconds. */
  const linesOf = (
    ...updates: readonly (readonly [seconds: number, progress: CampaignProgress])[]
  ): string[] => {
    const terminal = new Terminal();
    const view = campaignProgress(terminal, new Writer(terminal, 'text'));
    let now = 0;
    for (const [seconds, progress] of updates) {
      vi.advanceTimersByTime(1000 * (seconds - now));
      now = seconds;
      view.update(progress);
    }
    view.stop();
    return terminal.err.split('\n').filter(Boolean);
  };

  it('within long runs one a minute', () => {
    const seconds = Array.from({ length: 181 }, (_, second) => second);
    const lines = linesOf(...seconds.map(second => [second, at(0, second ? [second / 1000] : [])] as const));
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('at hand 6 %');
  });

  it('for short runs one in five seconds, and one at the end', () => {
    const lines = linesOf([0, at(0)], [1, at(1)], [5, at(2)], [9, at(20)], [9.5, at(21)]);
    expect(lines.map(line => Number.parseInt(line, 10))).toEqual([0, 2, 21]);
  });
});
