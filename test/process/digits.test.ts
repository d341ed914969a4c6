import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDigits } from '../../scripts/build/digits.mjs';

const FILES = ['images-idx3-ubyte.gz', 'labels-idx1-ubyte.gz', 'LICENSE'];
const packaged = (file: string) => readFileSync(join('data/digits', file));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'nudge-digits-'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'junction');
});
afterAll(() => rmSync(root, { recursive: true }));

test('the packaged digits are these very ones', () => {
  const images = gunzipSync(packaged('images-idx3-ubyte.gz'));
  const labels = gunzipSync(packaged('labels-idx1-ubyte.gz'));
  expect([images.readUInt32BE(0), images.readUInt32BE(4)]).toEqual([0x803, 10_000]);
  expect([images.readUInt32BE(8), images.readUInt32BE(12), images.length]).toEqual([
    28,
    28,
    16 + 10_000 * 784,
  ]);
  expect([labels.readUInt32BE(0), labels.readUInt32BE(4), labels.length]).toEqual([
    0x801,
    10_000,
    8 + 10_000,
  ]);
  expect(sha256(images)).toBe('4e3355b0dd14bc12e53353f1d2789806361e6ef7350c92a8c5e778a74ea77696');
  expect(sha256(labels)).toBe('364de413ea4102745aa4d08a168e3501716cb789ace0f8b3033481882a00e25f');
});

test('every 0 comes first and every 9 last', () => {
  const labels = gunzipSync(packaged('labels-idx1-ubyte.gz')).subarray(8);
  const counts = Array.from({ length: 10 }, (_, digit) => labels.filter(label => label === digit).length);
  expect(counts).toEqual([1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
  expect(labels).toEqual(Buffer.concat(counts.map((count, digit) => Buffer.alloc(count, digit))));
});

test('building them again gives the same bytes', async () => {
  await buildDigits(root);
  for (const file of FILES)
    expect(readFileSync(join(root, 'data/digits', file)).equals(packaged(file)), file).toBe(true);
});
