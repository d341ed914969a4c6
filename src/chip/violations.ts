import { type Booking, bitsOf } from '../budget/booking.js';
import type { Problem } from '../problem/problem.js';
import type { Demand } from './demand.js';
import { type CoreNeed, type Limits, type PlacedCore, sizeOf, sourcesOf } from './need.js';

interface Resource {
  readonly need: keyof CoreNeed;
  readonly limit: keyof Limits;
  /** Field of the chip card. */
  readonly path: string;
  readonly words: string;
  readonly unit: string;
  consumers(core: PlacedCore, demands: readonly Demand[], bookings: readonly Booking[]): Consumer[];
}

interface Consumer {
  readonly what: string;
  readonly amount: number;
}

const RESOURCES: readonly Resource[] = [
  { need: 'neurons', limit: 'neurons', path: 'core.neurons', words: 'neurons', unit: '', consumers: neurons },
  {
    need: 'stateBits',
    limit: 'stateBits',
    path: 'core.state_bits',
    words: 'state memory',
    unit: ' bits',
    consumers: state,
  },
  {
    need: 'synapseBits',
    limit: 'synapseBits',
    path: 'core.synapse_bits',
    words: 'synapse memory',
    unit: ' bits',
    consumers: synapses,
  },
  { need: 'fanIn', limit: 'fanIn', path: 'core.fan_in', words: 'fan-in', unit: '', consumers: sources },
  { need: 'fanOut', limit: 'fanOut', path: 'core.fan_out', words: 'fan-out', unit: '', consumers: neurons },
  {
    need: 'eventsIn',
    limit: 'eventsPerTick',
    path: 'link.events_per_tick',
    words: 'incoming events per tick',
    unit: '',
    consumers: sources,
  },
  {
    need: 'eventsOut',
    limit: 'eventsPerTick',
    path: 'link.events_per_tick',
    words: 'outgoing events per tick',
    unit: '',
    consumers: neurons,
  },
];

interface Placed {
  readonly cores: readonly PlacedCore[];
  readonly limits: Limits;
  readonly edgeEvents: number;
}

/** Everything that is too small: one problem for each resource, naming the core in greatest need. */
export function violationsOf(
  placed: Placed,
  demands: readonly Demand[],
  bookings: readonly Booking[],
  card: string,
): Problem[] {
  const lacks = [
    ...RESOURCES.flatMap(resource => coreLack(resource, placed, demands, bookings) ?? []),
    ...tooFewCores(placed, demands),
    ...edgeLack(placed, demands),
    ...memoryLack(placed, bookings),
  ];
  return lacks.map(({ path, message, need, limit, unit, consumers }) => ({
    code: 'chip-too-small',
    message,
    path,
    found: `a need of ${grouped(need)}${unit}`,
    allowed: `at most ${grouped(limit)}${unit} on the chip card "${card}"`,
    advice: largest(consumers, unit),
  }));
}

interface Lack {
  readonly path: string;
  readonly message: string;
  readonly need: number;
  readonly limit: number;
  readonly unit: string;
  readonly consumers: readonly Consumer[];
}

function coreLack(
  resource: Resource,
  { cores, limits }: Placed,
  demands: readonly Demand[],
  bookings: readonly Booking[],
): Lack | undefined {
  const need = (core: PlacedCore): number => core[resource.need];
  const limit = limits[resource.limit];
  const [worst, ...others] = cores.filter(core => need(core) > limit).sort((a, b) => need(b) - need(a));
  if (!worst) return undefined;
  return {
    ...resource,
    message: `core ${worst.core} has too little ${resource.words} for this network${andOthers(others)}`,
    need: need(worst),
    limit,
    consumers: resource.consumers(worst, demands, bookings),
  };
}

function andOthers([first, ...rest]: readonly PlacedCore[]): string {
  if (!first) return '';
  return rest.length === 0
    ? `, and so has core ${first.core}`
    : `, and so have ${rest.length + 1} other cores`;
}

function tooFewCores({ cores, limits }: Placed, demands: readonly Demand[]): Lack[] {
  if (cores.length <= limits.cores) return [];
  const holding = (id: number): number =>
    cores.filter(core => core.parts.some(part => part.population === id)).length;
  const consumers = demands
    .filter(one => !one.atEdge)
    .map(one => ({ what: one.name, amount: holding(one.id) }));
  const message = 'the chip has too few cores for this network';
  return [{ path: 'cores', message, need: cores.length, limit: limits.cores, unit: '', consumers }];
}

function edgeLack({ edgeEvents, limits }: Placed, demands: readonly Demand[]): Lack[] {
  if (edgeEvents <= limits.eventsPerTick) return [];
  const message = 'the link into the chip carries too few events per tick for all inputs to fire at once';
  const consumers = demands.filter(one => one.atEdge).map(one => ({ what: one.name, amount: one.neurons }));
  return [
    {
      path: 'link.events_per_tick',
      message,
      need: edgeEvents,
      limit: limits.eventsPerTick,
      unit: '',
      consumers,
    },
  ];
}

function memoryLack({ limits }: Placed, bookings: readonly Booking[]): Lack[] {
  const need = bookings.reduce((sum, one) => sum + bitsOf(one), 0);
  if (need <= limits.memoryBits) return [];
  const consumers = bookings.map(one => ({ what: one.what, amount: bitsOf(one) }));
  const message = 'the chip has too little memory for this network';
  return [{ path: 'memory', message, need, limit: limits.memoryBits, unit: ' bits', consumers }];
}

function neurons(core: PlacedCore, demands: readonly Demand[]): Consumer[] {
  return core.parts.map(({ population, from, to }) => ({
    what: demands[population]!.name,
    amount: to - from,
  }));
}

function sources(core: PlacedCore, demands: readonly Demand[]): Consumer[] {
  return [...sourcesOf(core.parts, demands)].map(([id, amount]) => ({ what: demands[id]!.name, amount }));
}

function state(core: PlacedCore, demands: readonly Demand[], bookings: readonly Booking[]): Consumer[] {
  const fixed = bookings
    .filter(one => one.holder === 'core')
    .map(one => ({ what: one.what, amount: bitsOf(one) }));
  return [...shares(core, demands, 'state'), ...fixed];
}

function synapses(core: PlacedCore, demands: readonly Demand[]): Consumer[] {
  return shares(core, demands, 'synapses');
}

function shares(core: PlacedCore, demands: readonly Demand[], kind: 'state' | 'synapses'): Consumer[] {
  return core.parts.flatMap(part =>
    demands[part.population]![kind].map(({ what, bitsPerNeuron }) => ({
      what,
      amount: Math.ceil(bitsPerNeuron * sizeOf(part)),
    })),
  );
}

function largest(consumers: readonly Consumer[], unit: string): string {
  const top = consumers.toSorted((a, b) => b.amount - a.amount).slice(0, 3);
  return `Largest consumers: ${top.map(({ what, amount }) => `${what} ${grouped(amount)}${unit}`).join(', ')}`;
}

const grouped = (value: number): string => value.toLocaleString('en-US');
