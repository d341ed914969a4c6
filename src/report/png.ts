import { zlibSync } from 'fflate';

/** A colour with its opacity, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * A small indexed PNG image as a `data:` address. Zero opacity lets the page through, so that one image serves
 * light and dark.
 * @param levels index of each pixel's colour, row-major, width x height of them
 * @param palette at most 256 colours
 */
export function pngAddress(
  width: number,
  height: number,
  levels: ArrayLike<number>,
  palette: readonly Colour[],
): string {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8); // bits per sample
  header.setUint8(9, 3); // indexed colour
  const chunks = [
    SIGNATURE,
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('PLTE', Uint8Array.from(palette.flatMap(colour => colour.slice(0, 3)))),
    chunk('tRNS', Uint8Array.from(palette.map(colour => colour[3]))),
    chunk('IDAT', zlibSync(scanLines(width, height, levels), { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ];
  return `data:image/png;base64,${Buffer.concat(chunks).toString('base64')}`;
}

/** Each row after a zero byte: no filter. */
function scanLines(width: number, height: number, levels: ArrayLike<number>): Uint8Array {
  const out = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[y * (width + 1) + 1 + x] = levels[y * width + x]!;
  }
  return out;
}

/** Length, name, content, CRC-32 of name and content. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const out = new Uint8Array(12 + content.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, content.length);
  out.set(Buffer.from(name, 'latin1'), 4);
  out.set(content, 8);
  view.setUint32(8 + content.length, crc32(out.subarray(4, 8 + content.length)));
  return out;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
