import { z } from 'zod';

/** What an experiment may say about nodes of a resistive network. */
export const resistiveUnit = z
  .strictObject({
    kind: z
      .literal('resistive')
      .describe('A node of a circuit: its voltage settles to Kirchhoff’s current law.'),
    gain: z
      .number()
      .min(1e-3)
      .max(1e6)
      .default(1)
      .describe('Volts of an input of 1. Large gains make up for what each layer of resistors loses.'),
    mirrored: z
      .boolean()
      .default(false)
      .describe(
        'Inputs: the second half of the nodes have the negative voltages of the first, since no conductance is negative. The number of nodes is then twice that of pixels.',
      ),
    diodes: z
      .boolean()
      .default(false)
      .describe(
        'The first half of the nodes is kept from falling below ground by a diode each, the second from rising above it: the nonlinearity of hidden nodes.',
      ),
    diode_drop: z
      .number()
      .min(0)
      .max(1e6)
      .default(0)
      .describe(
        'Volts across a diode that conducts, counted as those of the inputs are: nodes stop this far beyond ground. 0 is an ideal diode.',
      ),
    noise: z
      .number()
      .min(0)
      .max(1e6)
      .default(0)
      .describe(
        'Root mean square of the thermal noise of each voltage when it is captured or read out, counted as those of the inputs are: sqrt(k T / C) of a node of capacitance C.',
      ),
    order: z
      .enum(['asynchronous', 'forward', 'backward'])
      .default('asynchronous')
      .describe(
        'Which layers take their exact voltages together, the others held: even and odd layers in turn; or one after the other from the first or from the last.',
      ),
    bias_learning_rate: z
      .number()
      .min(0)
      .max(10)
      .default(0.006)
      .describe('Step size of the current source of each node; 0 keeps them fixed.'),
  })
  .describe('A population of nodes of a resistive network.');
