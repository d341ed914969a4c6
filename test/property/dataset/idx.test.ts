import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IdxArray, parseIdx } from '../../../src/dataset/idx.js';
import { UserError } from '../../../src/problem/problem.js';
import { idxBytes } from '../../support/idx.js';

const shape = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });
const file = shape.chain(sizes => {
  const length = sizes.reduce((a, b) => a * b, 1);
  return fc.tuple(fc.constant(sizes), fc.uint8Array({ minLength: length, maxLength: length }));
});

/** What was read; undefined when it was reported. Anything but a UserError fails the test. */
function readOrReport(bytes: Uint8Array, dimensions: number): IdxArray | undefined {
  try {
    return parseIdx(bytes, 'f', dimensions);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return undefined;
  }
}

describe('IDX', () => {
  test('gives back what was written, gzipped or not', () => {
    fc.assert(
      fc.property(file, fc.boolean(), ([sizes, data], gzip) => {
        const bytes = idxBytes(sizes, data);
        const array = parseIdx(gzip ? gzipSync(bytes) : bytes, 'f', sizes.length);
        expect(array.shape).toEqual(sizes);
        expect([...array.data]).toEqual([...data]);
      }),
    );
  });

  test('garbage is reported', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 4 }), (bytes, dimensions) => {
        readOrReport(bytes, dimensions);
      }),
    );
  });

  test('garbage after a right magic number, or that claims to be gzip, is reported', () => {
    const starts = fc.constantFrom([0, 0, 8, 3], [0, 0, 8, 1], [0x1f, 0x8b], [0x1f, 0x8b, 8, 0]);
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 100 }), (start, rest) => {
        readOrReport(Uint8Array.from([...start, ...rest]), start[3] === 1 ? 1 : 3);
      }),
      { numRuns: 500 },
    );
  });

  test('every cut of a file is reported', () => {
    fc.assert(
      fc.property(file, fc.boolean(), fc.nat(), ([sizes, data], gzip, cut) => {
        const bytes = gzip ? gzipSync(idxBytes(sizes, data)) : idxBytes(sizes, data);
        expect(readOrReport(bytes.subarray(0, cut % bytes.length), sizes.length)).toBeUndefined();
      }),
    );
  });

  test('a flipped bit in the compressed data or its checksum never gives other content', () => {
    fc.assert(
      fc.property(file, fc.nat(), fc.nat({ max: 7 }), ([sizes, data], at, bit) => {
        const bytes = Uint8Array.from(gzipSync(idxBytes(sizes, data)));
        // The ten bytes before hold flags, time and system, of which some mean nothing.
        bytes[10 + (at % (bytes.length - 10))]! ^= 1 << bit;
        const found = readOrReport(bytes, sizes.length);
        if (found !== undefined) expect([...found.data]).toEqual([...data]);
      }),
      { numRuns: 300 },
    );
  });
});
