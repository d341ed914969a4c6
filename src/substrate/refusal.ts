import type { ErrorCode } from '../protocol/messages.js';

/** A command that a chip will not carry out; nothing was changed. Becomes an error event. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Field of the command, such as `unit.leak`. */
    readonly path = '',
  ) {
    super(message);
  }
}

/** Refuses unless the condition holds. */
export function insist(condition: boolean, code: ErrorCode, message: string, path = ''): asserts condition {
  if (!condition) throw new Refusal(code, message, path);
}

/** Refuses a number that lies outside of low .. high, or is none. */
export function within(value: number, low: number, high: number, path: string): void {
  const inside = value >= low && value <= high;
  insist(inside, 'range', `${path} must lie in ${low} .. ${high}, found ${value}`, path);
}

/** Refuses what is no whole number in low .. high. */
export function whole(value: number, low: number, high: number, path: string): void {
  insist(Number.isInteger(value), 'range', `${path} must be a whole number, found ${value}`, path);
  within(value, low, high, path);
}

/** Refuses items that differ from the first one in any of these fields; `of` is what they belong to. */
export function sameIn<T>(items: readonly T[], fields: readonly (keyof T & string)[], of: string): void {
  for (const item of items) {
    for (const field of fields) {
      const message = `all populations of a network have the same ${field}`;
      insist(item[field] === items[0]![field], 'range', message, `${of}.${field}`);
    }
  }
}
