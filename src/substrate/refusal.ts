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
