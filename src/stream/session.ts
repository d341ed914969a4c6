import { filter, Observable, Subject, type Subscription } from 'rxjs';
import type { Chip } from '../protocol/chip.js';
import { type ChipError, type ChipEvent, type Command, isTerminal } from '../protocol/messages.js';

/** A command before it is numbered. */
export type Unnumbered = Command extends infer C ? (C extends Command ? Omit<C, 'requestId'> : never) : never;

/** The chip answered a command with an error. */
export class ChipRefused extends Error {
  override readonly name = 'ChipRefused';

  constructor(
    readonly event: ChipError,
    readonly command: Unnumbered['kind'],
  ) {
    super(`${command}${event.path ? ` ${event.path}` : ''}: ${event.message}`);
  }
}

/** Asked before each command: undefined to go on, or a promise to wait for (a slow disk, page or line). */
export type Credit = () => Promise<void> | undefined;

/**
 * One conversation with a chip: numbers commands, keeps a bounded number outstanding, and lets others watch both
 * streams. Commands are pulled from a script when the chip has room, so that a chip of any speed sets the pace.
 */
export class Session {
  readonly commands$ = new Subject<Command>();
  readonly events$ = new Subject<ChipEvent>();
  private readonly subscription: Subscription;
  private lastId = 0;

  constructor(
    chip: Chip,
    private readonly window: number,
    private readonly credit: Credit = () => undefined,
  ) {
    this.subscription = chip(this.commands$).subscribe(this.events$);
  }

  /** Sends the commands of a script; completes when all are answered, errors with ChipRefused at the first refusal. */
  run(script: Iterable<Unnumbered>): Observable<ChipEvent> {
    return new Observable<ChipEvent>(subscriber => {
      const pending = new Map<number, Unnumbered['kind']>();
      const iterator = script[Symbol.iterator]();
      let exhausted = false;
      let pumping = false;

      const pump = () => {
        if (pumping) return;
        pumping = true;
        while (!exhausted && !subscriber.closed && pending.size < this.window) {
          const wait = this.credit();
          if (wait) {
            wait.then(resume, error => subscriber.error(error));
            return;
          }
          const { value, done } = iterator.next();
          if (done) exhausted = true;
          else this.send(value, pending);
        }
        pumping = false;
        if (exhausted && pending.size === 0) subscriber.complete();
      };
      const resume = () => {
        pumping = false;
        pump();
      };

      const events = this.events$.pipe(filter(event => pending.has(event.requestId))).subscribe({
        next: event => {
          if (event.kind === 'error') {
            subscriber.error(new ChipRefused(event, pending.get(event.requestId)!));
            return;
          }
          subscriber.next(event);
          if (!isTerminal(event)) return;
          pending.delete(event.requestId);
          pump();
        },
        error: error => subscriber.error(error),
        complete: () => {
          if (pending.size > 0) subscriber.error(new Error('the chip went away before it answered'));
          else subscriber.complete();
        },
      });
      pump();
      return () => {
        events.unsubscribe();
        iterator.return?.();
      };
    });
  }

  private send(body: Unnumbered, pending: Map<number, Unnumbered['kind']>): void {
    this.lastId = (this.lastId + 1) >>> 0;
    pending.set(this.lastId, body.kind);
    this.commands$.next({ ...body, requestId: this.lastId } as Command);
  }

  /** Runs a script to its end; `onEvent` sees every event. */
  play(script: Iterable<Unnumbered>, onEvent: (event: ChipEvent) => void = () => {}): Promise<void> {
    return new Promise((resolve, reject) => {
      this.run(script).subscribe({ next: onEvent, error: reject, complete: resolve });
    });
  }

  /** Sends one command and gathers its events. */
  async ask(command: Unnumbered): Promise<ChipEvent[]> {
    const events: ChipEvent[] = [];
    await this.play([command], event => events.push(event));
    return events;
  }

  close(): void {
    this.commands$.complete();
    this.subscription.unsubscribe();
  }
}
