import type { FactorEntry } from './schema.js';

/** One setting of a factor: what it is called and which keys it sets. */
export interface Level {
  /** As it stands in tables; a number where the factor is numeric. */
  readonly value: string | number | boolean | null;
  readonly set: readonly (readonly [key: string, value: unknown])[];
  /** Where it is written, from the factor on. */
  readonly at: readonly PropertyKey[];
}

/** Numbers on a line, so that a latin hypercube can draw between them. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
  readonly logarithmic: boolean;
}

/** The span of a factor given by `range` or `log_range`. */
export function spanOf({ range, log_range }: FactorEntry): Span | undefined {
  const points = range ?? log_range;
  return points && { ...points, logarithmic: log_range !== undefined };
}

/** The levels of a grid. Empty where the factor gives none. */
export function levelsOf(factor: FactorEntry): Level[] {
  const { key, values, levels } = factor;
  if (levels)
    return levels.map(({ name, set }, k) => ({ value: name, set: Object.entries(set), at: ['levels', k] }));
  if (key === undefined) return [];
  if (values)
    return values.map((value, k) => ({ value: shown(value), set: [[key, value]], at: ['values', k] }));
  const span = spanOf(factor);
  const steps = (factor.range ?? factor.log_range)?.steps ?? 0;
  if (!span) return [];
  return Array.from({ length: steps }, (_, k) => pointLevel(factor, span, k / (steps - 1)));
}

/** The level at a share, 0 to 1, of the way along a factor's span. */
export function pointLevel(factor: FactorEntry, span: Span, share: number): Level {
  const value = pointOf(span, share);
  return { value, set: [[factor.key!, value]], at: [span.logarithmic ? 'log_range' : 'range'] };
}

/** Twelve digits, because logarithms may differ between engines in the last ones and a run's id must not. */
function pointOf({ from, to, whole, logarithmic }: Span, share: number): number {
  const exact = logarithmic ? from * (to / from) ** share : from + (to - from) * share;
  return whole ? Math.round(exact) : Number(exact.toPrecision(12));
}

/** A value of a factor as it stands in a table. */
function shown(value: unknown): Level['value'] {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
