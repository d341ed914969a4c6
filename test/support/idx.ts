import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes of an IDX file of unsigned bytes. */
export function idxBytes(shape: readonly number[], data: Uint8Array): Uint8Array {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header[2] = 8;
  header[3] = shape.length;
  for (const [i, n] of shape.entries()) header.writeUInt32BE(n, 4 + 4 * i);
  return Uint8Array.from(Buffer.concat([header, data]));
}

export interface SmallPart {
  /** '', 'train-' or 't10k-'. */
  readonly prefix: string;
  readonly labels: readonly number[];
  readonly height?: number;
  readonly width?: number;
  readonly gzip?: boolean;
}

/** Writes the two files of one part; pixel p of image i is (i + p) mod 256. */
export function writePart(folder: string, part: SmallPart): void {
  const { prefix, labels, height = 2, width = 3, gzip = true } = part;
  const pixels = height * width;
  const images = Uint8Array.from(
    { length: labels.length * pixels },
    (_, i) => Math.floor(i / pixels) + (i % pixels),
  );
  const write = (kind: string, bytes: Uint8Array) =>
    writeFileSync(join(folder, `${prefix}${kind}-ubyte${gzip ? '.gz' : ''}`), gzip ? gzipSync(bytes) : bytes);
  mkdirSync(folder, { recursive: true });
  write('images-idx3', idxBytes([labels.length, height, width], images));
  write('labels-idx1', idxBytes([labels.length], Uint8Array.from(labels)));
}
