import { ProtocolError } from './error.js';

/**
 * Numbers on their way to and from the wire. protobufjs writes -1 as 4294967295, 1.5 as 1 and a BigInt as 0 without
 * a word, and hands 64-bit integers out as objects: nothing reaches it and nothing leaves it but through here.
 */

const UINT32_MAX = 0xffff_ffff;

/** An integer in [0, 2^32 - 1]. */
export function uint32(value: number, path: string): number {
  if (typeof value !== 'number' || value >>> 0 !== value) {
    throw new ProtocolError(
      'range',
      path,
      'an unsigned 32-bit integer was expected',
      value,
      `0 to ${UINT32_MAX}`,
    );
  }
  return value;
}

/** As uint32, but -1, which means none, becomes null: it is left out of the message. */
export function uint32OrNone(value: number, path: string): number | null {
  return value === -1 ? null : uint32(value, path);
}

/** An integer in [0, 2^53 - 1]; larger ones are not exact in a number. */
export function uint53(value: number, path: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new ProtocolError('range', path, 'an exact unsigned integer was expected', value, '0 to 2^53 - 1');
  }
  return value;
}

/** What protobufjs decodes a uint64 to, back to a number. */
export function fromLong(
  value: number | { readonly low: number; readonly high: number },
  path: string,
): number {
  if (typeof value === 'number') return uint53(value, path);
  return uint53((value.high >>> 0) * 2 ** 32 + (value.low >>> 0), path);
}

/** A finite number. */
export function real(value: number, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new ProtocolError('range', path, 'a finite number was expected', value);
  }
  return value;
}

/** A finite number or NaN. */
export function realOrNaN(value: number, path: string): number {
  return Number.isNaN(value) ? value : real(value, path);
}

export function bool(value: boolean, path: string): boolean {
  if (typeof value !== 'boolean') throw new ProtocolError('range', path, 'true or false was expected', value);
  return value;
}

/** Text that UTF-8 can carry: no half of a surrogate pair. */
export function text(value: string, path: string): string {
  if (typeof value !== 'string' || /\p{Surrogate}/u.test(value)) {
    throw new ProtocolError('range', path, 'well-formed text was expected', value);
  }
  return value;
}

/** A part of a message that must be there. */
export function given<T>(value: T | null | undefined, path: string): T {
  if (value === null || value === undefined) throw new ProtocolError('malformed', path, 'a part is missing');
  return value;
}

/** Converts every item of a list; how long it may be is checked on the bytes. Paths gain `name[i]`. */
export function each<In, Out>(items: readonly In[], name: string, convert: (item: In) => Out): Out[] {
  if (!Array.isArray(items)) throw new ProtocolError('range', name, 'a list was expected', items);
  const converted: Out[] = [];
  try {
    for (const item of items) converted.push(convert(item));
  } catch (error) {
    throw error instanceof ProtocolError ? error.inside(`${name}[${converted.length}]`) : error;
  }
  return converted;
}
