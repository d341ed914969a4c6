/** How far frames are handed over ahead of a line, ms: timers of a busy computer are late by about as much. */
const LEAD_MS = 3;

/** Less than this is no wait, ms: added to the time of a long session it would be lost in rounding, and never pass. */
const LEAST_MS = 1e-3;

/**
 * Hands frames to a line hardly faster than it takes them. What waits in a queue of the line can be neither changed nor
 * overtaken: a lost frame would be sent again behind it, by when the window is used up and the line falls idle.
 */
export class Pace {
  /** When the line will have sent what it was given. */
  private busyUntil = 0;
  private readonly lead: number;

  /**
   * @param byteMs duration of a byte on the line, ms; 0 where its speed is not known
   * @param frameMs duration of the longest frame, ms
   */
  constructor(
    private readonly byteMs: number,
    frameMs: number,
  ) {
    this.lead = Math.max(LEAD_MS, frameMs);
  }

  /** Until the next frame may be handed over, ms; 0 for now. */
  wait(now: number): number {
    const wait = this.busyUntil - this.lead - now;
    return wait > LEAST_MS ? wait : 0;
  }

  /** A frame of so many bytes was handed over. */
  sent(now: number, bytes: number): void {
    this.busyUntil = Math.max(now, this.busyUntil) + bytes * this.byteMs;
  }
}
