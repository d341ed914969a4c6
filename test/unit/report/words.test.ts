import { describe, expect, test } from 'vitest';
import {
  count,
  duration,
  list,
  mean,
  percent,
  prefixFor,
  si,
  significant,
  times,
  wilson,
} from '../../../src/report/words.js';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('numbers in a report', () => {
  test.each([
    [0, '0'],
    [0.01, '0.01'],
    [0.000_012_34, '1.23 × 10⁻⁵'],
    [12.3456, '12.3'],
    [1234.5, '1,230'],
    [-0.5, '-0.5'],
    [2.5e9, '2.5 × 10⁹'],
  ])('%d is written %s', (value, words) => {
    expect(plain(significant(value))).toBe(words);
  });

  test('have units, groups and ranges', () => {
    expect(plain(si(21.34e-6, 'J'))).toBe('21.3 µJ');
    expect(plain(si(0, 'J'))).toBe('0 J');
    expect(count(12_345.4)).toBe('12,345');
    expect(count(12n ** 12n)).toBe('8,916,100,448,256');
    expect([mean(4.712), mean(47_123.4)]).toEqual(['4.71', '47,123']);
    expect(plain(percent(0.9425))).toBe('94.25 %');
    expect([times(3.14), times(0.39), times(1000)]).toEqual(['3.1×', '0.39×', '1,000×']);
    expect(list(['a', 'b', 'c'])).toBe('a, b and c');
  });

  test.each([
    [4.26, '4.3 s'],
    [48.2, '48 s'],
    [200, '3 min 20 s'],
    [7500, '2 h 05 min'],
    [Number.NaN, 'unknown'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(plain(duration(seconds))).toBe(words);
  });

  test('share the prefix of the largest', () => {
    expect(prefixFor(14.7e-6, 'J')).toEqual({ factor: 1e6, unit: 'µJ' });
    expect(prefixFor(0, 'J')).toEqual({ factor: 1, unit: 'J' });
    expect(prefixFor(3e-20, 'J').unit).toBe('fJ');
  });
});

describe('the interval of a share', () => {
  test('is that of Wilson', () => {
    const [low, high] = wilson(1885, 2000);
    expect(low).toBeCloseTo(0.93138, 4);
    expect(high).toBeCloseTo(0.95188, 4);
  });

  test('stays between 0 and 1', () => {
    expect(wilson(0, 10)[0]).toBe(0);
    expect(wilson(10, 10)[1]).toBeCloseTo(1, 12);
    expect(wilson(10, 10)[1]).toBeLessThanOrEqual(1);
    expect(wilson(10, 10)[0]).toBeCloseTo(0.7225, 3);
  });
});
