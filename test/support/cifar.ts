import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Records of CIFAR: byte p of the planes of record k is (k + p) mod 256; `before` stands ahead of each label. */
export function cifarBytes(labels: readonly number[], before: readonly number[] = []): Uint8Array {
  return Uint8Array.from(
    labels.flatMap((label, k) => [
      ...before,
      label,
      ...Array.from({ length: 3072 }, (_, p) => (k + p) % 256),
    ]),
  );
}

/** Writes files of records, gzipped where their name says so. */
export function writeCifar(folder: string, files: Readonly<Record<string, Uint8Array>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(bytes) : bytes);
  }
}
