import { sentence, UserError } from '../problem/problem.js';
import type { ChipError, RequestId } from './messages.js';

/** Which rule was broken; the words are those a chip answers with, so that a board can pass them on. */
export type ProtocolErrorCode = 'malformed' | 'unsupported' | 'too-big' | 'range';

/**
 * A message that cannot be sent, or bytes that are not a legal message. One sentence for people, code and path for
 * programs; nothing of ours (stack, file) stands in it.
 */
export class ProtocolError extends UserError {
  readonly code: ProtocolErrorCode;
  /** Field in lowerCamelCase, such as `drives[1].beta`; empty for the message as a whole. */
  readonly path: string;

  private readonly rest: readonly [message: string, found?: unknown, allowed?: string];

  constructor(code: ProtocolErrorCode, path: string, message: string, found?: unknown, allowed?: string) {
    super({
      code: 'protocol-violation',
      message,
      ...(path !== '' && { path }),
      ...(found !== undefined && { found: shown(found) }),
      ...(allowed !== undefined && { allowed }),
    });
    this.code = code;
    this.path = path;
    this.rest = allowed === undefined ? [message, found] : [message, found, allowed];
  }

  /** The same error as the message around the broken one sees it. */
  inside(place: string): ProtocolError {
    return new ProtocolError(this.code, this.path === '' ? place : `${place}.${this.path}`, ...this.rest);
  }
}

/** The answer of a chip to a command that broke a rule. */
export function asChipError(requestId: RequestId, error: ProtocolError): ChipError {
  const { code, path } = error;
  const { path: _, ...placeless } = error.problems[0]!;
  return { kind: 'error', requestId, code, retryable: false, message: sentence(placeless), path };
}

/** Values come from outside: shown shortened, and never by running their own code. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return typeof value === 'bigint' ? `${value.toString().slice(0, 40)}n` : typeof value;
}
