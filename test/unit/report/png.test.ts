import { unzlibSync } from 'fflate';
import { expect, test } from 'vitest';
import { pngAddress } from '../../../src/report/png.js';

/** Chunks by name; the checksum of IEND is known (PNG specification). */
function chunksOf(address: string): Map<string, Buffer> {
  const bytes = Buffer.from(address.replace('data:image/png;base64,', ''), 'base64');
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  expect(bytes.subarray(-4).toString('hex')).toBe('ae426082');
  return chunks;
}

test('an indexed image holds size, colours, opacities and rows', () => {
  const chunks = chunksOf(
    pngAddress(
      3,
      2,
      [0, 1, 1, 1, 0, 0],
      [
        [1, 2, 3, 0],
        [4, 5, 6, 255],
      ],
    ),
  );
  const header = chunks.get('IHDR')!;
  expect([header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]]).toEqual([3, 2, 8, 3]);
  expect([...chunks.get('PLTE')!]).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...chunks.get('tRNS')!]).toEqual([0, 255]);
  expect([...unzlibSync(chunks.get('IDAT')!)]).toEqual([0, 0, 1, 1, 0, 1, 0, 0]);
});
