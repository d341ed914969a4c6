import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackedLevels } from '../../../src/substrate/fixed/packed.js';

describe.each([2, 3] as const)('%i packed levels', levels => {
  const one = fc.constantFrom(...(levels === 2 ? [-1, 1] : [-1, 0, 1]));

  it('come back as they were stored, in any order, and disturb no neighbour', () => {
    const stored = fc.array(fc.tuple(fc.nat(40), one), { maxLength: 200 });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 11, maxLength: 11 }), stored, (bytes, writes) => {
        const packed = new PackedLevels(bytes, levels);
        const expected = Array.from({ length: 41 }, (_, k) => packed.at(k));
        for (const [element, level] of writes) {
          packed.set(element, level);
          expected[element] = level;
        }
        expect(Array.from({ length: 41 }, (_, k) => packed.at(k))).toEqual(expected);
      }),
    );
  });

  it('flip twice to what they were', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 4, maxLength: 4 }),
        fc.nat(15),
        fc.nat(levels - 2),
        (bytes, at, bit) => {
          const before = [...bytes];
          const packed = new PackedLevels(bytes, levels);
          packed.flip(at, bit);
          expect([...bytes]).not.toEqual(before);
          packed.flip(at, bit);
          expect([...bytes]).toEqual(before);
        },
      ),
    );
  });
});

describe('the bytes of the standard', () => {
  it('begin with the lowest bits', () => {
    const three = new Uint8Array(2);
    [1, 0, -1, 1, -1].forEach((level, k) => {
      new PackedLevels(three, 3).set(k, level);
    });
    expect([...three]).toEqual([0b01_11_00_01, 0b11]);
    const two = new Uint8Array(2);
    [1, -1, -1, 1, 1, 1, 1, 1, -1].forEach((level, k) => {
      new PackedLevels(two, 2).set(k, level);
    });
    expect([...two]).toEqual([0b110, 1]);
  });

  it('say 0 where a fault left the fourth code', () => {
    expect(new PackedLevels(Uint8Array.of(0b10), 3).at(0)).toBe(0);
  });
});
