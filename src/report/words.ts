import { withPrefix } from '../units/quantity.js';

/** Numbers as a paper prints them. A no-break space stands before a unit. */
const NBSP = '\u00a0';

/** Whole numbers in groups of three: 12,345. */
export const count = (value: number | bigint): string =>
  (typeof value === 'bigint' ? value : Math.round(value)).toLocaleString('en-US');

/** A count that may be a mean: 4.71 stays, 47,123.4 becomes 47,123. */
export const mean = (value: number): string =>
  Math.abs(value) >= 100 ? count(value) : significant(value, 3);

export const percent = (share: number, digits = 2): string => `${(100 * share).toFixed(digits)}${NBSP}%`;

/** Three significant digits, without trailing zeros and without an exponent for everyday sizes. */
export function significant(value: number, digits = 3): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  if (size >= 1e6 || size < 1e-4) return power(value, digits);
  return Number(value.toPrecision(digits)).toLocaleString('en-US', { maximumFractionDigits: 20 });
}

function power(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  return `${Number(mantissa)}${NBSP}×${NBSP}10${superscript(Number(exponent))}`;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const superscript = (value: number): string =>
  String(value)
    .replace('-', '⁻')
    .replace(/\d/g, digit => RAISED[Number(digit)]!);

/** With an SI prefix and three significant digits: 21.3 µJ. */
export const si = (value: number, unit: string): string =>
  withPrefix(value, unit)
    .replace(/ u(?=.)/, ' µ')
    .replace(' ', NBSP)
    .replace('-', '−');

/** A ratio: 3.1×, 140×, 0.39×. */
export const times = (ratio: number): string => `${significant(ratio, 2)}×`;

/** A range in which the ends share a unit or not: 17.6 µJ to 24.4 µJ. */
export const range = (low: number, high: number, words: (value: number) => string): string =>
  words(low) === words(high) ? words(low) : `${words(low)} to ${words(high)}`;

/** `48 s`, `3 min 20 s`, `2 h 05 min`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown';
  if (seconds < 10) return `${significant(seconds, 2)}${NBSP}s`;
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  if (whole < 60) return `${whole}${NBSP}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}${NBSP}min ${two(whole % 60)}${NBSP}s`;
  return `${Math.floor(whole / 3600)}${NBSP}h ${two(Math.floor((whole % 3600) / 60))}${NBSP}min`;
}

/** `1 sample`, `2 samples`. */
export const plural = (value: number, noun: string): string =>
  `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** `a`, `a and b`, `a, b and c`. */
export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/**
 * Interval in which the true share lies with 95 % confidence when `hits` of `n` independent trials were hits
 * (Wilson 1927).
 */
export function wilson(hits: number, n: number): readonly [low: number, high: number] {
  const z = 1.959964;
  const share = hits / n;
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** The SI prefix that suits a largest value, as the factor to multiply with and the unit's name. */
export function prefixFor(largest: number, unit: string): { readonly factor: number; readonly unit: string } {
  const power = largest > 0 ? Math.max(-15, Math.min(9, 3 * Math.floor(Math.log10(largest) / 3))) : 0;
  return { factor: 10 ** -power, unit: `${PREFIX[power]}${unit}` };
}

const PREFIX: Readonly<Record<number, string>> = {
  9: 'G',
  6: 'M',
  3: 'k',
  0: '',
  [-3]: 'm',
  [-6]: 'µ',
  [-9]: 'n',
  [-12]: 'p',
  [-15]: 'f',
};
