import { describe, expect, it } from 'vitest';
import { loadExperiment } from '../../src/experiment/load.js';
import type { Experiment } from '../../src/experiment/schema.js';
import { train } from '../../src/experiment/train.js';
import { UserError } from '../../src/problem/problem.js';
import { createRun } from '../../src/run/folder.js';
import { temporaryFolder } from '../support/folder.js';

/**
 * Every estimator with every synapse in every kind of cell, on every substrate: a combination either says why it makes
 * no sense, or it learns, books its memory and prices its energy.
 */

const NETWORK = {
  spiking: {
    input: 'kind: source',
    hidden: 'kind: spiking, bias_learning_rate: 0.06',
    training: '{ epochs: 1 }',
    evaluation: '{}',
  },
  rate: {
    input: 'kind: rate, activation: linear',
    hidden: 'kind: rate, bias_learning_rate: 0.2',
    training: '{ epochs: 1, batch_samples: 4 }',
    evaluation: '{ ticks: 20 }',
  },
} as const;

/** What learns within a few hundred samples; weights that move while they are used bear smaller steps. */
const SYNAPSES = {
  real: rate => `{ kind: real, learning_rate: ${rate} }`,
  ternary: () => '{ kind: ternary, learning_rate: 0.3 }',
  metaplastic: () => '{ kind: metaplastic, learning_rate: 0.3 }',
  binary: () => '{ kind: binary, learning_rate: 0.01, threshold: 0.0005 }',
  pulsed: rate => `{ kind: pulsed, device: idealized, learning_rate: ${rate} }`,
  conductance: rate => `{ kind: conductance, device: pcm-aihwkit, learning_rate: ${rate} }`,
} as const satisfies Record<string, (rate: number) => string>;

const CELLS = ['none', 'hfo2-2t2r-strong'] as const;

const RATE_STEPS = 'free_steps: 20, nudged_steps: 6';
const ESTIMATORS: Record<string, string> = Object.fromEntries([
  ...['centered', 'one-sided'].flatMap(kind =>
    ['deferred', 'continual', 'captured', 'host'].map(way => [
      `${kind}, ${way}`,
      `{ kind: ${kind}, plasticity: ${way} }`,
    ]),
  ),
  ...['CL', 'P-EP', 'N-EP', 'C-EP', 'P-CpL', 'N-CpL', 'C-CpL'].map(kind => [
    kind,
    `{ kind: ${kind}, beta: 0.5, ${RATE_STEPS} }`,
  ]),
  ['P-EP, continual', `{ kind: P-EP, beta: 1, plasticity: continual, ${RATE_STEPS} }`],
  ['BPTT', '{ kind: BPTT, free_steps: 20, back_steps: 6 }'],
  ['RBP', '{ kind: RBP, free_steps: 20 }'],
]);

interface Combination {
  readonly substrate: keyof typeof NETWORK;
  readonly estimator: string;
  readonly synapse: keyof typeof SYNAPSES;
  readonly cells: (typeof CELLS)[number];
}

const keys = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as K[];

const COMBINATIONS: Combination[] = keys(NETWORK).flatMap(substrate =>
  keys(ESTIMATORS).flatMap(estimator =>
    keys(SYNAPSES).flatMap(synapse => CELLS.map(cells => ({ substrate, estimator, synapse, cells }))),
  ),
);

const rateOf = ({ substrate, estimator }: Combination): number => {
  const gentle = estimator.includes('continual');
  if (substrate === 'rate') return gentle ? 0.02 : 0.3;
  return gentle ? 0.01 : 0.06;
};

function overridesOf(one: Combination): string[] {
  const { input, hidden, training, evaluation } = NETWORK[one.substrate];
  const synapse = SYNAPSES[one.synapse](rateOf(one));
  return [
    'data={ mean_pool: 2, train_samples: 600, validation_samples: 0, test_samples: 100 }',
    `network.populations=[
      { name: pixels, role: input, neurons: 196, unit: { ${input} } },
      { name: hidden, role: hidden, neurons: 24, unit: { ${hidden} } },
      { name: digit, role: output, neurons: 10, unit: { ${hidden} } }]`,
    `network.projections=[
      { name: in, from: pixels, to: hidden, init: { kind: glorot-uniform, gain: 2 }, synapse: ${synapse} },
      { name: out, from: hidden, to: digit, bidirectional: true, synapse: ${synapse} }]`,
    `estimator=${ESTIMATORS[one.estimator]}`,
    `training=${training}`,
    `evaluation=${evaluation}`,
    'chip.energy_card=cmos-45nm-horowitz',
    ...(one.cells === 'none' ? [] : [`chip.cells={ card: ${one.cells} }`]),
  ];
}

/** The experiment of a combination, or the problems with which it is refused. */
function judged(one: Combination): Experiment | UserError {
  try {
    return loadExperiment({ overrides: overridesOf(one) }).experiment;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

const verdicts = COMBINATIONS.map(one => ({ ...one, verdict: judged(one) }));
const refused = verdicts.flatMap(({ verdict }) => (verdict instanceof UserError ? [verdict] : []));
const legal = verdicts.flatMap(({ verdict, ...one }) =>
  verdict instanceof UserError ? [] : [{ ...one, experiment: verdict }],
);

describe('combinations', () => {
  it('that make no sense say why, and what would', () => {
    expect(refused.length).toBeGreaterThan(100);
    for (const { problems } of refused) {
      for (const { message, path, allowed } of problems)
        expect([message, path, allowed].every(text => text?.length)).toBe(true);
    }
  });

  it.each(legal)('$substrate, $estimator, $synapse synapses, cells $cells', async ({ experiment }) => {
    const summary = await train({
      experiment,
      dataDir: undefined,
      folder: createRun(temporaryFolder(), { name: 'test', seed: 1 }),
      resume: false,
      signal: new AbortController().signal,
      threads: 1,
      profile: false,
      onProgress: () => {},
    });
    expect(summary.test!.accuracy).toBeGreaterThan(0.2);
    expect(summary.memory.bitsPerSynapse).toBeGreaterThan(0);
    expect(summary.energy.trainingSample.joules).toBeGreaterThan(0);
  });
});
