import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { design, memoryOf } from '../../src/experiment/design.js';
import { loadExperiment } from '../../src/experiment/load.js';
import { runExperiment, train } from '../../src/experiment/train.js';
import { createRun, openRun, type RunFolder } from '../../src/run/folder.js';
import { readNpz } from '../../src/run/npz.js';
import { temporaryFolder } from '../support/folder.js';

/** Training of networks of rates through experiment files: what is learnt, kept and refused. */

const shipped = (name: string) => fileURLToPath(new URL(`../../experiments/${name}.yaml`, import.meta.url));
const FILE = shipped('rate-digits');
const SMALL = [
  'data.train_samples=400',
  'data.test_samples=200',
  'training.epochs=2',
  'training.batch_samples=4',
  'outputs.interval_samples=100',
  'outputs.checkpoint_every_samples=100',
  'network.populations.hidden.neurons=32',
  'network.projections.pixels-hidden.synapse.learning_rate=0.4',
  'network.projections.hidden-digit.synapse.learning_rate=0.2',
];
const experimentOf = (...overrides: string[]) => {
  const separate = overrides.some(text => text.startsWith('network.projections='));
  const small = separate ? SMALL.filter(text => !text.includes('projections')) : SMALL;
  return loadExperiment({ file: FILE, overrides: [...small, ...overrides] }).experiment;
};
const newRun = (): RunFolder => createRun(temporaryFolder(), { name: 'test', seed: 1 });

function run(
  folder: RunFolder,
  overrides: string[] = [],
  stopAt = Infinity,
  resume = false,
  onNotice: (sentence: string) => void = () => {},
) {
  const controller = new AbortController();
  return train({
    experiment: experimentOf(...overrides),
    dataDir: undefined,
    folder,
    resume,
    signal: controller.signal,
    threads: 1,
    profile: false,
    onProgress: ({ sample }) => sample >= stopAt && controller.abort(),
    onNotice,
  });
}

const weightsOf = (folder: RunFolder) => readNpz(folder.file('weights.npz'));

/** Weights that move while they are used bear far smaller steps: rate / beta x mean of x . x' stays near 1. */
const CONTINUAL = [
  'estimator.plasticity=continual',
  'estimator.beta=1',
  'network.projections.pixels-hidden.synapse.learning_rate=0.02',
  'network.projections.hidden-digit.synapse.learning_rate=0.01',
  'network.populations.hidden.unit.bias_learning_rate=0.02',
  'network.populations.digit.unit.bias_learning_rate=0.01',
];

/** Free phases that set out where the batch before has ended. */
const WARM = ['estimator.free_start=previous'];

/** Forward and backward weights of their own, at 45 degrees to each other at first. */
const SEPARATE = [
  `network.projections=${JSON.stringify([
    { name: 'pixels-hidden', from: 'pixels', to: 'hidden', synapse: { learning_rate: 0.4 } },
    { name: 'there', from: 'hidden', to: 'digit', synapse: { learning_rate: 0.2 } },
    {
      ...{ name: 'back', from: 'digit', to: 'hidden', synapse: { learning_rate: 0.2 } },
      init: { kind: 'mirror', of: 'there', angle_degrees: 45 },
    },
  ])}`,
  'estimator.contrast=target',
];

/** Synapses that are all of one kind. */
const devices = (synapse: string): string[] => [
  ...['pixels-hidden', 'hidden-digit'].map(name => `network.projections.${name}.synapse=${synapse}`),
  ...['data.mean_pool=4', 'network.populations.pixels.neurons=49', 'data.train_samples=200'],
];

/** Images that look otherwise in each epoch, and values below 0. */
const MOVED = [
  'data.normalise={ mean: [0.13], std: [0.31] }',
  'data.augment={ crop_padding: 2, horizontal_flip: true }',
  'network.populations.pixels.unit.activation=linear',
];

/** Binary weights with inertia, of the same first signs. */
const BINARY = [
  `network.projections=${JSON.stringify([
    {
      ...{ name: 'pixels-hidden', from: 'pixels', to: 'hidden', init: { kind: 'fan-in-uniform' } },
      synapse: { kind: 'binary', learning_rate: 1e-4, threshold: 1e-6, amplitude: 0.0179 },
    },
    {
      ...{ name: 'hidden-digit', from: 'hidden', to: 'digit', bidirectional: true },
      synapse: {
        ...{ kind: 'binary', learning_rate: 1e-5, threshold: 1e-6, amplitude: 0.0884 },
        amplitude_learning_rate: 1e-4,
      },
    },
  ])}`,
  'network.populations.hidden.unit.activation=hard-sigmoid',
  'network.populations.digit.unit.activation=hard-sigmoid',
];

/** And units that send one bit, ten of them for each class. */
const ALL_BINARY = [
  ...BINARY,
  ...['hidden', 'digit'].flatMap(name =>
    ['activation=binary', 'clipped=true', 'start=1', 'bias_learning_rate=1e-6'].map(
      setting => `network.populations.${name}.unit.${setting}`,
    ),
  ),
  ...['pixels', 'hidden', 'digit'].flatMap(name =>
    ['dynamics=euler', 'step=0.5'].map(setting => `network.populations.${name}.unit.${setting}`),
  ),
  'network.populations.digit.neurons=100',
  'network.populations.digit.neurons_per_class=10',
  ...['pixels-hidden', 'hidden-digit'].flatMap(name =>
    ['learning_rate=4e-7', 'threshold=2e-7'].map(setting => `network.projections.${name}.synapse.${setting}`),
  ),
  'estimator.beta=2',
];

const SOFTMAX = 'network.populations.digit.unit.activation=softmax';
const BPTT = 'estimator={ kind: BPTT, back_steps: 12 }';

describe('training a network of rates', () => {
  it.each([
    ['P-EP', [], 0.3],
    ['C-EP', ['estimator.kind=C-EP'], 0.3],
    ['N-EP, random sign', ['estimator.kind=N-EP', 'estimator.sign=random'], 0.3],
    ['C-CpL', ['estimator.kind=C-CpL'], 0.3],
    ['continual', CONTINUAL, 0.15],
    ['C-EP under cross-entropy', ['estimator.kind=C-EP', SOFTMAX], 0.3],
    ['BPTT', [BPTT], 0.3],
    ['RBP', ['estimator={ kind: RBP }'], 0.3],
  ] as const)('by %s learns above chance, and counts what it did', async (name, overrides, least) => {
    const summary = await run(newRun(), [...overrides]);
    expect(summary.label).toMatch(/BP/.test(name) ? /^back-propagation/ : /^equilibrium propagation/);
    expect(summary.test!.accuracy).toBeGreaterThan(least);
    const { training, inference } = summary.perSample;
    expect(training).toMatchObject({ samples: 800, spikes: 0, synapticEvents: 0 });
    expect(training.multiplyAdds).toBeGreaterThan(inference.multiplyAdds);
    expect(training.storedChanges).toBeGreaterThan(0);
    expect(inference.storedChanges).toBe(0);
  });

  it.each([
    ['fresh starts', []],
    // The last batch of an epoch is smaller: it starts fresh, and so does the one after it.
    ['warm starts', [...WARM, 'data.train_samples=402']],
    ['warm starts of back-propagation', [BPTT, ...WARM]],
    ['normalised samples that are moved at random', MOVED],
    ['devices moved by pulses', devices('{ kind: pulsed, learning_rate: 0.2 }')],
    ['programmed devices whose reads have noise', devices('{ kind: conductance, learning_rate: 0.2 }')],
  ])(
    'with %s goes on after an interruption with the same bits, also within an epoch',
    async (_, overrides) => {
      const [whole, cut] = [newRun(), newRun()];
      await run(whole, overrides);
      await run(cut, overrides, 140);
      expect(openRun(cut.path).record.state).toBe('interrupted');
      const again = openRun(cut.path);
      again.move('running');
      await run(again, overrides, Infinity, true);
      expect(weightsOf(cut)).toEqual(weightsOf(whole));
    },
  );

  it('starts free phases where the batch before has ended, if it is told to: no memory, other work', async () => {
    const settled = ['training.epochs=1', 'estimator.tolerance=1e-4', 'estimator.free_steps=200'];
    const [fresh, warm] = [await run(newRun(), settled), await run(newRun(), [...settled, ...WARM])];
    expect(warm.test!.accuracy).toBeGreaterThan(0.3);
    expect(warm.settling).toMatchObject({ unsettled: 0 });
    expect(warm.perSample.training.ticks).not.toBe(fresh.perSample.training.ticks);
    expect(warm.perSample.inference.samples).toBe(fresh.perSample.inference.samples);
    expect(warm.memory).toEqual(fresh.memory);
  });

  it.each([
    ['binary weights', BINARY],
    ['binary weights in 2T2R arrays', [...BINARY, 'chip.cells.card=hfo2-2t2r-weak']],
    ['binary weights and units', ALL_BINARY],
  ])('with %s learns, counts its flips, and goes on with the same bits', async (_, overrides) => {
    const [whole, cut] = [newRun(), newRun()];
    const summary = await run(whole, overrides);
    expect(summary.test!.accuracy).toBeGreaterThan(0.2);
    const { training } = summary.perSample;
    expect(training).toMatchObject({ multiplyAdds: 0, weightEvents: training.storedChanges });
    expect(training.storedChanges).toBeGreaterThan(0);
    expect(training.signedAdds).toBeGreaterThan(0);
    await run(cut, overrides, 140);
    const again = openRun(cut.path);
    again.move('running');
    await run(again, overrides, Infinity, true);
    const [once, twice] = [whole, cut].map(folder => readFileSync(folder.file('weights.npz')));
    expect(once!.equals(twice!)).toBe(true);
  });

  it('by vector-field EP learns above chance, and reports the angle between its weights', async () => {
    const folder = newRun();
    const summary = await run(folder, SEPARATE);
    expect(summary.test!.accuracy).toBeGreaterThan(0.3);
    const [{ forward, backward, degrees } = { degrees: 0 }] = summary.alignment;
    expect([forward, backward]).toEqual(['there', 'back']);
    expect(degrees).toBeLessThan(45);
    const rows = readFileSync(folder.file('metrics.jsonl'), 'utf8').trim().split('\n');
    const last = JSON.parse(rows.at(-1)!) as Record<string, number>;
    expect(last.alignment_there).toBeCloseTo(degrees, 9);
  });

  it('says how its phases came to rest, and what to do where they did not', async () => {
    const calm = await run(newRun(), ['training.epochs=1']);
    expect(calm.settling).toMatchObject({ phases: 200, unsettled: 0, advice: null });
    const folder = newRun();
    const hurried = await run(folder, [
      'training.epochs=1',
      'estimator.free_steps=2',
      'estimator.tolerance=1e-6',
    ]);
    expect(hurried.settling).toMatchObject({ phases: 200, advice: expect.stringMatching(/more steps/) });
    expect(hurried.settling!.residual).toBeGreaterThan(1e-3);
    const [first] = readFileSync(folder.file('metrics.jsonl'), 'utf8').split('\n');
    expect(JSON.parse(first!)).toMatchObject({ unsettled_share: expect.any(Number) });
  });

  it('says at once, and once, that hardly a phase comes to rest', async () => {
    const notices: string[] = [];
    const steps = ['estimator.free_steps=2', 'estimator.nudged_steps=2', 'estimator.tolerance=1e-9'];
    const swinging = ['training.epochs=1', ...steps];
    await run(newRun(), swinging, Infinity, false, sentence => notices.push(sentence));
    expect(notices).toEqual([expect.stringMatching(/^Of the last 50 phases 0 came to rest; .* more steps/)]);
    await run(newRun(), ['training.epochs=1'], Infinity, false, sentence => notices.push(sentence));
    expect(notices).toHaveLength(1);
  });

  it('leaves maps of its weights, and no rasters of spikes', async () => {
    const folder = newRun();
    await run(folder);
    const analysis = JSON.parse(readFileSync(folder.file('analysis.json'), 'utf8'));
    expect(analysis).toMatchObject({ raster: null, rates: null, stdp: null });
    expect(analysis.weights.units.length).toBeGreaterThan(0);
  });
});

describe('what a network of rates remembers', () => {
  const bitsOf = (what: string, ...overrides: string[]): number =>
    memoryOf(design(experimentOf(...overrides)))
      .rows.filter(row => row.what === what && row.owner === 'hidden')
      .reduce((sum, row) => sum + row.bits, 0);
  const state = 32 * 32 * 4;

  it('is two captured states for EP, three for centered EP, none for continual EP', () => {
    expect(bitsOf('captured rate')).toBe(2 * state);
    expect(bitsOf('captured rate', 'estimator.kind=C-EP')).toBe(3 * state);
    expect(bitsOf('captured rate', ...CONTINUAL)).toBe(0);
    expect(bitsOf('rate before the step', ...CONTINUAL)).toBe(state);
    expect(bitsOf('rate before the step')).toBe(0);
  });

  it('is every step gone back for back-propagation through time, and nothing more for recurrent', () => {
    expect(bitsOf('rate of each step', BPTT)).toBe(12 * state);
    expect(bitsOf('captured rate', BPTT)).toBe(0);
    expect(bitsOf('rate of each step', 'estimator={ kind: RBP }')).toBe(0);
  });

  it('is a bit and a running mean for each binary weight', () => {
    const { rows } = memoryOf(design(experimentOf(...BINARY)));
    const each = rows.filter(({ owner }) => owner === 'pixels-hidden').map(row => [row.what, row.bits]);
    expect(each).toEqual([
      ['weight', 784 * 32],
      ['hidden number', 32 * 784 * 32],
    ]);
  });

  it('grows with the batch, while an operation moves the bits of one sample', () => {
    const batch = ['training.batch_samples=2'];
    expect(bitsOf('rate', ...batch)).toBe(state / 2);
    const [two, four] = [design(experimentOf(...batch)), design(experimentOf())];
    expect(two.widths).toEqual(four.widths);
    expect(four.widths.populations[1]).toMatchObject({ membrane: 32, current: 32, bias: 32 });
  });
});

describe('a network of rates that cannot be', () => {
  const output = 'network.populations.digit.unit';
  it.each([
    ['estimator={ kind: centered }', /have no path of spikes to learn along/],
    ['outputs.interval_samples=110', /a batch would be cut in two/],
    [
      'estimator={ kind: P-EP, plasticity: host, free_start: previous }',
      /keeps no rates of the batch before/,
    ],
    [`${output}.dynamics=euler`, /all populations of a network have the same dynamics/],
    ['network.populations.hidden.unit={ kind: spiking }', /made of rate units, or of none/],
    [
      'network.projections.hidden-digit.synapse={ kind: pulsed } chip.analog.periphery=reram-es',
      /find their devices without wires and converters/,
    ],
    ['network.projections.hidden-digit.connectivity=sparse', /dense or convolved synapses/],
    [
      'network.projections.hidden-digit.synapse.kind=binary chip.cells={ card: hfo2-2t2r-mid, reading: every-event }',
      /rates find one digital copy of levels/,
    ],
    ['network.projections.pixels-hidden.bidirectional=true', /nothing goes into an input/],
    ['estimator={ kind: C-EP, plasticity: continual }', /a way from the free to the nudged state/],
    [`estimator.kind=CL ${SOFTMAX}`, /holds the output at a rate, and a softmax readout is only nudged/],
    ['network.populations.hidden.unit.activation=softmax', /a softmax is a readout/],
    [
      'network.projections.hidden-digit.init={ kind: mirror, of: pixels-hidden }',
      /no dense projection of this name leads from digit to hidden/,
    ],
  ])('is refused: %s', (overrides, sentence) => {
    expect(() => experimentOf(...overrides.split(/ (?=estimator|network|chip)/))).toThrow(sentence);
  });

  it('where their devices need more memory than an emulator has, are refused in a sentence', async () => {
    const overrides = ['network.populations.hidden.neurons=40000'];
    const { experiment } = loadExperiment({ file: shipped('rate-digits-pcm'), overrides });
    await expect(runExperiment({ experiment, dataDir: undefined })).rejects.toThrow(
      /^network: the emulator has no room for it: an arena of \d+ bytes is larger than 2 GiB\. Take fewer neurons/,
    );
  });

  it('tells networks of spikes that they learn from one sample after the other', () => {
    const load = () => loadExperiment({ file: undefined, overrides: ['training.batch_samples=20'] });
    expect(load).toThrow(/one sample after the other/);
  });
});
