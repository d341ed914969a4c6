import { describe, expect, test } from 'vitest';
import { decodeNpy, encodeNpy, type NumericArray, vector } from '../../../src/run/npy.js';
import { problemsFrom } from '../../support/problems.js';

const ascii = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** An npy file with any header text. */
function withHeader(header: string, data: readonly number[] = []): Uint8Array {
  const text = Buffer.from(header, 'latin1');
  return Uint8Array.from([
    0x93,
    ...Buffer.from('NUMPY'),
    1,
    0,
    text.length & 255,
    text.length >> 8,
    ...text,
    ...data,
  ]);
}

describe('encoding', () => {
  test('is numpy version 1.0, padded to 64 bytes', () => {
    const bytes = encodeNpy({ shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) });
    expect(ascii(bytes.subarray(0, 10))).toBe('\x93NUMPY\x01\x00\x76\x00');
    expect(ascii(bytes.subarray(10, 128))).toBe(
      `${"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }".padEnd(117)}\n`,
    );
    expect(bytes.length).toBe(128 + 24);
    expect(Buffer.from(bytes).readFloatLE(128 + 20)).toBe(6);
  });

  test.each([
    [[], '()'],
    [[1], '(1,)'],
    [[1, 1, 1], '(1, 1, 1)'],
  ])('writes shape %j as a tuple', (shape, tuple) => {
    expect(ascii(encodeNpy({ shape, data: Uint8Array.of(5) }))).toContain(`'shape': ${tuple}, }`);
  });

  test('refuses a shape that does not hold the data', () => {
    expect(() => encodeNpy({ shape: [2], data: Uint8Array.of(5) })).toThrow(RangeError);
  });

  test('takes a view into the middle of a shared buffer', () => {
    const arena = new Float32Array(new SharedArrayBuffer(64));
    arena.set([1, 2, 3], 4);
    expect([...decodeNpy(encodeNpy(vector(arena.subarray(4, 7))), 'f').data]).toEqual([1, 2, 3]);
  });
});

describe('decoding gives back every type', () => {
  const arrays: NumericArray[] = [
    Float32Array.of(1.5, Number.NaN, -0, Number.POSITIVE_INFINITY),
    Float64Array.of(Math.PI, 5e-324),
    Int8Array.of(-128, 127),
    Uint8Array.of(0, 255),
    Int16Array.of(-32768, 32767),
    Uint16Array.of(65535),
    Int32Array.of(-(2 ** 31), 2 ** 31 - 1),
    Uint32Array.of(2 ** 32 - 1),
    BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n),
    BigUint64Array.of(2n ** 64n - 1n),
    new Float32Array(0),
  ];
  test.each(arrays.map(data => [data.constructor.name, data] as const))('%s', (_, data) => {
    expect(decodeNpy(encodeNpy(vector(data)), 'f')).toEqual(vector(data));
  });

  test('whatever the alignment in the file', () => {
    const bytes = encodeNpy(vector(Float64Array.of(7)));
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeNpy(shifted.subarray(3), 'f').data[0]).toBe(7);
    expect([...decodeNpy(Buffer.from(shifted.buffer, 3), 'f').data]).toEqual([7]);
  });

  test('headers that other programs write: another order, other quotes', () => {
    const header = '{"shape": (2L, ), "fortran_order":False,"descr" : "|u1"}\n'.replace('2L', '2');
    expect(decodeNpy(withHeader(header, [3, 4]), 'f')).toEqual(vector(Uint8Array.of(3, 4)));
  });
});

describe('damage', () => {
  const message = (bytes: Uint8Array) => {
    const [problem] = problemsFrom(() => decodeNpy(bytes, 'w.npz', 'a.npy'));
    expect(problem).toMatchObject({ code: 'file-damaged', file: 'w.npz', path: 'a.npy' });
    return problem?.message;
  };
  const good = encodeNpy(vector(Float32Array.of(1, 2)));

  test.each([
    ['nothing', new Uint8Array(), 'is not an npy array'],
    ['another magic', Uint8Array.from(good, (byte, i) => (i === 1 ? 0 : byte)), 'is not an npy array'],
    [
      'version 3',
      Uint8Array.from(good, (byte, i) => (i === 6 ? 3 : byte)),
      'has an npy version that is not read',
    ],
    ['cut in the header', good.slice(0, 60), 'ends inside its npy header'],
    ['cut in the data', good.slice(0, -1), 'has the wrong length'],
    ['too long', Uint8Array.from([...good, 0]), 'has the wrong length'],
    ['no dict', withHeader('hello\n'), 'has a damaged npy header'],
    ['no shape', withHeader("{'descr': '<f4', 'fortran_order': False}"), 'has a damaged npy header'],
    [
      'negative shape',
      withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }"),
      'has a damaged npy header',
    ],
    [
      'big-endian',
      withHeader("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", [0, 0, 0, 0]),
      'has an element type that is not read',
    ],
    [
      'objects',
      withHeader("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"),
      'has an element type that is not read',
    ],
    [
      'Fortran order',
      withHeader("{'descr': '|u1', 'fortran_order': True, 'shape': (1,), }", [1]),
      'is in Fortran order',
    ],
    [
      'a shape beyond memory',
      withHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (999999999999999, 999999999999999), }"),
      'has the wrong length',
    ],
  ])('%s', (_, bytes, expected) => {
    expect(message(bytes)).toBe(expected);
  });
});
