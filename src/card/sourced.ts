import { z } from 'zod';
import type { Problem } from '../problem/problem.js';
import { rangeWords } from './allowed.js';
import { STANDINGS, type Standing } from './standing.js';
import { type BaseUnit, baseUnitOf, toBase, unitsOf } from './unit.js';

/** A value that says where it comes from. In programs `unit` is the base unit of its dimension. */
export interface Sourced<T = number> {
  readonly value: T;
  readonly unit: string;
  readonly standing: Standing;
  readonly source: string;
  /** Ends of the range in which the true value is thought to lie. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Range in which the source holds; a value set outside it is refused. */
  readonly valid?: readonly [number, number] | undefined;
}

export interface Limits {
  /** In base units; inclusive unless `above` is given instead of `min`. */
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  /** Whole numbers only. */
  readonly whole?: boolean;
}

const origin = {
  standing: z.enum(STANDINGS).describe('How well the value is known'),
  source: z.string().min(1).describe('Where the value comes from'),
};

/** Schema of a sourced number of one dimension; any unit of that dimension may be written. */
export function sourced(unit: BaseUnit, limits: Limits = {}) {
  return z
    .strictObject({
      value: z.number(),
      unit: z.enum(unitsOf(unit)),
      low: z.number().optional().describe('Lower end of the range of the true value, in the same unit'),
      high: z.number().optional().describe('Upper end of the range of the true value, in the same unit'),
      valid: z.tuple([z.number(), z.number()]).optional().describe('Range in which the source holds'),
      ...origin,
    })
    .superRefine((found, context) => {
      const { value, low, high } = found;
      if ((low ?? value) > value || (high ?? value) < value) {
        context.addIssue({
          code: 'custom',
          message: 'the value lies outside its own low-high range',
          path: ['value'],
          params: {
            problem: {
              code: 'value-range',
              found: `${value}`,
              allowed: `${low ?? value} to ${high ?? value}`,
            },
          },
        });
      }
      const problem = rangeProblem(toBase(value, found.unit), unit, limits) ?? outsideValid(found, value);
      if (problem)
        context.addIssue({ code: 'custom', message: problem.message, path: ['value'], params: { problem } });
    });
}

/** Schema of a sourced choice among words. */
export function sourcedWord<const W extends readonly [string, ...string[]]>(words: W) {
  return z.strictObject({ value: z.enum(words), ...origin });
}

function rangeProblem(value: number, unit: BaseUnit, limits: Limits): Problem | undefined {
  const { min, max, above, whole } = limits;
  const fits =
    value >= (min ?? -Infinity) &&
    value <= (max ?? Infinity) &&
    value > (above ?? -Infinity) &&
    (!whole || Number.isSafeInteger(value));
  if (fits) return undefined;
  const low = above === undefined ? bound(min) : { value: above, inclusive: false };
  const range = rangeWords(low, bound(max));
  const suffix = suffixOf(unit);
  const allowed = `a ${whole ? 'whole number' : 'number'}${range && ` ${range}`}${suffix}`;
  return { code: 'value-range', message: 'out of range', found: `${value}${suffix}`, allowed };
}

const bound = (value?: number) => (value === undefined ? undefined : { value, inclusive: true });

/** What is wrong with giving a sourced value another `value` (same unit): outside the range its source holds for. */
export function outsideValid(
  sourced: Pick<Sourced, 'unit' | 'valid' | 'source'>,
  value: number,
): Problem | undefined {
  const { unit, valid, source } = sourced;
  if (!valid || (value >= valid[0] && value <= valid[1])) return undefined;
  return {
    code: 'value-range',
    message: 'outside the range that its source holds for',
    found: `${value}${suffixOf(unit)}`,
    allowed: `${valid[0]} to ${valid[1]}${suffixOf(unit)}`,
    advice: `The range comes from: ${source}`,
  };
}

/** A unit behind a number; a ratio has none. */
const suffixOf = (unit: string): string => (unit === '1' ? '' : ` ${unit}`);

/** Turns every sourced number inside `card` into base units. */
export function inBaseUnits<T>(card: T): T {
  if (Array.isArray(card)) return card.map(inBaseUnits) as T;
  if (typeof card !== 'object' || card === null) return card;
  if (isSourced(card)) return converted(card) as T;
  return Object.fromEntries(Object.entries(card).map(([key, value]) => [key, inBaseUnits(value)])) as T;
}

/** True for a sourced number (not for a sourced word, which has no unit). */
export function isSourced(value: unknown): value is Sourced {
  const held = value as Partial<Sourced> | null;
  return typeof held === 'object' && typeof held?.value === 'number' && typeof held.unit === 'string';
}

function converted(card: Sourced): Sourced {
  const base = (value: number): number => toBase(value, card.unit);
  return {
    ...card,
    value: base(card.value),
    unit: baseUnitOf(card.unit)!,
    ...(card.low !== undefined && { low: base(card.low) }),
    ...(card.high !== undefined && { high: base(card.high) }),
    ...(card.valid && { valid: [base(card.valid[0]), base(card.valid[1])] as const }),
  };
}
