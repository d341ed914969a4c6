import { describe, expect, it } from 'vitest';
import { design } from '../../src/experiment/design.js';
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

/**
 * What learns within a few hundred samples: weights that move while they are used bear smaller steps, and levels are
 * all as large as the largest weights drawn.
 */
interface Member {
  readonly gain: number;
  readonly text: (rate: number) => string;
  /** Learning rate or, of binary synapses, threshold; and where weights move while they are used. */
  readonly spiking: readonly [usual: number, gentle: number];
  readonly rate: readonly [usual: number, gentle: number];
}

const REAL = { gain: 2, spiking: [0.06, 0.01], rate: [0.3, 0.02] } as const;
const DISCRETE = { gain: 0.5, spiking: [0.05, 0.02], rate: [0.3, 0.02] } as const;

const SYNAPSES = {
  real: { ...REAL, text: rate => `{ kind: real, learning_rate: ${rate} }` },
  pulsed: { ...REAL, text: rate => `{ kind: pulsed, device: idealized, learning_rate: ${rate} }` },
  conductance: {
    ...{ ...REAL, spiking: [0.06, 0.03] },
    text: rate => `{ kind: conductance, device: pcm-aihwkit, learning_rate: ${rate} }`,
  },
  ternary: { ...DISCRETE, text: rate => `{ kind: ternary, learning_rate: ${rate} }` },
  metaplastic: { ...DISCRETE, text: rate => `{ kind: metaplastic, learning_rate: ${rate} }` },
  binary: {
    ...{ ...DISCRETE, spiking: [1.5e-3, 1.5e-3], rate: [2e-4, 1e-3] },
    text: threshold => `{ kind: binary, learning_rate: 0.003, threshold: ${threshold} }`,
  },
} as const satisfies Record<string, Member>;

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

function synapseOf({ substrate, estimator, synapse }: Combination): string {
  const member: Member = SYNAPSES[synapse];
  const [usual, gentle] = member[substrate];
  return member.text(estimator.includes('continual') ? gentle : usual);
}

function overridesOf(one: Combination): string[] {
  const { input, hidden, training, evaluation } = NETWORK[one.substrate];
  const synapse = synapseOf(one);
  const init = `{ kind: glorot-uniform, gain: ${SYNAPSES[one.synapse].gain} }`;
  return [
    'data={ mean_pool: 2, train_samples: 1000, validation_samples: 0, test_samples: 100 }',
    `network.populations=[
      { name: pixels, role: input, neurons: 196, unit: { ${input} } },
      { name: hidden, role: hidden, neurons: 48, unit: { ${hidden} } },
      { name: digit, role: output, neurons: 10, unit: { ${hidden} } }]`,
    `network.projections=[
      { name: in, from: pixels, to: hidden, init: ${init}, synapse: ${synapse} },
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
    const { experiment } = loadExperiment({ overrides: overridesOf(one) });
    const { problems } = design(experiment).cells;
    return problems.length > 0 ? new UserError(problems) : experiment;
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
