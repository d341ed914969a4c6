import { concatMap, defer, finalize, merge, Subject } from 'rxjs';
import { LIMITS } from './bounds.js';
import type { Chip } from './chip.js';
import { decodeCommandPart, decodeEventPart, encodeMessage, type Part } from './codec.js';
import { asChipError, ProtocolError } from './error.js';
import { Assembler } from './join.js';
import { type ChipEvent, type Command, isTerminal } from './messages.js';
import { partsLeftOf, split } from './split.js';

export interface WireOptions {
  /** Largest encoded message in both directions, bytes. */
  readonly maxPayload: number;
}

/** The encoded messages that carry a command or an event, each at most `maxPayload` bytes. Throws ProtocolError. */
export function payloadsOf(message: Command | ChipEvent, maxPayload: number): Uint8Array[] {
  const parts = split(message, maxPayload);
  return parts.map((part, i) => encodeMessage(part, partsLeftOf(part, i, parts.length)));
}

/** The receiving end of one direction: payloads in, whole messages out. */
export class Inbox<Message extends Command | ChipEvent> {
  private readonly assembler: Assembler<Message>;

  constructor(
    private readonly decode: (bytes: Uint8Array, maxPayload: number) => Part<Message>,
    private readonly maxPayload: number,
    maxBytes: number = LIMITS.assembly,
  ) {
    this.assembler = new Assembler(maxBytes);
  }

  /** The message that this payload completes, if it does. Throws ProtocolError. */
  accept(bytes: Uint8Array): Message | undefined {
    return this.assembler.add(this.decode(bytes, this.maxPayload));
  }

  /** Gives up what was begun for a request. */
  forget(requestId: number): void {
    this.assembler.forget(requestId);
  }
}

/**
 * A chip at the far end of a wire: commands and events pass through split, bytes and assembly, as they would between
 * host and board, and come out as they went in. A command that cannot be sent is answered with an error event; an
 * event that cannot be sent is a fault of the chip and ends the stream with a ProtocolError.
 */
export function overWire(chip: Chip, { maxPayload }: WireOptions): Chip {
  return commands =>
    defer(() => {
      const board = new Inbox(decodeCommandPart, maxPayload);
      const host = new Inbox(decodeEventPart, maxPayload);
      const refused = new Subject<ChipEvent>();
      const arrived = commands.pipe(
        concatMap(command => {
          try {
            return carry(command, maxPayload, board);
          } catch (error) {
            if (!(error instanceof ProtocolError)) throw error;
            board.forget(command.requestId);
            refused.next(asChipError(command.requestId, error));
            return [];
          }
        }),
      );
      const answered = chip(arrived).pipe(
        concatMap(event => {
          const received = carry(event, maxPayload, host);
          if (isTerminal(event)) host.forget(event.requestId);
          return received;
        }),
        finalize(() => refused.complete()),
      );
      return merge(refused, answered);
    });
}

function carry<Message extends Command | ChipEvent>(
  message: Message,
  maxPayload: number,
  inbox: Inbox<Message>,
): Message[] {
  const whole: Message[] = [];
  for (const payload of payloadsOf(message, maxPayload)) {
    const arrived = inbox.accept(payload);
    if (arrived !== undefined) whole.push(arrived);
  }
  return whole;
}
