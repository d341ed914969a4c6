import { Observable } from 'rxjs';
import type { Chip } from '../protocol/chip.js';
import type { ChipEvent, Command } from '../protocol/messages.js';
import { Machine, type MachineOptions } from './machine.js';

/** The event loop gets a turn at least this often, so that progress, Ctrl-C and sockets live. */
const YIELD_EVERY_MS = 10;

/**
 * An emulated chip as an operator on streams. Commands are queued and carried out one after the other: an event
 * that makes the host send its next command never recurses, and long work yields to the event loop.
 */
export function emulatedChip(options: MachineOptions): Chip {
  return commands =>
    new Observable<ChipEvent>(subscriber => {
      const machine = new Machine(options);
      const queue: Command[] = [];
      let working = false;
      let ended = false;
      let nextYield = performance.now() + YIELD_EVERY_MS;

      const overflow = (command: Command) => {
        const message = `this chip holds ${options.capabilities.window} commands at once`;
        subscriber.next({
          kind: 'error',
          requestId: command.requestId,
          code: 'busy',
          retryable: true,
          message,
          path: '',
        });
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
        return command && machine.handle(command, emit);
      };

      const work = () => {
        if (working) return;
        working = true;
        while (advance()) {
          if (performance.now() < nextYield) continue;
          setImmediate(resume);
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
          if (queue.length >= options.capabilities.window) overflow(command);
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
