import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { betweenMarks, measured } from '../../../scripts/documentation/measured.mjs';
import { temporaryFolder } from '../../support/folder.js';

const ACCURACY = {
  label: 'EqSpike (SD-EP rule)',
  experiment: 'mnist-100.yaml',
  command: 'nudge reproduce experiments/mnist-100.yaml --seed 1,2',
  testAccuracy: { mean: 0.96, standardDeviation: 0.001, seeds: 2 },
  runs: [{ sizes: [784, 100, 10], data: { set: 'mnist' }, bitsPerSynapse: 64, perEpoch: [0.95, 0.96] }],
};

const BENCH = {
  format: 'nudge.bench/1',
  workloads: {
    cuba: {
      ours: { microsecondsPerTick: { median: 2.5 } },
      peers: { double: { ratio: { median: 4 } }, single: { ratio: { median: 3.25 } } },
    },
    training: { samplesPerSecond: { median: 5000, best: 5500 }, streamOverhead: { median: 0.012 } },
    memory: { peakResidentBytes: 2e8 },
  },
};

function rootWith(files: Record<string, object>): string {
  const root = temporaryFolder();
  mkdirSync(join(root, 'results'));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(root, 'results', name), JSON.stringify(content));
  return root;
}

describe('the measured section', () => {
  it('says so where nothing was measured', () => {
    expect(measured(temporaryFolder())).toContain('Nothing is recorded');
    expect(measured(rootWith({ 'other.json': {} }))).toContain('Nothing is recorded');
  });

  it('sets accuracy beside the published figure, with label and command', () => {
    const text = measured(rootWith({ 'accuracy-mnist-100.json': ACCURACY }));
    expect(text).toContain('EqSpike (SD-EP rule)');
    expect(text).toContain('| **96.00 %** ± 0.10 | 2 | 2 | 64 | 96.9 % |');
    expect(text).toContain(`\`${ACCURACY.command}\``);
  });

  it('leaves out what is not there', () => {
    const text = measured(rootWith({ 'bench.json': BENCH }));
    expect(text).toContain('| CUBA, 4000 neurons, 2 % connectivity | 2.5 µs | 4x | 3.25x |');
    expect(text).not.toContain('two-way 784');
    expect(text).toContain('5,000 samples/s');
    expect(text).toContain('1.2 %');
    expect(text).toContain('200 MB');
    const alone = measured(
      rootWith({ 'bench.json': { ...BENCH, workloads: { cuba: { ...BENCH.workloads.cuba, peers: {} } } } }),
    );
    expect(alone).toContain('| 2.5 µs |  |  |');
  });

  it('replaces what stands between the marks, and nothing else', () => {
    const page = 'before\n<!-- measured -->\nold\n<!-- /measured -->\nafter\n';
    expect(betweenMarks(page, 'new\n')).toBe('before\n<!-- measured -->\nnew\n<!-- /measured -->\nafter\n');
    expect(() => betweenMarks('no marks', 'new')).toThrow('marks');
  });
});
