import type { Arena } from '../../kernel/arena.js';
import * as L from '../../kernel/layout.js';
import { listFields, type Operation, type Program, type SpikeRing } from '../../kernel/program.js';

/** A packet holds at least this many events where rates allow. */
const PACKET_EVENTS = 1024;

/** Collects a population's spikes in address-event form, many ticks to a packet. */
export class SpikeRecorder {
  private readonly buffer: Uint32Array;
  private readonly capacity: number;
  private readonly operation: Operation;

  constructor(
    readonly population: number,
    ring: SpikeRing,
    private readonly neurons: number,
    arena: Arena,
    program: Program,
  ) {
    this.capacity = PACKET_EVENTS + neurons;
    this.buffer = arena.u32(L.RECORD_HEADER / 4 + 2 * this.capacity);
    this.buffer[1] = this.capacity;
    this.operation = program.add(L.RECORD, {
      ...listFields(ring),
      [L.N]: neurons,
      [L.RECORD_BUFFER]: this.buffer.byteOffset,
    });
    this.enabled = false;
  }

  set enabled(on: boolean) {
    this.operation.enabled = on;
    if (on) this.buffer[0] = 0;
  }

  /** True when another tick may not fit. */
  get isFull(): boolean {
    return this.buffer[0]! + this.neurons > this.capacity;
  }

  /** Takes what was collected (fresh copies), or undefined when nothing was. */
  take(): { ticks: Uint32Array; addresses: Uint32Array } | undefined {
    const count = this.buffer[0]!;
    if (count === 0) return undefined;
    const first = L.RECORD_HEADER / 4;
    const ticks = this.buffer.slice(first, first + count);
    const addresses = this.buffer.slice(first + this.capacity, first + this.capacity + count);
    this.buffer[0] = 0;
    return { ticks, addresses };
  }
}

/** Bytes of a recorder, for sizing an arena. */
export const recorderBytes = (neurons: number): number => 4 * (2 + 2 * (PACKET_EVENTS + neurons));
