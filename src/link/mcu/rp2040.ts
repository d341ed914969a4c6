import type { Cancel, Clock } from '../clock.js';
import type { ByteTransport, Line } from '../transport/transport.js';
import { readImage } from './images.js';
import { Rp2040Core } from './rp2040-core.js';
import { PacedBytes } from './serial-pacing.js';

export interface Rp2040Options {
  /** Time of the board: virtual for tests and training, real for a board that others shall talk to. */
  readonly clock: Clock;
  /** Bits per second of the line, of which a byte takes ten; 0: bytes take no time. Default 1,000,000. */
  readonly baud?: number;
  /** ELF file linked to RAM; default the reference firmware. */
  readonly image?: Uint8Array;
}

/** What the board did since it was switched on. */
export interface Rp2040Counters {
  /** Cycles of the core, without those asleep; since the last reset. */
  readonly cycles: number;
  /** Bytes lost because the firmware did not take them in time; since the last reset. */
  readonly overruns: number;
}

const DEFAULT_BAUD = 1_000_000;
const BITS_PER_BYTE = 10;
const NANOS_PER_MS = 1e6;
/** How far the board runs at a time, ms: bytes that it sends are seen this much late at most. */
const SLICE = 0.1;
/** A board in real time that lags behind by more, ms, gives up the rest: it is slower then, but does not stall. */
const MOST_LAG = 20;

/**
 * A Raspberry Pi RP2040 that rp2040js emulates, instruction by instruction, on a line with a speed. It runs from the
 * moment it is made until `stop`, whether anybody is connected or not. In virtual time it is deterministic.
 */
export class Rp2040 implements Line {
  readonly name = 'emulated RP2040';
  readonly bytesPerSecond?: number;
  private readonly clock: Clock;
  private readonly image: Uint8Array;
  private readonly incoming: PacedBytes;
  private readonly outgoing: PacedBytes;
  private core: Rp2040Core;
  private cancel: Cancel = () => {};
  private connected: Connection | undefined;
  /** Time of the board when the clock is at 0, ns; falls behind while the emulation is slower than the clock. */
  private origin = 0;

  constructor({ clock, baud = DEFAULT_BAUD, image = readImage('rp2040') }: Rp2040Options) {
    const nanosPerByte = baud === 0 ? 0 : (1e9 * BITS_PER_BYTE) / baud;
    if (baud > 0) this.bytesPerSecond = baud / BITS_PER_BYTE;
    this.clock = clock;
    this.image = image;
    this.incoming = new PacedBytes(nanosPerByte);
    this.outgoing = new PacedBytes(nanosPerByte);
    this.core = new Rp2040Core(image, this.now, this.incoming, this.outgoing);
    this.schedule();
  }

  get counters(): Rp2040Counters {
    const { cycles, overruns } = this.core;
    return { cycles, overruns };
  }

  /** Connects to the line; who was connected before is cut off. */
  async open(): Promise<ByteTransport> {
    this.connected?.end(new Error('another program has taken the line'));
    const connection = new Connection(
      bytes => this.send(bytes),
      () => {
        this.connected = undefined;
      },
    );
    this.connected = connection;
    return connection;
  }

  /** Pulls the cable; bytes on their way are lost. */
  cut(): void {
    this.connected?.end(new Error('the cable was pulled'));
    this.connected = undefined;
    this.incoming.clear();
  }

  /** Power off and on: all memory is lost. */
  reset(): void {
    this.incoming.clear();
    this.outgoing.clear();
    this.core = new Rp2040Core(this.image, this.now, this.incoming, this.outgoing);
    this.schedule();
  }

  /** Ends the emulation. */
  stop(): void {
    this.cancel();
    this.connected?.end();
    this.connected = undefined;
  }

  private get now(): number {
    return this.clock.now() * NANOS_PER_MS - this.origin;
  }

  private send(bytes: Uint8Array): void {
    for (const byte of bytes) this.incoming.send(byte, this.now);
    this.schedule();
  }

  /** Goes on when the core does, or when a byte has crossed the line. */
  private schedule(): void {
    this.cancel();
    const wait = Math.min(this.core.wakes, this.outgoing.next) - this.now;
    this.cancel = this.clock.after(Math.max(SLICE, wait / NANOS_PER_MS), () => this.slice());
  }

  private slice(): void {
    const lag = this.now - this.core.now - MOST_LAG * NANOS_PER_MS;
    if (lag > 0) this.origin += lag;
    this.core.run(this.now);
    this.schedule();
    this.deliver();
  }

  private deliver(): void {
    const bytes: number[] = [];
    for (let byte = this.outgoing.take(this.now); byte >= 0; byte = this.outgoing.take(this.now))
      bytes.push(byte);
    if (bytes.length > 0) this.connected?.data(Uint8Array.from(bytes));
  }
}

/** One connection to the line; silent once it has ended. */
class Connection implements ByteTransport {
  private open = true;
  private onBytes: (bytes: Uint8Array) => void = () => {};
  private onEnd: (reason?: Error) => void = () => {};

  constructor(
    private readonly send: (bytes: Uint8Array) => void,
    private readonly left: () => void,
  ) {}

  write(bytes: Uint8Array): void {
    if (this.open) this.send(bytes);
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.onBytes = listener;
  }

  onClose(listener: (reason?: Error) => void): void {
    this.onEnd = listener;
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    this.left();
  }

  data(bytes: Uint8Array): void {
    if (this.open) this.onBytes(bytes);
  }

  end(reason?: Error): void {
    if (!this.open) return;
    this.open = false;
    this.onEnd(reason);
  }
}
