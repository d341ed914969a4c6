import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareGradients, type Gradients } from '../../src/experiment/gradients/compare.js';
import { loadExperiment } from '../../src/experiment/load.js';
import { gradientsPlot } from '../../src/report/gradients-plot.js';

/** Gradient-descending updates through experiment files: nudged steps beside back-propagation through time. */

const FILE = fileURLToPath(new URL('../../experiments/rate-digits.yaml', import.meta.url));
const SMALL = [
  'network.populations.hidden.neurons=24',
  'data.train_samples=20',
  'data.test_samples=10',
  'estimator.nudged_steps=6',
  'estimator.free_steps=150',
];
const all = (key: string, value: string | number) =>
  ['pixels', 'hidden', 'digit'].map(name => `network.populations.${name}.unit.${key}=${value}`);

const compare = (...overrides: string[]) =>
  compareGradients({
    experiment: loadExperiment({ file: FILE, overrides: [...SMALL, ...overrides] }).experiment,
    dataDir: undefined,
    samples: 3,
  });
const errorsOf = ({ parameters }: Gradients) => parameters.map(({ sumError }) => sumError);

describe('updates of nudged steps', () => {
  it.each([
    ['of sigmoids', []],
    ['of hyperbolic tangents by Euler steps', [...all('dynamics', 'euler'), ...all('step', 0.2)]],
    ['of rates that send changes', all('sends', 'changes')],
  ])('%s are gradients step by step, with an error that falls like beta', async (_, overrides) => {
    const [coarse, fine] = [
      await compare(...overrides, 'estimator.beta=0.1'),
      await compare(...overrides, 'estimator.beta=0.01'),
    ];
    expect(fine.residual).toBeLessThan(1e-5);
    for (const [k, error] of errorsOf(fine).entries()) {
      expect(error).toBeLessThan(0.05);
      expect(errorsOf(coarse)[k]! / error).toBeGreaterThan(7);
      expect(errorsOf(coarse)[k]! / error).toBeLessThan(13);
    }
    for (const { steps, sameSign } of fine.parameters) {
      expect(Math.max(...steps.map(({ error }) => error))).toBeLessThan(0.05);
      expect(sameSign).toBeGreaterThan(0.95);
    }
  });

  it('have an error of second order where both signs of the nudge are taken', async () => {
    const [one, both] = [
      await compare('estimator.beta=0.1'),
      await compare('estimator.kind=C-EP', 'estimator.beta=0.1'),
    ];
    for (const [k, error] of errorsOf(both).entries()) expect(error).toBeLessThan(errorsOf(one)[k]! / 4);
  });

  it('agree as sums only where layers move in turn: going back, the last layer of a step comes first', async () => {
    const found = await compare(
      'estimator.beta=0.01',
      'estimator.nudged_steps=30',
      ...all('order', 'asynchronous'),
    );
    for (const error of errorsOf(found)) expect(error).toBeLessThan(0.05);
    expect(found.parameters[0]!.steps[0]!.error).toBeGreaterThan(0.9);
  });

  it('are drawn beside gradients, a chart for each group of parameters', async () => {
    const found = await compare('estimator.beta=0.01', 'estimator.free_steps=40');
    const page = gradientsPlot(found, 'a table');
    expect(page.match(/<svg class="drawing"/g)).toHaveLength(found.parameters.length);
    expect(page).toMatch(/gradient of hidden-digit weights/);
    expect(page).not.toMatch(/NaN|Infinity|https?:/);
  });

  it('reach layer after layer: the first step moves nothing below the output', async () => {
    const { parameters } = await compare('estimator.beta=0.01');
    const first = Object.fromEntries(parameters.map(({ name, of, steps }) => [`${name} ${of}`, steps[0]!]));
    expect(first['digit biases']!.gradient).toBeGreaterThan(0.1);
    expect(first['hidden biases']).toMatchObject({ gradient: 0 });
    expect(first['hidden biases']!.update).toBeLessThan(1e-4);
  });

  it('are no gradients where the nudge stands outside: the output lacks its slope', async () => {
    const outside = ['hidden', 'digit'].map(name => `network.populations.${name}.unit.nudge=outside`);
    const { parameters } = await compare('estimator.beta=0.01', ...outside);
    expect(parameters[1]!.sumError).toBeGreaterThan(0.05);
  });
});

describe('what has no steps to compare', () => {
  it.each([
    [
      'estimator={ kind: BPTT }',
      /estimator\.kind: only the nudged steps .*found BPTT; allowed: P-EP, N-EP or C-EP/,
    ],
    ['estimator.kind=P-CpL', /found P-CpL/],
    [
      'estimator.nudged_steps=151',
      /estimator\.nudged_steps: .*found 151; allowed: at most estimator\.free_steps \(150\)/,
    ],
    [
      'network.populations.hidden.unit.activation=binary',
      /populations\[1\]\.unit\.activation: .*a slope \(found binary/,
    ],
    [
      'network.projections.hidden-digit.synapse={ kind: binary }',
      /projections\[1\]\.synapse: .*\(found binary; allowed: real/,
    ],
  ])('is refused: %s', async (override, words) => {
    await expect(compare(override)).rejects.toThrow(words);
  });
});
