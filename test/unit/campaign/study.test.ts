import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadStudy, studyOf } from '../../../src/campaign/load.js';
import { makePlan } from '../../../src/campaign/plan.js';
import type { Study } from '../../../src/campaign/schema.js';
import { parseOverrides } from '../../../src/experiment/load.js';
import { allSchemas } from '../../../src/gallery/write-schemas.js';
import { temporaryFolder } from '../../support/folder.js';
import { problemsFrom } from '../../support/problems.js';

const HIDDEN = 'network.populations.hidden.neurons';
const hidden = { name: 'hidden', key: HIDDEN, values: [5, 10] };
const study = (more: object = {}) => ({ format: 'nudge.study/1', name: 'test', factors: [hidden], ...more });
const loaded = (more: object = {}) => ({
  study: studyOf(study(more)) as Study,
  place: { file: 'study.yaml' },
  base: { value: { format: 'nudge.experiment/1' }, place: { file: 'base.yaml' } },
});
const plan = (more: object = {}, ...words: string[]) => makePlan(loaded(more), parseOverrides(words));
const problem = (more: object) => problemsFrom(() => studyOf(study(more), { file: 'study.yaml' }))[0]!;

describe('levels and cells', () => {
  it('a grid has every combination, the last factor fastest, and the same seeds in every cell', () => {
    const beta = { name: 'beta', key: 'estimator.beta', log_range: { from: 0.1, to: 10, steps: 3 } };
    const { cells, runs } = plan({ factors: [hidden, beta], replicates: { count: 2, first_seed: 7 } });
    expect(cells.map(({ levels }) => levels)).toEqual([
      [5, 0.1],
      [5, 1],
      [5, 10],
      [10, 0.1],
      [10, 1],
      [10, 10],
    ]);
    expect(cells[4]!.experiment.network.populations[1]!.neurons).toBe(10);
    expect(cells[4]!.experiment.estimator).toMatchObject({ beta: 1 });
    expect(runs.map(({ seed }) => seed)).toEqual([...Array(6).fill(7), ...Array(6).fill(8)]);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(12);
  });

  it('a range rounds to whole numbers when asked to', () => {
    const range = { from: 5, to: 80, steps: 5, whole: true };
    const { cells } = plan({ factors: [{ name: 'hidden', key: HIDDEN, log_range: range }] });
    expect(cells.map(({ levels }) => levels[0])).toEqual([5, 10, 20, 40, 80]);
  });

  it('a level sets several keys together, or none', () => {
    const levels = [
      { name: 'plain', set: {} },
      { name: 'quick', set: { 'training.epochs': 2, 'network.populations.hidden.unit.threshold': 0.5 } },
    ];
    const { cells } = plan({ factors: [{ name: 'how', levels }] });
    expect(cells.map(({ experiment }) => experiment.training.epochs)).toEqual([15, 2]);
    expect(cells[1]!.experiment.network.populations[1]!.unit).toMatchObject({ threshold: 0.5 });
  });

  it('a latin hypercube uses every stratum of every factor once', () => {
    const factors = [
      { name: 'beta', key: 'estimator.beta', range: { from: 1, to: 2 } },
      { name: 'decay', key: 'training.rate_decay_per_epoch', log_range: { from: 0.1, to: 1 } },
      { name: 'kind', key: 'estimator.kind', values: ['centered', 'one-sided'] },
    ];
    const { cells } = plan({ factors, design: { kind: 'latin-hypercube', runs: 20 } });
    const strata = (index: number, place: (value: number) => number) =>
      cells.map(({ levels }) => Math.floor(20 * place(levels[index] as number))).sort((a, b) => a - b);
    expect(strata(0, value => value - 1)).toEqual([...Array(20).keys()]);
    expect(strata(1, value => Math.log10(value) + 1)).toEqual([...Array(20).keys()]);
    expect(cells.filter(({ levels }) => levels[2] === 'centered')).toHaveLength(10);
  });

  it('ids and the folder’s name follow from what is run, not from words about it', () => {
    const first = plan();
    expect(plan({ description: 'other', metrics: [{ path: 'train.samples' }] }).name).toBe(first.name);
    expect(plan({}, 'training.epochs=3').name).not.toBe(first.name);
    expect(plan({ replicates: { count: 11 } }).runs.slice(0, 20)).toEqual(first.runs);
  });

  it.each([
    ['hidden-size', 10, 0],
    ['ber-tolerance', 24, 1],
    ['drn-nonidealities', 11, 0],
    ['drn-signal-levels', 11, 0],
    ['bit-vulnerability', 48, 1],
    ['tile-vulnerability', 9, 1],
    ['fashion-starts', 8, 0],
    ['fashion-contrasts', 7, 0],
    ['cifar-contrasts', 7, 0],
  ])('the shipped study %s is a plan', (name, cells, goldens) => {
    const shipped = makePlan(loadStudy(`experiments/studies/${name}.yaml`));
    expect([shipped.cells.length, shipped.goldens.length]).toEqual([cells, goldens]);
  });
});

describe('a wrong study', () => {
  it.each([
    ['no levels', { factors: [{ name: 'a', key: HIDDEN }] }, 'value-missing', 'factor a has no levels'],
    [
      'an empty factor',
      { factors: [{ name: 'a', key: HIDDEN, values: [] }] },
      'value-missing',
      'factor a is empty',
    ],
    [
      'levels twice',
      { factors: [{ ...hidden, range: { from: 1, to: 2 } }] },
      'combination-illegal',
      'gives its levels twice',
    ],
    ['no key', { factors: [{ name: 'a', values: [1] }] }, 'combination-illegal', 'names no key'],
    [
      'a level twice',
      { factors: [{ name: 'a', key: HIDDEN, values: [1, 1] }] },
      'combination-illegal',
      'same level twice',
    ],
    [
      'log of zero',
      { factors: [{ name: 'a', key: HIDDEN, log_range: { from: 0, to: 1 } }] },
      'value-range',
      'above 0',
    ],
    [
      'the seed',
      { factors: [{ name: 'a', key: 'seed', values: [1, 2] }] },
      'combination-illegal',
      'replicates.first_seed',
    ],
    ['the seed as override', { overrides: { seed: 3 } }, 'combination-illegal', 'replicates.first_seed'],
    ['no key at all', { factors: [{ name: 'a', key: 'a..b', values: [1] }] }, 'value-type', 'not a key'],
    [
      'two columns',
      { factors: [hidden, { ...hidden, key: 'training.epochs' }] },
      'combination-illegal',
      'same name',
    ],
    ['a reserved column', { factors: [{ ...hidden, name: 'seed' }] }, 'combination-illegal', 'same name'],
    [
      'unknown metric',
      { stopping: { metric: 'x', half_width: 1, looks: [10] } },
      'reference-unknown',
      'no metric',
    ],
    [
      'falling looks',
      { stopping: { metric: 'test_accuracy', half_width: 1, looks: [10, 5] } },
      'value-range',
      'rise',
    ],
    [
      'looks beyond',
      { stopping: { metric: 'test_accuracy', half_width: 1, looks: [5, 20] } },
      'combination-illegal',
      'all replicates',
    ],
    ['unknown baseline', { baseline: { factor: 'hidden', level: 7 } }, 'reference-unknown', 'no such level'],
    [
      'too many runs',
      {
        replicates: { count: 100_000 },
        factors: [{ name: 'a', key: 'estimator.beta', range: { from: 0, to: 1, steps: 100 } }],
      },
      'value-range',
      'too many runs',
    ],
    ['last seed', { replicates: { count: 10, first_seed: 4294967290 } }, 'value-range', 'seed is too large'],
    ['unknown key', { replicate: 3 }, 'key-unknown', 'did you mean "replicates"'],
  ])('%s', (_, more, code, words) => {
    const found = problem(more);
    expect(found.code).toBe(code);
    expect(found.message).toContain(words);
    expect(found.file).toBe('study.yaml');
  });

  const cellProblem = (more: object, ...words: string[]) => problemsFrom(() => plan(more, ...words))[0]!;

  it('a factor that does not exist, at its place in the study, with a suggestion', () => {
    const found = cellProblem({ factors: [{ name: 'a', key: 'training.epoch', values: [1, 2] }] });
    expect(found).toMatchObject({ code: 'key-unknown', file: 'study.yaml', path: 'factors[0].values[0]' });
    expect(found.message).toContain('did you mean "epochs"');
  });

  it('a level that is out of range', () => {
    const problems = problemsFrom(() =>
      plan({ factors: [{ name: 'a', key: 'training.epochs', values: [1, 0, 2.5] }] }),
    );
    expect(problems.map(({ path, found }) => [path, found])).toEqual([
      ['factors[0].values[1]', '0'],
      ['factors[0].values[2]', '2.5'],
    ]);
  });

  it('two factors at one key, however it is written', () => {
    const found = cellProblem({
      factors: [hidden, { name: 'b', key: 'network.populations[1].neurons', values: [1] }],
    });
    expect(found.message).toBe('factor b and factor hidden both set the same key');
  });

  it('a factor that undoes an override, of the study or of the command line', () => {
    expect(cellProblem({ overrides: { [HIDDEN]: 7 } }).message).toContain(
      'factor hidden and an override both set',
    );
    const found = cellProblem({}, `${HIDDEN}=7`);
    expect(found).toMatchObject({ file: `argument ${HIDDEN}=7`, message: 'factor hidden sets this key too' });
    expect(() => plan({}, 'network.populations.hidden={ name: hidden, neurons: 3 }')).not.toThrow();
  });

  it('a level that sets a key twice', () => {
    const set = { 'training.epochs': 1, training: { epochs: 2 } };
    const found = cellProblem({ factors: [{ name: 'a', levels: [{ name: 'x', set }] }] });
    expect(found.message).toBe('a level sets the same key twice');
  });

  it('a seed on the command line', () => {
    expect(cellProblem({}, 'seed=4')).toMatchObject({ file: 'argument seed=4', code: 'combination-illegal' });
  });

  it('cells that are the same experiment', () => {
    const levels = [
      { name: 'x', set: {} },
      { name: 'y', set: { 'training.epochs': 15 } },
    ];
    expect(cellProblem({ factors: [{ name: 'a', levels }] }).message).toContain('the same experiment');
  });

  it('names file and line', () => {
    const file = join(temporaryFolder(), 'wrong.yaml');
    writeFileSync(
      file,
      'format: nudge.study/1\nname: x\nfactors:\n  - name: a\n    key: training.epochs\n    values: []\n',
    );
    expect(problemsFrom(() => loadStudy(file))[0]).toMatchObject({
      file,
      line: 6,
      path: 'factors[0].values',
    });
  });

  it('an experiment that is not there, relative to the study', () => {
    const folder = temporaryFolder();
    const file = join(folder, 's.yaml');
    writeFileSync(
      file,
      'format: nudge.study/1\nname: x\nexperiment: none.yaml\nfactors: [{ name: a, key: training.epochs, values: [1] }]\n',
    );
    expect(problemsFrom(() => loadStudy(file))[0]).toMatchObject({
      code: 'file-missing',
      file: join(folder, 'none.yaml'),
    });
  });

  it('a file of another kind, or of a newer format', () => {
    const file = join(temporaryFolder(), 's.yaml');
    writeFileSync(file, 'format: nudge.experiment/1\n');
    expect(problemsFrom(() => loadStudy(file))[0]!.code).toBe('value-choice');
    writeFileSync(file, 'format: nudge.study/2\n');
    expect(problemsFrom(() => loadStudy(file))[0]!.code).toBe('format-newer');
  });
});

it('editors get a JSON schema of it', () => {
  expect(allSchemas()['study.schema.json']).toMatchObject({
    title: 'A nudge study',
    required: ['format', 'name', 'factors'],
  });
});
