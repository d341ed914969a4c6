import type { SpikePacket } from '../../protocol/messages.js';
import type { Fired } from './projection.js';

/** Spikes of a packet, at least, before it is sent. */
const PACKET = 1024;

/** Gathers the spikes of the populations that a settle records. */
export class FixedRecorder {
  private readonly ticks = new Map<number, number[]>();
  private readonly addresses = new Map<number, number[]>();

  constructor(
    populations: readonly number[],
    private readonly requestId: number,
    private readonly emit: (packet: SpikePacket) => void,
  ) {
    for (const id of populations) this.clear(id);
  }

  take(population: number, tick: number, { addresses, count }: Fired): void {
    const [ticks, places] = [this.ticks.get(population)!, this.addresses.get(population)!];
    for (let k = 0; k < count; k++) {
      ticks.push(tick);
      places.push(addresses[k]!);
    }
    if (ticks.length >= PACKET) this.send(population);
  }

  /** Sends what is left. */
  finish(): void {
    for (const [population, ticks] of this.ticks) if (ticks.length > 0) this.send(population);
  }

  private send(population: number): void {
    const ticks = Uint32Array.from(this.ticks.get(population)!);
    const addresses = Uint32Array.from(this.addresses.get(population)!);
    const { requestId } = this;
    this.emit({ kind: 'spikes', requestId, population, sample: 0, firstTick: 0, ticks, addresses });
    this.clear(population);
  }

  private clear(population: number): void {
    this.ticks.set(population, []);
    this.addresses.set(population, []);
  }
}
