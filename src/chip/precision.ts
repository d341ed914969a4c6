import type { z } from 'zod';
import type { Conditions } from '../ledger/price.js';
import type { NumberFormat } from '../protocol/messages.js';
import type { ChipCard } from './card.js';
import type { precisionSchema } from './schema.js';

/** What each kind of stored number is kept in. */
export type Formats = Readonly<Record<keyof ChipCard['formats'] | 'hidden', NumberFormat>>;

/** Overrides of an experiment; what is absent is the chip card's. */
export type Precision = z.output<typeof precisionSchema>;

export const FLOAT32: NumberFormat = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' };

/** Number formats of a chip: the card's, or what the experiment sets in their place. */
export function formatsOf(card: ChipCard, overrides: Precision = {}): Formats {
  const pick = (role: keyof ChipCard['formats']): NumberFormat =>
    numberFormat(overrides[role] ?? card.formats[role]);
  return {
    weight: pick('weight'),
    accumulator: pick('accumulator'),
    hidden: overrides.hidden ? numberFormat(overrides.hidden) : pick('accumulator'),
    membrane: pick('membrane'),
    trace: pick('trace'),
  };
}

type Written =
  | { readonly kind: 'float32' }
  | {
      readonly kind: 'fixed';
      readonly bits: number;
      readonly range: number;
      readonly rounding: NumberFormat['rounding'];
    };

/** Two's complement: 2^bits levels from -range to +range, so that a level is range / 2^(bits - 1). */
function numberFormat(written: Written): NumberFormat {
  if (written.kind === 'float32') return FLOAT32;
  const { bits, range, rounding } = written;
  return { kind: 'fixed', bits, step: range / 2 ** (bits - 1), rounding };
}

/** What the prices of an energy card depend on, for this chip. */
export function conditionsOf(card: ChipCard, formats: Formats): Conditions {
  return {
    formats,
    memoryBits: { synapse: card.core.synapse_bits.value, state: card.core.state_bits.value },
    staticPower: card.static_power,
    tick: card.tick,
  };
}
