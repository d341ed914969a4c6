import { z } from 'zod';

const float32 = z
  .strictObject({ kind: z.literal('float32').describe('Ideal 32-bit floating point.') })
  .describe('Kept as a 32-bit floating-point number.');

const fixed = z
  .strictObject({
    kind: z.literal('fixed').default('fixed').describe('Two’s complement, saturating.'),
    bits: z.int().min(2).max(24).default(8).describe('Width, in bits.'),
    range: z
      .number()
      .min(1e-9)
      .max(1e6)
      .default(1)
      .describe('Values from -range to just below +range can be kept.'),
    rounding: z
      .enum(['nearest', 'stochastic'])
      .default('nearest')
      .describe('How a value between two steps is rounded.'),
  })
  .describe('Kept in fixed point, so many bits wide.');

const width = (what: string) =>
  z
    .discriminatedUnion('kind', [fixed, float32])
    .optional()
    .describe(`How the chip keeps ${what}; where absent, the chip card says.`);

/** Widths an experiment sets in place of the chip card's. */
export const precisionSchema = z
  .strictObject({
    weight: width('a weight'),
    accumulator: width('the sum of one sample’s deferred updates'),
    membrane: width('a membrane potential'),
    trace: width('the rate traces'),
  })
  .describe('State widths set here in place of the chip card’s. The booked width is the simulated width.');

/** The chip that is emulated and the prices of its operations. */
export const chipSchema = z
  .strictObject({
    card: z
      .string()
      .min(1)
      .default('laptop')
      .describe('Chip card (see `nudge cards`) or path of one: cores, memory, widths, tick.'),
    energy_card: z
      .string()
      .min(1)
      .default('loihi-keras')
      .describe('Energy card (see `nudge cards`) or path of one: the price of each operation.'),
    precision: precisionSchema.prefault({}),
  })
  .describe('The emulated chip and the energy card that prices its work.');
