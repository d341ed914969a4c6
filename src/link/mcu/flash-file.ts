import { entryPoint, loadSegments, type Segment } from './elf.js';
import { type ImageName, readImage } from './images.js';
import { intelHex } from './intel-hex.js';
import { RP2040_FAMILY, uf2 } from './uf2.js';

/** An image in the format that loads it without a compiler's tools. */
export interface FlashFile {
  /** `nudge-rp2040.uf2` */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type FlashedBoard = Exclude<ImageName, 'wasm'>;

export function flashFile(board: FlashedBoard): FlashFile {
  const image = readImage(board);
  const segments = loadSegments(image);
  if (board === 'rp2040') {
    const program = enteredAtStart(segments, entryPoint(image));
    return { name: 'nudge-rp2040.uf2', bytes: uf2(program, RP2040_FAMILY) };
  }
  return { name: `nudge-${board}.hex`, bytes: new TextEncoder().encode(intelHex(segments)) };
}

/**
 * The same program for a loader that jumps to its first byte, as the boot ROM of the RP2040 does with what it was given
 * for RAM. There the vector table begins, whose first word is the stack pointer of a hardware reset. Nobody reads it
 * then (the program sets its stack itself), so a branch takes its place.
 */
export function enteredAtStart([first, ...others]: readonly Segment[], entry: number): Segment[] {
  const bytes = Uint8Array.from(first!.bytes);
  new DataView(bytes.buffer).setUint32(0, branchWithLink(first!.address, entry & ~1), true);
  return [{ address: first!.address, bytes }, ...others];
}

/** BL of Thumb, encoding T1 (ARMv6-M Architecture Reference Manual, A6.7.13); the first halfword is the lower one. */
function branchWithLink(from: number, to: number): number {
  const offset = to - (from + 4);
  if (Math.abs(offset) >= 1 << 24) throw new RangeError('a branch reaches 16 MiB');
  const bits = (high: number, low: number) => (offset >> low) & ((1 << (high - low + 1)) - 1);
  const sign = bits(24, 24);
  const [j1, j2] = [bits(23, 23) ^ sign ^ 1, bits(22, 22) ^ sign ^ 1];
  const upper = 0xf000 | (sign << 10) | bits(21, 12);
  const lower = 0xd000 | (j1 << 13) | (j2 << 11) | bits(11, 1);
  return ((lower << 16) | upper) >>> 0;
}
