import { Observable } from 'rxjs';
import type { Chip } from '../protocol/chip.js';
import type { ChipEvent, Command } from '../protocol/messages.js';
import type { Watcher } from './tap.js';

/** One command and all events it caused, in order. */
export interface Exchange {
  readonly command: Command;
  readonly events: ChipEvent[];
}

/** A full transcript: recording stops with an error rather than dropping what it cannot keep. */
export class TranscriptFull extends Error {
  override readonly name = 'TranscriptFull';
}

/** Keeps a conversation in memory, up to a number of exchanges. */
export class Transcript implements Watcher {
  readonly exchanges: Exchange[] = [];
  private readonly open = new Map<number, Exchange>();

  constructor(private readonly capacity = 1_000_000) {}

  command(command: Command): void {
    if (this.exchanges.length >= this.capacity) {
      throw new TranscriptFull(`a transcript holds at most ${this.capacity} exchanges`);
    }
    const exchange = { command, events: [] };
    this.exchanges.push(exchange);
    this.open.set(command.requestId, exchange);
  }

  event(event: ChipEvent): void {
    this.open.get(event.requestId)?.events.push(event);
  }
}

/**
 * A chip that answers as a recorded one did. A command that differs from the recording is answered by an error:
 * a replay never invents an answer.
 */
export function replay(exchanges: readonly Exchange[]): Chip {
  return commands =>
    new Observable<ChipEvent>(subscriber => {
      let next = 0;
      return commands.subscribe({
        next: command => {
          const exchange = exchanges[next];
          if (!exchange || !sameCommand(exchange.command, command)) {
            const expected = exchange ? `"${exchange.command.kind}"` : 'nothing more';
            subscriber.next({
              kind: 'error',
              requestId: command.requestId,
              code: 'bad-state',
              retryable: false,
              message: `"${command.kind}" leaves the recording, which has ${expected} at exchange ${next}`,
              path: '',
            });
            return;
          }
          next++;
          const { requestId } = command;
          for (const event of exchange.events) subscriber.next({ ...event, requestId });
        },
        error: error => subscriber.error(error),
        complete: () => subscriber.complete(),
      });
    });
}

/** True when two commands ask for the same; their request ids may differ. */
export function sameCommand(a: Command, b: Command): boolean {
  return same({ ...a, requestId: 0 }, { ...b, requestId: 0 });
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a.constructor !== b.constructor) return false;
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b)) {
    const left = a as unknown as ArrayLike<number>;
    const right = b as unknown as ArrayLike<number>;
    if (left.length !== right.length) return false;
    for (let k = 0; k < left.length; k++) if (!Object.is(left[k], right[k])) return false;
    return true;
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(key => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
