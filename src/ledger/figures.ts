import { type Standing, weakest } from '../card/standing.js';
import type { EnergyCard } from './card.js';
import type { Ledger, Phase } from './ledger.js';
import { type Conditions, type Priced, type PriceRow, price } from './price.js';
import { only, updateEvents } from './tally.js';
import type { Widths } from './widths.js';
import { operationsOf } from './work.js';

/** A named energy per something, J. Undefined joules mean that it cannot be said, and `missing` says why. */
export interface Figure {
  readonly name: string;
  readonly definition: string;
  readonly joules?: number;
  readonly low?: number;
  readonly high?: number;
  /** True when something counted has no price: the figure is a lower bound. */
  readonly atLeast: boolean;
  readonly standing?: Standing | undefined;
  readonly missing?: string;
}

/** "Energy per update", which is three different things. */
export interface UpdateFigures {
  readonly storedWrite: Figure;
  readonly marginal: Figure;
  readonly allIn: Figure;
}

export function updateFigures(ledger: Ledger, card: EnergyCard, conditions: Conditions = {}): UpdateFigures {
  return {
    storedWrite: storedWrite(ledger, card, conditions),
    marginal: marginal(ledger, card, conditions),
    allIn: allIn(ledger, card, conditions),
  };
}

function storedWrite(ledger: Ledger, card: EnergyCard, conditions: Conditions): Figure {
  const name = 'energy of one stored write';
  const definition =
    'reading, changing and writing back one stored weight, its programming pulses included, alone';
  const writes = only(ledger.tally('training'), [
    'stored-changes',
    'programming-pulses',
    'set-pulses',
    'reset-pulses',
  ]);
  const counts = operationsOf(writes, withoutAccumulators(ledger.widths));
  const changes = Number(counts['stored-change']);
  if (changes === 0) return unknown(name, definition, 'no stored weight was changed');
  return figure(name, definition, price(counts, card, conditions), changes);
}

function withoutAccumulators(widths: Widths): Widths {
  return { ...widths, projections: widths.projections.map(width => ({ ...width, accumulator: 0 })) };
}

function marginal(ledger: Ledger, card: EnergyCard, conditions: Conditions): Figure {
  const name = 'marginal energy per stored change';
  const definition = 'energy of training a sample minus that of answering one, per stored change';
  const changes = Number(ledger.counts('training')['stored-change']) / Number(ledger.samples('training'));
  if (ledger.samples('training') === 0n) return unknown(name, definition, 'no sample was trained on');
  if (ledger.samples('inference') === 0n) return unknown(name, definition, 'no sample was only answered');
  if (changes === 0) return unknown(name, definition, 'no stored weight was changed');
  const [training, inference] = (['training', 'inference'] as const).map(phase =>
    price(ledger.counts(phase), card, conditions),
  ) as [Priced, Priced];
  const per = (phase: Phase): number => Number(ledger.samples(phase)) * changes;
  const difference = subtract(training, per('training'), inference, per('inference'));
  const atLeast = training.atLeast || inference.atLeast;
  return { name, definition, ...difference, atLeast, standing: weakest(standings([training, inference])) };
}

/** Difference of two priced totals, each divided. The same price is low (or high) in both at once. */
function subtract(
  a: Priced,
  byA: number,
  b: Priced,
  byB: number,
): { joules: number; low: number; high: number } {
  const sum = { joules: 0, low: 0, high: 0 };
  for (const operation of new Set([...a.rows, ...b.rows].map(row => row.operation))) {
    const of = (rows: readonly PriceRow[]) => rows.find(row => row.operation === operation);
    const part = (key: 'joules' | 'low' | 'high'): number =>
      (of(a.rows)?.[key] ?? 0) / byA - (of(b.rows)?.[key] ?? 0) / byB;
    sum.joules += part('joules');
    sum.low += Math.min(part('low'), part('high'));
    sum.high += Math.max(part('low'), part('high'));
  }
  return sum;
}

function allIn(ledger: Ledger, card: EnergyCard, conditions: Conditions): Figure {
  const name = 'all-in training energy per update event';
  const definition = 'everything spent on training, spikes and idle time included, per weight event';
  const events = Number(updateEvents(ledger.tally('training')));
  if (events === 0) return unknown(name, definition, 'no weight event happened');
  return figure(name, definition, price(ledger.counts('training'), card, conditions), events);
}

/** Energy of one sample of a phase. */
export function sampleFigure(
  ledger: Ledger,
  phase: Phase,
  card: EnergyCard,
  conditions: Conditions = {},
): Figure {
  const name = `energy per ${phase} sample`;
  const definition = `everything spent on ${phase}, per sample`;
  const samples = Number(ledger.samples(phase));
  if (samples === 0) return unknown(name, definition, `no ${phase} sample was counted`);
  return figure(name, definition, price(ledger.counts(phase), card, conditions), samples);
}

function figure(name: string, definition: string, priced: Priced, per: number): Figure {
  if (priced.rows.every(row => row.state === 'unpriced')) {
    return {
      ...unknown(name, definition, `the energy card has no price for ${priced.unpriced.join(', ')}`),
      atLeast: true,
    };
  }
  const { joules, low, high, atLeast, standing } = priced;
  return { name, definition, joules: joules / per, low: low / per, high: high / per, atLeast, standing };
}

function unknown(name: string, definition: string, missing: string): Figure {
  return { name, definition, atLeast: false, missing };
}

const standings = (parts: readonly Priced[]): Standing[] => parts.flatMap(part => part.standing ?? []);

/** How long a sample takes on the chip and what it draws meanwhile. */
export interface Timing {
  readonly samples: bigint;
  /** Seconds of chip time per sample: its ticks, at the card's tick. */
  readonly latency: number;
  /** W, averaged over the phase. */
  readonly power: number;
  readonly atLeast: boolean;
  readonly standing: Standing | undefined;
}

/** Latency and average power of a phase; undefined when no sample or no tick was counted, or the tick is unknown. */
export function timing(
  ledger: Ledger,
  phase: Phase,
  card: EnergyCard,
  conditions: Conditions,
): Timing | undefined {
  const samples = ledger.samples(phase);
  const counts = ledger.counts(phase);
  if (samples === 0n || counts.tick === 0n || !conditions.tick) return undefined;
  const duration = Number(counts.tick) * conditions.tick.value;
  const priced = price(counts, card, conditions);
  return {
    samples,
    latency: duration / Number(samples),
    power: priced.joules / duration,
    atLeast: priced.atLeast,
    standing: weakest([...standings([priced]), conditions.tick.standing]),
  };
}
