import { z } from 'zod';
import { type CardKind, cardHeader } from '../card/load.js';
import { sourced } from '../card/sourced.js';
import { OPERATIONS } from './operations.js';

const format = 'nudge.energy-card/1';

/**
 * all-in: the price holds everything the chip spends on account of the operation (fetch, routing, leakage);
 * per-term: it holds this operation only, and the other terms are to be added.
 */
export const SCOPES = ['all-in', 'per-term'] as const;
export type Scope = (typeof SCOPES)[number];

/** What a figure holds for; a price may override what its card says. */
const conditions = {
  scope: z.enum(SCOPES).describe('all-in: fetch, routing and leakage inside; per-term: this operation only'),
  node_nm: z
    .union([z.number().positive(), z.tuple([z.number().positive(), z.number().positive()])])
    .describe('Technology node in nm, or the range the source leaves open'),
  supply_V: z.number().positive().optional().describe('Supply voltage; absent where the source does not say'),
  temperature_K: z.number().positive().optional(),
};

const whenSchema = z
  .strictObject({
    number: z.enum(['float32', 'fixed']).optional().describe('Kind of number that the operation works on'),
    up_to_bits: z.int().min(1).max(64).optional().describe('Largest width of that number'),
    up_to_memory_bits: z.int().min(1).optional().describe('Largest size of the memory that is accessed'),
  })
  .describe('The price holds only here; the first price of an operation whose conditions fit is taken');

const operations = z.array(z.enum(OPERATIONS));

const priceSchema = z.strictObject({
  operations: operations.min(1).describe('What one unit of this energy buys: one of any of these'),
  energy: sourced('J', { min: 0 }),
  includes: operations.default([]).describe('Counts already inside this price: never added on top'),
  when: whenSchema.optional(),
  scope: conditions.scope.optional(),
  node_nm: conditions.node_nm.optional(),
  supply_V: conditions.supply_V,
  temperature_K: conditions.temperature_K,
});

const bare = z.strictObject({
  ...cardHeader(format),
  ...conditions,
  prices: z.array(priceSchema).min(1),
  device_pulse: sourced('J', { min: 0 })
    .optional()
    .describe(
      'One programming pulse of an analog device that pulses move, in the scope of the card. Added to the stored change, which includes the pulses of ordinary memory at most',
    ),
});

export type Price = z.output<typeof priceSchema>;
export type EnergyCard = z.output<typeof bare>;

/** Prices of primitive operations. Two scopes in one card are refused, and so is a price of what is included. */
export const energySchema = bare.superRefine((card, context) => {
  const issue = (path: PropertyKey[], message: string, problem: object): void => {
    context.addIssue({ code: 'custom', message, path, params: { problem } });
  };
  const included = new Set(card.prices.flatMap(price => price.includes));
  const settled = new Set<string>();
  card.prices.forEach((price, i) => {
    if (price.scope !== undefined && price.scope !== card.scope) {
      const found = { code: 'price-mixed', found: price.scope, allowed: card.scope };
      issue(['prices', i, 'scope'], 'all-in and per-term prices must not be added', found);
    }
    price.operations.forEach((operation, j) => {
      const path = ['prices', i, 'operations', j];
      if (included.has(operation))
        issue(path, `${operation} is already included in another price`, { code: 'price-mixed' });
      if (settled.has(operation)) issue(path, `an earlier price of ${operation} always applies`, {});
      if (!price.when) settled.add(operation);
    });
  });
});

export const ENERGY_CARD: CardKind<typeof energySchema> = {
  kind: 'energy',
  folder: 'energy',
  format,
  schema: energySchema,
};
