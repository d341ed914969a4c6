import type { Subscriber } from 'rxjs';
import type { ChipEvent, Command, CounterRow } from '../../protocol/messages.js';
import { again, type Job, jobOf } from './job.js';
import { Journal, type JournalLimits } from './journal.js';

/** One conversation with the board: what it has asked for and not been given, and how to bring its state back. */
export class Seat {
  readonly queue: Job[] = [];
  readonly journal: Journal;
  /** The host has said all it wants to say. */
  ended = false;
  /** What a restarted board has to be credited with, as its counters began anew. */
  private credits = new Map<string, number>();
  /** Its jobs that were not answered, wherever they are. */
  private readonly unfinished = new Set<Job>();

  constructor(
    private readonly subscriber: Subscriber<ChipEvent>,
    limits: JournalLimits | undefined,
  ) {
    this.journal = new Journal(limits);
  }

  /** Nothing is asked for that was not answered. */
  get idle(): boolean {
    return this.unfinished.size === 0;
  }

  ask(command: Command): void {
    const job: Job = jobOf(command, (event, terminal) => {
      if (terminal) {
        this.unfinished.delete(job);
        this.journal.record(command, event, job.digest);
        if (command.kind === 'configure' && event.kind === 'done') this.credits.clear();
      }
      this.subscriber.next({ ...this.credited(event), requestId: command.requestId });
      if (this.ended && this.idle) this.subscriber.complete();
    });
    this.unfinished.add(job);
    this.queue.push(job);
  }

  /** Puts its own of these jobs back in front of its queue, for a board that starts over. */
  takeBack(jobs: readonly Job[]): void {
    const own = jobs.filter(job => this.unfinished.has(job));
    for (const job of own) again(job);
    this.queue.unshift(...own);
  }

  end(): void {
    this.ended = true;
    if (this.idle) this.subscriber.complete();
  }

  fail(error: Error): void {
    this.subscriber.error(error);
  }

  /** Makes up for counters that stood higher when the image was taken. */
  credit(then: readonly CounterRow[], now: readonly CounterRow[]): void {
    const counted = new Map(now.map(row => [keyOf(row), row.value]));
    this.credits = new Map(then.map(row => [keyOf(row), row.value - (counted.get(keyOf(row)) ?? 0)]));
  }

  credited(event: ChipEvent): ChipEvent {
    if (event.kind !== 'telemetry-report' || this.credits.size === 0) return event;
    const rows = event.rows.map(row => ({ ...row, value: row.value + (this.credits.get(keyOf(row)) ?? 0) }));
    return { ...event, rows };
  }
}

const keyOf = ({ scope, id, counter }: CounterRow): string => `${scope} ${id} ${counter}`;
