import { ConsoleLogger, LogLevel, RP2040 } from 'rp2040js';
import { AlarmClock } from './alarm-clock.js';
import { loadSegments } from './elf.js';
import type { BoardCore } from './emulated-board.js';
import type { PacedBytes } from './serial-pacing.js';

const RAM = 0x2000_0000;
/** 125 MHz, to which the firmware sets its clock. */
const NANOS_PER_CYCLE = 8;
/** Flag of the UART: its 32 bytes of FIFO are full, and the next byte is lost, as on the chip. */
const RX_FULL = 1 << 6;

/**
 * An RP2040 that runs a program from its RAM, advanced to given times (nanoseconds). Instructions take their cycles;
 * while the core sleeps, time jumps to the next timer or byte.
 */
export class Rp2040Core implements BoardCore {
  /** Bytes that came while the FIFO of the UART was full. */
  overruns = 0;
  private readonly clock: AlarmClock;
  private readonly mcu: RP2040;
  /** Time of the reset and all time asleep; the rest are cycles. */
  private origin: number;

  /**
   * @param image ELF file, linked to RAM
   * @param start time of the reset
   * @param incoming bytes on their way to the board; `outgoing` those that it sends
   */
  constructor(
    image: Uint8Array,
    start: number,
    private readonly incoming: PacedBytes,
    outgoing: PacedBytes,
  ) {
    this.origin = start;
    this.clock = new AlarmClock(start);
    this.mcu = new RP2040(this.clock);
    const { mcu } = this;
    mcu.logger = new ConsoleLogger(LogLevel.Error, false);
    for (const { address, bytes } of loadSegments(image)) mcu.sram.set(bytes, address - RAM);
    mcu.core.VTOR = RAM;
    mcu.core.reset();
    mcu.uart[0]!.onByte = byte => outgoing.send(byte, this.now);
  }

  get now(): number {
    return this.origin + this.mcu.core.cycles * NANOS_PER_CYCLE;
  }

  /** Cycles in which the core did not sleep. */
  get cycles(): number {
    return this.mcu.core.cycles;
  }

  /** Bits per second to which the firmware has set its UART. */
  get baud(): number {
    return this.mcu.uart[0]!.baudRate;
  }

  get wakes(): number {
    return this.asleep ? Math.max(this.now, this.nextEvent) : this.now;
  }

  /** An instruction may end a little beyond `until`. */
  run(until: number): void {
    while (this.now < until) {
      const stop = Math.min(until, this.nextEvent);
      if (this.asleep) this.origin += Math.max(0, stop - this.now);
      else this.execute(stop);
      this.clock.advance(Math.max(this.now, this.clock.nanos));
      this.receive();
    }
  }

  private get nextEvent(): number {
    return Math.min(this.clock.next, this.incoming.next);
  }

  private get asleep(): boolean {
    const { waiting, interruptsUpdated } = this.mcu.core;
    return waiting && !interruptsUpdated;
  }

  private execute(stop: number): void {
    const { core } = this.mcu;
    const last = core.cycles + Math.max(1, Math.ceil((stop - this.now) / NANOS_PER_CYCLE));
    do core.executeInstruction();
    while (core.cycles < last && !core.waiting);
  }

  private receive(): void {
    const uart = this.mcu.uart[0]!;
    for (let byte = this.incoming.take(this.now); byte >= 0; byte = this.incoming.take(this.now)) {
      if (uart.flags & RX_FULL) this.overruns++;
      else uart.feedByte(byte);
    }
  }
}
