import { significant } from './words.js';

/** A map from values to coordinates, with the ticks of its axis. */
export interface Scale {
  (value: number): number;
  readonly domain: readonly [number, number];
  readonly ticks: readonly Tick[];
}

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Steps of 1, 2 or 5 times a power of ten, about `most` of them at most. */
export function niceStep(span: number, most: number): number {
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find(factor => factor * power >= rough * 0.999) ?? 10;
  return step * power;
}

export function linear(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
  most = 6,
  label: (value: number) => string = value => significant(value, 4),
): Scale {
  const span = high - low || 1;
  const step = niceStep(span, most);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => {
    const value = Number(((first + k) * step).toPrecision(12));
    return { value, label: label(value) };
  });
  const map = (value: number) => from + ((value - low) / span) * (to - from);
  return Object.assign(map, { domain: [low, high] as const, ticks });
}

/** Ticks at the powers of ten, and at 2 and 5 times these where there are few. */
export function logarithmic(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
  label: (value: number) => string,
): Scale {
  const span = Math.log10(high / low);
  const powers = Array.from(
    { length: Math.ceil(span) + 2 },
    (_, k) => 10 ** (Math.floor(Math.log10(low)) + k),
  );
  const factors = span > 3 ? [1] : [1, 2, 5];
  const ticks = powers
    .flatMap(power => factors.map(factor => Number((factor * power).toPrecision(12))))
    .filter(value => value >= low * 0.999 && value <= high * 1.001)
    .map(value => ({ value, label: label(value) }));
  const map = (value: number) => from + (Math.log10(value / low) / span) * (to - from);
  return Object.assign(map, { domain: [low, high] as const, ticks });
}

/** Widens a domain to whole steps, so that the axis ends on ticks. */
export function widened([low, high]: readonly [number, number], most = 6): readonly [number, number] {
  if (!(high > low)) return [low - 0.5, low + 0.5];
  const step = niceStep(high - low, most);
  const round = (value: number) => Number(value.toPrecision(12));
  return [round(Math.floor(low / step + 1e-9) * step), round(Math.ceil(high / step - 1e-9) * step)];
}
