import { ProtocolError } from './error.js';
import type { Events } from './spikes.js';
import { PackedReader } from './varint.js';

/** Reads one packet; every index is checked against the data and every event against the announced count. */
export class EventReader extends PackedReader {
  private readonly ticks: Uint32Array;
  private readonly addresses: Uint32Array;
  private events = 0;
  private tick = 0;

  constructor(
    data: Uint8Array,
    private readonly count: number,
  ) {
    super(data);
    this.ticks = new Uint32Array(count);
    this.addresses = new Uint32Array(count);
  }

  aer(): void {
    while (this.at < this.data.length) {
      this.step(true);
      this.push(this.varint());
    }
  }

  gap(): void {
    for (let first = true; this.at < this.data.length; first = false) {
      this.step(first);
      const inTick = this.varint();
      if (inTick === 0) throw this.damaged('a tick without events is listed');
      let address = this.varint();
      this.push(address);
      for (let i = 1; i < inTick; i++) {
        address += this.varint() + 1;
        this.push(address);
      }
    }
  }

  bitmap(): void {
    const width = this.varint();
    if (width === 0) throw this.damaged('the rows are empty');
    for (let first = true; this.at < this.data.length; first = false) {
      this.step(first);
      if (this.at + width > this.data.length) throw this.damaged('the last row is cut');
      for (let byte = 0; byte < width; byte++) {
        for (let bits = this.data[this.at++]!, bit = 0; bits !== 0; bits >>>= 1, bit++) {
          if (bits & 1) this.push(byte * 8 + bit);
        }
      }
    }
  }

  finish(): Events {
    if (this.events !== this.count) throw wrongCount(this.count);
    return { ticks: this.ticks, addresses: this.addresses };
  }

  /** Goes on by the next tick step; only the first step of a packet, or any of AER, may be 0. */
  private step(mayStay: boolean): void {
    const step = this.varint();
    if (step === 0 && !mayStay) throw this.damaged('a tick is listed twice');
    this.tick += step;
    if (this.tick > 0xffff_ffff) throw this.damaged('a tick has more than 32 bits');
  }

  private push(address: number): void {
    if (this.events >= this.count) throw wrongCount(this.count);
    if (address > 0xffff_ffff) throw this.damaged('an address has more than 32 bits');
    this.ticks[this.events] = this.tick;
    this.addresses[this.events++] = address;
  }
}

/** The announced number of events is not the number in the data. */
export function wrongCount(count: number): ProtocolError {
  return new ProtocolError('malformed', 'count', 'the count is not the number of events in the data', count);
}
