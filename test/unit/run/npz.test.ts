import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { encodeNpy, vector } from '../../../src/run/npy.js';
import { decodeNpz, encodeNpz, readNpz } from '../../../src/run/npz.js';
import { temporaryFolder } from '../../support/folder.js';
import { needs } from '../../support/needs.js';
import { problemsFrom } from '../../support/problems.js';

const ARRAYS = {
  'weight/pixels-hidden': { shape: [2, 3], data: Float32Array.of(0, 1, 2, 3, 4, 5) },
  bias: vector(Float64Array.of(-1)),
  counts: vector(BigUint64Array.of(2n ** 60n)),
};

describe('npz', () => {
  test.each([false, true])('gives back what was stored (compressed: %s)', compress => {
    expect(decodeNpz(encodeNpz(ARRAYS, compress), 'w.npz')).toEqual(ARRAYS);
  });

  test('has the same bytes at any time and in any time zone', () => {
    const bytes = encodeNpz(ARRAYS);
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z') });
    try {
      expect(encodeNpz(ARRAYS)).toEqual(bytes);
    } finally {
      vi.useRealTimers();
    }
    // Date and time words of the first local header: 1980-01-01 00:00.
    expect([...bytes.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
  });

  test('an archive without arrays', () => {
    expect(decodeNpz(encodeNpz({}), 'w.npz')).toEqual({});
  });

  test('a name that means something to JavaScript', () => {
    const arrays = Object.fromEntries([['__proto__', vector(Uint8Array.of(1))]]);
    expect(Object.keys(decodeNpz(encodeNpz(arrays), 'w.npz'))).toEqual(['__proto__']);
  });
});

describe('damage', () => {
  const message = (bytes: Uint8Array, limits?: Parameters<typeof decodeNpz>[2]) => {
    const [problem] = problemsFrom(() => decodeNpz(bytes, 'w.npz', limits));
    expect(problem).toMatchObject({ code: 'file-damaged', file: 'w.npz' });
    return problem?.message;
  };

  test('an entry that is no array', () => {
    expect(message(zipSync({ 'readme.txt': Uint8Array.of(1) }))).toBe(
      'holds an entry that is not an npy array',
    );
    expect(message(zipSync({ 'a.npy': Uint8Array.of(1) }))).toBe('is not an npy array');
  });

  test('cut anywhere', () => {
    const bytes = encodeNpz(ARRAYS, true);
    for (let length = 0; length < bytes.length; length += 7) message(bytes.subarray(0, length));
  });

  test('one flipped bit in the data of an entry', () => {
    for (const compress of [false, true]) {
      const bytes = encodeNpz({ a: vector(new Float32Array(500).fill(3)) }, compress);
      const at = 30 + 'a.npy'.length + (compress ? 20 : 400);
      bytes[at]! ^= 4;
      message(bytes);
    }
  });

  test('an archive that unpacks to too much', () => {
    const bomb = encodeNpz({ a: vector(new Uint8Array(100_000)) }, true);
    expect(message(bomb, { bytes: 50_000, entries: 9 })).toBe('unpacks to too much');
    expect(message(encodeNpz(ARRAYS), { bytes: 10_000, entries: 2 })).toBe('holds too many entries');
  });

  test('an entry that says it is smaller, or larger, than it is', () => {
    const entry = encodeNpy(vector(new Uint8Array(1000)));
    const sizeInDirectory = (bytes: Uint8Array) => Buffer.from(bytes).lastIndexOf('PK\x01\x02') + 24;
    for (const [size, expected] of [
      [entry.length - 2, 'has an entry that cannot be unpacked'],
      [entry.length - 1, 'has an entry of the wrong length'],
      [entry.length + 1, 'has an entry of the wrong length'],
      [2 ** 30, 'promises more than it can hold'],
    ] as const) {
      const bytes = zipSync({ 'a.npy': entry }, { level: 6 });
      new DataView(bytes.buffer).setUint32(sizeInDirectory(bytes), size, true);
      expect(message(bytes)).toContain(expected);
    }
  });

  test('a file beyond the limit is not read', () => {
    const file = join(temporaryFolder(), 'w.npz');
    writeFileSync(file, encodeNpz(ARRAYS));
    expect(problemsFrom(() => readNpz(file, { bytes: 100, entries: 9 }))).toMatchObject([
      { message: 'is too large' },
    ]);
    expect(readNpz(file)).toEqual(ARRAYS);
  });
});

const python = needs('numpy');
const run = (script: string, ...words: string[]) =>
  execFileSync(python!, ['-c', script, ...words], { encoding: 'utf8' }).trim();

describe.skipIf(python === undefined)('numpy', () => {
  test.each([false, true])('reads what is written here (compressed: %s)', compress => {
    const file = join(temporaryFolder(), 'w.npz');
    writeFileSync(file, encodeNpz(ARRAYS, compress));
    const script = `
import numpy, sys
for name, a in sorted(numpy.load(sys.argv[1]).items()):
    print(name, a.dtype.str, a.shape, a.ravel().tolist())`;
    expect(run(script, file)).toBe(
      [
        'bias <f8 (1,) [-1.0]',
        'counts <u8 (1,) [1152921504606846976]',
        'weight/pixels-hidden <f4 (2, 3) [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]',
      ].join('\n'),
    );
  });

  test.each(['savez', 'savez_compressed'])('writes with %s what is read here', how => {
    const file = join(temporaryFolder(), 'n.npz');
    const script = `
import numpy, sys
types = ['f4', 'f8', 'i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'i8', 'u8']
arrays = {t: numpy.arange(6).astype(t).reshape(2, 3) for t in types}
numpy.${how}(sys.argv[1], scalar=numpy.float64(2.5), empty=numpy.zeros((0, 4)), **arrays)`;
    run(script, file);
    const { scalar, empty, ...arrays } = readNpz(file);
    expect(scalar).toEqual({ shape: [], data: Float64Array.of(2.5) });
    expect(empty).toEqual({ shape: [0, 4], data: new Float64Array() });
    expect(Object.keys(arrays)).toHaveLength(10);
    for (const { shape, data } of Object.values(arrays)) {
      expect(shape).toEqual([2, 3]);
      expect(Array.from(data as ArrayLike<number | bigint>, Number)).toEqual([0, 1, 2, 3, 4, 5]);
    }
  });
});
