import type { Segment } from './elf.js';

/** Bytes of a program in a line. */
const ROW = 16;
const DATA = 0;
const END = 1;
const UPPER_ADDRESS = 4;

/** A program in the Intel HEX format, with 32-bit addresses ("I32HEX"). */
export function intelHex(segments: readonly Segment[]): string {
  const lines: string[] = [];
  let upper = 0;
  for (const { address, bytes } of segments) {
    for (let done = 0; done < bytes.length; ) {
      const at = address + done;
      if (at >>> 16 !== upper) {
        upper = at >>> 16;
        lines.push(record(UPPER_ADDRESS, 0, [upper >> 8, upper & 0xff]));
      }
      // A line does not go over a border of 64 KiB.
      const piece = bytes.subarray(done, done + Math.min(ROW, 0x10000 - (at & 0xffff)));
      lines.push(record(DATA, at & 0xffff, piece));
      done += piece.length;
    }
  }
  return `${[...lines, record(END, 0, [])].join('\n')}\n`;
}

function record(kind: number, address: number, data: ArrayLike<number>): string {
  const bytes = [data.length, address >> 8, address & 0xff, kind, ...Array.from(data)];
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  return `:${[...bytes, -sum & 0xff].map(byte => byte.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}
