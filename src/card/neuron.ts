import { z } from 'zod';
import { type CardKind, cardHeader } from './load.js';
import { sourced, sourcedWord } from './sourced.js';

const format = 'nudge.neuron-card/1';

const ticksFrom = (min: number) => sourced('tick', { min, max: 1_000_000 });

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

type NeuronField = Exclude<keyof NeuronCard, 'format' | 'name' | 'description'>;

/** The bare values of a neuron card, by their keys: what an experiment starts from and may override. */
export function neuronValues(card: NeuronCard): { [K in NeuronField]: NeuronCard[K]['value'] } {
  const { format: _format, name: _name, description: _description, ...fields } = card;
  const entries = Object.entries(fields).map(([key, field]) => [key, field.value]);
  return Object.fromEntries(entries) as { [K in NeuronField]: NeuronCard[K]['value'] };
}
