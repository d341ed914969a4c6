import type { z } from 'zod';

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes['_zod']['def'];

const defOf = (schema: Schema): Def => schema._zod.def as Def;

/** What a schema accepts, in words: "a whole number from 1 to 10"; undefined where it accepts anything. */
export function describeAllowed(schema: Schema): string | undefined {
  const def = defOf(schema);
  switch (def.type) {
    case 'number':
      return numberWords(def);
    case 'string':
      return stringWords(def);
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'enum':
      return choices(Object.values(def.entries));
    case 'literal':
      return choices(def.values);
    case 'array':
      return lengthWords('a list', 'item', def);
    case 'tuple':
      return `a list of ${def.items.length} items`;
    case 'object':
      return `a map with the keys ${Object.keys(def.shape).join(', ')}`;
    case 'record':
      return 'a map';
    case 'nullable':
      return orWords([describeAllowed(def.innerType), 'null']);
    case 'union':
      return unionWords(def);
    default: {
      const inner = innerOf(def);
      return inner && describeAllowed(inner);
    }
  }
}

/**
 * The schema that judges the value at `path`. Unions are resolved by what `value` holds there (its
 * discriminator, else its first member that has the next key). Undefined where the schema has no such place.
 */
export function schemaAt(schema: Schema, path: readonly PropertyKey[], value: unknown): Schema | undefined {
  let current: Schema | undefined = schema;
  let held = value;
  for (const step of path) {
    current = current && child(unwrap(current, held, step), step);
    held = (held as Record<PropertyKey, unknown> | null | undefined)?.[step];
  }
  return current;
}

/** Keys that a map may have at this place, for suggestions; empty when any key goes. */
export function keysOf(schema: Schema | undefined, value: unknown): string[] {
  if (!schema) return [];
  const def = defOf(unwrap(schema, value));
  if (def.type === 'object') return Object.keys(def.shape);
  if (def.type === 'record') return wordsOf(def.keyType);
  return [];
}

/** Words that an enum or literal allows; empty for other schemas. */
export function wordsOf(schema: Schema | undefined): string[] {
  if (!schema) return [];
  const def = defOf(schema);
  if (def.type === 'enum') return Object.values(def.entries).map(String);
  if (def.type === 'literal') return def.values.map(String);
  const inner = innerOf(def);
  return inner ? wordsOf(inner) : [];
}

/** Strips optional, default and the like, and picks the member of a union that `value` seems to mean. */
function unwrap(schema: Schema, value: unknown, next?: PropertyKey): Schema {
  const def = defOf(schema);
  if (def.type === 'union') return unwrap(memberOf(def, value, next), value, next);
  const inner = innerOf(def);
  return inner ? unwrap(inner, value, next) : schema;
}

function memberOf(def: z.core.$ZodUnionDef, value: unknown, next?: PropertyKey): Schema {
  const key = (def as Partial<z.core.$ZodDiscriminatedUnionDef>).discriminator;
  const held = key === undefined ? undefined : (value as Record<string, unknown> | null | undefined)?.[key];
  const fits = (option: Schema): boolean => {
    const bare = unwrap(option, value, next);
    const words = key === undefined ? undefined : child(bare, key);
    if (words && held === undefined) return defOf(words).type === 'default';
    if (words) return wordsOf(words).includes(String(held));
    return next === undefined ? defOf(bare).type === 'object' : child(bare, next) !== undefined;
  };
  return def.options.find(fits) ?? def.options[0]!;
}

function child(schema: Schema, step: PropertyKey): Schema | undefined {
  const def = defOf(schema);
  if (def.type === 'object') return def.shape[step as string];
  if (def.type === 'array') return def.element;
  if (def.type === 'record') return def.valueType;
  if (def.type === 'tuple') return def.items[Number(step)] ?? def.rest ?? undefined;
  return undefined;
}

function innerOf(def: Def): Schema | undefined {
  if (def.type === 'pipe') return def.in;
  if (def.type === 'lazy') return def.getter();
  return 'innerType' in def ? (def.innerType as Schema) : undefined;
}

interface Bound {
  readonly value: number;
  readonly inclusive: boolean;
}

function numberWords(def: z.core.$ZodNumberDef): string {
  let low: Bound | undefined;
  let high: Bound | undefined;
  let whole = 'format' in def && String(def.format).includes('int');
  for (const check of def.checks ?? []) {
    const of = check._zod.def as { check: string; value: number; inclusive: boolean; format?: string };
    if (of.check === 'greater_than' && (!low || of.value >= low.value)) low = of;
    if (of.check === 'less_than' && (!high || of.value <= high.value)) high = of;
    if (of.check === 'number_format' && of.format?.includes('int')) whole = true;
  }
  const range = rangeWords(low, high);
  return `${whole ? 'a whole number' : 'a number'}${range && ` ${range}`}`;
}

/** "from 1 to 10", "above 0 and below 1", "of at least 0", or nothing. */
export function rangeWords(low?: Bound, high?: Bound): string {
  if (low?.inclusive && high?.inclusive) return `from ${low.value} to ${high.value}`;
  const below = high && `${high.inclusive ? 'at most' : 'below'} ${high.value}`;
  const above = low && `${low.inclusive ? 'at least' : 'above'} ${low.value}`;
  const words = [above, below].filter(Boolean).join(' and ');
  return /^at/.test(words) ? `of ${words}` : words;
}

function stringWords(def: z.core.$ZodStringDef): string {
  const patterns = (def.checks ?? [])
    .map(check => (check._zod.def as { pattern?: RegExp }).pattern)
    .filter(pattern => pattern !== undefined);
  const shape = patterns.length > 0 ? ` matching ${patterns.join(' and ')}` : '';
  return lengthWords('text', 'character', def) + shape;
}

function lengthWords(
  noun: string,
  item: string,
  def: { checks?: z.core.$ZodCheck<never>[] | undefined },
): string {
  let low: number | undefined;
  let high: number | undefined;
  for (const check of def.checks ?? []) {
    const of = check._zod.def as { check: string; minimum: number; maximum: number; length: number };
    if (of.check === 'min_length') low = of.minimum;
    if (of.check === 'max_length') high = of.maximum;
    if (of.check === 'length_equals') low = high = of.length;
  }
  const items = (count: number): string => `${count} ${item}${count === 1 ? '' : 's'}`;
  if (low !== undefined && low === high) return `${noun} of ${items(low)}`;
  if (low !== undefined && high !== undefined) return `${noun} of ${low} to ${items(high)}`;
  if (low !== undefined) return `${noun} of at least ${items(low)}`;
  return high === undefined ? noun : `${noun} of at most ${items(high)}`;
}

function unionWords(def: z.core.$ZodUnionDef): string | undefined {
  const key = (def as Partial<z.core.$ZodDiscriminatedUnionDef>).discriminator;
  if (key === undefined) return orWords(def.options.map(describeAllowed));
  const words = def.options.flatMap(option => wordsOf(child(unwrap(option, undefined), key)));
  return `a map with ${key}: ${words.join(' | ')}`;
}

const orWords = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.every(part => part !== undefined) ? parts.join(', or ') : undefined;

const choices = (values: readonly unknown[]): string => values.map(value => String(value)).join(' | ');
