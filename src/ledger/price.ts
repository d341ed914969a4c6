import type { Sourced } from '../card/sourced.js';
import { type Standing, weakest } from '../card/standing.js';
import { type Problem, UserError } from '../problem/problem.js';
import type { NumberFormat } from '../protocol/messages.js';
import type { EnergyCard, Price } from './card.js';
import { type Counts, OPERATIONS, type Operation } from './operations.js';

/** Energies of the devices that hold weights and of what reads them, from their card, J. */
export type DevicePrices = Readonly<
  Partial<Record<'set-pulse' | 'reset-pulse' | 'sense' | 'analog-read' | 'conversion', Sourced>>
>;

/** What a card's conditional prices depend on, and what idle time costs. */
export interface Conditions {
  readonly formats?: Partial<Readonly<Record<'weight' | 'accumulator' | 'membrane', NumberFormat>>>;
  /** Size of the memory that is accessed, in bits: that of one core. */
  readonly memoryBits?: { readonly synapse?: number; readonly state?: number };
  /** Of the whole chip, W. */
  readonly staticPower?: Sourced | undefined;
  /** Duration of a tick, s. */
  readonly tick?: Sourced | undefined;
  /** Priced per term: an all-in energy card leaves them unpriced. */
  readonly devices?: DevicePrices | undefined;
  /** Where a circuit settles by itself: what one settle takes, if that is known. */
  readonly circuit?: { readonly settle?: Sourced | undefined } | undefined;
  /** True where programming pulses are those of analog devices: no price of a stored change includes them. */
  readonly pulsed?: boolean;
}

/** Energy of one operation, J. */
export interface UnitPrice {
  readonly joules: number;
  readonly low: number;
  readonly high: number;
  readonly standing: Standing;
  readonly source: string;
  readonly node?: Price['node_nm'];
}

export interface PriceRow {
  readonly operation: Operation;
  readonly count: bigint;
  /** included: inside the price of another operation; unpriced: the card says nothing about it. */
  readonly state: 'priced' | 'included' | 'unpriced';
  /** Absent unless priced. */
  readonly unit?: UnitPrice;
  /** Count times price, J; 0 unless priced. */
  readonly joules: number;
  readonly low: number;
  readonly high: number;
}

export interface Priced {
  readonly card: string;
  readonly scope: EnergyCard['scope'];
  readonly rows: readonly PriceRow[];
  readonly joules: number;
  readonly low: number;
  readonly high: number;
  /** True when something was counted that has no price: the figures are lower bounds, `high` is no bound. */
  readonly atLeast: boolean;
  readonly unpriced: readonly Operation[];
  /** Weakest standing among the prices used; undefined when none was. */
  readonly standing: Standing | undefined;
  /** Prices of different technology nodes in one sum. */
  readonly warnings: readonly Problem[];
}

/** What a processor that emulates a circuit does for a settle: a circuit that settles by itself does none of it. */
const EMULATION: readonly Operation[] = [
  'tick',
  'multiply-add',
  'rate-update',
  'weight-bit-read',
  'state-bit-read',
  'state-bit-written',
];

const SETTLE: readonly Operation[] = ['settle'];

/**
 * Prices counts by a card. Operations that were not counted have no row. Throws UserError (`price-mixed`) when
 * the prices used are of different scope.
 */
export function price(counts: Counts, card: EnergyCard, conditions: Conditions = {}): Priced {
  const counted = OPERATIONS.filter(operation => counts[operation] > 0n);
  const used = new Set(counted.flatMap(operation => findPrice(operation, card, conditions) ?? []));
  refuseMixedScopes(card, used);
  const included = new Set([...used].flatMap(one => one.includes));
  if (conditions.pulsed) included.delete('programming-pulse');
  for (const operation of conditions.circuit ? EMULATION : SETTLE) included.add(operation);
  const rows = counted.map(operation =>
    rowOf(operation, counts[operation], included.has(operation), unitPrice(operation, card, conditions)),
  );
  const unpriced = rows.filter(row => row.state === 'unpriced').map(row => row.operation);
  const total = (key: 'joules' | 'low' | 'high'): number => rows.reduce((sum, row) => sum + row[key], 0);
  return {
    card: card.name,
    scope: card.scope,
    rows,
    joules: total('joules'),
    low: total('low'),
    high: total('high'),
    atLeast: unpriced.length > 0,
    unpriced,
    standing: weakest(rows.flatMap(row => row.unit?.standing ?? [])),
    warnings: mixedNodes(card, rows),
  };
}

/** The energy of one operation, or undefined when neither the card nor the static power prices it. */
export function unitPrice(
  operation: Operation,
  card: EnergyCard,
  conditions: Conditions,
): UnitPrice | undefined {
  const found = findPrice(operation, card, conditions);
  if (found) return { ...perUnit(found.energy), node: found.node_nm ?? card.node_nm };
  if (operation === 'programming-pulse' && conditions.pulsed && card.device_pulse)
    return perUnit(card.device_pulse);
  if (operation === 'settle') return conditions.circuit?.settle && perUnit(conditions.circuit.settle);
  const device =
    card.scope === 'per-term' ? conditions.devices?.[operation as keyof DevicePrices] : undefined;
  if (device) return perUnit(device);
  if (operation !== 'tick' || !conditions.staticPower || !conditions.tick) return undefined;
  return product(conditions.staticPower, conditions.tick);
}

function perUnit({ value, low = value, high = value, standing, source }: Sourced): UnitPrice {
  return { joules: value, low, high, standing, source };
}

/** Static power x duration of a tick. */
function product(power: Sourced, tick: Sourced): UnitPrice {
  return {
    joules: power.value * tick.value,
    low: (power.low ?? power.value) * (tick.low ?? tick.value),
    high: (power.high ?? power.value) * (tick.high ?? tick.value),
    standing: weakest([power.standing, tick.standing])!,
    source: `static power (${power.source}) x tick (${tick.source})`,
  };
}

function findPrice(operation: Operation, card: EnergyCard, conditions: Conditions): Price | undefined {
  return card.prices.find(
    one => one.operations.includes(operation) && applies(one.when, operation, conditions),
  );
}

/** Number that an operation works on, and memory that it moves bits of. */
const WORKS_ON: Partial<Record<Operation, 'weight' | 'accumulator' | 'membrane'>> = {
  'neuron-update': 'membrane',
  'synaptic-event': 'membrane',
  'multiply-add': 'membrane',
  'signed-add': 'membrane',
  'bias-change': 'membrane',
  'accumulator-increment': 'accumulator',
  'hidden-update': 'accumulator',
  'stored-change': 'weight',
};
const memoryOf = (operation: Operation): 'synapse' | 'state' =>
  /^(weight|accumulator)-/.test(operation) ? 'synapse' : 'state';

/** A condition on something that is not known does not hold: the count stays unpriced rather than mispriced. */
function applies(when: Price['when'], operation: Operation, conditions: Conditions): boolean {
  if (!when) return true;
  const role = WORKS_ON[operation];
  const number = role && conditions.formats?.[role];
  const memory = conditions.memoryBits?.[memoryOf(operation)];
  if (when.number !== undefined && when.number !== number?.kind) return false;
  if (when.up_to_bits !== undefined && !(number && number.bits <= when.up_to_bits)) return false;
  return when.up_to_memory_bits === undefined || (memory !== undefined && memory <= when.up_to_memory_bits);
}

function rowOf(
  operation: Operation,
  count: bigint,
  included: boolean,
  unit: UnitPrice | undefined,
): PriceRow {
  if (included) return { operation, count, state: 'included', joules: 0, low: 0, high: 0 };
  if (!unit) return { operation, count, state: 'unpriced', joules: 0, low: 0, high: 0 };
  const times = Number(count);
  return {
    operation,
    count,
    state: 'priced',
    unit,
    joules: times * unit.joules,
    low: times * unit.low,
    high: times * unit.high,
  };
}

function refuseMixedScopes(card: EnergyCard, used: ReadonlySet<Price>): void {
  const scopes = new Set([...used].map(one => one.scope ?? card.scope));
  if (scopes.size < 2) return;
  throw new UserError({
    code: 'price-mixed',
    message: `the energy card "${card.name}" mixes all-in and per-term prices; they must not be added`,
  });
}

function mixedNodes(card: EnergyCard, rows: readonly PriceRow[]): Problem[] {
  const ranges = rows.flatMap(({ unit }) => (unit?.node === undefined ? [] : [[unit.node].flat()]));
  const lowest = Math.max(...ranges.map(range => range[0]!));
  const highest = Math.min(...ranges.map(range => range.at(-1)!));
  if (ranges.length === 0 || lowest <= highest) return [];
  return [
    {
      code: 'price-mixed',
      message: `the energy card "${card.name}" adds prices of different technology nodes`,
      found: [...new Set(ranges.map(range => `${range.join('-')} nm`))].join(', '),
    },
  ];
}
