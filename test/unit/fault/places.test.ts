import { describe, expect, it } from 'vitest';
import { addressesOf, hitsOf, tilesFor } from '../../../src/fault/places.js';
import { type Fault, faultSchema } from '../../../src/fault/schema.js';

const extent = { rows: 200, columns: 50 };
const key = { seed: 1, index: 0, target: 0 };
const fault = (changes: Partial<Fault>): Fault =>
  faultSchema.parse({ kind: 'flip-level', projection: 'p', ...changes });
const places = (changes: Partial<Fault>, bits = 1) => hitsOf(fault(changes), extent, key, bits);

describe('places that a fault hits', () => {
  it('are all of them, or those that are named', () => {
    expect(places({})).toHaveLength(10_000);
    expect(places({ addresses: [7, 3, 7] }).map(({ address }) => address)).toEqual([3, 7]);
    expect(places({ rows: [2], columns: [0, 49] }).map(({ address }) => address)).toEqual([100, 149]);
  });

  it('count two devices for a synapse', () => {
    expect(addressesOf('stuck-cell', extent)).toBe(20_000);
    expect(places({ kind: 'stuck-cell', rows: [0], columns: [1] }).map(({ address }) => address)).toEqual([
      2, 3,
    ]);
  });

  it('are a random fraction, within 5 sigma, the same for the same seed', () => {
    const some = places({ fraction: 0.03 });
    const sigma = Math.sqrt(10_000 * 0.03 * 0.97);
    expect(Math.abs(some.length - 300)).toBeLessThan(5 * sigma);
    expect(places({ fraction: 0.03 })).toEqual(some);
    expect(places({ fraction: 0.03, seed: 1 })).not.toEqual(some);
  });

  it('grow with the fraction: what a small one hits, a larger one hits too', () => {
    const small = places({ fraction: 0.01 }).map(({ address }) => address);
    const large = new Set(places({ fraction: 0.1 }).map(({ address }) => address));
    expect(small.every(address => large.has(address))).toBe(true);
  });

  it('take a value that is given, and draw bits, signs and states where none is', () => {
    expect(new Set(places({ kind: 'flip-hidden-bit', value: 5 }, 32).map(({ value }) => value))).toEqual(
      new Set([5]),
    );
    const bits = places({ kind: 'flip-hidden-bit' }, 8).map(({ value }) => value);
    expect(new Set(bits)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
    expect(new Set(places({}).map(({ value }) => value))).toEqual(new Set([-1, 1]));
    expect(new Set(places({ kind: 'stuck-cell' }).map(({ value }) => value))).toEqual(new Set([0, 1]));
  });

  describe('in an array of tiles', () => {
    // 70 x 50 in tiles of 32 x 32: three bands, two tiles beside each other.
    const tiled = { rows: 70, columns: 50, tile: { rows: 32, columns: 32 } };
    const at = (changes: Partial<Fault>) =>
      hitsOf(fault(changes), tiled, key, 1).map(({ address }) => address);

    it('are synapses of the tiles that are named', () => {
      // The last tile has 6 rows and 18 columns.
      const last = at({ tiles: [5] });
      expect(last).toHaveLength(6 * 18);
      expect(last[0]).toBe(64 * 50 + 32);
      expect(at({ tiles: [5], rows: [65], columns: [33, 10] })).toEqual([65 * 50 + 33]);
    });

    it('are pieces of lines and amplifiers that belong to the cells that are named', () => {
      expect(at({ kind: 'dead-word-line', rows: [3] })).toEqual([6, 7]);
      expect(at({ kind: 'dead-word-line', rows: [3], tiles: [1] })).toEqual([7]);
      expect(at({ kind: 'shorted-bit-line', columns: [4], tiles: [2] })).toEqual([2 * 54, 2 * 54 + 1]);
      expect(at({ kind: 'sense-offset', value: 0.1, columns: [4] })).toEqual([4, 54, 104]);
    });

    it('are as many as there are', () => {
      for (const kind of ['dead-word-line', 'dead-bit-line', 'sense-offset'] as const) {
        expect(at({ kind, value: 1 })).toHaveLength(addressesOf(kind, tiled));
      }
      expect(addressesOf('dead-word-line', tiled)).toBe(140);
      expect(addressesOf('dead-bit-line', tiled)).toBe(300);
      expect(tilesFor('sense-offset', tiled)).toBe(6);
    });
  });

  describe('in two copies', () => {
    // The second copy is 50 x 70: two bands, three tiles beside each other, counted on from the six of the first.
    const copied = { rows: 70, columns: 50, tile: { rows: 32, columns: 32 }, copies: 2 } as const;
    const at = (changes: Partial<Fault>) =>
      hitsOf(fault(changes), copied, key, 1).map(({ address }) => address);

    it('are in both, or in the one that is named; rows are sources in either', () => {
      expect(at({ kind: 'stuck-cell', rows: [3], columns: [4] })).toEqual(
        [154, 7000 / 2 + 4 * 70 + 3].flatMap(pair => [2 * pair, 2 * pair + 1]),
      );
      expect(at({ kind: 'dead-word-line', rows: [3], copy: 'forward' })).toEqual([6, 7]);
      // Word lines of the second copy belong to targets, and cross all three tiles.
      expect(at({ kind: 'dead-word-line', columns: [4], copy: 'backward' })).toEqual([152, 153, 154]);
      expect(at({ kind: 'sense-offset', value: 0.1, rows: [69], copy: 'backward' })).toEqual([219, 289]);
    });

    it('are tiles counted on from those of the first', () => {
      expect(tilesFor('sense-offset', copied)).toBe(12);
      expect(tilesFor('flip-level', copied)).toBe(6);
      expect(at({ kind: 'dead-word-line', tiles: [11] })).toEqual(
        Array.from({ length: 18 }, (_, line) => 140 + 3 * (32 + line) + 2),
      );
      expect(at({ kind: 'age', value: 1, copy: 'backward' })).toEqual([7, 8, 9, 10, 11, 12]);
    });

    it('are as many as there are', () => {
      for (const kind of ['stuck-cell', 'dead-word-line', 'dead-bit-line', 'sense-offset'] as const) {
        expect(at({ kind, value: 1 })).toHaveLength(addressesOf(kind, copied));
      }
    });
  });

  describe('of faults that can hit a whole projection', () => {
    const tiled = { rows: 70, columns: 50, tile: { rows: 32, columns: 32 }, copies: 1 } as const;
    const at = (changes: Partial<Fault>) => hitsOf(fault(changes), tiled, key, 1);

    it('are one, or tiles from 1', () => {
      expect(at({ kind: 'read-errors', fraction: 0.01 })).toEqual([{ address: 0, value: 0.01 }]);
      expect(at({ kind: 'write-errors', fraction: 0.2, tiles: [5, 0] })).toEqual([
        { address: 1, value: 0.2 },
        { address: 6, value: 0.2 },
      ]);
      expect(at({ kind: 'age', value: 10 })).toEqual([{ address: 0, value: 10 }]);
    });

    it('are a random part of the tiles where a fraction is asked for', () => {
      const some = at({ kind: 'age', value: 10, fraction: 0.5 }).map(({ address }) => address);
      expect(some.length).toBeGreaterThan(0);
      expect(some.length).toBeLessThan(6);
      expect(some.every(address => address >= 1 && address <= 6)).toBe(true);
    });
  });
});
