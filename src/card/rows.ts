import { pathWords } from './explain.js';
import { isSourced } from './sourced.js';
import type { Standing } from './standing.js';

/** One sourced value of a card, as a line of a table. */
export interface CardRow {
  readonly path: string;
  readonly value: number | string;
  /** Empty for a word. */
  readonly unit: string;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Range in which the source holds. */
  readonly valid?: readonly [number, number] | undefined;
  readonly standing: Standing;
  readonly source: string;
}

/** Every sourced value of a card, in the order of the file. */
export function cardRows(card: unknown, path: readonly (string | number)[] = []): CardRow[] {
  if (Array.isArray(card)) return card.flatMap((item, i) => cardRows(item, [...path, i]));
  if (typeof card !== 'object' || card === null) return [];
  const held = card as Record<string, unknown>;
  if (isSourced(card) || ('value' in held && 'standing' in held)) {
    const { value, unit = '', low, high, valid, standing, source } = held as unknown as CardRow;
    return [{ path: pathWords(path), value, unit, low, high, valid, standing, source }];
  }
  return Object.entries(held).flatMap(([key, value]) => cardRows(value, [...path, key]));
}
