import { EmulatedBoard, type EmulationOptions } from './emulated-board.js';
import { readImage } from './images.js';
import { Rp2040Core } from './rp2040-core.js';

export interface Rp2040Options extends EmulationOptions {
  /** ELF file linked to RAM; default the reference firmware. */
  readonly image?: Uint8Array;
}

/** A Raspberry Pi RP2040 that rp2040js emulates, instruction by instruction; `core` counts its cycles. */
export class Rp2040 extends EmulatedBoard<Rp2040Core> {
  constructor({ image = readImage('rp2040'), ...options }: Rp2040Options) {
    super(
      'emulated RP2040',
      (start, incoming, outgoing) => new Rp2040Core(image, start, incoming, outgoing),
      options,
    );
  }
}
