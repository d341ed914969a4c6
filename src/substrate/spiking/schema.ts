import { z } from 'zod';

/**
 * What an experiment may say about the units of the spiking substrate: one object per `kind`.
 * Keys carry their unit; potentials are in units of weight (a threshold of 1 means one unit of summed weight).
 */

const ticks = (low: number, high: number) => z.int().min(low).max(high);

/** Turns presented intensities into spikes. */
export const sourceUnit = z
  .strictObject({
    kind: z.literal('source').describe('A spike source: intensities in, spikes out, no membrane.'),
    encoder: z
      .enum(['regular', 'bernoulli', 'events'])
      .default('regular')
      .describe(
        'How an intensity becomes spikes. regular: evenly spaced (least noise); bernoulli: an independent draw per tick; events: only spikes sent by the host.',
      ),
    max_rate_per_tick: z.number().min(0).max(1).default(0.5).describe('Spikes per tick at full intensity.'),
  })
  .describe('A population that turns presented intensities into spikes.');

/** Fields that a neuron card of kind `spiking` may give; an experiment may override each of them. */
export const spikingFields = {
  leak_per_tick: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Part of the membrane potential lost per tick; 0 is a plain integrator.'),
  threshold: z.number().min(1e-6).max(1000).default(1).describe('Potential at which the neuron spikes.'),
  reset: z
    .enum(['subtract', 'zero'])
    .default('subtract')
    .describe(
      'After a spike the threshold is subtracted (soft reset), or the potential set to 0 (hard reset).',
    ),
  refractory_ticks: ticks(0, 10_000).default(0).describe('Ticks of silence after a spike.'),
  floor: z
    .number()
    .min(-1000)
    .max(1000)
    .default(-1)
    .describe('The potential is kept from falling below this.'),
  ceiling: z
    .number()
    .min(-1000)
    .max(1000)
    .default(2)
    .describe('The potential is kept from rising above this.'),
  initial_potential: z
    .number()
    .min(0)
    .max(1000)
    .default(0.5)
    .describe('A sample starts with a potential drawn evenly from 0 to this.'),
  input_gain: z
    .number()
    .min(0)
    .max(1e3)
    .default(0)
    .describe(
      'Current per unit of presented intensity (constant-current inputs); 0 where nothing is presented.',
    ),
  rate_ticks: z
    .number()
    .min(1)
    .max(1_000_000)
    .default(5)
    .describe('Time constant of the spike-rate trace, in ticks.'),
  acceleration_ticks: z
    .number()
    .min(1)
    .max(1_000_000)
    .default(5)
    .describe('Time constant of the second filter, whose increment is the acceleration, in ticks.'),
  acceleration_threshold: z
    .number()
    .min(0)
    .max(1)
    .default(0.01)
    .describe(
      'Accelerations smaller than this, in spikes per tick per tick, count as 0 and cause no update.',
    ),
  trigger_delay_ticks: ticks(0, 63)
    .default(10)
    .describe(
      'Ticks between a spike and the weight update it triggers; about rate_ticks + acceleration_ticks removes the lag bias.',
    ),
} as const;

/** Leaky or plain integrate-and-fire neuron with the traces that EqSpike learning reads. */
export const spikingUnit = z
  .strictObject({
    kind: z.literal('spiking').default('spiking').describe('An integrate-and-fire neuron that can learn.'),
    card: z
      .string()
      .min(1)
      .default('sdep-if')
      .describe(
        'Neuron card (see `nudge cards`) or path of one; it gives every field that is not given here. The defaults below are those of sdep-if.',
      ),
    ...spikingFields,
    bias_learning_rate: z
      .number()
      .min(0)
      .max(10)
      .default(0.03)
      .describe('Step size of the biases; 0 keeps them fixed.'),
  })
  .describe('A population of integrate-and-fire neurons with the traces that learning reads.');

/** Fields that a neuron card of kind `cuba` may give. */
export const cubaFields = {
  membrane_ticks: z.number().min(1).max(1e6).default(200).describe('Membrane time constant, in ticks.'),
  current_ticks: z
    .tuple([z.number().min(1).max(1e6), z.number().min(1).max(1e6)])
    .default([50, 100])
    .describe('Time constants of the two synaptic currents (receptor 0 and receptor 1), in ticks.'),
  rest: z.number().min(-1e6).max(1e6).default(-49).describe('Potential towards which the membrane decays.'),
  threshold: z.number().min(-1e6).max(1e6).default(-50).describe('Potential at which the neuron spikes.'),
  reset_to: z.number().min(-1e6).max(1e6).default(-60).describe('Potential after a spike.'),
  refractory_ticks: ticks(0, 4095).default(50).describe('Ticks of silence after a spike.'),
  initial_low: z.number().min(-1e6).max(1e6).default(-60).describe('Lower end of the drawn first potential.'),
  initial_high: z
    .number()
    .min(-1e6)
    .max(1e6)
    .default(-50)
    .describe('Upper end of the drawn first potential.'),
} as const;

/** Integrate-and-fire neuron with two decaying currents; it runs but does not learn. */
export const cubaUnit = z
  .strictObject({
    kind: z.literal('cuba').describe('A neuron with two exponentially decaying currents; inference only.'),
    ...cubaFields,
  })
  .describe('A population of current-based neurons with two receptors; they run but do not learn.');
