import { type Booking, bitsOf } from '../budget/booking.js';
import type { Problem } from '../problem/problem.js';
import type { ConfigurePopulation, ConfigureProjection } from '../protocol/messages.js';
import type { ChipCard } from './card.js';
import { type Demand, demandsOf, type Route } from './demand.js';
import { type Limits, limitsOf, needsOf, type Part, type PlacedCore } from './need.js';
import { violationsOf } from './violations.js';

export interface Placement {
  readonly cores: readonly PlacedCore[];
  readonly limits: Limits;
  /** Events that all inputs together can send into the chip within a tick. */
  readonly edgeEvents: number;
  /** Names of the populations, by id. */
  readonly names: readonly string[];
  /** Empty when the network fits. */
  readonly violations: readonly Problem[];
}

/**
 * Puts populations on cores, in their order, each core filled before the next is begun; a population may span
 * cores. Synapses are kept at their target; inputs stand at the edge of the chip. A network that does not fit is
 * placed all the same, on more cores than there are if need be, and the violations say what is too small.
 */
export function place(
  populations: readonly ConfigurePopulation[],
  projections: readonly ConfigureProjection[],
  bookings: readonly Booking[],
  card: ChipCard,
): Placement {
  const demands = demandsOf(populations, projections, bookings);
  const limits = limitsOf(card);
  const overhead = bookings.filter(one => one.holder === 'core').reduce((sum, one) => sum + bitsOf(one), 0);
  const cores = needsOf(fill(demands, limits, overhead), demands, overhead);
  const edgeEvents = demands
    .filter(demand => demand.atEdge && demands.some(other => reaches(other.reachedBy, demand.id)))
    .reduce((sum, demand) => sum + demand.neurons, 0);
  const names = demands.map(demand => demand.name);
  const placed = { cores, limits, edgeEvents, names };
  return { ...placed, violations: violationsOf(placed, demands, bookings, card.name) };
}

const reaches = (routes: readonly Route[], from: number): boolean =>
  routes.some(route => route.from === from);

interface OpenCore {
  readonly parts: Part[];
  neurons: number;
  stateBits: number;
  synapseBits: number;
}

function fill(demands: readonly Demand[], limits: Limits, overhead: number): Part[][] {
  const open = (): OpenCore => ({ parts: [], neurons: 0, stateBits: overhead, synapseBits: 0 });
  const cores = [open()];
  for (const demand of demands) {
    if (demand.atEdge) continue;
    let placed = 0;
    while (placed < demand.neurons) {
      const core = cores.at(-1)!;
      const left = demand.neurons - placed;
      let take = Math.min(left, roomFor(demand, core, limits, demands));
      if (take === 0 && core.parts.length > 0) {
        cores.push(open());
        continue;
      }
      // Not one neuron fits an empty core: keep the rest together, the checks will name what is missing.
      if (take === 0) take = left;
      core.parts.push({ population: demand.id, from: placed, to: placed + take });
      core.neurons += take;
      core.stateBits += take * demand.stateBitsPerNeuron;
      core.synapseBits += take * demand.synapseBitsPerNeuron;
      placed += take;
    }
  }
  return cores.map(core => core.parts).filter(parts => parts.length > 0);
}

/** How many more neurons of a population a core can take. */
function roomFor(demand: Demand, core: OpenCore, limits: Limits, demands: readonly Demand[]): number {
  const fits = (left: number, each: number): number => (each === 0 ? Infinity : Math.floor(left / each));
  const room = Math.min(
    limits.neurons - core.neurons,
    fits(limits.stateBits - core.stateBits, demand.stateBitsPerNeuron),
    fits(limits.synapseBits - core.synapseBits, demand.synapseBitsPerNeuron),
  );
  return room > 0 && sourcesFit(demand, core, limits, demands) ? room : 0;
}

/** Sources may not exceed the fan-in because another population joins a core; alone it may, and is then reported. */
function sourcesFit(demand: Demand, core: OpenCore, limits: Limits, demands: readonly Demand[]): boolean {
  if (core.parts.length === 0) return true;
  const here = [...core.parts.map(part => demands[part.population]!), demand];
  const sources = new Set(here.flatMap(one => one.reachedBy.map(route => route.from)));
  const neurons = [...sources].reduce((sum, id) => sum + demands[id]!.neurons, 0);
  return neurons <= Math.min(limits.fanIn, limits.eventsPerTick);
}
