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
    hidden: width('the hidden number behind a discrete weight (by default as the accumulator)'),
    membrane: width('a membrane potential'),
    trace: width('the rate traces'),
  })
  .describe('State widths set here in place of the chip card’s. The booked width is the simulated width.');

/** What the levels of discrete synapses are made of, and how these arrays are used. */
export const cellsSchema = z
  .strictObject({
    card: z
      .string()
      .min(1)
      .default('ideal')
      .describe('Cell card (see `nudge cards`) or path of one, of all discrete synapses of the chip.'),
    supply_V: z
      .number()
      .min(0.01)
      .max(10)
      .nullable()
      .default(null)
      .describe('Supply of the sense amplifiers, in volts; null: as the cell card says.'),
    temperature_K: z
      .number()
      .min(100)
      .max(600)
      .nullable()
      .default(null)
      .describe('Temperature of the sense amplifiers, in kelvin; null: as the cell card says.'),
    access: z
      .enum(['row-scan', 'transposed-cell', 'two-copies'])
      .default('transposed-cell')
      .describe(
        'How a weight is read against its rows: every row for one column; cells with a second pair of lines; or a second, transposed array with errors of its own.',
      ),
    reading: z
      .enum(['once', 'every-event'])
      .default('once')
      .describe('once: after programming, into digital copies; every-event: a row at each spike.'),
    verify_pulses: z
      .int()
      .min(0)
      .max(255)
      .default(0)
      .describe('Attempts until a read agrees with what was written; 0 writes without looking.'),
  })
  .describe('The cells that hold discrete weights.');

/** How the arrays of analog devices are read. */
export const analogSchema = z
  .strictObject({
    periphery: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe(
        'Analog card (see `nudge cards`) or path of one, whose periphery reads all analog synapses of the chip; null: ideal reads.',
      ),
    wires: z
      .enum(['off', 'fast', 'exact'])
      .default('off')
      .describe(
        'Resistance of wires: left out; to first order; or Kirchhoff’s law at every node, which is slow.',
      ),
    converter: z
      .enum(['none', 'tick', 'event'])
      .default('none')
      .describe(
        'What is converted to a number: nothing; the column of a tile once a tick, all driven rows together; or each row by itself.',
      ),
    converter_bits: z
      .int()
      .min(2)
      .max(24)
      .nullable()
      .default(null)
      .describe('Width of the converter; null: as the periphery says.'),
    tile_rows: z.int().min(1).max(65535).default(256).describe('Synapses along a bit line of a tile.'),
    tile_columns: z.int().min(1).max(65535).default(256).describe('Synapses along a word line of a tile.'),
  })
  .describe('How analog synapses are read at spikes.');

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
    circuit: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe(
        'Circuit card (see `nudge cards`) or path of one: what a resistive network is made of, so that settling costs what the circuit dissipates meanwhile. null: what the chip that emulates it computes.',
      ),
    precision: precisionSchema.prefault({}),
    cells: cellsSchema.prefault({}),
    analog: analogSchema.prefault({}),
  })
  .describe('The emulated chip and the energy card that prices its work.');
