import { z } from 'zod';
import { descent } from '../../synapse/schema.js';

/** What joins two populations of the connectivity `convolution`. */
export const convolution = z
  .strictObject({
    kernel: z
      .int()
      .min(1)
      .max(255)
      .default(3)
      .describe('Side of the kernel, which moves by one position at a time.'),
    padding: z.int().min(0).max(254).default(0).describe('Zeros on each side of the image.'),
    pool: z
      .enum(['none', 'max', 'average'])
      .default('max')
      .describe(
        'What is made of each window of what was convolved; max sends back to the place it comes from.',
      ),
    pool_size: z
      .int()
      .min(1)
      .max(255)
      .default(2)
      .describe('Side of the windows, which do not overlap; 1 for none.'),
  })
  .describe('Kernels over an image, and pooling; of projections of connectivity convolution only.');

/** What an experiment may say about units that relax to a rate. */
export const rateUnit = z
  .strictObject({
    kind: z.literal('rate').describe('A unit that relaxes to a rate instead of spiking.'),
    activation: z
      .enum(['linear', 'hard-sigmoid', 'half-sigmoid', 'sigmoid', 'tanh', 'softmax', 'binary'])
      .default('sigmoid')
      .describe(
        'f of the drive u. sigmoid: 1 / (1 + exp(-4 (u - 1/2))); hard-sigmoid: u clipped to [0, 1]; half-sigmoid: u / 2 clipped to [0, 1]; binary: 1 where u >= 1/2, else 0 (euler: the rate stays a number, synapses see 0 or 1). softmax (outputs only): a readout under cross-entropy, which does not relax itself. That of an input is applied to what is presented: linear leaves it as it is.',
      ),
    dynamics: z
      .enum(['fixed-point', 'euler', 'minimise'])
      .default('fixed-point')
      .describe(
        'How a rate s follows its drive u, in the whole network. fixed-point: s += step (f(u) - s) (prototypical setting); euler: s += step (f’(s) u - s), synapses see f(s) (energy-based setting); minimise: the s of least energy, the others held.',
      ),
    order: z
      .enum(['synchronous', 'asynchronous', 'forward', 'backward'])
      .default('synchronous')
      .describe(
        'Which populations move together: all; those without synapses between them, in turn (even and odd layers); one after the other from the first or from the last.',
      ),
    step: z
      .number()
      .min(1e-6)
      .max(1)
      .default(1)
      .describe(
        'How much of the way to its aim a rate goes in a step: all of it, or less where rates swing; for euler a time in time constants of a unit, 0.2 for example. minimise goes all the way.',
      ),
    start: z
      .number()
      .min(-1)
      .max(1)
      .default(0)
      .describe('Rate after a fresh start, from which the free phase sets out.'),
    clipped: z.boolean().default(false).describe('Whether s is clipped to [0, 1] after each step.'),
    nudge: z
      .enum(['inside', 'outside'])
      .default('inside')
      .describe(
        'inside: the nudge is part of the drive u, and the contrast a gradient; outside: it is added to f(u) (fixed-point only).',
      ),
    bias_learning_rate: z
      .number()
      .min(0)
      .max(10)
      .default(0.03)
      .describe('Step size of the biases; 0 keeps them fixed.'),
    sends: z
      .enum(['all', 'changes'])
      .default('all')
      .describe(
        'What units tell those that they drive, in the whole network: their rate in every step, or by how much it has changed since they last told it. Changes cost less work as rates come to rest.',
      ),
    sends_above: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe('Smaller changes wait until they have grown; at 0 rates settle as if all was sent.'),
    bias_per: z
      .enum(['neuron', 'channel'])
      .default('neuron')
      .describe('channel: one bias for all positions of a channel of the shape.'),
    ...descent,
  })
  .describe('A population of units that relax to rates.');
