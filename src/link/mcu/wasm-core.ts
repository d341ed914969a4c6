import type { BoardCore } from './emulated-board.js';
import type { PacedBytes } from './serial-pacing.js';

/** What firmware-models/boards/wasm/board.c exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  nudge_input(): number;
  nudge_output(): number;
  nudge_start(milliseconds: number): number;
  nudge_run(milliseconds: number, length: number, steps: number): number;
  nudge_busy(): number;
}

const NANOS_PER_MS = 1e6;
/** Bytes that fit the input of the module. */
const INPUT_BYTES = 4096;
/** Pieces of work, ticks of the network among them, between two looks at the line. */
const STEPS = 64;

/** The reference firmware as WebAssembly. Computing takes it no time but that of the slices in which it is run. */
export class WasmCore implements BoardCore {
  private readonly exports: Exports;
  private busy = true;

  constructor(
    module: WebAssembly.Module,
    public now: number,
    private readonly incoming: PacedBytes,
    private readonly outgoing: PacedBytes,
  ) {
    this.exports = new WebAssembly.Instance(module).exports as unknown as Exports;
    this.send(this.exports.nudge_start(this.milliseconds));
  }

  get wakes(): number {
    return this.busy ? this.now : Math.min(this.incoming.next, this.now + NANOS_PER_MS);
  }

  run(until: number): void {
    this.now = Math.max(this.now, until);
    const length = this.receive();
    this.send(this.exports.nudge_run(this.milliseconds, length, STEPS));
    this.busy = this.exports.nudge_busy() !== 0 || this.incoming.next <= this.now;
  }

  private get milliseconds(): number {
    return Math.floor(this.now / NANOS_PER_MS);
  }

  private receive(): number {
    const { memory, nudge_input } = this.exports;
    const input = new Uint8Array(memory.buffer, nudge_input(), INPUT_BYTES);
    let length = 0;
    while (length < INPUT_BYTES && this.incoming.next <= this.now)
      input[length++] = this.incoming.take(this.now);
    return length;
  }

  private send(length: number): void {
    const { memory, nudge_output } = this.exports;
    for (const byte of new Uint8Array(memory.buffer, nudge_output(), length))
      this.outgoing.send(byte, this.now);
  }
}
