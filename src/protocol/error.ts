import { UserError } from '../problem/problem.js';
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
  }
}

/** The answer of a chip to a command that broke a rule. */
export function asChipError(requestId: RequestId, error: ProtocolError): ChipError {
  const { code, path } = error;
  return { kind: 'error', requestId, code, retryable: false, message: error.message, path };
}

/** Values come from outside: shown shortened, and never by running their own code. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return typeof value === 'bigint' ? `${value.toString().slice(0, 40)}n` : typeof value;
}
