import { PURPOSE } from '../../random/purpose.js';
import { type RandomStream, stream } from '../../random/stream.js';
import type { Clock } from '../clock.js';
import type { ByteTransport } from './transport.js';

/** What a line does to bytes. Probabilities are those of each byte, for both directions alike. */
export interface LineDamage {
  /** A byte comes with one bit inverted. */
  readonly flips?: number;
  /** A byte does not come. */
  readonly drops?: number;
  /** Another byte comes before it. */
  readonly insertions?: number;
}

export interface LineModelOptions extends LineDamage {
  /** Bits per second; a byte takes ten. 0: bytes take no time. */
  readonly baud?: number;
  /** Time from the end of a byte to its arrival, ms. */
  readonly latency?: number;
  readonly seed?: number;
}

const TWO_32 = 2 ** 32;
const BITS_PER_BYTE = 10;

/** One direction: when bytes arrive, and as what. */
class Direction {
  /** When the last byte has left. */
  private free = 0;
  private readonly draws: RandomStream;

  constructor(
    private readonly clock: Clock,
    private readonly options: LineModelOptions,
    index: number,
    private readonly arrive: (bytes: Uint8Array) => void,
  ) {
    this.draws = stream(options.seed ?? 0, PURPOSE.line, index);
  }

  /** Time that bytes have spent on the line so far, ms. */
  busy = 0;

  send(bytes: Uint8Array): void {
    const { baud = 0, latency = 0 } = this.options;
    const took = baud === 0 ? 0 : (1000 * BITS_PER_BYTE * bytes.length) / baud;
    this.busy += took;
    this.free = Math.max(this.free, this.clock.now()) + took;
    const arrived = this.damaged(bytes);
    this.clock.after(this.free + latency - this.clock.now(), () => this.arrive(arrived));
  }

  private damaged(bytes: Uint8Array): Uint8Array {
    const { flips = 0, drops = 0, insertions = 0 } = this.options;
    if (flips + drops + insertions === 0) return bytes;
    const out: number[] = [];
    for (const byte of bytes) {
      const draw = this.draws.u32() / TWO_32;
      if (draw < drops) continue;
      if (draw < drops + flips) out.push(byte ^ (1 << this.draws.below(8)));
      else if (draw < drops + flips + insertions) out.push(this.draws.below(256), byte);
      else out.push(byte);
    }
    return Uint8Array.from(out);
  }
}

/**
 * A transport behind a line with a speed, a latency and faults of its own, the same for the same seed. Bytes of one
 * `write` arrive together, when the last of them does.
 */
export class LineModel implements ByteTransport {
  private readonly out: Direction;
  private readonly in: Direction;
  private data: (bytes: Uint8Array) => void = () => {};
  private closed: (reason?: Error) => void = () => {};
  private open = true;

  constructor(
    private readonly inner: ByteTransport,
    clock: Clock,
    options: LineModelOptions,
  ) {
    this.out = new Direction(clock, options, 0, bytes => this.open && inner.write(bytes));
    this.in = new Direction(clock, options, 1, bytes => this.open && this.data(bytes));
    inner.onData(bytes => this.in.send(bytes));
    inner.onClose(reason => this.end(reason));
  }

  /** Time that the line was occupied, ms: towards the far end, and from it. */
  get busy(): { readonly out: number; readonly in: number } {
    return { out: this.out.busy, in: this.in.busy };
  }

  write(bytes: Uint8Array): void {
    if (this.open) this.out.send(bytes);
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.data = listener;
  }

  onClose(listener: (reason?: Error) => void): void {
    this.closed = listener;
  }

  close(): void {
    this.open = false;
    this.inner.close();
  }

  /** Pulls the cable: both ends hear of it, and bytes on their way are lost. */
  cut(): void {
    if (!this.open) return;
    this.inner.close();
    this.end(new Error('the cable was pulled'));
  }

  private end(reason?: Error): void {
    if (!this.open) return;
    this.open = false;
    this.closed(reason);
  }
}
