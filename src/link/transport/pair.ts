import type { Clock } from '../clock.js';
import type { ByteTransport } from './transport.js';

/** One end of a wire inside this process. What is written arrives at the other end a moment later, whole. */
class PairEnd implements ByteTransport {
  peer: PairEnd | undefined;
  private data: (bytes: Uint8Array) => void = () => {};
  private closed: (reason?: Error) => void = () => {};
  private open = true;

  constructor(private readonly clock: Clock) {}

  write(bytes: Uint8Array): void {
    const { peer } = this;
    if (this.open) this.clock.after(0, () => peer?.open && peer.data(bytes));
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.data = listener;
  }

  onClose(listener: (reason?: Error) => void): void {
    this.closed = listener;
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    const { peer } = this;
    this.clock.after(0, () => {
      if (!peer?.open) return;
      peer.open = false;
      peer.closed();
    });
  }
}

/** Both ends of a wire inside this process. */
export function transportPair(clock: Clock): [ByteTransport, ByteTransport] {
  const a = new PairEnd(clock);
  const b = new PairEnd(clock);
  a.peer = b;
  b.peer = a;
  return [a, b];
}
