import { LIMITS } from '../protocol/bounds.js';
import { decodeCommandPart, decodeEventPart } from '../protocol/codec.js';
import { ProtocolError } from '../protocol/error.js';
import type { ChipEvent, Command } from '../protocol/messages.js';
import { Inbox } from '../protocol/wire.js';
import type { PlacedRecord, RecordReader } from './reader.js';

/** What happened next in a recording. Messages are whole. */
export type Happening =
  | { readonly kind: 'open'; readonly conversation: number }
  | { readonly kind: 'close'; readonly conversation: number }
  | {
      readonly kind: 'command';
      readonly conversation: number;
      readonly command: Command;
      /** Byte at which its first record begins. */
      readonly offset: number;
    }
  | { readonly kind: 'event'; readonly conversation: number; readonly event: ChipEvent };

/** Conversations at once; a host has one, and a second one while it tests. */
const MOST_OPEN = 64;

/** Both directions of a conversation, in which messages may still miss a part. */
class Lines {
  readonly commands = new Inbox<Command>(decodeCommandPart, LIMITS.link);
  readonly events = new Inbox<ChipEvent>(decodeEventPart, LIMITS.link);
  /** Byte at which a command begins that is not whole yet. */
  begun: number | undefined;
}

/** Puts the messages of a recording together, in the order in which they were completed. */
export class MessageReader {
  private readonly open = new Map<number, Lines>();

  constructor(private readonly records: RecordReader) {}

  /** What happened next; undefined at the end. @throws UserError file-damaged */
  next(): Happening | undefined {
    for (;;) {
      const record = this.records.next();
      if (!record) return undefined;
      const happening = this.take(record);
      if (happening) return happening;
    }
  }

  private take(record: PlacedRecord): Happening | undefined {
    const { kind, conversation } = record;
    switch (kind) {
      case 'open':
        return { kind, conversation };
      case 'close':
        this.open.delete(conversation);
        return { kind, conversation };
      case 'command':
      case 'event':
        return this.decoded(record, this.lines(conversation));
      default:
        throw this.records.damage('has a record of this kind in the middle', kind);
    }
  }

  private decoded(
    { kind, conversation, payload, offset }: PlacedRecord,
    lines: Lines,
  ): Happening | undefined {
    try {
      if (kind === 'event') {
        const event = lines.events.accept(payload);
        return event && { kind, conversation, event };
      }
      const begun = lines.begun ?? offset;
      const command = lines.commands.accept(payload);
      lines.begun = command ? undefined : begun;
      return command && { kind: 'command', conversation, command, offset: begun };
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      throw this.records.damage('holds a message that cannot be read', error.problems[0]!.message);
    }
  }

  private lines(conversation: number): Lines {
    const known = this.open.get(conversation);
    if (known) return known;
    if (this.open.size >= MOST_OPEN) throw this.records.damage('has too many conversations at once');
    const lines = new Lines();
    this.open.set(conversation, lines);
    return lines;
  }
}
