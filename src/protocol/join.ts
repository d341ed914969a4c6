import { LIMITS } from './bounds.js';
import type { Part } from './codec.js';
import { Counting } from './counting.js';
import { Covering } from './covering.js';
import { ProtocolError } from './error.js';
import type { ChipEvent, Command } from './messages.js';

type Message = Command | ChipEvent;

/** A whole in the making. Its `add` returns the whole once nothing is missing. */
export interface Assembly {
  /** Bytes of memory it holds or has promised to hold. */
  readonly bytes: number;
  add(part: Part<Message>, spare: number): Message | undefined;
}

/** Unfinished wholes at once; a sender needs one, or one per answer in flight. */
const MOST_OPEN = 64;

/**
 * Puts the parts of messages back together: those of a command or of `settled` by the parts announced to follow, the
 * blocks of an answer by their offsets. What is already whole is passed on untouched. Repeated parts change nothing.
 *
 * Holds at most `maxBytes`, whatever totals are announced. A part that contradicts those before it throws
 * ProtocolError, and the whole it belonged to is given up.
 */
export class Assembler<M extends Message> {
  private readonly open = new Map<string, Assembly>();

  constructor(private readonly maxBytes: number = LIMITS.assembly) {}

  /** Takes a part; returns the whole message when this completes it. */
  add(part: Part<M>): M | undefined {
    const key = keyOf(part.message);
    const known = this.open.get(key);
    if (known === undefined && isWhole(part)) return part.message;
    const assembly = known ?? start(part);
    this.open.delete(key);
    const whole = assembly.add(part, this.maxBytes - this.bytes());
    if (whole !== undefined) return whole as M;
    if (this.open.size >= MOST_OPEN)
      throw new ProtocolError('too-big', '', 'too many messages are unfinished');
    this.open.set(key, assembly);
    return undefined;
  }

  /** Gives up what was begun for a request, when it has ended otherwise. */
  forget(requestId: number): void {
    for (const key of this.open.keys()) if (key.startsWith(`${requestId} `)) this.open.delete(key);
  }

  private bytes(): number {
    let sum = 0;
    for (const assembly of this.open.values()) sum += assembly.bytes;
    return sum;
  }
}

function isWhole({ message, partsLeft }: Part<Message>): boolean {
  if (partsLeft > 0) return false;
  switch (message.kind) {
    case 'weights':
    case 'state':
    case 'snapshot-block':
      return message.offset === 0 && message.count === message.total;
    case 'telemetry-report':
      return message.offset === 0 && message.rows.length === message.total;
    default:
      return true;
  }
}

function start({ message, partsLeft }: Part<Message>): Assembly {
  switch (message.kind) {
    case 'weights':
    case 'state':
    case 'snapshot-block':
    case 'telemetry-report':
      return new Covering(message);
    case 'topology':
    case 'write-weights':
    case 'write-sparse':
    case 'present':
    case 'restore':
    case 'spikes-in':
    case 'settled':
      return new Counting(message, partsLeft);
    default:
      throw new ProtocolError(
        'malformed',
        'partsLeft',
        `a ${message.kind} message is never cut`,
        partsLeft,
        '0',
      );
  }
}

/** Request, kind and target: parts with the same key belong to the same whole. */
function keyOf(message: Message): string {
  const { requestId, kind } = message;
  switch (message.kind) {
    case 'topology':
      return `${requestId} ${kind} ${message.projection} ${message.part}`;
    case 'write-weights':
    case 'write-sparse':
    case 'weights':
      return `${requestId} ${kind} ${message.tensor} ${message.id}`;
    case 'present':
    case 'spikes-in':
      return `${requestId} ${kind} ${message.population}`;
    case 'state':
      return `${requestId} ${kind} ${message.population} ${message.variable}`;
    default:
      return `${requestId} ${kind}`;
  }
}
