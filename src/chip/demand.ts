import { type Booking, bitsOf } from '../budget/booking.js';
import type { ConfigurePopulation, ConfigureProjection } from '../protocol/messages.js';
import { relaxes } from '../protocol/relaxing.js';

/** What one population asks of the core that holds its neurons. */
export interface Demand {
  readonly id: number;
  readonly name: string;
  readonly neurons: number;
  /** Sources live at the edge of the chip: they need no core, but what they send reaches cores. */
  readonly atEdge: boolean;
  readonly stateBitsPerNeuron: number;
  /** Of all synapses that feed one of its neurons; they are kept at the target. */
  readonly synapseBitsPerNeuron: number;
  /** Shares of these bits, for naming the largest consumers. */
  readonly state: readonly Share[];
  readonly synapses: readonly Share[];
  /** Populations whose spikes it needs, backward events of its own projections included. */
  readonly reachedBy: readonly Route[];
}

export interface Share {
  readonly what: string;
  readonly bitsPerNeuron: number;
}

export interface Route {
  readonly from: number;
  /** Synapses of the projection per neuron reached: a sparse projection reaches no more sources than these. */
  readonly synapsesPerNeuron: number;
}

/** Inputs that compute nothing, spike sources and presented rates, need no core. */
export const standsAtEdge = ({ unit, role }: Pick<ConfigurePopulation, 'unit' | 'role'>): boolean =>
  unit.kind === 'source' || (relaxes(unit) && role === 'input');

/**
 * Demands of all populations, by id. Bits of a projection are spread evenly over the target's neurons (exact
 * when dense; the topology of a sparse one is not known here).
 */
export function demandsOf(
  populations: readonly ConfigurePopulation[],
  projections: readonly ConfigureProjection[],
  bookings: readonly Booking[],
): Demand[] {
  return populations.map(population => {
    const neurons = population.shape.reduce((product, side) => product * side, 1);
    const share = (booking: Booking, owner: string): Share => ({
      what: `${owner} ${booking.what}`,
      bitsPerNeuron: bitsOf(booking) / neurons,
    });
    const state = bookings
      .filter(one => one.holder === 'neuron' && one.population === population.id)
      .map(one => share(one, population.name));
    const synapses = projections
      .filter(projection => projection.target === population.id)
      .flatMap(({ id, name }) =>
        bookings
          .filter(one => one.holder === 'synapse' && one.projection === id)
          .map(one => share(one, name)),
      );
    return {
      id: population.id,
      name: population.name,
      neurons,
      atEdge: standsAtEdge(population),
      stateBitsPerNeuron: total(state),
      synapseBitsPerNeuron: total(synapses),
      state,
      synapses,
      reachedBy: projections.flatMap(projection => routes(projection, population.id, neurons)),
    };
  });
}

function routes(projection: ConfigureProjection, to: number, neurons: number): Route[] {
  const synapsesPerNeuron = projection.synapses / neurons;
  const forward = projection.target === to ? [{ from: projection.source, synapsesPerNeuron }] : [];
  const backward =
    projection.bidirectional && projection.source === to
      ? [{ from: projection.target, synapsesPerNeuron }]
      : [];
  return [...forward, ...backward];
}

const total = (shares: readonly Share[]): number => shares.reduce((sum, one) => sum + one.bitsPerNeuron, 0);
