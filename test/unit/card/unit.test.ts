import { describe, expect, it } from 'vitest';
import { baseUnitOf, toBase, unitsOf } from '../../../src/card/unit.js';

describe('units', () => {
  it.each([
    [27.1, 'pJ', 2.71e-11],
    [0.3, 'nJ', 3e-10],
    [1e-9, 'pJ', 1e-21],
    [2.5e21, 'kohm', 2.5e24],
    [1, 'ms', 1e-3],
    [200, 'MHz', 2e8],
    [8, 'KiB', 65536],
    [2, 'Mibit', 2097152],
    [5, '1/tick', 5],
    [-3, 'kohm', -3000],
  ])('%d %s is %d in base units, exactly', (value, unit, base) => expect(toBase(value, unit)).toBe(base));

  it('tells dimensions apart', () => {
    expect(baseUnitOf('pJ')).toBe('J');
    expect(baseUnitOf('ms')).toBe('s');
    expect(baseUnitOf('mS')).toBe('S');
    expect(baseUnitOf('m')).toBe('m');
    expect(baseUnitOf('eV')).toBeUndefined();
  });

  it('never gives one spelling to two dimensions', () => {
    const all = [
      'J',
      's',
      'W',
      'V',
      'A',
      'ohm',
      'S',
      'F',
      'Hz',
      'm',
      'bit',
      'tick',
      'K',
      '1',
      '1/tick',
    ] as const;
    const spellings = all.flatMap(unitsOf);
    expect(new Set(spellings).size).toBe(spellings.length);
    for (const base of all) for (const unit of unitsOf(base)) expect(baseUnitOf(unit)).toBe(base);
  });

  it('refuses units it does not know', () => expect(() => toBase(1, 'furlong')).toThrow(RangeError));
});
