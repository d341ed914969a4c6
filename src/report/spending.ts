import type { EnergySummary } from '../experiment/summary.js';
import type { EnergyCard } from '../ledger/card.js';
import type { Ledger, Phase } from '../ledger/ledger.js';
import type { Operation } from '../ledger/operations.js';
import { type Conditions, type Priced, price } from '../ledger/price.js';

/** Both phases of a run, priced by one card. */
export interface Spending {
  readonly card: EnergyCard;
  readonly figures: EnergySummary;
  readonly phases: readonly PhaseSpending[];
}

export interface PhaseSpending {
  readonly phase: Phase;
  readonly samples: number;
  readonly priced: Priced;
}

/** Prices every phase that was counted. @throws UserError price-mixed */
export function spendingOf(
  ledger: Ledger,
  card: EnergyCard,
  conditions: Conditions,
  figures: EnergySummary,
): Spending {
  const phases = (['training', 'inference'] as const)
    .filter(phase => ledger.samples(phase) > 0n)
    .map(phase => ({
      phase,
      samples: Number(ledger.samples(phase)),
      priced: price(ledger.counts(phase), card, conditions),
    }));
  return { card, figures, phases };
}

export const nameOf = (operation: Operation): string => NAMES[operation] ?? operation.replaceAll('-', ' ');

const NAMES: Partial<Record<Operation, string>> = { tick: 'tick (static power)' };

/** "at least" before a lower bound. */
export const bound = (atLeast: boolean): string => (atLeast ? 'at least ' : '');

/** J per synaptic event; undefined where the card has no price for it. */
export const eventPrice = ({ phases }: Spending, phase: Phase): number | undefined =>
  phases.find(one => one.phase === phase)?.priced.rows.find(({ operation }) => operation === 'synaptic-event')
    ?.unit?.joules;
