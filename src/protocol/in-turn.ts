import { Observable } from 'rxjs';
import type { Chip } from './chip.js';
import type { ChipEvent, Command } from './messages.js';

/** The event loop gets a turn at least this often, so that progress, Ctrl-C and sockets live. */
const YIELD_EVERY_MS = 10;

/** What carries out the commands of one conversation. Each step of its generator is a place to let others run. */
export interface Handler {
  handle(command: Command, emit: (event: ChipEvent) => void): Generator<void>;
}

/**
 * A chip inside this process as an operator on streams. At most `window` commands are queued and carried out one
 * after the other: an event that makes the host send its next command never recurses, and long work yields to the
 * event loop. What a handler throws ends the stream.
 * @param begin makes the handler of a new conversation
 */
export function inTurn(window: number, begin: () => Handler): Chip {
  return commands =>
    new Observable<ChipEvent>(subscriber => {
      const handler = begin();
      const queue: Command[] = [];
      let working = false;
      let ended = false;
      let nextYield = performance.now() + YIELD_EVERY_MS;

      const overflow = ({ requestId }: Command) => {
        const message = `this chip holds ${window} commands at once`;
        subscriber.next({ kind: 'error', requestId, code: 'busy', retryable: true, message, path: '' });
      };

      const emit = (event: ChipEvent) => subscriber.next(event);

      /** The command under way. */
      let current: Generator<void> | undefined;
      const advance = (): boolean => {
        current ??= next();
        if (!current) return false;
        if (current.next().done) current = undefined;
        return true;
      };
      const next = () => {
        const command = queue.shift();
        return command && handler.handle(command, emit);
      };

      const work = () => {
        if (working) return;
        working = true;
        try {
          while (advance()) {
            if (performance.now() < nextYield) continue;
            setImmediate(resume);
            return;
          }
        } catch (error) {
          subscriber.error(error);
          return;
        }
        working = false;
        if (ended) subscriber.complete();
      };

      const resume = () => {
        nextYield = performance.now() + YIELD_EVERY_MS;
        working = false;
        if (!subscriber.closed) work();
      };

      const subscription = commands.subscribe({
        next: command => {
          if (queue.length >= window) overflow(command);
          else {
            queue.push(command);
            work();
          }
        },
        error: error => subscriber.error(error),
        complete: () => {
          ended = true;
          if (!working) subscriber.complete();
        },
      });
      return () => subscription.unsubscribe();
    });
}
