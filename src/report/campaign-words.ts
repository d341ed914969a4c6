import type { Interval } from '../campaign/statistics/sample.js';
import { significant } from './words.js';

/** Stands where a cell has no value. */
export const NO_VALUE = '–';

export const intervalWords = (
  interval: Interval | null,
  words = (value: number): string => significant(value, 4),
): string => (interval ? `${words(interval.low)} to ${words(interval.high)}` : NO_VALUE);
