import type {
  ConfigurePopulation,
  ConfigureProjection,
  Descent,
  Drive,
  RateUnit,
  Settle,
  Settled,
  StateBlock,
  Tensor,
  WeightBlock,
} from '../../src/protocol/messages.js';
import type { Session, Unnumbered } from '../../src/stream/session.js';
import { FLOAT, whole } from './toy-network.js';

/** A layered network: layer 0 is the input. `weights[k]` is [target][source] from layer k to k + 1, as papers write it. */
export interface Layered {
  readonly unit: Partial<RateUnit>;
  /** Of the output, where it differs. */
  readonly output?: Partial<RateUnit>;
  readonly weights: readonly (readonly (readonly number[])[])[];
  readonly biases: readonly (readonly number[])[];
  readonly slots?: number;
  readonly plasticity?: 'off' | 'continual';
  readonly learningRate?: number;
  /** Weights that lead back, [source layer][target layer], one matrix per weight above the input; the same where absent. */
  readonly back?: readonly (readonly (readonly number[])[])[];
  readonly contrast?: ConfigureProjection['contrast'];
  /** Momentum and decay of all weights. */
  readonly descent?: Descent;
}

/** Net N of the notes: 2 inputs, 3 hidden, 2 output units. */
export const X = [1, 0.5];
export const Y = [1, 0];
export const W1 = [
  [0.3, -0.1],
  [-0.2, 0.4],
  [0.1, 0.2],
];
export const W2 = [
  [0.25, -0.15, 0.3],
  [-0.1, 0.35, 0.2],
];
export const B1 = [0.2, 0.3, 0.1];
export const B2 = [0.1, 0.15];
export const NET_N = { weights: [W1, W2], biases: [B1, B2] } as const;

export const rateUnit = (changes: Partial<RateUnit> = {}): RateUnit => ({
  kind: 'rate',
  activation: 'hard-sigmoid',
  dynamics: 'fixed-point',
  order: 'synchronous',
  step: 1,
  clipped: false,
  nudge: 'inside',
  biasLearningRate: 1,
  batch: 1,
  sends: 'all',
  sendsAbove: 0,
  biasPerChannel: false,
  ...changes,
});

/** Commands that configure a layered network, coupled both ways above the input, and give it its weights. */
export function* layered(net: Layered): Generator<Unnumbered> {
  yield { kind: 'configure', seed: 1, slots: net.slots ?? 3 };
  yield* populationsOf(net);
  yield* projectionsOf(net);
  yield { kind: 'commit' };
  for (const [id, weight] of [...net.weights, ...(net.back ?? [])].entries()) {
    const data = Float32Array.from(weight[0]!.flatMap((_, source) => weight.map(row => row[source]!)));
    yield { kind: 'write-weights', tensor: 'weight', id, ...whole(data) };
  }
  for (const [k, bias] of net.biases.entries()) {
    yield { kind: 'write-weights', tensor: 'bias', id: k + 1, ...whole(Float32Array.from(bias)) };
  }
}

type Unsent<C> = Omit<C, 'requestId'>;

export function populationsOf({ unit, output, weights }: Layered): Unsent<ConfigurePopulation>[] {
  const sizes = [weights[0]![0]!.length, ...weights.map(weight => weight.length)];
  return sizes.map((size, id) => {
    const last = id === sizes.length - 1;
    const role = id === 0 ? 'input' : last ? 'output' : 'hidden';
    const own = id === 0 ? { activation: 'linear' as const } : last ? output : {};
    const name = `layer ${id}`;
    return { kind: 'population', id, name, role, shape: [size], unit: rateUnit({ ...unit, ...own }) };
  });
}

export function projectionsOf(net: Layered): Unsent<ConfigureProjection>[] {
  const { weights, plasticity, learningRate, back = [], contrast, descent } = net;
  const ends = [
    ...weights.map((_, k) => [k, k + 1] as const),
    ...back.map((_, k) => [k + 2, k + 1] as const),
  ];
  return [...weights, ...back].map((weight, id) => ({
    kind: 'projection',
    id,
    name: `W${id + 1}`,
    source: ends[id]![0],
    target: ends[id]![1],
    connectivity: 'dense',
    synapses: weight.length * weight[0]!.length,
    bidirectional: id > 0 && back.length === 0,
    delayTicks: 0,
    receptor: 0,
    weight: FLOAT,
    accumulator: FLOAT,
    storage: 'float32',
    learningRate: learningRate ?? 1,
    plasticity: plasticity ?? 'off',
    ...(contrast && { contrast }),
    ...descent,
  }));
}

/** Shows batch x neurons numbers. */
export const show = (population: number, values: readonly number[], batch = 1): Unnumbered => ({
  kind: 'present',
  population,
  layout: 'dense',
  batch,
  steps: 1,
  reversed: false,
  ...whole(Float32Array.from(values)),
});

/** A settle of `ticks` iterations from rest; what is not said is off. */
export const relax = (ticks: number, changes: Partial<Settle> = {}): Unnumbered => ({
  kind: 'settle',
  start: 'fresh',
  startSlot: -1,
  saveSlot: -1,
  draw: 0,
  drives: [],
  stop: { kind: 'ticks', ticks },
  plasticity: 'off',
  divisor: 1,
  rateScale: 1,
  readout: -1,
  readoutFrom: 0,
  record: [],
  ...changes,
});

export const driveOf = (kind: Drive['kind'], population: number, beta: number): Drive => ({
  kind,
  population,
  beta,
  evaluation: 'closed-loop',
});

/** Rates of a population, batch x neurons, or energies. */
export async function rates(
  session: Session,
  population: number,
  variable: 'rate' | 'energy' = 'rate',
): Promise<number[]> {
  const [event] = await session.ask({ kind: 'read-state', population, variable });
  return [...(event as StateBlock).data];
}

export async function tensor(session: Session, kind: Tensor, id: number): Promise<number[]> {
  const [event] = await session.ask({ kind: 'read-weights', tensor: kind, id });
  return [...(event as WeightBlock).data];
}

export async function settledBy(session: Session, command: Unnumbered): Promise<Settled> {
  return (await session.ask(command)).at(-1) as Settled;
}
