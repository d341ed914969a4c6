import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadExperiment } from '../../../src/experiment/load.js';
import { experimentSchema } from '../../../src/experiment/schema.js';
import { UserError } from '../../../src/problem/problem.js';

const folder = mkdtempSync(join(tmpdir(), 'nudge-load-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = 'format: nudge.experiment/1\n';
let written = 0;
function fileOf(text: string): string {
  const file = join(folder, `e${written++}.yaml`);
  writeFileSync(file, text);
  return file;
}

/** Sentences of the refusal, with the folder of the file taken off. */
function refusal(text: string | undefined, ...overrides: string[]): string[] {
  try {
    loadExperiment({ file: text === undefined ? undefined : fileOf(text), overrides });
  } catch (error) {
    if (error instanceof UserError)
      return error.message.split('\n').map(line => line.replaceAll(/\S*\/e\d+\.yaml/g, 'e.yaml'));
    throw error;
  }
  throw new Error('was accepted');
}

describe('the default experiment', () => {
  const { experiment, warnings } = loadExperiment({});

  it('is 784-100-10, centered and deferred, as in the notes', () => {
    expect(experiment.network.populations.map(population => population.neurons)).toEqual([784, 100, 10]);
    expect(experiment.estimator).toEqual({
      kind: 'centered',
      beta: 1,
      first_phase_ticks: 50,
      second_phase_ticks: 50,
      plasticity: 'deferred',
      sign: 'random',
    });
    expect(experiment.network.projections.map(projection => projection.synapse.learning_rate)).toEqual([
      0.06, 0.06,
    ]);
    expect(experiment.training).toEqual({
      epochs: 15,
      batch_samples: 1,
      rate_decay_per_epoch: 0.85,
      rate_cosine: null,
      monitor_every_samples: 10,
    });
    expect(experiment.chip).toMatchObject({ card: 'laptop', energy_card: 'loihi-keras' });
  });

  it('gives rise to no doubt', () => expect(warnings).toEqual([]));

  it('equals a file that says its format and nothing else', () => {
    expect(loadExperiment({ file: fileOf(HEAD) }).experiment).toEqual(experiment);
  });

  it('parses and resolves to itself', () => {
    expect(experimentSchema.parse(experiment)).toEqual(experiment);
    expect(loadExperiment({ file: fileOf(JSON.stringify(experiment)) }).experiment).toEqual(experiment);
  });

  it('has the defaults of the neuron card in its schema', () => {
    const unit = { kind: 'spiking' };
    const populations = [
      { name: 'a', unit },
      { name: 'b', unit },
    ];
    const parsed = experimentSchema.parse({ format: 'nudge.experiment/1', network: { populations } });
    const { bias_learning_rate: _, ...card } = experiment.network.populations[1]!.unit as {
      bias_learning_rate: number;
    };
    expect(parsed.network.populations[0]!.unit).toEqual({ ...card, bias_learning_rate: 0.03 });
  });
});

describe('neuron cards', () => {
  it('give what the unit does not say itself', () => {
    const overrides = ['network.populations.hidden.unit={ card: lif-hard, threshold: 1.5 }'];
    const { experiment } = loadExperiment({ overrides });
    const unit = experiment.network.populations[1]!.unit;
    expect(unit).toMatchObject({
      kind: 'spiking',
      card: 'lif-hard',
      threshold: 1.5,
      reset: 'zero',
      leak_per_tick: 0.05,
    });
  });

  it('are refused by name, with what there is', () => {
    const text = `${HEAD}network:\n  populations:\n    - { name: a, unit: { card: sdep-iff } }\n`;
    expect(refusal(text)).toEqual([
      'e.yaml:3: network.populations: too short (found a list of 1 items; allowed: a list of 2 to 256 items).',
      'e.yaml:4: network.populations[0].unit.card: there is no neuron card of this name, did you mean "sdep-if"? ' +
        '(found "sdep-iff"; allowed: lif-hard, lif-refractory, sdep-if, or the path of a .yaml file).',
    ]);
  });
});

describe('chip cards', () => {
  it('give the widths that the experiment does not set', () => {
    const overrides = ['chip.card=small', 'chip.precision.weight={ bits: 6 }'];
    const { precision } = loadExperiment({ overrides }).experiment.chip;
    expect(precision.weight).toEqual({ kind: 'fixed', bits: 6, range: 1, rounding: 'nearest' });
    expect(precision.trace).toEqual({ kind: 'fixed', bits: 12, range: 1, rounding: 'nearest' });
  });

  it('and energy cards are refused by name', () => {
    const [chip, energy] = refusal(undefined, 'chip.card=lapptop', 'chip.energy_card=free');
    expect(chip).toMatch(/^argument chip.card=lapptop: chip.card: .* did you mean "laptop"\?/);
    expect(energy).toMatch(
      /^argument chip.energy_card=free: chip.energy_card: there is no energy card of this name/,
    );
  });
});

describe('bad input', () => {
  it('is reported all at once, each with line, path, found and allowed', () => {
    const text = `${HEAD}seed: -1
trainig: { epochs: 3 }
training:
  epochs: many
  rate_decay_per_epoch: 1.5
estimator: { kind: centred }
evaluation:
  ticks: .nan
  every_epochs: 1.5
`;
    expect(refusal(text)).toEqual([
      'e.yaml:2: seed: too small (found -1; allowed: a whole number from 0 to 4294967295).',
      'e.yaml:3: trainig: unknown key "trainig", did you mean "training"? (allowed: format, name, description, seed, data, network, chip, estimator, training, evaluation, faults, outputs).',
      'e.yaml:5: training.epochs: wrong type (found "many"; allowed: a whole number from 1 to 100000).',
      'e.yaml:6: training.rate_decay_per_epoch: too large (found 1.5; allowed: a number from 0.01 to 1).',
      'e.yaml:7: estimator.kind: not one of the allowed values, did you mean "centered"? (found "centred"; allowed: centered | one-sided | CL | P-EP | N-EP | C-EP | P-CpL | N-CpL | C-CpL | BPTT | RBP).',
      'e.yaml:9: evaluation.ticks: not a finite number (found NaN; allowed: a whole number from 1 to 100000).',
      'e.yaml:10: evaluation.every_epochs: not a whole number (found 1.5; allowed: a whole number from 1 to 100000).',
    ]);
  });

  it.each([
    ['no file', () => loadExperiment({ file: join(folder, 'none.yaml') }), /none\.yaml: /],
    ['a folder', () => loadExperiment({ file: folder }), /cannot be read/],
    ['an empty file', () => loadExperiment({ file: fileOf('') }), /the file is empty/],
    ['a list', () => loadExperiment({ file: fileOf('- 1') }), /wrong type/],
    ['broken YAML', () => loadExperiment({ file: fileOf('a: [1') }), /:\d+: not valid YAML/],
    [
      'a newer format',
      () => loadExperiment({ file: fileOf('format: nudge.experiment/2\nx: 1') }),
      /newer version.*Update nudge/,
    ],
    [
      'another format',
      () => loadExperiment({ file: fileOf('format: nudge.run/1') }),
      /another kind.*nudge\.experiment\/1/,
    ],
    [
      'no format',
      () => loadExperiment({ file: fileOf('seed: 1') }),
      /does not say its format.*nudge\.experiment\/1/,
    ],
  ])('of the file itself: %s', (_, load, words) => {
    expect(load).toThrow(UserError);
    expect(load).toThrow(words);
  });
});

describe('overrides', () => {
  it('reach list entries by index and by name, and make the maps on their way', () => {
    const overrides = [
      'network.populations[1].neurons=300',
      'network.populations.digit.unit.bias_learning_rate=0',
      'training.epochs=2',
      'chip.precision.weight={kind:fixed,bits:6}',
      'data.train_samples=null',
      'description=[a',
    ];
    expect(() => loadExperiment({ overrides })).toThrow(
      'argument description=[a: the value is not valid YAML',
    );
    const { experiment } = loadExperiment({ overrides: overrides.slice(0, -1) });
    expect(experiment.network.populations[1]!.neurons).toBe(300);
    expect(experiment.network.populations[2]!.unit).toMatchObject({ bias_learning_rate: 0 });
    expect(experiment.training.epochs).toBe(2);
    expect(experiment.chip.precision.weight).toEqual({
      kind: 'fixed',
      bits: 6,
      range: 1,
      rounding: 'nearest',
    });
  });

  it('win over the file, and the last one wins', () => {
    const file = fileOf(`${HEAD}seed: 5\n`);
    expect(loadExperiment({ file, overrides: ['seed=6', 'seed=7'] }).experiment.seed).toBe(7);
  });

  it('are named when they are wrong', () => {
    expect(
      refusal(`${HEAD}seed: 1\n`, 'training.epoch=3', 'seed=x', 'network.populations.hidden.unit.card=nope'),
    ).toEqual([
      'argument network.populations.hidden.unit.card=nope: network.populations[1].unit.card: there is no neuron card of this name ' +
        '(found "nope"; allowed: lif-hard, lif-refractory, sdep-if, or the path of a .yaml file).',
      'argument seed=x: seed: wrong type (found "x"; allowed: a whole number from 0 to 4294967295).',
      'argument training.epoch=3: training.epoch: unknown key "epoch", did you mean "epochs"? (allowed: epochs, batch_samples, rate_decay_per_epoch, rate_cosine, monitor_every_samples).',
    ]);
  });

  it('of entries that do not exist say which there are', () => {
    expect(
      refusal(undefined, 'network.populations.hiden.neurons=3', 'network.populations[3].neurons=3'),
    ).toEqual([
      'argument network.populations.hiden.neurons=3: network.populations has no entry like this, did you mean "hidden"? (found hiden; allowed: pixels, hidden, digit, or 0 to 2).',
      'argument network.populations[3].neurons=3: network.populations has no entry like this (found 3; allowed: pixels, hidden, digit, or 0 to 2).',
    ]);
  });

  it.each(['=3', 'a..b=3', '.a=1'])('that are not key.path=value are refused: %s', text => {
    expect(refusal(undefined, text)[0]).toContain('this is not an override');
  });

  it('cannot reach into the prototype of anything', () => {
    expect(refusal(undefined, '__proto__.polluted=1', 'constructor.prototype.polluted=1')[0]).toMatch(
      /unknown key/,
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
