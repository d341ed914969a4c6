import { z } from 'zod';
import { type CardKind, cardHeader } from '../card/load.js';
import { sourced } from '../card/sourced.js';
import { STANDINGS } from '../card/standing.js';

const format = 'nudge.chip-card/1';

const origin = { standing: z.enum(STANDINGS), source: z.string().min(1) };

/** A number format with its origin; its bits are what is booked and what is simulated. */
const formatSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('float32'), ...origin }),
  z.strictObject({
    kind: z.literal('fixed'),
    bits: z.int().min(2).max(24).describe('Width, sign included'),
    range: z.number().min(1e-9).max(1e6).describe('Values from -range to just below +range can be kept'),
    rounding: z.enum(['nearest', 'stochastic']),
    ...origin,
  }),
]);

const count = (max: number) => sourced('1', { min: 1, max, whole: true });
const memory = () => sourced('bit', { min: 1, max: 2 ** 50, whole: true });

const chipCardSchema = z.strictObject({
  ...cardHeader(format),
  cores: count(1_000_000).describe('Cores of the chip'),
  core: z.strictObject({
    neurons: count(1e9).describe('Neurons that a core can hold'),
    synapse_bits: memory().describe('Memory of a core for what its incoming synapses keep'),
    state_bits: memory().describe('Memory of a core for what its neurons keep'),
    fan_in: count(1e9).describe('Different neurons and inputs that can reach a core'),
    fan_out: count(1e9).describe('Routes of a core: one for each neuron and each core that its spikes go to'),
  }),
  memory: memory()
    .optional()
    .describe('Memory of the whole chip, where synapses, states and presented vectors share one'),
  arithmetic: z
    .enum(['float32', 'fixed-point'])
    .default('float32')
    .describe(
      'float32: numbers are held in float32, on the grids of their formats. fixed-point: integers throughout, bit for bit as protocols/fixed-chip.md says',
    ),
  formats: z.strictObject({
    weight: formatSchema,
    accumulator: formatSchema,
    membrane: formatSchema,
    trace: formatSchema,
  }),
  link: z.strictObject({
    events_per_tick: sourced('1/tick', { min: 1, max: 1e12, whole: true }).describe(
      'Events that can enter, and that can leave, a core (or the chip) within a tick',
    ),
  }),
  tick: sourced('s', { above: 0, max: 3600 }).describe('Duration of a time step'),
  static_power: sourced('W', { min: 0, max: 1e6 })
    .optional()
    .describe('Of the whole chip, switched on and idle'),
  slots: sourced('1', { min: 0, max: 1024, whole: true }).describe('States that can be captured at once'),
  max_batch: count(65_536).describe('Samples of one Settle'),
});

export type ChipCard = z.output<typeof chipCardSchema>;

export const CHIP_CARD: CardKind<typeof chipCardSchema> = {
  kind: 'chip',
  folder: 'chips',
  format,
  schema: chipCardSchema,
};
