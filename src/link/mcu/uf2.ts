import type { Segment } from './elf.js';

/** UF2: blocks of 512 bytes, each with up to 476 bytes of a program and the address where they belong. */

const BLOCK = 512;
/** Bytes of a program in each block: all that the boot ROM of the RP2040 takes (its data sheet, 2.8.4.2). */
const PAGE = 256;
const DATA_AT = 32;
const MAGIC = { start: 0x0a324655, second: 0x9e5d5157, end: 0x0ab16f30 };
const FAMILY_GIVEN = 0x2000;

/** RP2040, by the list of families of UF2. */
export const RP2040_FAMILY = 0xe48bff56;

/** A program as a UF2 file. Pages that no segment touches are left out; the rest of a page that one touches is 0. */
export function uf2(segments: readonly Segment[], family: number): Uint8Array<ArrayBuffer> {
  const pages = [...pagesOf(segments)].sort(([a], [b]) => a - b);
  const file = new Uint8Array(BLOCK * pages.length);
  const view = new DataView(file.buffer);
  for (const [index, [address, bytes]] of pages.entries()) {
    const at = BLOCK * index;
    const head = [MAGIC.start, MAGIC.second, FAMILY_GIVEN, address, PAGE, index, pages.length, family];
    for (const [k, word] of head.entries()) view.setUint32(at + 4 * k, word, true);
    file.set(bytes, at + DATA_AT);
    view.setUint32(at + BLOCK - 4, MAGIC.end, true);
  }
  return file;
}

function pagesOf(segments: readonly Segment[]): Map<number, Uint8Array> {
  const pages = new Map<number, Uint8Array>();
  for (const { address, bytes } of segments) {
    for (let done = 0; done < bytes.length; ) {
      const within = (address + done) % PAGE;
      const start = address + done - within;
      const page = pages.get(start) ?? new Uint8Array(PAGE);
      pages.set(start, page);
      const piece = bytes.subarray(done, done + PAGE - within);
      page.set(piece, within);
      done += piece.length;
    }
  }
  return pages;
}
