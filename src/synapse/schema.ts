import { z } from 'zod';

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
  })
  .describe('A real-valued synapse.');

const amplitude = z.number().min(-1e6).max(1e6);

/** How the first weights are drawn; one member per `kind`. */
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

export const constantInit = z
  .strictObject({
    kind: z.literal('constant').describe('The same weight everywhere.'),
    value: amplitude.default(0).describe('The first weight of every synapse.'),
  })
  .describe('Every first weight has the same value.');
