import { type Standing, weakest } from '../card/standing.js';
import type { EnergyCard } from './card.js';
import type { Ledger, Phase } from './ledger.js';
import type { Operation } from './operations.js';
import { type Conditions, type PriceRow, price } from './price.js';
import { type Processor, processorEnergy } from './processor.js';

/** Layers of the same network, as an ordinary processor would compute it: multiply-adds as two factors, source x target neurons where dense. */
export type Layers = readonly (readonly [number, number])[];

/** Forward only; or forward, gradients of the states, gradients of the weights. */
const PASSES: Readonly<Record<Phase, number>> = { inference: 1, training: 3 };

/** Advantages whose break-even price is asked for. */
export const ADVANTAGES = [10, 100, 1000] as const;

export interface BreakEven {
  readonly advantage: number;
  /** J per synaptic event at which the chip has this advantage if everything else it does were free. */
  readonly perSynapticEvent: number;
  /** The same with its other operations at their price; undefined when these alone cost too much. */
  readonly withTheRest?: number;
}

export interface Comparison {
  readonly processor: string;
  readonly kind: Processor['kind'];
  readonly batch: Processor['batch'];
  readonly phase: Phase;
  /** What the processor computes per sample. */
  readonly passes: number;
  readonly macs: number;
  readonly baseline: { readonly joules: number; readonly low: number; readonly high: number };
  /** What the chip does and spends per sample. */
  readonly synapticEvents: number;
  readonly chip: { readonly joules: number; readonly low: number; readonly high: number };
  /** Baseline over chip; at most this when the chip's energy is "at least". */
  readonly ratio: number;
  readonly ratioLow: number;
  readonly ratioHigh: number;
  readonly atMost: boolean;
  readonly standing: Standing | undefined;
  readonly breakEven: readonly BreakEven[];
}

/**
 * The chip beside ordinary processors, per sample of each phase that was counted. The processor is charged for a
 * dense pass per inference and three per training step, whatever the chip did.
 */
export function compare(
  ledger: Ledger,
  layers: Layers,
  processors: readonly Processor[],
  card: EnergyCard,
  conditions: Conditions = {},
): Comparison[] {
  return (['inference', 'training'] as const)
    .filter(phase => ledger.samples(phase) > 0n)
    .flatMap(phase => {
      const chip = chipSide(ledger, phase, card, conditions);
      return processors.map(processor => compareOne(processor, phase, layers, chip));
    });
}

/** What a weight does: a network of rates multiplies, or adds by signs, where one of spikes adds. */
const SYNAPTIC: readonly Operation[] = ['synaptic-event', 'multiply-add', 'signed-add'];

type ChipSide = ReturnType<typeof chipSide>;

function chipSide(ledger: Ledger, phase: Phase, card: EnergyCard, conditions: Conditions) {
  const samples = Number(ledger.samples(phase));
  const priced = price(ledger.counts(phase), card, conditions);
  const events = priced.rows.filter(({ operation }) => SYNAPTIC.includes(operation));
  const sum = (of: (row: PriceRow) => number): number => events.reduce((total, row) => total + of(row), 0);
  return {
    synapticEvents: sum(({ count }) => Number(count)) / samples,
    energy: { joules: priced.joules / samples, low: priced.low / samples, high: priced.high / samples },
    rest: (priced.joules - sum(({ joules }) => joules)) / samples,
    atLeast: priced.atLeast,
    standing: priced.standing,
  };
}

function compareOne(processor: Processor, phase: Phase, layers: Layers, chip: ChipSide): Comparison {
  const passes = PASSES[phase];
  const macs = passes * layers.reduce((sum, [from, to]) => sum + from * to, 0);
  const { standing, ...baseline } = processorEnergy(processor, { macs, launches: passes * layers.length });
  return {
    processor: processor.name,
    kind: processor.kind,
    batch: processor.batch,
    phase,
    passes,
    macs,
    baseline,
    synapticEvents: chip.synapticEvents,
    chip: chip.energy,
    ratio: baseline.joules / chip.energy.joules,
    ratioLow: baseline.low / chip.energy.high,
    ratioHigh: baseline.high / chip.energy.low,
    atMost: chip.atLeast,
    standing: weakest([standing, ...(chip.standing ? [chip.standing] : [])]),
    breakEven: ADVANTAGES.map(advantage => breakEven(advantage, baseline.joules, chip)),
  };
}

function breakEven(advantage: number, baseline: number, chip: ChipSide): BreakEven {
  const allowed = baseline / advantage;
  const left = allowed - chip.rest;
  return {
    advantage,
    perSynapticEvent: allowed / chip.synapticEvents,
    ...(left > 0 && { withTheRest: left / chip.synapticEvents }),
  };
}
