import { Observable } from 'rxjs';
import { UserError } from '../../problem/problem.js';
import type { Chip } from '../../protocol/chip.js';
import type { Capabilities, ChipEvent, Command, CounterRow } from '../../protocol/messages.js';
import type { Clock } from '../clock.js';
import { noCounts } from '../endpoint/counters.js';
import { HostEnd, type HostEndOptions, type Standing } from '../endpoint/host-end.js';
import { noDamage } from '../frame/decoder.js';
import { MAX_PAYLOAD } from '../frame/frame.js';
import type { BoardGreeting } from '../frame/greeting.js';
import type { Line } from '../transport/transport.js';
import { ASKED, checkHello, checkSame } from './check.js';
import { type Job, jobOf } from './job.js';
import type { JournalLimits } from './journal.js';
import { Pipeline } from './pipeline.js';
import { recoveryJobs } from './recovery.js';
import type { LinkReport } from './report.js';
import { Seat } from './seat.js';
import { stateLost } from './trouble.js';

export interface BoardOptions
  extends Pick<HostEndOptions, 'clock' | 'nextSession' | 'window' | 'maxPayload' | 'reconnectMs'> {
  readonly clock: Clock;
  /** Longest wait for a board that answers on the line but not to its commands, ms. */
  readonly answerMs?: number;
  readonly journal?: JournalLimits;
}

const ANSWER_MS = 60_000;
/** Frames handed to the link above which no further command is cut: the line may want shorter ones by then. */
const MOST_FRAMES = 32;

/**
 * A board at the end of a line, as a chip. The line may be cut and the board may restart: the link is brought back,
 * the board is configured again, given its last snapshot and the commands since, and whoever uses the chip sees
 * nothing but a pause. What cannot be repaired ends the stream with a UserError.
 *
 * There is one board, and there may be several conversations: a new one has the board for itself until it is over,
 * and then the one before gets it back as it was.
 */
export class Board {
  readonly chip: Chip;
  private readonly pipeline: Pipeline;
  private readonly seats: Seat[] = [];
  /** Jobs of our own, before those of the seat. */
  private urgent: Job[] = [];
  private end: HostEnd | undefined;
  private greeting: BoardGreeting | undefined;
  /** What it said of itself in the present connection, and the last time that it said it. */
  private sheet: Capabilities | undefined;
  private met: Capabilities | undefined;
  private settingUp = false;
  private busy = false;
  private held = false;
  private since = 0;
  private readonly waiting: { resolve(sheet: Capabilities): void; reject(error: Error): void }[] = [];
  private readonly counts = { snapshots: 0, recoveries: 0, replayed: 0 };
  private past: Pick<HostEnd, 'counted' | 'events'> | undefined;

  constructor(
    private readonly line: Line,
    private readonly options: BoardOptions,
  ) {
    this.pipeline = new Pipeline({
      clock: options.clock,
      answerMs: options.answerMs ?? ANSWER_MS,
      send: payload => this.end?.send(payload),
      bestPayload: most => this.end?.bestPayload(most) ?? most,
      next: () => this.next(),
      fail: error => this.fail(error),
    });
    this.chip = commands =>
      new Observable<ChipEvent>(subscriber => {
        const seat = new Seat(subscriber, options.journal);
        this.enter(seat);
        const asked = commands.subscribe({
          next: command => {
            seat.ask(command);
            this.pipeline.pump();
          },
          error: error => subscriber.error(error),
          complete: () => seat.end(),
        });
        return () => {
          asked.unsubscribe();
          this.leave(seat);
        };
      });
  }

  /**
   * Connects, if need be, and stays connected until `close`: what the board says it is and can do.
   * @throws UserError when there is no board, or none that this program can work with
   */
  capabilities(): Promise<Capabilities> {
    this.held = true;
    return new Promise((resolve, reject) => {
      if (this.sheet) resolve(this.sheet);
      else this.waiting.push({ resolve, reject });
      this.connect();
    });
  }

  /** What the link has done so far. */
  report(): LinkReport {
    const { counted, events } = this.end ?? this.past ?? NOTHING_YET;
    const seconds = (this.options.clock.now() - this.since) / 1000;
    const rate = this.line.bytesPerSecond;
    const share = (bytes: number) => (seconds > 0 ? bytes / (rate! * seconds) : 0);
    return {
      line: this.line.name,
      firmware: this.met?.firmware ?? this.greeting?.firmware ?? '',
      card: this.met?.card ?? '',
      seconds,
      bytesPerSecond: rate,
      utilisation:
        rate === undefined ? undefined : { out: share(counted.bytesSent), in: share(counted.bytes) },
      roundTrip: this.end?.roundTrip,
      ...events,
      ...this.counts,
      counters: counted,
    };
  }

  /** Has the board restart; everything it held is put back. */
  reset(): void {
    this.end?.reset();
  }

  close(): void {
    this.held = false;
    for (const seat of this.seats.splice(0)) seat.fail(new UserError(CLOSED));
    this.hangUp();
  }

  private connect(): void {
    if (this.end) return;
    const { clock, nextSession, window, maxPayload, reconnectMs } = this.options;
    this.since = clock.now();
    this.settingUp = true;
    this.end = new HostEnd({
      clock,
      line: this.line,
      nextSession,
      ...(window !== undefined && { window }),
      ...(maxPayload !== undefined && { maxPayload }),
      ...(reconnectMs !== undefined && { reconnectMs }),
      onUp: (standing, board) => this.up(standing, board),
      onMessage: payload => this.pipeline.take(payload),
      onRoom: () => this.pipeline.pump(),
      onFailed: error => this.fail(error),
    });
  }

  private hangUp(): void {
    this.pipeline.close();
    this.urgent = [];
    this.end?.close();
    this.past = this.end ?? this.past;
    this.end = undefined;
    this.sheet = undefined;
  }

  private up(standing: Standing, greeting: BoardGreeting): void {
    this.greeting = greeting;
    this.pipeline.maxPayload = Math.min(greeting.maxPayload, this.options.maxPayload ?? MAX_PAYLOAD);
    if (standing === 'kept' && this.pipeline.unanswered.every(isRepeatable)) {
      this.pipeline.repeat();
      return;
    }
    this.startOver();
  }

  /** The board knows nothing: it is asked who it is and then brought to where the seat left it. */
  private startOver(): void {
    const unanswered = this.pipeline.drain();
    for (const seat of this.seats) seat.takeBack(unanswered);
    this.pipeline.window = 1;
    this.settingUp = true;
    this.busy = false;
    this.urgent = [jobOf({ kind: 'hello', requestId: 0, ...ASKED }, event => this.meet(event))];
    this.pipeline.pump();
  }

  private meet(event: ChipEvent): void {
    const before = this.sheet;
    const trouble = checkHello(event, this.greeting!) ?? (before && checkSame(before, event as Capabilities));
    if (trouble) {
      this.fail(trouble);
      return;
    }
    const sheet = { ...(event as Capabilities), requestId: 0 };
    this.sheet = sheet;
    this.met = sheet;
    this.pipeline.window = sheet.window;
    this.pipeline.maxPayload = Math.min(this.pipeline.maxPayload, sheet.maxPayload);
    this.pipeline.tickNanoseconds = sheet.tickNanoseconds;
    for (const { resolve } of this.waiting.splice(0)) resolve(sheet);
    const seat = this.seats.at(-1);
    if (before && seat) {
      this.counts.recoveries++;
      this.recover(seat);
    } else this.settled();
  }

  private recover(seat: Seat): void {
    if (seat.journal.broken !== undefined) {
      this.fail(stateLost(seat.journal.broken));
      return;
    }
    const jobs = recoveryJobs(seat, {
      deterministic: this.sheet!.deterministic,
      fail: why => this.fail(stateLost(why)),
      onReplay: () => {
        this.counts.replayed++;
      },
      done: () => this.settled(),
    });
    this.urgent.push(...jobs);
    this.pipeline.pump();
  }

  private settled(): void {
    this.settingUp = false;
    this.pipeline.pump();
  }

  /** The next job: our own first; then the seat's, with a snapshot in front where its journal has grown long. */
  private next(): Job | undefined {
    if ((this.end?.backlog ?? 0) > MOST_FRAMES) return undefined;
    const own = this.urgent.shift();
    if (own || this.settingUp || this.busy) return own;
    const seat = this.seats.at(-1);
    const job = seat?.queue[0];
    if (!seat || !job) return undefined;
    if (seat.journal.due && seat.journal.isBoundary(job.command)) {
      this.takeSnapshot(seat);
      return this.urgent.shift();
    }
    return seat.queue.shift();
  }

  /** Two jobs that shorten a journal: its counters, and its state. Commands wait until it is there. */
  private takeSnapshot(seat: Seat): void {
    let counters: readonly CounterRow[] = [];
    this.busy = true;
    const count = jobOf({ kind: 'telemetry', requestId: 0 }, event => {
      if (event.kind === 'telemetry-report') counters = (seat.credited(event) as typeof event).rows;
    });
    const image = jobOf({ kind: 'snapshot', requestId: 0 }, event => {
      if (event.kind === 'error') seat.journal.refuseSnapshots();
      else if (event.kind === 'snapshot-block') {
        this.counts.snapshots++;
        seat.journal.shorten({ data: event.data, counters });
      }
      this.busy = false;
      this.pipeline.pump();
    });
    this.urgent.push(count, image);
  }

  /** A conversation begins; the one before is put aside as it is. */
  private enter(seat: Seat): void {
    const before = this.seats.at(-1);
    this.seats.push(seat);
    this.connect();
    if (before?.journal.canSnapshot && before.journal.length > 0) this.takeSnapshot(before);
    this.pipeline.pump();
  }

  /** A conversation is over; the one before gets the board back. */
  private leave(seat: Seat): void {
    const place = this.seats.indexOf(seat);
    if (place < 0) return;
    const top = place === this.seats.length - 1;
    this.seats.splice(place, 1);
    const before = this.seats.at(-1);
    if (before === undefined) {
      if (!this.held) this.hangUp();
    } else if (top && this.end && this.sheet && !this.settingUp) {
      this.settingUp = true;
      this.recover(before);
    }
  }

  private fail(error: UserError): void {
    this.hangUp();
    for (const seat of this.seats.splice(0)) seat.fail(error);
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}

const NOTHING_YET = {
  counted: { ...noCounts(), ...noDamage() },
  events: { opened: 0, lost: 0, resumed: 0, sessions: 0, resets: 0 },
};

const CLOSED = { code: 'link-failed', message: 'the link to the board was closed' } as const;

/** Whether a command may be sent again to a board that remembers its answer: nothing but that answer is lost. */
function isRepeatable(command: Command): boolean {
  return command.kind !== 'settle' || (command.record.length === 0 && command.readout < 0);
}
