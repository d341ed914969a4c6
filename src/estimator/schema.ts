import { z } from 'zod';

/** Fields shared by the estimators that compare two phases of one sample. */
const contrast = {
  beta: z
    .number()
    .min(1e-3)
    .max(100)
    .default(1)
    .describe('Nudging strength: current on an output neuron per unit of (target rate - its rate).'),
  first_phase_ticks: z
    .int()
    .min(1)
    .max(100_000)
    .default(50)
    .describe('Length of the first phase, in ticks; it should exceed 5 x (rate_ticks + acceleration_ticks).'),
  second_phase_ticks: z
    .int()
    .min(1)
    .max(100_000)
    .default(50)
    .describe('Length of the second phase, during which the network learns, in ticks.'),
  plasticity: z
    .enum(['deferred', 'continual', 'captured', 'host'])
    .default('deferred')
    .describe(
      'deferred: updates gather in an accumulator per synapse and are applied after the sample; continual: weights move at each spike (fully local, needs smaller rates); captured: the states at the end of both phases are kept in two slots and compared, so that synapses keep nothing beside their weight; host: the chip only settles, and this program reads the states at the end of both phases, computes the updates and writes the weights that change, for boards that do not learn.',
    ),
  sign: z
    .enum(['random', 'positive', 'negative'])
    .default('random')
    .describe('Sign of the nudge: drawn anew for each sample (cancels the bias of one sign), or fixed.'),
} as const;

/** Nudged one way, then the other: the best known plan. */
export const centeredEstimator = z
  .strictObject({
    kind: z.literal('centered').default('centered').describe('From +beta to -beta (the sign as drawn).'),
    ...contrast,
  })
  .describe('First phase nudged by +beta, second by -beta: no one-sided bias, twice the signal.');

/** Free, then nudged. */
export const oneSidedEstimator = z
  .strictObject({
    kind: z.literal('one-sided').describe('From free to nudged by beta.'),
    ...contrast,
  })
  .describe('First phase free, second phase nudged by beta.');

const steps = (of: string, value: number) =>
  z
    .int()
    .min(1)
    .max(100_000)
    .default(value)
    .describe(`Steps of ${of}; the most of them where it ends by its tolerance.`);

const tolerance = z
  .number()
  .min(0)
  .max(1)
  .default(0)
  .describe(
    'A phase ends when no rate moves by this much in a step, for each sample of a batch by itself; 0 runs all its steps.',
  );

const free_start = z
  .enum(['fresh', 'previous'])
  .default('fresh')
  .describe(
    'Where the free phase of a batch sets out: fresh, the same for all; or previous, from where the phases of the batch before have ended. Tests always start fresh.',
  );

/** Contrasts of two settled states of a network of rates: the rows of STATE_PLANS. */
export const statesEstimator = z
  .strictObject({
    kind: z
      .enum(['CL', 'P-EP', 'N-EP', 'C-EP', 'P-CpL', 'N-CpL', 'C-CpL'])
      .describe(
        'CL: free and clamped. P-EP, N-EP, C-EP: free and nudged by +beta; nudged by -beta and free; nudged by -beta and +beta. P-CpL, N-CpL, C-CpL: the same with the output held in part between its free state and the target.',
      ),
    beta: z.number().min(1e-6).max(100).default(0.1).describe('Nudging strength; CL takes 1.'),
    free_steps: steps('the free phase', 40),
    free_start,
    nudged_steps: steps('each phase after it', 15),
    tolerance,
    plasticity: z
      .enum(['captured', 'continual', 'host'])
      .default('captured')
      .describe(
        'captured: both states are kept and compared after the phases; continual: weights move at every step of the nudged phase and nothing is kept (P-EP only); host: this program reads both states, computes the updates and writes the weights that change.',
      ),
    contrast: z
      .enum(['products', 'target'])
      .default('products')
      .describe(
        'What moves a weight: the change of the product of what its two ends show; or, as in a vector field, the change of its target times what its source showed in the free state, which separate forward and backward weights need. With products and weight_decay alike, such weights align (Kolen-Pollack).',
      ),
    sign: z
      .enum(['random', 'positive', 'negative'])
      .default('positive')
      .describe('Sign of beta: fixed, or drawn anew for each batch.'),
  })
  .describe('Two settled states of a network of rates are compared.');

/** Gradients of the free phase's cost: the rows of BACK_RULES. */
export const backEstimator = z
  .strictObject({
    kind: z
      .enum(['BPTT', 'RBP'])
      .describe(
        'BPTT: back-propagation through time, through the last steps of the free phase, whose rates are kept; RBP: recurrent back-propagation (Almeida-Pineda), through ever the same step of the settled state.',
      ),
    free_steps: steps('the free phase', 40),
    free_start,
    back_steps: z
      .int()
      .min(1)
      .max(65_535)
      .default(15)
      .describe('Steps that errors go back: as many as free_steps, or fewer (truncated).'),
    tolerance,
  })
  .describe('The gradient itself, by errors that go back through the network: the baseline.');
