import type { Cancel, Clock } from '../clock.js';
import { BARE, type Frame, type FrameType, wireBytes } from '../frame/frame.js';
import type { LinkCounters } from './counters.js';
import { bestPayload, type LineQuality, tried, UNTRIED } from './frame-size.js';
import { Pace } from './pace.js';
import { ReceiveWindow } from './receive-window.js';
import { doubled, heard, measured, type RoundTrip, timeout, UNMEASURED } from './rto.js';
import { SendWindow } from './send-window.js';

/** Data frames after which an acknowledgement is sent, and the longest it is put off. */
const ACK_EVERY = 2;
const ACK_DELAY_MS = 5;
/** Time-outs in a row of one frame after which the link counts as lost. */
const MOST_TIMEOUTS = 8;
/** A copy that is acknowledged sooner than this part of a round trip is not the last one. */
const PATIENCE = 0.5;
export const LONGEST_NOT_READY_MS = 2000;

export interface ConversationOptions {
  readonly clock: Clock;
  /** Low 16 bits of the session. */
  readonly session: number;
  /** The smaller of both windows. */
  readonly window: number;
  /** This end, or the other one, drops frames that come early. */
  readonly inOrderOnly: boolean;
  readonly peerInOrderOnly: boolean;
  /** Speed of the line, where it is known. */
  readonly bytesPerSecond: number | undefined;
  /** Longest payload that both ends take. */
  readonly maxPayload: number;
  readonly counters: LinkCounters;
  /** Puts a frame on the line; `again` when it was there before. */
  readonly transmit: (frame: Frame, again: boolean) => void;
  readonly deliver: (payload: Uint8Array) => void;
  /** Told when everything handed over is on its way, so that more can be cut to fit the line as it is now. */
  readonly onRoom?: () => void;
  /** Told when a frame was sent in vain too often; nothing is sent until `resume` or a frame comes. */
  readonly onStuck: () => void;
}

/**
 * One session, as both ends lead it: data frames out and in, acknowledgements and time-outs. It belongs to no
 * connection: it can be suspended when the line is cut, and goes on where it was.
 */
export class Conversation {
  private readonly sending: SendWindow;
  private readonly receiving: ReceiveWindow;
  /** Duration of the longest frame, ms; 0 where the speed of the line is not known. */
  private readonly frameMs: number;
  private readonly pace: Pace;
  private trip: RoundTrip = UNMEASURED;
  private quality: LineQuality = UNTRIED;
  private timer: Cancel | undefined;
  private ackTimer: Cancel | undefined;
  private paceTimer: Cancel | undefined;
  private unacknowledged = 0;
  private timeouts = 0;
  private quietUntil = 0;
  private running = true;

  constructor(private readonly options: ConversationOptions) {
    this.sending = new SendWindow(options.window);
    this.receiving = new ReceiveWindow(options.window, options.inOrderOnly);
    const { bytesPerSecond, maxPayload } = options;
    const byteMs = bytesPerSecond === undefined ? 0 : 1000 / bytesPerSecond;
    this.frameMs = wireBytes(maxPayload) * byteMs;
    this.pace = new Pace(byteMs, this.frameMs);
  }

  /** Payloads not yet acknowledged. */
  get backlog(): number {
    return this.sending.outstanding + this.sending.queued;
  }

  /** Smoothed round trip, ms. */
  get roundTrip(): number | undefined {
    return this.trip.smooth;
  }

  /** The payload that suits the line as it is, at most `most` bytes. */
  bestPayload(most: number): number {
    return bestPayload(this.quality, most);
  }

  send(payload: Uint8Array): void {
    this.sending.put(payload);
    this.pump();
  }

  ping(): void {
    this.options.counters.pingsSent++;
    this.control('ping');
  }

  /** Takes a frame of this session. */
  receive(frame: Frame): void {
    if (!this.running) this.wake();
    this.acknowledged(frame);
    if (frame.type === 'data') this.take(frame);
    else if (frame.type === 'ping') this.acknowledge();
    else if (frame.type === 'not-ready') this.wait(frame.payload);
    else if (frame.type !== 'ack') this.options.counters.ignored++;
    this.proceed();
  }

  /** The line is gone: no timers, nothing sent. */
  suspend(): void {
    this.running = false;
    this.stopTimers();
  }

  /** The line is back: what was not acknowledged is sent again. */
  resume(): void {
    this.wake();
    this.pump();
  }

  /** Sends what may be sent, and asks for more once nothing waits. */
  private proceed(): void {
    this.pump();
    if (this.sending.queued === 0) this.options.onRoom?.();
  }

  private wake(): void {
    this.running = true;
    this.timeouts = 0;
    this.trip = heard(this.trip);
    this.sending.expire(true);
  }

  private acknowledged({ ack, sack, credit }: Frame): void {
    const { clock } = this.options;
    const patience = PATIENCE * Math.max(this.trip.smooth ?? 0, 2 * this.frameMs);
    const progress = this.sending.acknowledge(ack, sack, credit, clock.now(), patience);
    if (progress === undefined || progress.frames === 0) return;
    this.timeouts = 0;
    this.trip = progress.sample === undefined ? heard(this.trip) : measured(this.trip, progress.sample);
  }

  private take({ seq, payload }: Frame): void {
    const { counters, deliver } = this.options;
    this.unacknowledged++;
    const verdict = this.receiving.accept(seq, payload, arrived => {
      counters.dataReceived++;
      counters.payloadReceived += arrived.length;
      if (arrived.length > 0) deliver(arrived);
    });
    if (verdict === 'early') counters.early++;
    if (verdict === 'duplicate') counters.duplicates++;
    if (verdict === 'outside') counters.outside++;
    const urgent = verdict !== 'next' || this.unacknowledged >= ACK_EVERY;
    if (this.unacknowledged > 0 && urgent) this.acknowledge();
    else if (this.unacknowledged > 0) this.acknowledgeLater();
  }

  private acknowledge(): void {
    this.options.counters.acksSent++;
    this.control('ack');
  }

  private acknowledgeLater(): void {
    this.ackTimer ??= this.options.clock.after(ACK_DELAY_MS, () => {
      this.ackTimer = undefined;
      if (this.running) this.acknowledge();
    });
  }

  private wait(payload: Uint8Array): void {
    const asked = (payload[0] ?? 0) | ((payload[1] ?? 0) << 8);
    this.quietUntil = this.options.clock.now() + Math.min(asked, LONGEST_NOT_READY_MS);
  }

  /** Sends what may be sent, and sees to it that a time-out follows. */
  private pump(): void {
    if (!this.running) return;
    const { counters } = this.options;
    for (let due = this.next(); due; due = this.next()) {
      if (due.again) counters.resent++;
      else {
        counters.dataSent++;
        counters.payloadSent += due.payload.length;
      }
      this.quality = tried(this.quality, due.payload.length, due.again);
      this.transmit('data', due.seq, due.payload, due.again);
    }
    this.timer?.();
    this.timer = this.sleep();
    this.keepPace();
  }

  /** Goes on when the line has room for what may be sent already. */
  private keepPace(): void {
    const { clock } = this.options;
    const wait = this.pace.wait(clock.now());
    if (this.paceTimer || wait === 0 || !this.sending.ready) return;
    this.paceTimer = clock.after(wait, () => {
      this.paceTimer = undefined;
      if (this.running) this.proceed();
    });
  }

  /** The timer that follows: a time-out of what is on its way, or the end of a time in which nothing is sent. */
  private sleep(): Cancel | undefined {
    const { clock, window } = this.options;
    const now = clock.now();
    const waits = this.sending.starved ? now : this.sending.oldestSentAt;
    if (waits !== undefined) {
      const at = Math.max(waits + timeout(this.trip, this.frameMs, window), this.quietUntil);
      return clock.after(at - now, () => this.expire());
    }
    if (this.sending.queued === 0 || now >= this.quietUntil) return undefined;
    return clock.after(this.quietUntil - now, () => this.pump());
  }

  private next(): ReturnType<SendWindow['take']> {
    const now = this.options.clock.now();
    return now < this.quietUntil || this.pace.wait(now) > 0 ? undefined : this.sending.take(now);
  }

  private expire(): void {
    this.timer = undefined;
    if (this.sending.starved) this.ping();
    else if (this.sending.outstanding > 0) {
      this.options.counters.timeouts++;
      this.timeouts++;
      this.sending.expire(this.options.peerInOrderOnly);
    }
    this.trip = doubled(this.trip);
    if (this.timeouts >= MOST_TIMEOUTS) {
      this.suspend();
      this.options.onStuck();
    } else this.pump();
  }

  private control(type: FrameType): void {
    this.transmit(type, this.sending.seq, BARE.payload, false);
  }

  /** Every frame carries the acknowledgement. */
  private transmit(type: FrameType, seq: number, payload: Uint8Array, again: boolean): void {
    if (!this.running) return;
    this.unacknowledged = 0;
    this.ackTimer?.();
    this.ackTimer = undefined;
    const { clock, session, window, transmit } = this.options;
    this.pace.sent(clock.now(), wireBytes(payload.length));
    const { expected: ack, sack } = this.receiving;
    transmit({ ...BARE, type, seq, ack, sack, credit: window, session, payload }, again);
  }

  private stopTimers(): void {
    this.timer?.();
    this.ackTimer?.();
    this.paceTimer?.();
    this.timer = undefined;
    this.ackTimer = undefined;
    this.paceTimer = undefined;
  }
}
