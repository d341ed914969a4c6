import { type Booking, memoryTable } from '../budget/booking.js';
import { widthsOf } from '../budget/widths.js';
import { loadCard } from '../card/load.js';
import { CHIP_CARD, type ChipCard } from '../chip/card.js';
import { capabilitiesOf, emulate } from '../chip/emulator.js';
import { type Placement, place } from '../chip/placement.js';
import { conditionsOf, type Formats, formatsOf } from '../chip/precision.js';
import type { CapabilitySheet } from '../chip/sheet.js';
import { SUBSTRATES } from '../chip/substrates.js';
import type { DataSet } from '../dataset/dataset.js';
import { findDataset } from '../dataset/find.js';
import { normalisePixels } from '../dataset/normalise.js';
import { padPixels } from '../dataset/pad.js';
import { permutePixels } from '../dataset/permute.js';
import { poolPixels } from '../dataset/pool.js';
import { type Split, splitDataset } from '../dataset/split.js';
import type { Conditions } from '../ledger/price.js';
import type { Widths } from '../ledger/widths.js';
import type { LinkReport } from '../link/board/report.js';
import { UserError } from '../problem/problem.js';
import type { Chip } from '../protocol/chip.js';
import type {
  ConfigureAnalog,
  ConfigureCells,
  ConfigureConductances,
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigurePulses,
  ConfigureSynapse,
  Tensor,
} from '../protocol/messages.js';
import { relaxes } from '../protocol/relaxing.js';
import type { Session, Unnumbered } from '../stream/session.js';
import { biasesOf } from '../substrate/rate/bias.js';
import type { KernelFactory } from '../substrate/spiking/network.js';
import { refusals } from './abilities.js';
import { type AnalogReads, analogOf } from './analog.js';
import { type Cells, cellsOf } from './cells.js';
import { startsWarm } from './contrast.js';
import { endsOf, initialWeights, type Network, networkOf } from './network.js';
import { checkData } from './resolve.js';
import type { Experiment } from './schema.js';

/** Everything learnt: weights by projection, [source][target] row-major; biases by population, empty without any. */
export interface Weights {
  readonly projections: readonly Float32Array[];
  readonly biases: readonly Float32Array[];
  /** Snapshot of a chip that keeps more than weights: hidden numbers, cells and their wear. */
  readonly image?: Uint8Array | undefined;
}

/** An experiment's network on its chip, before any data. */
export interface Design {
  readonly experiment: Experiment;
  readonly card: ChipCard;
  readonly formats: Formats;
  readonly network: Network;
  readonly capabilities: CapabilitySheet;
  readonly bookings: readonly Booking[];
  readonly placement: Placement;
  readonly widths: Widths;
  readonly conditions: Conditions;
  readonly cells: Cells;
  readonly analog: AnalogReads;
  /** Population ids. */
  readonly input: number;
  readonly output: number;
  readonly chip: Chip;
}

const neuronsOf = (p: { shape: readonly number[] }): number =>
  p.shape.reduce((product, side) => product * side, 1);

/** Lays a resolved experiment out on its chip, which computes with `kernels` where they are given. @throws UserError for a chip card that is missing or wrong */
export function design(experiment: Experiment, kernels?: KernelFactory): Design {
  const { card } = loadCard(CHIP_CARD, experiment.chip.card);
  const formats = formatsOf(card, experiment.chip.precision);
  const network = networkOf(experiment, formats, card.arithmetic);
  const populations = network.populations as readonly ConfigurePopulation[];
  const projections = network.projections as readonly ConfigureProjection[];
  const synapses = network.synapses as readonly ConfigureSynapse[];
  const cells = cellsOf(experiment, network.synapses, card.tick.value);
  const analog = analogOf(experiment, network);
  const said = {
    populations,
    projections,
    slots: network.configure.slots,
    synapses,
    pulses: network.pulses as readonly ConfigurePulses[],
    cells: cells.commands as readonly ConfigureCells[],
    conductances: network.conductances as readonly ConfigureConductances[],
    analog: analog.commands as readonly ConfigureAnalog[],
    convolutions: network.convolutions as readonly ConfigureConvolution[],
  };
  const { bookings } = SUBSTRATES[card.arithmetic];
  const booked = bookings(said);
  const neurons = populations.map(neuronsOf);
  return {
    experiment,
    card,
    formats,
    network,
    capabilities: capabilitiesOf(card),
    bookings: booked,
    placement: place(populations, projections, booked, card),
    // An operation moves the bits of one sample, however many are kept side by side.
    widths: widthsOf(bookings({ ...said, populations: populations.map(alone) }), neurons, projections),
    cells,
    analog,
    conditions: {
      ...conditionsOf(card, formats),
      devices: { ...cells.prices, ...analog.prices },
      // A circuit that settles by itself has no ticks.
      ...(experiment.chip.circuit !== null && { circuit: {}, tick: undefined }),
      pulsed: network.pulses.length + network.conductances.length > 0,
    },
    ...endsOf(experiment),
    chip: emulate(card, kernels),
  };
}

const alone = (population: ConfigurePopulation): ConfigurePopulation =>
  relaxes(population.unit) ? { ...population, unit: { ...population.unit, batch: 1 } } : population;

/** The memory table of a design. */
export function memoryOf({ bookings: booked, network }: Design) {
  return memoryTable(booked, {
    populations: network.populations.map(p => ({ name: p.name, size: neuronsOf(p) })),
    projections: network.projections.map(p => ({ name: p.name, size: p.synapses })),
  });
}

/** A design with its data. */
export interface Trial extends Design {
  /** There is one such chip: nothing can be done on a second one beside it. */
  readonly single?: boolean;
  /** What the link to the chip has done so far, where the chip is on a line. */
  readonly link?: () => LinkReport;
  readonly data: DataSet;
  readonly split: Split;
}

/** Loads and splits the data of an experiment. @throws UserError with every kind of data or chip problem */
export function prepare(
  experiment: Experiment,
  dataDir: string | undefined,
  find = findDataset,
  kernels?: KernelFactory,
): Trial {
  const designed = design(experiment, kernels);
  const obstacles = [...designed.placement.violations, ...designed.cells.problems, ...refusals(designed)];
  if (obstacles.length > 0) throw new UserError(obstacles);
  const data = preparedPixels(find(experiment.data.set, dataDir), experiment.data);
  checkData(experiment, { image: [data.height, data.width, data.channels], classes: data.classes });
  const { train_samples, validation_samples, test_samples } = experiment.data;
  const request = {
    seed: experiment.seed,
    train: train_samples,
    validation: validation_samples,
    test: test_samples,
    classes: experiment.data.classes,
  };
  return { ...designed, data, split: splitDataset(data, request) };
}

/** Images as an experiment wants all of them, in training and tests. */
function preparedPixels(data: DataSet, how: Experiment['data']): DataSet {
  const image = padPixels(poolPixels(data, how.mean_pool), how.pad);
  return normalisePixels(permutePixels(image, how.pixel_permutation), how.normalise);
}

/** Whether the units of a population add a bias to what arrives. */
export const hasBias = ({ unit, role }: Pick<ConfigurePopulation, 'unit' | 'role'>): boolean =>
  unit.kind === 'spiking' || (relaxes(unit) && role !== 'input');

/** Biases that a population keeps. */
export const biasCount = (population: Pick<ConfigurePopulation, 'unit' | 'role' | 'shape'>): number => {
  if (!hasBias(population)) return 0;
  const { unit } = population;
  return unit.kind === 'rate' ? biasesOf(population, unit) : neuronsOf(population);
};

/** The weights an experiment starts from; biases are 0. */
export function firstWeights({ experiment, network }: Design): Weights {
  const biases = network.populations.map(p => new Float32Array(biasCount(p)));
  return { projections: initialWeights(experiment, network), biases };
}

const whole = <T extends { length: number }>(data: T) => ({
  offset: 0,
  count: data.length,
  total: data.length,
  data,
});

/** Commands that configure a chip and give it weights. */
export function* setUp({ analog, cells, network }: Design, weights: Weights): Generator<Unnumbered> {
  yield network.configure;
  yield* network.populations;
  for (const [id, projection] of network.projections.entries()) {
    yield projection;
    const topology = network.topologies[id];
    if (!topology) continue;
    yield { kind: 'topology', projection: id, part: 'rows', ...whole(topology.rows) };
    yield { kind: 'topology', projection: id, part: 'targets', ...whole(topology.targets) };
  }
  yield* network.synapses;
  yield* network.pulses;
  yield* network.conductances;
  yield* network.convolutions;
  yield* analog.commands;
  yield* cells.commands;
  yield { kind: 'commit' };
  if (weights.image) {
    yield { kind: 'restore', ...whole(weights.image) };
    return;
  }
  for (const [id, data] of weights.projections.entries()) {
    yield { kind: 'write-weights', tensor: 'weight', id, ...whole(data) };
  }
  for (const [id, data] of weights.biases.entries()) {
    if (data.length > 0) yield { kind: 'write-weights', tensor: 'bias', id, ...whole(data) };
  }
}

/** Reads everything learnt from a chip. */
export async function readWeights(design: Design, session: Session): Promise<Weights> {
  const { network } = design;
  const read = async (tensor: 'weight' | 'bias', id: number) =>
    (await readTensor(session, tensor, id)) as Float32Array;
  const projections: Float32Array[] = [];
  for (const { id } of network.projections) projections.push(await read('weight', id));
  const biases: Float32Array[] = [];
  for (const population of network.populations) {
    biases.push(hasBias(population) ? await read('bias', population.id) : new Float32Array(0));
  }
  return { projections, biases, image: remembers(design) ? await readImage(session) : undefined };
}

/** Whether a chip keeps more than weights that learning goes on from: hidden numbers, cells, momentum, rates. */
const remembers = ({ experiment, network: { synapses, projections, populations } }: Design): boolean =>
  startsWarm(experiment.estimator) ||
  synapses.length > 0 ||
  projections.some(({ momentum }) => momentum) ||
  populations.some(({ unit }) => unit.kind === 'rate' && unit.momentum);

/** Reads a tensor whole: counts for pulses, else values. */
export async function readTensor(session: Session, tensor: Tensor, id: number) {
  const blocks = (await session.ask({ kind: 'read-weights', tensor, id })).filter(
    event => event.kind === 'weights',
  );
  if (blocks.length === 1) return blocks[0]!.data as Float32Array | Uint32Array;
  const total = blocks[0]?.total ?? 0;
  const out = tensor === 'pulses' ? new Uint32Array(total) : new Float32Array(total);
  for (const { data, offset } of blocks) out.set(data, offset);
  return out;
}

export async function readImage(session: Session): Promise<Uint8Array> {
  const parts = (await session.ask({ kind: 'snapshot' })).filter(event => event.kind === 'snapshot-block');
  const image = new Uint8Array(parts[0]?.total ?? 0);
  for (const { data, offset } of parts) image.set(data, offset);
  return image;
}
