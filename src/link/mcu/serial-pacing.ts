/** Bytes that have arrived are dropped in groups of this many, so that the queue never moves byte by byte. */
const COMPACT_AFTER = 1024;

/**
 * One direction of a serial line in virtual time: a byte takes ten bit times, and the next waits for it. Times are
 * nanoseconds.
 */
export class PacedBytes {
  private readonly queue: { readonly byte: number; readonly at: number }[] = [];
  private first = 0;
  /** When the last byte has passed. */
  private free = 0;

  /** @param nanosPerByte 0: bytes take no time */
  constructor(private readonly nanosPerByte: number) {}

  /** A byte sets off at `now`, or when the line is free. */
  send(byte: number, now: number): void {
    this.free = Math.max(this.free, now) + this.nanosPerByte;
    this.queue.push({ byte, at: this.free });
  }

  /** When the next byte arrives; infinite when none is on its way. */
  get next(): number {
    return this.queue[this.first]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** The byte that has arrived by `now`, or -1. */
  take(now: number): number {
    const head = this.queue[this.first];
    if (head === undefined || head.at > now) return -1;
    this.first++;
    if (this.first >= COMPACT_AFTER) {
      this.queue.splice(0, this.first);
      this.first = 0;
    }
    return head.byte;
  }

  clear(): void {
    this.queue.length = 0;
    this.first = 0;
  }
}
