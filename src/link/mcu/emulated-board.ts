import type { Cancel, Clock } from '../clock.js';
import type { ByteTransport, Line } from '../transport/transport.js';
import { PacedBytes } from './serial-pacing.js';

/** What runs a program on a board, advanced to given times (nanoseconds). */
export interface BoardCore {
  /** How far it has come. */
  readonly now: number;
  /** When it goes on: now, or at the next timer or byte while it sleeps. */
  readonly wakes: number;
  run(until: number): void;
}

/** Makes a core that starts at `start`, takes bytes from one direction of the line and sends into the other. */
export type CoreFactory<Core extends BoardCore> = (
  start: number,
  incoming: PacedBytes,
  outgoing: PacedBytes,
) => Core;

export interface EmulationOptions {
  /** Time of the board: virtual for tests and training, real for a board that others shall talk to. */
  readonly clock: Clock;
  /** Bits per second of the line, of which a byte takes ten; 0: bytes take no time. Default 1,000,000. */
  readonly baud?: number;
}

const DEFAULT_BAUD = 1_000_000;
const BITS_PER_BYTE = 10;
const NANOS_PER_MS = 1e6;
/** How far the board runs at a time, ms: bytes that it sends are seen this much late at most. */
const SLICE = 0.1;
/** A board in real time that lags behind by more, ms, gives up the rest: it is slower then, but does not stall. */
const MOST_LAG = 20;

/**
 * A board inside this program, on a line with a speed. It runs from the moment it is made until `stop`, whether
 * anybody is connected or not. In virtual time it is deterministic.
 */
export class EmulatedBoard<Core extends BoardCore> implements Line {
  readonly bytesPerSecond?: number;
  /** The present core; another one after each reset. */
  core: Core;
  private readonly clock: Clock;
  private readonly incoming: PacedBytes;
  private readonly outgoing: PacedBytes;
  private cancel: Cancel = () => {};
  private connected: Connection | undefined;
  /** Time of the board when the clock is at 0, ns; falls behind while the emulation is slower than the clock. */
  private origin = 0;

  constructor(
    readonly name: string,
    private readonly makeCore: CoreFactory<Core>,
    { clock, baud = DEFAULT_BAUD }: EmulationOptions,
  ) {
    const nanosPerByte = baud === 0 ? 0 : (1e9 * BITS_PER_BYTE) / baud;
    if (baud > 0) this.bytesPerSecond = baud / BITS_PER_BYTE;
    this.clock = clock;
    this.incoming = new PacedBytes(nanosPerByte);
    this.outgoing = new PacedBytes(nanosPerByte);
    this.core = makeCore(this.now, this.incoming, this.outgoing);
    this.schedule();
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
    this.core = this.makeCore(this.now, this.incoming, this.outgoing);
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
