import type { Clock } from '../clock.js';
import { FrameDecoder } from '../frame/decoder.js';
import { DELIMITER, encodeFrame, type Frame } from '../frame/frame.js';
import type { ByteTransport } from '../transport/transport.js';
import type { Counted, LinkCounters } from './counters.js';

/** A silence after which noise may stand in front of the next frame, ms. */
const IDLE_MS = 100;
const SEPARATOR = Uint8Array.of(DELIMITER);

/**
 * Frames over the connection that there is at the moment. The counters of damage go on from one connection to the
 * next; so does the report of what was sent.
 */
export class Connection {
  private transport: ByteTransport | undefined;
  private lastSent = Number.NEGATIVE_INFINITY;
  private readonly decoder: FrameDecoder;

  constructor(
    private readonly clock: Clock,
    private readonly counters: LinkCounters,
    onFrame: (frame: Frame) => void,
  ) {
    this.decoder = new FrameDecoder(onFrame);
  }

  /** All counters, as they stand. */
  get counted(): Counted {
    return { ...this.counters, ...this.decoder.counters };
  }

  /** Version of a link that is not ours, if frames of one came. */
  get foreignVersion(): number {
    return this.decoder.foreignVersion;
  }

  get open(): boolean {
    return this.transport !== undefined;
  }

  attach(transport: ByteTransport, onLost: (reason?: Error) => void): void {
    this.transport = transport;
    this.decoder.restart();
    this.lastSent = Number.NEGATIVE_INFINITY;
    transport.onData(bytes => {
      if (this.transport === transport) this.decoder.push(bytes);
    });
    transport.onClose(reason => {
      if (this.transport !== transport) return;
      this.transport = undefined;
      onLost(reason);
    });
  }

  /** Closes what is open; whoever listens for its end is not told. */
  detach(): void {
    const { transport } = this;
    this.transport = undefined;
    transport?.close();
  }

  /** Puts a frame on the line. A zero in front of one that was sent before ends whatever destroyed it. */
  send(frame: Frame, again = false): void {
    const { transport, clock } = this;
    if (!transport) return;
    if (again || clock.now() - this.lastSent > IDLE_MS) this.put(transport, SEPARATOR);
    this.put(transport, encodeFrame(frame));
    this.counters.framesSent++;
    this.lastSent = clock.now();
  }

  private put(transport: ByteTransport, bytes: Uint8Array): void {
    this.counters.bytesSent += bytes.length;
    transport.write(bytes);
  }
}
