import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/problem/problem.js';
import { decodeCheckpoint, encodeCheckpoint, type Json } from '../../../src/run/checkpoint.js';
import { decodeNpy, encodeNpy, type NpyArray, type NumericArray } from '../../../src/run/npy.js';
import { decodeNpz, encodeNpz } from '../../../src/run/npz.js';

const options = { maxLength: 24 };
const data: fc.Arbitrary<NumericArray> = fc.oneof(
  fc.float32Array(options),
  fc.float64Array(options),
  fc.int8Array(options),
  fc.uint8Array(options),
  fc.int16Array(options),
  fc.uint16Array(options),
  fc.int32Array(options),
  fc.uint32Array(options),
  fc.bigInt64Array(options),
  fc.bigUint64Array(options),
);

/** Any array, flat or folded into two or three dimensions where its length allows. */
const array: fc.Arbitrary<NpyArray> = fc.tuple(data, fc.integer({ min: 1, max: 3 })).map(([values, fold]) => {
  const shapes = [[values.length], [2, values.length / 2], [1, values.length / 3, 3]];
  const shape = shapes[fold - 1]!;
  return { shape: shape.every(Number.isInteger) ? shape : shapes[0]!, data: values };
});
const arrays = fc.dictionary(fc.stringMatching(/^[\w/-]{1,12}$/), array, { maxKeys: 5 });

const readOrReport = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return undefined;
  }
};

/** Bits, so that not-a-number and -0 are compared as they are. */
const bits = (value: NpyArray) => [
  value.data.constructor.name,
  value.shape,
  Buffer.from(encodeNpy(value)).toString('hex'),
];

describe('npy', () => {
  test('gives back type, shape and every bit', () => {
    fc.assert(
      fc.property(array, value => {
        expect(bits(decodeNpy(encodeNpy(value), 'f'))).toEqual(bits(value));
      }),
    );
  });

  test('starts its data at a multiple of 64 bytes', () => {
    fc.assert(
      fc.property(array, value => {
        expect((encodeNpy(value).length - value.data.byteLength) % 64).toBe(0);
      }),
    );
  });

  test('garbage, and files with a changed byte, are read or reported', () => {
    fc.assert(
      fc.property(
        array,
        fc.nat(),
        fc.nat({ max: 255 }),
        fc.uint8Array({ maxLength: 90 }),
        (value, at, byte, noise) => {
          const bytes = encodeNpy(value);
          bytes[at % bytes.length] = byte;
          readOrReport(() => decodeNpy(bytes, 'f'));
          readOrReport(() => decodeNpy(noise, 'f'));
          readOrReport(() => decodeNpy(Uint8Array.from([...bytes.subarray(0, 10), ...noise]), 'f'));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('npz', () => {
  test('gives back every array, stored or compressed', () => {
    fc.assert(
      fc.property(arrays, fc.boolean(), (values, compress) => {
        const found = decodeNpz(encodeNpz(values, compress), 'f');
        const shown = (all: typeof found) => Object.entries(all).map(([name, value]) => [name, bits(value)]);
        expect(shown(found)).toEqual(shown(values));
      }),
    );
  });

  test('has the same bytes for the same arrays', () => {
    fc.assert(
      fc.property(arrays, fc.boolean(), (values, compress) => {
        expect(encodeNpz(values, compress)).toEqual(encodeNpz(values, compress));
      }),
    );
  });

  test('garbage, cuts and flipped bits are read or reported', () => {
    fc.assert(
      fc.property(arrays, fc.boolean(), fc.nat(), fc.nat({ max: 7 }), (values, compress, at, bit) => {
        const bytes = encodeNpz(values, compress);
        readOrReport(() => decodeNpz(bytes.subarray(0, at % bytes.length), 'f'));
        bytes[at % bytes.length]! ^= 1 << bit;
        readOrReport(() => decodeNpz(bytes, 'f'));
      }),
      { numRuns: 500 },
    );
  });
});

const json = fc.jsonValue({
  maxDepth: 2,
  noUnicodeString: false,
} as fc.JsonSharedConstraints) as fc.Arbitrary<Json>;
const checkpoint = fc.record({ meta: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), json), arrays });

describe('checkpoint', () => {
  const allowed = checkpoint.filter(({ meta }) => !('format' in meta));

  test('gives back description and arrays', () => {
    fc.assert(
      fc.property(allowed, ({ meta, arrays: values }) => {
        const found = decodeCheckpoint(encodeCheckpoint({ meta, arrays: values }), 'f');
        expect(found.meta).toEqual(JSON.parse(JSON.stringify(meta)));
        expect(Object.keys(found.arrays).sort()).toEqual(Object.keys(values).sort());
      }),
    );
  });

  test('a flipped bit never gives other content', () => {
    fc.assert(
      fc.property(allowed, fc.nat(), fc.nat({ max: 7 }), (given, at, bit) => {
        const bytes = encodeCheckpoint(given);
        const clean = decodeCheckpoint(bytes.slice(), 'f');
        bytes[at % bytes.length]! ^= 1 << bit;
        const found = readOrReport(() => decodeCheckpoint(bytes, 'f'));
        if (found !== undefined) expect(found).toEqual(clean);
      }),
      { numRuns: 500 },
    );
  });
});
