import { z } from 'zod';

/** How steps of gradient descent are taken; rate units only. */
export const descent = {
  momentum: z
    .number()
    .min(0)
    .max(0.9999)
    .default(0)
    .describe(
      'v <- momentum v + step, theta <- theta + learning rate x v; one more number each. Rate units only.',
    ),
  weight_decay: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Each step is less by this times the parameter. Rate units only.'),
};

/** A synapse that stores one number, as wide as the chip's `precision.weight` says. */
export const realSynapse = z
  .strictObject({
    kind: z.literal('real').default('real').describe('One stored number per synapse.'),
    learning_rate: z
      .number()
      .min(0)
      .max(10)
      .default(0.03)
      .describe('Step size eta of the updates; 0 keeps the weights fixed.'),
    storage: z
      .enum(['float32', 'int16', 'int8'])
      .default('float32')
      .describe(
        'How weights are held while running. int16 and int8 need a fixed-point chip.precision.weight at most that wide and run faster on large networks.',
      ),
    ...descent,
  })
  .describe('A real-valued synapse.');

const rate = (what: string, value: number) => z.number().min(0).max(10).default(value).describe(what);

/** What all synapses with levels have. */
const discrete = {
  amplitude: z
    .number()
    .min(1e-6)
    .max(100)
    .nullable()
    .default(null)
    .describe('Weight of level 1; null takes the root mean square of the first weights as drawn by `init`.'),
};
const amplitudeRate = {
  amplitude_learning_rate: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe(
      'Step size of the amplitude, which then follows the contrast of the energy that these weights have; 0 keeps it. Convolutions have an amplitude for each channel. Rate units only.',
    ),
};
const hiddenLimit = z
  .number()
  .min(1e-3)
  .max(1000)
  .default(2)
  .describe('The hidden number is clamped to +- this many amplitudes.');
const hiddenRate = rate('Step size eta of the hidden number; 0 keeps the weights fixed.', 0.03);

/** Hidden number h, weight amplitude x {-1, 0, 1}. */
export const ternarySynapse = z
  .strictObject({
    kind: z.literal('ternary').describe('Three levels, chosen by a hidden number that updates add to.'),
    learning_rate: hiddenRate,
    ...discrete,
    ...amplitudeRate,
    zero_band: z
      .number()
      .min(0)
      .max(1000)
      .default(0.5)
      .describe('Level 0 is stored while |h| is at most this many amplitudes.'),
    hidden_limit: hiddenLimit,
  })
  .describe('A ternary synapse with a hidden number.');

/** Hidden number h, weight amplitude x sign(h), consolidated as |h| grows. */
export const metaplasticSynapse = z
  .strictObject({
    kind: z
      .literal('metaplastic')
      .describe('Two levels, chosen by the sign of a hidden number that consolidates.'),
    learning_rate: hiddenRate,
    ...discrete,
    ...amplitudeRate,
    consolidation: z
      .number()
      .min(0)
      .max(1e6)
      .default(0)
      .describe(
        'm of f_meta = 1 - tanh^2(m |h|), by which steps that shrink |h| are attenuated, h counted in amplitudes; 0 for none: a plain binary synapse with a hidden number.',
      ),
    hidden_limit: hiddenLimit,
  })
  .describe('A binary synapse with a hidden number, metaplastic where consolidation is above 0.');

/** A device between two bounds, moved by whole pulses. */
export const pulsedSynapse = z
  .strictObject({
    kind: z
      .literal('pulsed')
      .describe('An analog device between two bounds, which updates move by whole pulses.'),
    learning_rate: rate('Step size eta; 0 keeps the weights fixed.', 0.03),
    amplitude: discrete.amplitude.describe(
      'Weight of a device that stands at 1; null takes three times the root mean square of the first weights.',
    ),
    device: z
      .string()
      .min(1)
      .default('gokmen-vlasov')
      .describe('Analog card of pulsed devices (see `nudge cards`), or path of one.'),
    small_updates: z
      .enum(['stochastic', 'accumulate'])
      .default('stochastic')
      .describe(
        'Updates smaller than a step: rounded at random to whole pulses; or gathered in a hidden number until a step is full.',
      ),
  })
  .describe('A multi-level synapse moved by pulses.');

/** Two devices that are programmed to conductances, whose difference is the weight. */
export const conductanceSynapse = z
  .strictObject({
    kind: z
      .literal('conductance')
      .describe('Two analog devices, programmed to conductances whose difference is the weight.'),
    learning_rate: rate('Step size eta; 0 keeps the weights fixed.', 0.03),
    amplitude: discrete.amplitude.describe(
      'Weight of the largest conductance; null takes three times the root mean square of the first weights.',
    ),
    device: z
      .string()
      .min(1)
      .default('pcm-aihwkit')
      .describe('Analog card of devices that are programmed to a value (see `nudge cards`), or path of one.'),
    step: z
      .number()
      .min(1e-6)
      .max(1)
      .default(0.05)
      .describe('An update programs anew in whole steps of this share of the amplitude.'),
    small_updates: z
      .enum(['accumulate', 'stochastic'])
      .default('accumulate')
      .describe(
        'Updates smaller than a step: gathered in a hidden number until a step is full; or rounded at random to whole steps.',
      ),
    fit_after_s: z
      .number()
      .min(0)
      .max(1e9)
      .nullable()
      .default(null)
      .describe('Which of the card’s fits is taken, by its time since programming; null: the first.'),
  })
  .describe('A synapse of two programmed conductances.');

/** No latent weight: a running mean of updates that flips the weight when it opposes it by a threshold. */
export const binarySynapse = z
  .strictObject({
    kind: z.literal('binary').describe('Two levels with inertia: a running mean of updates flips them.'),
    learning_rate: rate(
      'Share gamma of the running mean that an update replaces; 0 keeps the weights fixed.',
      1e-4,
    ),
    ...discrete,
    ...amplitudeRate,
    threshold: z
      .number()
      .min(0)
      .max(1e6)
      .default(1e-6)
      .describe('The weight changes sign when the running mean opposes it by more than this (tau).'),
  })
  .describe('A binary synapse with inertia.');

const amplitude = z.number().min(-1e6).max(1e6);

/** How the first weights are drawn; one member per `kind`. */
export const fanInUniformInit = z
  .strictObject({
    kind: z.literal('fan-in-uniform').describe('Even draw, scaled to the fan-in.'),
    gain: z
      .number()
      .min(0)
      .max(1000)
      .default(1)
      .describe('Weights are drawn evenly from +- gain / sqrt(fan_in).'),
  })
  .describe('First weights drawn evenly, scaled to the fan-in.');

export const glorotUniformInit = z
  .strictObject({
    kind: z
      .literal('glorot-uniform')
      .default('glorot-uniform')
      .describe('Even draw, scaled to the fan-in and fan-out.'),
    gain: z
      .number()
      .min(0)
      .max(1000)
      .default(1)
      .describe('Weights are drawn evenly from +- gain * sqrt(6 / (fan_in + fan_out)).'),
  })
  .describe('First weights drawn evenly, scaled to fan-in and fan-out.');

export const uniformInit = z
  .strictObject({
    kind: z.literal('uniform').describe('Even draw between two values.'),
    low: amplitude.default(-0.1).describe('Smallest first weight.'),
    high: amplitude.default(0.1).describe('Largest first weight.'),
  })
  .describe('First weights drawn evenly between two values.');

export const conductanceInit = z
  .strictObject({
    kind: z
      .literal('conductance')
      .describe('Even draw around 0 of which negative values become 0: about half are no resistor at first.'),
    gain: z
      .number()
      .min(0)
      .max(1000)
      .default(1)
      .describe('Conductances are drawn evenly from +- gain / sqrt(fan_in), then those below 0 set to 0.'),
  })
  .describe('First conductances of a resistive network.');

export const constantInit = z
  .strictObject({
    kind: z.literal('constant').describe('The same weight everywhere.'),
    value: amplitude.default(0).describe('The first weight of every synapse.'),
  })
  .describe('Every first weight has the same value.');

export const mirrorInit = z
  .strictObject({
    kind: z
      .literal('mirror')
      .describe('Those of a projection that leads the other way, seen from the other end.'),
    of: z.string().describe('Name of that projection.'),
    angle_degrees: z
      .number()
      .min(0)
      .max(180)
      .default(0)
      .describe(
        'Angle between the first weights of both, by signs that differ at random: 0 the same, 90 unrelated.',
      ),
  })
  .describe('First backward weights at an angle to the forward ones.');
