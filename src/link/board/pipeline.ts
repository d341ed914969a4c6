import type { UserError } from '../../problem/problem.js';
import { decodeEventPart, requestIdOf } from '../../protocol/codec.js';
import { asChipError, ProtocolError } from '../../protocol/error.js';
import { type ChipEvent, type Command, isTerminal } from '../../protocol/messages.js';
import { Inbox, payloadsOf } from '../../protocol/wire.js';
import type { Cancel, Clock } from '../clock.js';
import { crc32c } from '../frame/crc32c.js';
import { type Job, unheard } from './job.js';
import { brokenAnswer, noAnswerInTime } from './trouble.js';

export interface PipelineOptions {
  readonly clock: Clock;
  /** Longest wait for the next event while commands are unanswered, ms. */
  readonly answerMs: number;
  readonly send: (payload: Uint8Array) => void;
  /** The payload that suits the line as it is, at most `most` bytes. */
  readonly bestPayload: (most: number) => number;
  /** What is to be sent next, if anything. */
  readonly next: () => Job | undefined;
  readonly fail: (error: UserError) => void;
}

/** Jobs between the queue and the wire: numbered, cut and encoded on the way out, put together on the way back. */
export class Pipeline {
  /** Commands that the board holds at once. */
  window = 1;
  maxPayload = 128;
  /** Real time of a tick on the board, ns. */
  tickNanoseconds = 0;
  private readonly flight = new Map<number, Job>();
  private inbox: Inbox<never> | undefined;
  private lastId = 0;
  private pumping = false;
  private timer: Cancel | undefined;

  constructor(private readonly options: PipelineOptions) {}

  get outstanding(): number {
    return this.flight.size;
  }

  /** Commands that the board has not answered, oldest first. */
  get unanswered(): readonly Command[] {
    return [...this.flight.values()].map(job => job.command);
  }

  /** Sends as much as the board holds. */
  pump(): void {
    if (this.pumping) return;
    this.pumping = true;
    while (this.flight.size < this.window) {
      const job = this.options.next();
      if (!job) break;
      this.launch((this.lastId = (this.lastId + 1) >>> 0 || 1), job);
    }
    this.pumping = false;
  }

  /** Gives back what was not answered, in order, for a board that starts over. */
  drain(): Job[] {
    const jobs = [...this.flight.values()];
    this.flight.clear();
    this.inbox = undefined;
    this.timer?.();
    return jobs;
  }

  /** Sends again, under the same numbers, what was not answered; the board knows what it has done. */
  repeat(): void {
    const jobs = [...this.flight];
    this.inbox = undefined;
    for (const [id, job] of jobs) this.launch(id, job);
  }

  /** Takes a payload of the board. */
  take(payload: Uint8Array): void {
    const id = requestIdOf(payload);
    const job = this.flight.get(id);
    // Answers of a session that is over, and what nobody asked for.
    if (job === undefined) return;
    try {
      this.inbox ??= new Inbox(decodeEventPart, this.maxPayload) as Inbox<never>;
      const event = this.inbox.accept(payload) as ChipEvent | undefined;
      // Spikes are cut as the line wants; their number stands in the answer that follows.
      if (event?.kind !== 'spikes') job.digest = (crc32c(payload, 5) ^ (job.digest ?? 0)) >>> 0;
      this.watch();
      if (event) this.pass(id, job, event);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.options.fail(brokenAnswer(job.command.kind, error));
    }
  }

  close(): void {
    this.drain();
  }

  private launch(id: number, job: Job): void {
    this.flight.set(id, job);
    try {
      const payloads = payloadsOf({ ...job.command, requestId: id }, this.payloadFor(job.command));
      if (this.flight.size === 1) this.watch();
      for (const payload of payloads) this.options.send(payload);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      // As a chip in this process would: what cannot be sent is answered, later and not within the call.
      this.options.clock.after(0, () => {
        if (this.flight.get(id) === job) this.pass(id, job, asChipError(id, error));
      });
    }
  }

  /** Only what can be cut is made smaller. */
  private payloadFor(command: Command): number {
    const divisible = 'data' in command || command.kind === 'spikes-in';
    return divisible ? this.options.bestPayload(this.maxPayload) : this.maxPayload;
  }

  private pass(id: number, job: Job, event: ChipEvent): void {
    if (!isTerminal(event)) {
      const rest = unheard(job, event);
      if (rest) job.onEvent(rest, false);
      return;
    }
    this.flight.delete(id);
    this.inbox?.forget(id);
    this.watch();
    job.onEvent(event, true);
    this.pump();
  }

  /** Every wait has an end: a board that answers pings may still have stopped working. */
  private watch(): void {
    this.timer?.();
    this.timer = undefined;
    const [first] = this.flight.values();
    if (!first) return;
    const limit = this.options.answerMs + this.duration(first.command);
    this.timer = this.options.clock.after(limit, () =>
      this.options.fail(noAnswerInTime(first.command.kind, limit)),
    );
  }

  /** Time that a chip of this tick needs for a command by itself, ms. */
  private duration(command: Command): number {
    if (command.kind !== 'settle') return 0;
    const { stop } = command;
    const ticks = stop.kind === 'ticks' ? stop.ticks : stop.maxTicks;
    return (ticks * this.tickNanoseconds) / 1e6;
  }
}
