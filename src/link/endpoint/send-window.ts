import { after, distance } from './sequence.js';

/** A data frame on its way. Times in ms, transmissions counted over the whole window. */
interface Sent {
  readonly seq: number;
  readonly payload: Uint8Array;
  readonly firstOrder: number;
  order: number;
  sentAt: number;
  times: number;
  held: boolean;
  lost: boolean;
}

/** What is to be put on the line next. */
export interface Due {
  readonly seq: number;
  readonly payload: Uint8Array;
  /** It was sent before. */
  readonly again: boolean;
}

/** What an acknowledgement brought. */
export interface Progress {
  /** Frames that left the window. */
  readonly frames: number;
  /** Round trip of the youngest of them that was sent once, ms. */
  readonly sample: number | undefined;
}

/** The sending half of a window: what waits, what is on its way, and what of that is believed lost. */
export class SendWindow {
  /** Frames that the other side takes, counted from the oldest unacknowledged. */
  private credit: number;
  private next = 0;
  private order = 0;
  private readonly waiting: Uint8Array[] = [];
  private readonly flight: Sent[] = [];

  /** @param size most frames on their way at once, 1..8 */
  constructor(private readonly size: number) {
    this.credit = size;
  }

  get outstanding(): number {
    return this.flight.length;
  }

  get queued(): number {
    return this.waiting.length;
  }

  /** Number of the next new frame. */
  get seq(): number {
    return this.next;
  }

  /** When the frame was last sent whose acknowledgement is awaited longest. */
  get oldestSentAt(): number | undefined {
    return this.flight.find(frame => !frame.held)?.sentAt;
  }

  /** Nothing is on its way, and nothing may be sent although there is something to send. */
  get starved(): boolean {
    return this.flight.length === 0 && this.waiting.length > 0 && this.credit === 0;
  }

  /** Whether there is a frame to send now. */
  get ready(): boolean {
    return this.flight.some(frame => frame.lost) || this.mayBegin;
  }

  private get mayBegin(): boolean {
    return this.waiting.length > 0 && this.flight.length < Math.min(this.size, this.credit);
  }

  put(payload: Uint8Array): void {
    this.waiting.push(payload);
  }

  /** The frame to send now: a lost one before a new one; undefined when there is none or the window is full. */
  take(now: number): Due | undefined {
    const lost = this.flight.find(frame => frame.lost);
    if (lost) {
      Object.assign(lost, { lost: false, order: this.order++, sentAt: now, times: lost.times + 1 });
      return { seq: lost.seq, payload: lost.payload, again: true };
    }
    if (!this.mayBegin) return undefined;
    const payload = this.waiting.shift()!;
    const seq = this.next;
    this.next = after(seq);
    const order = this.order++;
    const fresh = { times: 1, held: false, lost: false };
    this.flight.push({ seq, payload, firstOrder: order, order, sentAt: now, ...fresh });
    return { seq, payload, again: false };
  }

  /**
   * Takes the acknowledgement of a header; undefined when it is an old one.
   * @param patience round trip below which a frame that was sent twice is taken for its first copy, ms
   */
  acknowledge(
    ack: number,
    sack: number,
    credit: number,
    now: number,
    patience: number,
  ): Progress | undefined {
    const { flight } = this;
    const base = flight[0]?.seq ?? this.next;
    const frames = distance(base, ack);
    if (frames > flight.length) return undefined;
    this.credit = credit;
    const arrived = flight.splice(0, frames).filter(frame => !frame.held);
    const once = arrived.filter(frame => frame.times === 1).at(-1);
    for (const frame of flight) {
      const bit = distance(ack, frame.seq) - 1;
      if (frame.held || bit < 0 || ((sack >> bit) & 1) === 0) continue;
      frame.held = true;
      frame.lost = false;
      arrived.push(frame);
    }
    this.missOlderThan(arrived.map(frame => orderOf(frame, now, patience)));
    return { frames, sample: once && now - once.sentAt };
  }

  /** Believes lost what awaits acknowledgement longest, or all of it. */
  expire(all: boolean): void {
    const open = this.flight.filter(frame => !frame.held);
    for (const frame of all ? open : open.slice(0, 1)) frame.lost = true;
  }

  /** A line keeps the order: what was sent before something that has arrived, and has not, is lost. */
  private missOlderThan(orders: readonly number[]): void {
    const latest = Math.max(-1, ...orders);
    for (const frame of this.flight) {
      if (!frame.held && frame.order < latest) frame.lost = true;
    }
  }
}

/** When the copy that arrived was sent: of several, the last, unless it can hardly have come back yet. */
function orderOf(frame: Sent, now: number, patience: number): number {
  return now - frame.sentAt >= patience ? frame.order : frame.firstOrder;
}
