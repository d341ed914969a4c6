import { after, distance } from './sequence.js';

/** What became of a data frame: the next in order, held until those before it come, or not needed. */
export type Verdict = 'next' | 'early' | 'duplicate' | 'outside';

/** The receiving half of a window: brings frames into order and passes on each once. */
export class ReceiveWindow {
  /** The frame expected next. */
  expected = 0;
  private readonly held = new Map<number, Uint8Array>();

  /**
   * @param size frames from `expected` on that are taken, 1..8
   * @param inOrderOnly early frames are dropped
   */
  constructor(
    private readonly size: number,
    private readonly inOrderOnly = false,
  ) {}

  /** Bit i: frame `expected + 1 + i` is held. */
  get sack(): number {
    let bits = 0;
    for (const seq of this.held.keys()) bits |= 1 << (distance(this.expected, seq) - 1);
    return bits;
  }

  /** Takes a frame and gives `deliver` what is in order now. */
  accept(seq: number, payload: Uint8Array, deliver: (payload: Uint8Array) => void): Verdict {
    const ahead = distance(this.expected, seq);
    if (ahead >= this.size) return ahead >= 0x80 ? 'duplicate' : 'outside';
    if (this.held.has(seq)) return 'duplicate';
    if (ahead > 0) {
      if (!this.inOrderOnly) this.held.set(seq, payload);
      return 'early';
    }
    this.expected = after(this.expected);
    deliver(payload);
    for (let next = this.held.get(this.expected); next; next = this.held.get(this.expected)) {
      this.held.delete(this.expected);
      this.expected = after(this.expected);
      deliver(next);
    }
    return 'next';
  }
}
