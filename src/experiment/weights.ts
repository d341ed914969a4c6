import type { ConfigurePopulation, Tensor } from '../protocol/messages.js';
import { relaxes } from '../protocol/relaxing.js';
import type { Session, Unnumbered } from '../stream/session.js';
import { biasesOf } from '../substrate/rate/bias.js';
import { startsWarm } from './contrast.js';
import type { Design } from './design.js';
import { neuronsOf } from './design.js';
import { initialWeights } from './network.js';
/** Everything learnt: weights by projection, [source][target] row-major; biases by population, empty without any. */
export interface Weights {
  readonly projections: readonly Float32Array[];
  readonly biases: readonly Float32Array[];
  /** Snapshot of a chip that keeps more than weights: hidden numbers, cells and their wear. */
  readonly image?: Uint8Array | undefined;
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
