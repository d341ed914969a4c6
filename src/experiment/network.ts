import type { ChipCard } from '../chip/card.js';
import type { Formats } from '../chip/precision.js';
import { CAPTURED_SLOTS } from '../estimator/contrast.js';
import { slotsOf } from '../estimator/states.js';
import type {
  Configure,
  ConfigureConductances,
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigurePulses,
  ConfigureSynapse,
  CubaUnit,
  Descent,
  NumberFormat,
  Plasticity,
  RateUnit,
  ResistiveUnit,
  SourceUnit,
  SpikingUnit,
  Unit,
} from '../protocol/messages.js';
import { relaxes } from '../protocol/relaxing.js';
import { conductanceCommands } from './conductances.js';
import { comparesStates, goesBack, plasticityOf as whenMoved } from './contrast.js';
import { byName } from './graph.js';
import { drawTopology, drawWeights, synapsesOf, type Topology } from './initial.js';
import type { Experiment, Population, Projection } from './schema.js';
import { pulseCommands, storageOf, synapseCommands } from './synapses.js';

/** A command before the stream gives it its number. */
export type Unsent<C extends { readonly requestId: number }> = Omit<C, 'requestId'>;

/** A network as a chip is told it: population and projection ids are indices of these lists. */
export interface Network {
  readonly configure: Unsent<Configure>;
  readonly populations: readonly Unsent<ConfigurePopulation>[];
  readonly projections: readonly Unsent<ConfigureProjection>[];
  /** Per projection; undefined where dense. */
  readonly topologies: readonly (Topology | undefined)[];
  /** Of projections whose weights are not real numbers. */
  readonly synapses: readonly Unsent<ConfigureSynapse>[];
  /** Of those that pulses move. */
  readonly pulses: readonly Unsent<ConfigurePulses>[];
  /** Of those that are programmed to conductances. */
  readonly conductances: readonly Unsent<ConfigureConductances>[];
  readonly convolutions: readonly Unsent<ConfigureConvolution>[];
}

/**
 * Says a checked experiment in the words of the protocol.
 * @param formats of the chip, with the experiment's own widths in their place
 * @param arithmetic of the chip: whether weights are integers
 */
export function networkOf(
  experiment: Experiment,
  formats: Formats,
  arithmetic: ChipCard['arithmetic'] = 'float32',
): Network {
  const { populations, projections } = experiment.network;
  const topologies = projections.map((projection, id) =>
    projection.connectivity === 'sparse' ? drawTopology(experiment, id) : undefined,
  );
  return {
    // Only a contrast of two states captures any; along the path none has to be.
    configure: {
      kind: 'configure',
      seed: experiment.seed,
      slots: capturedStates(experiment),
    },
    populations: populations.map((population, id) => populationCommand(experiment, population, id, formats)),
    projections: projections.map((projection, id) =>
      projectionCommand(experiment, projection, id, { formats, arithmetic }, topologies[id]),
    ),
    topologies,
    synapses: synapseCommands(experiment, formats),
    pulses: pulseCommands(experiment),
    conductances: conductanceCommands(experiment),
    convolutions: projections.flatMap((projection, id) => convolutionCommand(projection, id)),
  };
}

function capturedStates({ estimator }: Experiment): number {
  if (goesBack(estimator)) return 0;
  if (comparesStates(estimator)) return slotsOf(estimator);
  return estimator.plasticity === 'captured' ? CAPTURED_SLOTS : 0;
}

/** First weights of every projection of `network`, row-major [source][target]. */
export function initialWeights(experiment: Experiment, network: Network): Float32Array[] {
  return network.projections.map(({ id, synapses }) => drawWeights(experiment, id, synapses));
}

/** All learning rates are multiplied by this during an epoch (from 0). */
export function rateScale(experiment: Experiment, epoch: number): number {
  const { rate_decay_per_epoch: decay, rate_cosine: cosine } = experiment.training;
  if (!cosine) return decay ** epoch;
  const way = Math.min(epoch / cosine.epochs, 1);
  return decay ** epoch * (cosine.final + ((1 - cosine.final) * (1 + Math.cos(Math.PI * way))) / 2);
}

/** Ids of the population that is shown the samples and of the one that answers. */
export function endsOf(experiment: Experiment): { input: number; output: number } {
  const indexOf = (role: Population['role']) =>
    experiment.network.populations.findIndex(population => population.role === role);
  return { input: indexOf('input'), output: indexOf('output') };
}

function populationCommand(
  experiment: Experiment,
  population: Population,
  id: number,
  formats: Formats,
): Unsent<ConfigurePopulation> {
  const learnsHere = whenMoved(experiment.estimator) !== 'host';
  return {
    kind: 'population',
    id,
    name: population.name,
    role: population.role,
    shape: population.shape ?? [population.neurons],
    unit: unitOf(learnsHere ? population.unit : fixed(population.unit), formats, experiment),
  };
}

function projectionCommand(
  experiment: Experiment,
  projection: Projection,
  id: number,
  { formats, arithmetic }: { formats: Formats; arithmetic: ChipCard['arithmetic'] },
  topology: Topology | undefined,
): Unsent<ConfigureProjection> {
  const idOf = (name: string) => experiment.network.populations.findIndex(entry => entry.name === name);
  return {
    kind: 'projection',
    id,
    name: projection.name,
    source: idOf(projection.from),
    target: idOf(projection.to),
    connectivity: projection.connectivity,
    synapses: topology?.targets.length ?? synapsesOf(experiment, projection),
    bidirectional: projection.bidirectional,
    delayTicks: shortestDelay(experiment, projection) + projection.extra_delay_ticks,
    receptor: projection.receptor,
    weight: formats.weight,
    accumulator: formats.accumulator,
    storage: arithmetic === 'fixed-point' ? narrowest(formats.weight) : storageOf(projection.synapse),
    learningRate: projection.synapse.learning_rate,
    plasticity: plasticityOf(experiment, projection),
    ...(projection.synapse.kind === 'real' ? descentOf(projection.synapse) : {}),
    ...('contrast' in experiment.estimator && { contrast: experiment.estimator.contrast }),
  };
}

/** What is 0 is not said. */
const descentOf = ({ momentum, weight_decay }: { momentum: number; weight_decay: number }): Descent => ({
  ...(momentum > 0 ? { momentum } : {}),
  ...(weight_decay > 0 ? { weightDecay: weight_decay } : {}),
});

function convolutionCommand({ convolution }: Projection, projection: number): Unsent<ConfigureConvolution>[] {
  if (!convolution) return [];
  const { kernel, padding, pool, pool_size: poolSize } = convolution;
  return [{ kind: 'convolution', projection, kernel, padding, pool, poolSize }];
}

/** A fixed-point chip keeps integers just wide enough, whatever an experiment says of its emulation. */
const narrowest = ({ bits }: NumberFormat) => (bits <= 8 ? 'int8' : 'int16');

function plasticityOf({ estimator }: Experiment, { synapse }: Projection): Plasticity {
  // Captured states are compared by an update or by the host, and errors go back in one; no settle moves anything.
  const when = whenMoved(estimator);
  return synapse.learning_rate > 0 && (when === 'deferred' || when === 'continual') ? when : 'off';
}

/** Sources fire before the neurons are computed and settled states arrive at once; spikes of neurons in the next tick. */
function shortestDelay(experiment: Experiment, { from }: Projection): number {
  const { unit } = byName(experiment, from)!;
  return unit.kind === 'source' || relaxes(unit) ? 0 : 1;
}

/** The unit of a chip that does not learn: it keeps nothing that only learning needs. */
const fixed = (unit: UnitSettings): UnitSettings =>
  'bias_learning_rate' in unit ? { ...unit, bias_learning_rate: 0 } : unit;

type UnitSettings = Population['unit'];
type Of<K extends UnitSettings['kind']> = Extract<UnitSettings, { kind: K }>;

function unitOf(unit: UnitSettings, formats: Formats, experiment: Experiment): Unit {
  switch (unit.kind) {
    case 'source':
      return sourceOf(unit);
    case 'spiking':
      return spikingOf(unit, formats);
    case 'cuba':
      return cubaOf(unit);
    case 'rate':
      return rateOf(unit, experiment);
    case 'resistive':
      return resistiveOf(unit, experiment.training.batch_samples);
  }
}

const sourceOf = (unit: Of<'source'>): SourceUnit => ({
  kind: 'source',
  encoder: unit.encoder,
  maxRate: unit.max_rate_per_tick,
});

const spikingOf = (unit: Of<'spiking'>, formats: Formats): SpikingUnit => ({
  kind: 'spiking',
  leak: unit.leak_per_tick,
  threshold: unit.threshold,
  reset: unit.reset,
  refractoryTicks: unit.refractory_ticks,
  floor: unit.floor,
  ceiling: unit.ceiling,
  initialPotential: unit.initial_potential,
  inputGain: unit.input_gain,
  rateTicks: unit.rate_ticks,
  accelerationTicks: unit.acceleration_ticks,
  accelerationThreshold: unit.acceleration_threshold,
  triggerDelayTicks: unit.trigger_delay_ticks,
  biasLearningRate: unit.bias_learning_rate,
  membrane: formats.membrane,
  trace: formats.trace,
});

const rateOf = (unit: Of<'rate'>, { estimator, training }: Experiment): RateUnit => ({
  kind: 'rate',
  activation: unit.activation,
  dynamics: unit.dynamics,
  order: unit.order,
  step: unit.step,
  clipped: unit.clipped,
  nudge: unit.nudge,
  biasLearningRate: unit.bias_learning_rate,
  batch: training.batch_samples,
  sends: unit.sends,
  sendsAbove: unit.sends_above,
  biasPerChannel: unit.bias_per === 'channel',
  ...(unit.start !== 0 && { start: unit.start }),
  ...(estimator.kind === 'BPTT' && { history: estimator.back_steps }),
  ...descentOf(unit),
});

const resistiveOf = (unit: Of<'resistive'>, batch: number): ResistiveUnit => ({
  kind: 'resistive',
  gain: unit.gain,
  mirrored: unit.mirrored,
  diodes: unit.diodes,
  order: unit.order,
  biasLearningRate: unit.bias_learning_rate,
  batch,
  ...(unit.diode_drop > 0 && { diodeDrop: unit.diode_drop }),
  ...(unit.noise > 0 && { noise: unit.noise }),
});

const cubaOf = (unit: Of<'cuba'>): CubaUnit => ({
  kind: 'cuba',
  membraneTicks: unit.membrane_ticks,
  currentTicks: unit.current_ticks,
  rest: unit.rest,
  threshold: unit.threshold,
  resetTo: unit.reset_to,
  refractoryTicks: unit.refractory_ticks,
  initialLow: unit.initial_low,
  initialHigh: unit.initial_high,
});
