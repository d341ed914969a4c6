import { readFileSync } from 'node:fs';

/**
 * The golden vectors of protocols/golden: messages as JSON, in which a typed array is written as `{ "int16": [1, 2] }`
 * and not-a-number as "NaN".
 */

export interface GoldenMessage {
  readonly name: string;
  readonly message: Readonly<Record<string, unknown>>;
  readonly partsLeft: number;
  /** The encoded message. */
  readonly hex: string;
  /** The same as the text format of protobuf, line by line. */
  readonly text: readonly string[];
}

export interface GoldenRefusal {
  readonly name: string;
  readonly hex: string;
  readonly code: string;
  readonly path: string;
}

const ARRAYS = {
  float32: Float32Array,
  int16: Int16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
};

export function readGolden<T>(name: 'commands' | 'events' | 'refused', list: string): readonly T[] {
  const file = new URL(`../../protocols/golden/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'))[list];
}

/** The message that a golden vector describes. */
export function revived(value: unknown): unknown {
  if (value === 'NaN') return Number.NaN;
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [type, items] = entries[0] ?? [];
  if (entries.length === 1 && type !== undefined && Object.hasOwn(ARRAYS, type) && Array.isArray(items)) {
    return ARRAYS[type as keyof typeof ARRAYS].from(items.map(Number));
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, revived(item)]));
}

export const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
