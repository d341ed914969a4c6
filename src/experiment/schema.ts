import { z } from 'zod';
import { chipSchema } from '../chip/schema.js';
import { dataSchema } from '../dataset/schema.js';
import { backEstimator, centeredEstimator, oneSidedEstimator, statesEstimator } from '../estimator/schema.js';
import { faultSchema } from '../fault/schema.js';
import { outputsSchema } from '../run/schema.js';
import { convolution, rateUnit } from '../substrate/rate/schema.js';
import { resistiveUnit } from '../substrate/resistive/schema.js';
import { cubaUnit, sourceUnit, spikingUnit } from '../substrate/spiking/schema.js';
import {
  binarySynapse,
  conductanceInit,
  conductanceSynapse,
  constantInit,
  fanInUniformInit,
  glorotUniformInit,
  metaplasticSynapse,
  mirrorInit,
  pulsedSynapse,
  realSynapse,
  ternarySynapse,
  uniformInit,
} from '../synapse/schema.js';

/**
 * The experiment file. Each member of an axis brings its own fragment; a new member is one line in that axis's
 * table below. No schema here transforms, so the same schema also makes the JSON Schema that editors read;
 * whatever needs computing happens after parsing (`resolve.ts`, `network.ts`).
 */

/** Units: what a population is made of. */
const unit = z.discriminatedUnion('kind', [spikingUnit, sourceUnit, cubaUnit, rateUnit, resistiveUnit]);
/** Synapses: what a projection stores and how it changes. */
const synapse = z.discriminatedUnion('kind', [
  realSynapse,
  ternarySynapse,
  binarySynapse,
  metaplasticSynapse,
  pulsedSynapse,
  conductanceSynapse,
]);
/** Estimators: which passes are made and how they yield each parameter's direction. */
const estimator = z.discriminatedUnion('kind', [
  centeredEstimator,
  oneSidedEstimator,
  statesEstimator,
  backEstimator,
]);
/** First weights. */
const init = z.discriminatedUnion('kind', [
  glorotUniformInit,
  fanInUniformInit,
  uniformInit,
  constantInit,
  conductanceInit,
  mirrorInit,
]);

export const EXPERIMENT_FORMAT = 'nudge.experiment/1';

const name = (what: string) =>
  z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,31}$/)
    .describe(`${what}: a letter, then at most 31 letters, digits, - or _.`);

const population = z
  .strictObject({
    name: name('Name of the population, unlike any other'),
    role: z
      .enum(['input', 'hidden', 'output'])
      .default('hidden')
      .describe(
        'input: shown the sample; output: its spikes are the answer, and it is nudged; hidden: the rest.',
      ),
    neurons: z.int().min(1).max(1_000_000).default(100).describe('Number of neurons.'),
    shape: z
      .array(z.int().min(1).max(1_000_000))
      .length(3)
      .nullable()
      .default(null)
      .describe(
        '[height, width, channels] of neurons that convolutions join; their product is `neurons`. null: no image.',
      ),
    neurons_per_class: z
      .int()
      .min(1)
      .max(100_000)
      .default(1)
      .describe(
        'Neurons of an output of rates that stand for each class, side by side: all are shown its target, and its score is their mean.',
      ),
    unit: unit.prefault({}).describe('What the neurons are.'),
  })
  .describe('A group of like neurons.');

const projection = z
  .strictObject({
    name: name('Name of the projection, unlike any other'),
    from: name('Population whose spikes it carries'),
    to: name('Population it feeds'),
    connectivity: z
      .enum(['dense', 'sparse', 'convolution'])
      .default('dense')
      .describe(
        'dense: every pair is connected; sparse: each pair with probability `density`; convolution: kernels over an image, rate units only.',
      ),
    convolution: convolution
      .nullable()
      .default(null)
      .describe('Kernels and pooling of a projection of connectivity convolution; null for others.'),
    density: z
      .number()
      .min(1e-6)
      .max(1)
      .default(1)
      .describe('Probability that a pair is connected; 1 when dense.'),
    bidirectional: z
      .boolean()
      .default(false)
      .describe('One stored weight used in both directions; it is how an error reaches the layer before.'),
    extra_delay_ticks: z
      .int()
      .min(0)
      .max(62)
      .default(0)
      .describe(
        'Ticks a spike travels beyond the shortest way, which is 0 from a source and 1 from neurons.',
      ),
    receptor: z
      .int()
      .min(0)
      .max(1)
      .default(0)
      .describe('Synaptic current of the target that is fed; 1 exists on cuba units only.'),
    init: init.prefault({}).describe('How the first weights are drawn.'),
    synapse: synapse.prefault({}).describe('What a synapse stores and how fast it learns.'),
  })
  .describe('All synapses from one population to another.');

type PopulationInput = z.input<typeof population>;
type ProjectionInput = z.input<typeof projection>;

/**
 * Step size of the default experiment, chosen on 1,500 validation samples of the packaged digits; 8,000 samples
 * bear a larger one than the 0.03 that suits 60,000.
 */
const DIGITS_RATE = 0.06;

/** The populations of an experiment that names none: 784-100-10. */
export const DEFAULT_POPULATIONS: readonly PopulationInput[] = [
  { name: 'pixels', role: 'input', neurons: 784, unit: { kind: 'source' } },
  {
    name: 'hidden',
    role: 'hidden',
    neurons: 100,
    unit: { kind: 'spiking', bias_learning_rate: DIGITS_RATE },
  },
  { name: 'digit', role: 'output', neurons: 10, unit: { kind: 'spiking', bias_learning_rate: DIGITS_RATE } },
];

/** The projections of an experiment that names none. */
export const DEFAULT_PROJECTIONS: readonly ProjectionInput[] = [
  {
    name: 'pixels-hidden',
    from: 'pixels',
    to: 'hidden',
    init: { kind: 'glorot-uniform', gain: 2 },
    synapse: { learning_rate: DIGITS_RATE },
  },
  {
    name: 'hidden-digit',
    from: 'hidden',
    to: 'digit',
    bidirectional: true,
    synapse: { learning_rate: DIGITS_RATE },
  },
];

const network = z
  .strictObject({
    populations: z
      .array(population)
      .min(2)
      .max(256)
      .prefault([...DEFAULT_POPULATIONS])
      .describe('The populations; by default 784 pixels, 100 hidden neurons, 10 digits.'),
    projections: z
      .array(projection)
      .min(1)
      .max(1024)
      .prefault([...DEFAULT_PROJECTIONS])
      .describe('The projections; by default pixels to hidden, and hidden to digit in both directions.'),
  })
  .describe('Who is there and who is connected to whom.');

const training = z
  .strictObject({
    epochs: z.int().min(1).max(100_000).default(15).describe('Times the training part is gone through.'),
    batch_samples: z
      .int()
      .min(1)
      .max(65_535)
      .default(1)
      .describe(
        'Samples learnt from at once, their contrasts averaged; above 1 on networks of rates, which settle them side by side.',
      ),
    rate_decay_per_epoch: z
      .number()
      .min(0.01)
      .max(1)
      .default(0.85)
      .describe('Every learning rate is multiplied by this after each epoch.'),
    rate_cosine: z
      .strictObject({
        epochs: z.int().min(1).max(100_000).default(100).describe('Epochs from the top to the bottom.'),
        final: z.number().min(0).max(1).default(0).describe('Share of the rates at the bottom and after it.'),
      })
      .nullable()
      .default(null)
      .describe(
        'Every learning rate also follows half a cosine, epoch by epoch, from its full size to the share `final`; null for none.',
      ),
    monitor_every_samples: z
      .int()
      .min(1)
      .max(100_000_000)
      .default(10)
      .describe('Training samples between two extra un-nudged passes that measure the rolling accuracy.'),
  })
  .describe('How long the network learns and how its steps shrink.');

const evaluation = z
  .strictObject({
    ticks: z
      .int()
      .min(1)
      .max(100_000)
      .default(50)
      .describe('Ticks a sample is shown for when it is only read.'),
    readout_from_tick: z
      .int()
      .min(0)
      .max(100_000)
      .default(16)
      .describe('First tick whose output spikes count; the ticks before are the settling transient.'),
    every_epochs: z.int().min(1).max(100_000).default(1).describe('Epochs between two tests.'),
  })
  .describe('How the network is tested.');

export const experimentSchema = z
  .strictObject({
    format: z
      .literal(EXPERIMENT_FORMAT)
      .describe('What this file is, and the version of its format. The only required key.'),
    name: z
      .string()
      .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}$/)
      .default('digits')
      .describe(
        'Name of the experiment: letters, digits, . _ or -, at most 64. It is part of the run folder’s name.',
      ),
    description: z.string().max(10_000).default('').describe('Anything worth knowing about it.'),
    seed: z
      .int()
      .min(0)
      .max(0xffff_ffff)
      .default(1)
      .describe('Number from which every random draw follows; the same seed gives the same bits.'),
    data: dataSchema.prefault({}),
    network: network.prefault({}),
    chip: chipSchema.prefault({}),
    estimator: estimator.prefault({}).describe('The passes made for each sample.'),
    training: training.prefault({}),
    evaluation: evaluation.prefault({}),
    faults: z
      .array(faultSchema)
      .max(256)
      .default([])
      .describe('What is broken, where and when; nothing by default.'),
    outputs: outputsSchema.prefault({}),
  })
  .describe('One experiment of nudge.');

/** A fully resolved experiment: every number is there, and parsing it again yields the same. */
export type Experiment = z.output<typeof experimentSchema>;
/** An experiment as a person writes it. */
export type ExperimentInput = z.input<typeof experimentSchema>;
export type Population = Experiment['network']['populations'][number];
export type Projection = Experiment['network']['projections'][number];
