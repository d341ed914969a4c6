import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadExperiment } from '../../src/experiment/load.js';
import { type Progress, train } from '../../src/experiment/train.js';
import { UserError } from '../../src/problem/problem.js';
import { createRun, openRun, type RunFolder } from '../../src/run/folder.js';
import { type MetricRow, readMetrics } from '../../src/run/metrics.js';
import { readNpz } from '../../src/run/npz.js';
import { temporaryFolder } from '../support/folder.js';

const SMALL = [
  'data.train_samples=300',
  'data.test_samples=200',
  'training.epochs=2',
  'outputs.interval_samples=100',
  'outputs.checkpoint_every_samples=70',
  'network.populations.hidden.neurons=24',
];

const experimentOf = (...overrides: string[]) =>
  loadExperiment({ file: undefined, overrides: [...SMALL, ...overrides] }).experiment;

/** Discrete synapses everywhere, with steps that move levels within a few hundred samples. */
const synapses = (kind: 'ternary' | 'binary', rate = 0.3) =>
  ['pixels-hidden', 'hidden-digit'].map(
    name =>
      `network.projections.${name}.synapse=${kind === 'ternary' ? `{ kind: ternary, learning_rate: ${rate} }` : '{ kind: binary, learning_rate: 0.01, threshold: 0.0005 }'}`,
  );

const cells = (card: string, access: string) => [
  `chip.cells={ card: ${card}, access: ${access}, reading: every-event, verify_pulses: 2 }`,
  'chip.precision.hidden={ kind: fixed, bits: 12, range: 1, rounding: stochastic }',
];

const newRun = (out: string): RunFolder => createRun(out, { name: 'test', seed: 1 });

interface Options {
  readonly overrides?: string[];
  /** Called with every progress report; may abort. */
  readonly watch?: (progress: Progress, abort: () => void) => void;
  readonly resume?: boolean;
}

function run(folder: RunFolder, { overrides = [], watch, resume = false }: Options = {}) {
  const controller = new AbortController();
  return train({
    experiment: experimentOf(...overrides),
    dataDir: undefined,
    folder,
    resume,
    signal: controller.signal,
    threads: 1,
    profile: false,
    onProgress: progress => watch?.(progress, () => controller.abort()),
  });
}

const weightsOf = (folder: RunFolder) => readNpz(folder.file('weights.npz'));

/** Rows of metrics without what depends on the clock. */
const rowsOf = (folder: RunFolder): MetricRow[] =>
  readMetrics(folder.path).map(row => ({ ...row, samples_per_second: 0 }));

describe('training', () => {
  it('learns, and leaves a whole run folder', async () => {
    const folder = newRun(temporaryFolder());
    const summary = await run(folder, {
      overrides: ['data.train_samples=2000', 'network.populations.hidden.neurons=50'],
    });
    expect(summary.test!.accuracy).toBeGreaterThan(0.75);
    expect(summary.label).toBe('EqSpike (SD-EP rule)');
    expect(summary.test!.samples).toBe(200);
    expect(folder.record.state).toBe('finished');
    const stored = JSON.parse(readFileSync(folder.file('summary.json'), 'utf8'));
    expect(stored.test.accuracy).toBe(summary.test!.accuracy);
    expect(weightsOf(folder).weights_0!.shape).toEqual([784, 50]);
    expect(rowsOf(folder).filter(row => row.kind === 'epoch')).toHaveLength(2);
    expect(summary.perSample.training.ticks).toBe(100);
    expect(summary.perSample.inference.weightEvents).toBe(0);
  });

  it('gives the same bits twice, and other bits for another seed', async () => {
    const [a, b, c] = [newRun(temporaryFolder()), newRun(temporaryFolder()), newRun(temporaryFolder())];
    await run(a);
    await run(b);
    await run(c, { overrides: ['seed=2'] });
    expect(weightsOf(a)).toEqual(weightsOf(b));
    expect(rowsOf(a)).toEqual(rowsOf(b));
    expect(weightsOf(a)).not.toEqual(weightsOf(c));
  });

  it.each([
    ['deferred', []],
    [
      'continual',
      ['estimator.plasticity=continual', 'network.projections.pixels-hidden.synapse.learning_rate=0.01'],
    ],
    ['one-sided', ['estimator.kind=one-sided']],
    [
      'fixed-point',
      [
        'chip.precision.weight={kind: fixed, bits: 8, range: 2, rounding: stochastic}',
        'chip.precision.trace={kind: fixed, bits: 12, range: 2}',
      ],
    ],
    ['bernoulli', ['network.populations.pixels.unit.encoder=bernoulli']],
    [
      'faults of neurons and spikes',
      [
        `faults=[
          { kind: threshold-mismatch, population: hidden, value: 0.1 },
          { kind: dead-neuron, population: hidden, addresses: [4] },
          { kind: drop-spikes, population: pixels, value: 0.2, fraction: 0.5 },
          { kind: delay-spikes, population: hidden, value: 3, fraction: 0.3, when: { epoch: 2 } },
          { kind: extra-spikes, population: pixels, value: 0.01, fraction: 0.1, persistence: intermittent, probability_per_settle: 0.3 },
          { kind: flip-membrane-bit, population: hidden, addresses: [1], value: 22, when: { epoch: 1, sample: 150 } },
          { kind: dead-neuron, population: hidden, addresses: [5], persistence: transient, on_samples: 70, when: { epoch: 1, sample: 40 } },
          { kind: drop-spikes, population: digit, value: 0.1, when: test, persistence: intermittent, on_samples: 3, off_samples: 4 },
        ]`,
      ],
    ],
    [
      'ternary device synapses, faults of arrays',
      [
        ...synapses('ternary'),
        ...cells('hfo2-2t2r-mid', 'row-scan'),
        'network.populations.hidden.neurons=12',
        `faults=[
          { kind: dead-word-line, projection: hidden-digit, rows: [3] },
          { kind: shorted-bit-line, projection: pixels-hidden, columns: [1], persistence: intermittent, on_samples: 40, off_samples: 60 },
          { kind: supply-drop, projection: hidden-digit, value: 0.1, persistence: transient, on_samples: 90, when: { epoch: 1, sample: 61 } },
          { kind: sense-offset, value: 0.2, tiles: [0] },
        ]`,
      ],
    ],
    [
      'ternary device synapses that learn on each spike',
      [
        'estimator.plasticity=continual',
        ...synapses('ternary', 0.02),
        ...cells('hfo2-2t2r-mid', 'two-copies'),
      ],
    ],
    ['binary device synapses', [...synapses('binary'), ...cells('hfo2-2t2r-weak', 'row-scan')]],
  ])('goes on after interruptions as if there had been none (%s)', async (_, overrides) => {
    const straight = newRun(temporaryFolder());
    const whole = await run(straight, { overrides });
    const broken = newRun(temporaryFolder());
    // Progress is reported at every checkpoint and interval; interrupt at each of the first few.
    for (let session = 0; session < 4; session++) {
      let reports = 0;
      const watch = (_: Progress, abort: () => void) => {
        if (++reports === 2) abort();
      };
      await run(broken, { overrides, watch, resume: session > 0 });
      expect(broken.record.state).toBe('interrupted');
      broken.resume();
    }
    const end = await run(broken, { overrides, resume: true });
    expect(weightsOf(broken)).toEqual(weightsOf(straight));
    expect(rowsOf(broken)).toEqual(rowsOf(straight));
    expect(end.ledger).toEqual(whole.ledger);
    expect(end.test).toEqual(whole.test);
    expect(end.devices).toEqual(whole.devices);
    expect(end.faults).toEqual(whole.faults);
    expect(end.faults.every(({ places, effects }) => places > 0 && effects !== 0)).toBe(true);
  });

  it('stops orderly when learning diverges, naming the cause and the setting', async () => {
    const folder = newRun(temporaryFolder());
    const overrides = [
      'estimator.plasticity=continual',
      'network.populations.hidden.unit.trigger_delay_ticks=0',
      'network.populations.digit.unit.trigger_delay_ticks=0',
      'network.projections.pixels-hidden.synapse.learning_rate=5',
      'network.projections.hidden-digit.synapse.learning_rate=5',
    ];
    const error = await run(folder, { overrides }).catch(reason => reason);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(/learning has diverged.*learning_rate/);
    expect(folder.record.state).toBe('diverged');
    expect(openRun(folder.path).record.reason).toBe(error.message);
  });

  it('refuses a chip that is too small before it writes anything', async () => {
    const folder = newRun(temporaryFolder());
    const overrides = ['chip.card=small', 'network.populations.hidden.neurons=200000'];
    const error = await run(folder, { overrides }).catch(reason => reason);
    expect(error).toBeInstanceOf(UserError);
    expect(error.problems[0].code).toBe('chip-too-small');
    expect(() => readFileSync(join(folder.path, 'metrics.jsonl'))).toThrow();
  });
});
