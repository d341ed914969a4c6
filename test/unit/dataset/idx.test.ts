import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MAX_IDX_BYTES, parseIdx, readIdx } from '../../../src/dataset/idx.js';
import { temporaryFolder } from '../../support/folder.js';
import { idxBytes } from '../../support/idx.js';
import { problemsFrom } from '../../support/problems.js';

const DATA = Uint8Array.from({ length: 12 }, (_, i) => i * 20);
const IMAGES = idxBytes([2, 2, 3], DATA);

const changed = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};

const problem = (bytes: Uint8Array, dimensions = 3) =>
  problemsFrom(() => parseIdx(bytes, 'images', dimensions))[0]!;

describe('reading', () => {
  test.each([
    ['plain', IMAGES],
    ['gzipped', gzipSync(IMAGES)],
  ])('%s', (_, bytes) => {
    const array = parseIdx(bytes, 'images', 3);
    expect(array.shape).toEqual([2, 2, 3]);
    expect([...array.data]).toEqual([...DATA]);
    expect(array.sha256).toBe(createHash('sha256').update(IMAGES).digest('hex'));
  });

  test('from a file', () => {
    const file = join(temporaryFolder(), 'labels.gz');
    writeFileSync(file, gzipSync(idxBytes([3], Uint8Array.of(7, 8, 9))));
    expect([...readIdx(file, 1).data]).toEqual([7, 8, 9]);
  });

  test('content that compresses very well', () => {
    const black = idxBytes([100, 100, 100], new Uint8Array(1_000_000));
    expect(parseIdx(gzipSync(black), 'images', 3).data.length).toBe(1_000_000);
  });
});

describe('what is told', () => {
  test('a missing file', () => {
    const file = join(temporaryFolder(), 'none.gz');
    expect(problemsFrom(() => readIdx(file, 1))).toEqual([
      { code: 'file-missing', file, message: 'does not exist' },
    ]);
  });

  test('an empty file and a file shorter than its header', () => {
    expect(problem(new Uint8Array())).toMatchObject({ message: 'ends before its header', found: '0 bytes' });
    expect(problem(IMAGES.slice(0, 9))).toMatchObject({
      message: 'ends before its header',
      found: '9 bytes',
    });
  });

  test.each([
    ['first byte', 0, 1, '0x01000803'],
    ['type', 2, 0x0d, '0x00000d03'],
    ['dimensions', 3, 1, '0x00000801'],
  ])('a wrong magic number: %s', (_, at, value, found) => {
    expect(problem(changed(IMAGES, at, value))).toMatchObject({
      code: 'file-damaged',
      message: 'has the wrong magic number for an IDX file',
      found,
      allowed: '0x00000803, that is unsigned bytes in 3 dimension(s)',
    });
  });

  test('labels where images belong', () => {
    expect(problem(idxBytes([1], DATA.slice(0, 1))).found).toBe('0x00000801');
  });

  test('truncation, plain', () => {
    expect(problem(IMAGES.slice(0, -1))).toMatchObject({
      message: 'is truncated',
      found: '27 bytes',
      allowed: '28, as its header promises',
    });
  });

  test('truncation, gzipped at any byte', () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31) >> 3);
    const packed = gzipSync(idxBytes([50, 10, 10], noise));
    for (let length = 2; length < packed.length; length += 13) {
      expect(problem(packed.subarray(0, length)).message).toMatch(/truncated|ends before/);
    }
  });

  test('truncation inside a whole gzip file', () => {
    expect(problem(gzipSync(IMAGES.slice(0, -5)))).toMatchObject({
      message: 'is truncated',
      found: '23 bytes',
    });
  });

  test('more data than promised', () => {
    const longer = Uint8Array.from([...IMAGES, 1]);
    expect(problem(longer).message).toBe('holds more data than its header promises');
    expect(problem(gzipSync(longer)).message).toBe('holds more data than its header promises');
    const much = gzipSync(Buffer.concat([IMAGES, Buffer.alloc(100_000)]));
    expect(problem(much).message).toBe('holds more data than its header promises');
  });

  test('a changed byte in the compressed data', () => {
    const packed = gzipSync(IMAGES);
    expect(problem(changed(packed, packed.length - 6, packed[packed.length - 6]! ^ 1)).message).toMatch(
      /is not a valid gzip file/,
    );
  });

  test('no samples', () => {
    expect(problem(idxBytes([0, 28, 28], new Uint8Array()))).toMatchObject({
      message: 'holds no samples',
      found: 'shape 0 x 28 x 28',
    });
  });
});

describe('sizes are checked before memory is taken', () => {
  test('a header that promises more than is read', () => {
    const huge = idxBytes([0xffffffff, 0xffffffff, 0xffffffff], DATA);
    expect(problem(huge)).toMatchObject({ message: 'is too large', allowed: `at most ${MAX_IDX_BYTES}` });
    expect(problem(gzipSync(huge)).message).toBe('is too large');
  });

  test('a small compressed file that promises what it cannot hold', () => {
    const liar = idxBytes([1000, 1000, 1000], DATA);
    const before = process.memoryUsage.rss();
    expect(problem(gzipSync(liar)).message).toMatch(
      /compressed bytes cannot hold the 1000000016 bytes promised/,
    );
    expect(process.memoryUsage.rss() - before).toBeLessThan(2 ** 28);
  });
});
