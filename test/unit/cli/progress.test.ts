import { describe, expect, it } from 'vitest';
import { progressView, words } from '../../../src/cli/progress.js';
import { Writer } from '../../../src/cli/writer.js';
import type { Progress } from '../../../src/experiment/train.js';
import { Terminal } from './terminal.js';

const at = (epoch: number, sample: number, more: Partial<Progress> = {}): Progress => ({
  epoch,
  epochs: 2,
  sample,
  samples: 1000,
  rollingAccuracy: undefined,
  samplesPerSecond: 5120.4,
  picojoulesPerUpdate: undefined,
  testAccuracy: undefined,
  etaSeconds: 72,
  ...more,
});

describe('one line of progress', () => {
  it('says where, how well, how fast, at what cost, how long', () => {
    const progress = at(1, 500, { rollingAccuracy: 0.913, testAccuracy: 0.905, picojoulesPerUpdate: 452.3 });
    expect(words(progress)).toBe(
      'epoch 2/2 | sample 500/1,000 | training 91.30 % | test 90.50 % | 5,120 samples/s | 452 pJ/update | 1 min 12 s left',
    );
  });

  it('leaves out what is not known yet', () => {
    expect(words(at(0, 0))).toBe('epoch 1/2 | sample 0/1,000 | 5,120 samples/s | 1 min 12 s left');
  });
});

describe('progress away from a terminal', () => {
  const watch = (format: 'text' | 'json') => {
    const terminal = new Terminal();
    const view = progressView(terminal, new Writer(terminal, format), 500);
    for (let epoch = 0; epoch < 2; epoch++) {
      for (let sample = 100; sample <= 1000; sample += 100) view.update(at(epoch, sample));
    }
    view.update(at(2, 0, { testAccuracy: 0.94 }));
    view.stop();
    view.update(at(2, 500));
    return terminal;
  };

  it('is one line per interval', () => {
    const lines = watch('text').err.trim().split('\n');
    expect(lines.map(line => line.split(' | ').slice(0, 2).join(' '))).toEqual([
      'epoch 1/2 sample 500/1,000',
      'epoch 1/2 sample 1,000/1,000',
      'epoch 2/2 sample 500/1,000',
      'epoch 2/2 sample 1,000/1,000',
      'epoch 2/2 done',
    ]);
  });

  it('is JSON lines on demand', () => {
    const lines = watch('json')
      .err.trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines).toHaveLength(5);
    expect(lines[0].progress).toMatchObject({ epoch: 0, sample: 500, samplesPerSecond: 5120.4 });
  });
});

describe('progress on a terminal', () => {
  it('is a bar that is left standing', () => {
    const terminal = new Terminal(true);
    const view = progressView(terminal, new Writer(terminal, 'text'), 500);
    view.update(at(0, 500));
    view.update(at(1, 0));
    view.stop();
    view.stop();
    expect(terminal.err).toMatch(/█{12}░{12} {2}50 % epoch 1\/2 \| done/);
  });
});
