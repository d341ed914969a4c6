import type { ChipCard } from './card.js';
import type { Demand } from './demand.js';

/** What the chip card allows; per core, but for `cores`. */
export interface Limits {
  readonly cores: number;
  readonly neurons: number;
  readonly stateBits: number;
  readonly synapseBits: number;
  readonly fanIn: number;
  readonly fanOut: number;
  readonly eventsPerTick: number;
  /** Bits of the whole chip, where they are shared; else without limit. */
  readonly memoryBits: number;
}

/** What a core is asked for. Peak events: every neuron may fire in a tick. */
export interface CoreNeed {
  readonly neurons: number;
  readonly stateBits: number;
  readonly synapseBits: number;
  /** Different neurons and inputs that reach the core, its own included. */
  readonly fanIn: number;
  /** Routes: one for each neuron and each core that its spikes go to. */
  readonly fanOut: number;
  readonly eventsIn: number;
  readonly eventsOut: number;
}

/** Neurons `from` to `to` (excluded) of a population, on one core. */
export interface Part {
  readonly population: number;
  readonly from: number;
  readonly to: number;
}

export interface PlacedCore extends CoreNeed {
  readonly core: number;
  readonly parts: readonly Part[];
}

export function limitsOf(card: ChipCard): Limits {
  return {
    cores: card.cores.value,
    neurons: card.core.neurons.value,
    stateBits: card.core.state_bits.value,
    synapseBits: card.core.synapse_bits.value,
    fanIn: card.core.fan_in.value,
    fanOut: card.core.fan_out.value,
    eventsPerTick: card.link.events_per_tick.value,
    memoryBits: card.memory?.value ?? Number.POSITIVE_INFINITY,
  };
}

/** Needs of all cores, given the parts on each. `overheadBits` are kept once per core. */
export function needsOf(
  parts: readonly (readonly Part[])[],
  demands: readonly Demand[],
  overheadBits: number,
): PlacedCore[] {
  const reach = demands.map(demand => coresReached(demand.id, parts, demands));
  return parts.map((on, core) => ({ core, parts: on, ...needOf(on, core, reach, demands, overheadBits) }));
}

function needOf(
  on: readonly Part[],
  core: number,
  reach: readonly (readonly number[])[],
  demands: readonly Demand[],
  overheadBits: number,
): CoreNeed {
  const sum = (of: (demand: Demand, neurons: number) => number): number =>
    on.reduce((total, part) => total + of(demands[part.population]!, sizeOf(part)), 0);
  const sources = sourcesOf(on, demands);
  const remote = ([id, neurons]: [number, number]): number => Math.max(0, neurons - local(on, id));
  const leaves = (id: number): boolean => reach[id]!.some(reached => reached !== core);
  return {
    neurons: sum((_, neurons) => neurons),
    stateBits: Math.ceil(overheadBits + sum((demand, neurons) => neurons * demand.stateBitsPerNeuron)),
    synapseBits: Math.ceil(sum((demand, neurons) => neurons * demand.synapseBitsPerNeuron)),
    fanIn: [...sources].reduce((total, [, neurons]) => total + neurons, 0),
    fanOut: sum((demand, neurons) => neurons * reach[demand.id]!.length),
    eventsIn: [...sources].reduce((total, source) => total + remote(source), 0),
    eventsOut: sum((demand, neurons) => (leaves(demand.id) ? neurons : 0)),
  };
}

export const sizeOf = (part: Part): number => part.to - part.from;

const local = (on: readonly Part[], population: number): number =>
  on.filter(part => part.population === population).reduce((total, part) => total + sizeOf(part), 0);

/** Source neurons that reach these parts, by population; a sparse projection reaches at most its synapses. */
export function sourcesOf(on: readonly Part[], demands: readonly Demand[]): Map<number, number> {
  const sources = new Map<number, number>();
  for (const part of on) {
    for (const { from, synapsesPerNeuron } of demands[part.population]!.reachedBy) {
      const synapses = Math.ceil(synapsesPerNeuron * (part.to - part.from));
      const reached = (sources.get(from) ?? 0) + synapses;
      sources.set(from, Math.min(demands[from]!.neurons, reached));
    }
  }
  return sources;
}

/** Cores that hold neurons which this population's spikes go to. */
function coresReached(
  population: number,
  all: readonly (readonly Part[])[],
  demands: readonly Demand[],
): number[] {
  return all.flatMap((parts, core) => {
    const needs = parts.some(part =>
      demands[part.population]!.reachedBy.some(({ from }) => from === population),
    );
    return needs ? [core] : [];
  });
}
