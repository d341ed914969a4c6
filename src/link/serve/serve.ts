import { Subject, type Subscription } from 'rxjs';
import type { Chip } from '../../protocol/chip.js';
import { decodeCommandPart, type Part, requestIdOf } from '../../protocol/codec.js';
import { asChipError, ProtocolError } from '../../protocol/error.js';
import { Assembler } from '../../protocol/join.js';
import { type ChipEvent, type Command, changesNothing, isTerminal } from '../../protocol/messages.js';
import { payloadsOf } from '../../protocol/wire.js';
import type { Clock } from '../clock.js';
import { BoardEnd } from '../endpoint/board-end.js';
import type { Counted } from '../endpoint/counters.js';
import { LINK_VERSION, MAX_PAYLOAD, MAX_WINDOW } from '../frame/frame.js';
import type { ResetCause } from '../frame/greeting.js';
import type { ByteTransport } from '../transport/transport.js';
import { ReplyCache } from './reply-cache.js';

export interface ServeOptions {
  readonly clock: Clock;
  /** ASCII, at most 48 bytes. */
  readonly firmware?: string;
  /** Data frames held at once, 1..8. */
  readonly window?: number;
  /** Largest payload, 128..640 bytes. */
  readonly maxPayload?: number;
  readonly inOrderOnly?: boolean;
  readonly bytesPerSecond?: number;
  /** Terminal answers kept for commands that come again; at least the window of the chip. */
  readonly replies?: number;
}

const REPLIES = 16;

/** Events that may be divided as finely as a bad line wants. */
const DIVISIBLE: ReadonlySet<ChipEvent['kind']> = new Set([
  'weights',
  'state',
  'snapshot-block',
  'spikes',
  'telemetry-report',
]);

/** A command that the chip has not answered. */
interface Running {
  readonly requestId: number;
  readonly kind: Command['kind'];
  /** The host that asked has been replaced by another one. */
  muted: boolean;
}

/**
 * Any chip behind the board's end of a link: what a host finds when it opens the line. It may be attached to one
 * connection after the other; the session, the answers and the chip live on.
 */
export class ServedChip {
  /** Commands carried out, repeats that were answered from memory, and restarts. */
  readonly counts = { commands: 0, repeats: 0, restarts: 0 };
  private readonly end: BoardEnd;
  private readonly replies: ReplyCache;
  private readonly running = new Map<number, Running>();
  private readonly maxPayload: number;
  private agreed: number;
  private assembler = new Assembler<Command>();
  private commands = new Subject<Command>();
  private events: Subscription | undefined;
  private lastId = 0;
  /** Request whose later parts are ignored, because an earlier one was refused. */
  private refused = 0;

  constructor(
    private readonly chip: Chip,
    options: ServeOptions,
  ) {
    const { firmware = 'nudge served chip', window = MAX_WINDOW, maxPayload = MAX_PAYLOAD } = options;
    const { inOrderOnly = false, replies = REPLIES, bytesPerSecond } = options;
    this.maxPayload = maxPayload;
    this.agreed = maxPayload;
    this.replies = new ReplyCache(replies);
    this.end = new BoardEnd({
      clock: options.clock,
      ...(bytesPerSecond !== undefined && { bytesPerSecond }),
      greeting: {
        linkVersion: LINK_VERSION,
        resetCause: 'power',
        inOrderOnly,
        kept: false,
        window,
        maxPayload,
        firmware,
      },
      onSession: (kept, agreed) => this.meet(kept, agreed),
      onMessage: payload => this.take(payload),
      onReset: () => this.restart('commanded'),
    });
    this.start();
  }

  get counted(): Counted {
    return this.end.counted;
  }

  attach(transport: ByteTransport): void {
    this.end.attach(transport);
  }

  /** Loses everything, as a board that restarts. */
  restart(cause: ResetCause): void {
    this.counts.restarts++;
    this.events?.unsubscribe();
    this.running.clear();
    this.replies.clear();
    this.start();
    this.end.restart(cause);
  }

  close(): void {
    this.events?.unsubscribe();
    this.end.close();
  }

  private start(): void {
    this.commands = new Subject();
    this.assembler = new Assembler();
    this.events = this.chip(this.commands).subscribe({
      next: event => this.answer(event),
      error: () => this.restart('watchdog'),
      complete: () => this.restart('unknown'),
    });
  }

  private meet(kept: boolean, agreed: number): void {
    this.agreed = agreed;
    this.assembler = new Assembler();
    this.refused = 0;
    if (kept) return;
    this.replies.clear();
    for (const command of this.running.values()) command.muted = true;
  }

  private take(payload: Uint8Array): void {
    const requestId = requestIdOf(payload);
    try {
      const part = decodeCommandPart(payload, this.agreed);
      if (this.known(part)) return;
      this.refused = 0;
      const command = this.assembler.add(part);
      if (command) this.carryOut(command);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.refuse(requestId, error);
    }
  }

  /** Whether a part belongs to a command that was answered, refused or begun before. */
  private known({ message, partsLeft }: Part<Command>): boolean {
    const { requestId } = message;
    if (requestId === this.refused) {
      if (partsLeft === 0) this.refused = 0;
      return true;
    }
    const stored = this.replies.get(requestId);
    if (stored && partsLeft === 0) {
      this.counts.repeats++;
      for (const answer of stored) this.end.send(answer);
    }
    return stored !== undefined || this.underWay(requestId);
  }

  private underWay(requestId: number): boolean {
    for (const command of this.running.values()) {
      if (!command.muted && command.requestId === requestId) return true;
    }
    return false;
  }

  private refuse(requestId: number, error: ProtocolError): void {
    this.assembler.forget(requestId);
    if (requestId !== 0 && requestId === this.refused) return;
    this.refused = requestId;
    this.send(asChipError(requestId, error), true);
  }

  private carryOut(command: Command): void {
    const id = (this.lastId = (this.lastId + 1) >>> 0);
    this.running.set(id, { requestId: command.requestId, kind: command.kind, muted: false });
    this.counts.commands++;
    this.commands.next({ ...command, requestId: id });
  }

  private answer(event: ChipEvent): void {
    const asked = this.running.get(event.requestId);
    if (asked === undefined) return;
    const terminal = isTerminal(event);
    if (terminal) this.running.delete(event.requestId);
    if (asked.muted) return;
    const named = { ...event, requestId: asked.requestId };
    // Answers to reads may be long, and can be had again.
    const keep = terminal && !changesNothing(asked);
    this.send(named.kind === 'capabilities' ? this.limited(named) : named, keep);
  }

  /** No message on this link is longer than its payload, whatever the chip could take. */
  private limited(event: Extract<ChipEvent, { kind: 'capabilities' }>): ChipEvent {
    return { ...event, maxPayload: Math.min(event.maxPayload, this.maxPayload) };
  }

  private send(event: ChipEvent, keep: boolean): void {
    const payloads = this.encoded(event);
    if (keep) this.replies.put(event.requestId, payloads);
    for (const payload of payloads) this.end.send(payload);
  }

  private encoded(event: ChipEvent): Uint8Array[] {
    try {
      const most = DIVISIBLE.has(event.kind) ? this.end.bestPayload(this.agreed) : this.agreed;
      return payloadsOf(event, most);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      const { requestId } = event;
      const fault = { kind: 'error', requestId, code: 'internal', retryable: false, path: '' } as const;
      return payloadsOf({ ...fault, message: `the answer cannot be sent: ${error.message}` }, this.agreed);
    }
  }
}
