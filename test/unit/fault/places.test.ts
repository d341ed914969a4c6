import { describe, expect, it } from 'vitest';
import { addressesOf, hitsOf } from '../../../src/fault/places.js';
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

  it('are one for faults of a whole projection', () => {
    expect(places({ kind: 'read-errors', fraction: 0.01 })).toEqual([{ address: 0, value: 0.01 }]);
  });
});
