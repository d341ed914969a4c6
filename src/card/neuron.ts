import { z } from 'zod';
import { type CardKind, cardHeader } from './load.js';
import { sourced, sourcedWord } from './sourced.js';
import { STANDINGS } from './standing.js';

const format = 'nudge.neuron-card/1';

const ticksFrom = (min: number) => sourced('tick', { min, max: 1_000_000 });

/** Relative deviations from the values above, one per neuron. */
const deviations = (what: string) =>
  z.array(z.number().min(-0.999).max(100)).max(100_000).optional().describe(`${what}, one per neuron`);

/** What was found of each neuron of one population of a board. */
const individuals = z
  .strictObject({
    neurons: z.int().min(1).max(100_000).describe('Neurons of the population that was measured'),
    threshold: deviations('Relative deviations of the threshold'),
    leak: deviations('Relative deviations of the leak'),
    dead: z.array(z.int().min(0).max(99_999)).max(100_000).default([]).describe('Neurons that never fire'),
    standing: z.enum(STANDINGS),
    source: z.string().min(1),
  })
  .superRefine(({ neurons, ...lists }, context) => {
    for (const key of ['threshold', 'leak'] as const) {
      const found = lists[key]?.length ?? neurons;
      if (found === neurons) continue;
      const params = { problem: { found: `${found}`, allowed: `${neurons}` } };
      context.addIssue({ code: 'custom', message: 'not one for each neuron', path: [key], params });
    }
  });

const fields = z.strictObject({
  ...cardHeader(format),
  leak_per_tick: sourced('1/tick', { min: 0, max: 1 }).describe('Part of the membrane lost per tick'),
  threshold: sourced('1', { above: 0, max: 1000 }).describe('Membrane potential at which the neuron spikes'),
  reset: sourcedWord(['subtract', 'zero']).describe('subtract keeps what exceeds the threshold'),
  refractory_ticks: sourced('tick', { min: 0, max: 10_000, whole: true }),
  floor: sourced('1', { min: -1000, max: 1000 }).describe('The membrane is clamped to [floor, ceiling]'),
  ceiling: sourced('1', { min: -1000, max: 1000 }),
  initial_potential: sourced('1', { min: 0, max: 1000 }).describe('A fresh start draws from U[0, this)'),
  input_gain: sourced('1', { min: 0, max: 1000 }).describe('Current per unit of presented intensity'),
  rate_ticks: ticksFrom(1).describe('Time constant of the rate trace'),
  acceleration_ticks: ticksFrom(1).describe('Time constant of the second filter'),
  acceleration_threshold: sourced('1/tick', { min: 0, max: 1 }).describe('Smaller accelerations count as 0'),
  trigger_delay_ticks: sourced('tick', { min: 0, max: 1000, whole: true }).describe(
    'Ticks between a spike and the weight update it triggers',
  ),
  weight_gain: sourced('1', { above: 0, max: 1000 })
    .optional()
    .describe(
      'Potential that a weight of 1 adds, as it was read; the potentials above are in units of weights',
    ),
  individuals: individuals
    .optional()
    .describe('How the neurons of a board differ; an emulated population gets these'),
});

/**
 * Integrate-and-fire neuron with the two rate filters that EqSpike learning reads (`SpikingUnit` of the
 * protocol). Potentials are in units in which weights are; rates are in spikes per tick.
 */
export const neuronSchema = fields.superRefine((card, context) => {
  const below = (field: 'floor' | 'threshold', limit: 'threshold' | 'ceiling') => {
    if (card[field].value <= card[limit].value) return;
    context.addIssue({
      code: 'custom',
      message: `the ${field} is above the ${limit}`,
      path: [field, 'value'],
      params: { problem: { found: `${card[field].value}`, allowed: `at most ${card[limit].value}` } },
    });
  };
  below('floor', 'threshold');
  below('threshold', 'ceiling');
});

export type NeuronCard = z.output<typeof neuronSchema>;

export const NEURON_CARD: CardKind<typeof neuronSchema> = {
  kind: 'neuron',
  folder: 'neurons',
  format,
  schema: neuronSchema,
};

type NeuronField = Exclude<
  keyof NeuronCard,
  'format' | 'name' | 'description' | 'weight_gain' | 'individuals'
>;

/** The bare values of a neuron card, by their keys: what an experiment starts from and may override. */
export function neuronValues(card: NeuronCard): { [K in NeuronField]: NeuronCard[K]['value'] } {
  const { format: _f, name: _n, description: _d, weight_gain: _w, individuals: _i, ...fields } = card;
  const entries = Object.entries(fields).map(([key, field]) => [key, field.value]);
  return Object.fromEntries(entries) as { [K in NeuronField]: NeuronCard[K]['value'] };
}
