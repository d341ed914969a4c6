import { describe, expect, it } from 'vitest';
import { suggest } from '../../../src/card/suggest.js';

describe('suggest', () => {
  const words = ['threshold', 'leak_per_tick', 'reset', 'seed'];
  it.each([
    ['treshold', 'threshold'],
    ['Threshold', 'threshold'],
    ['leakPerTick', 'leak_per_tick'],
    ['leak-per-tick', 'leak_per_tick'],
    ['sede', 'seed'],
    ['rest', 'reset'],
  ])('takes %s for %s', (word, meant) => expect(suggest(word, words)).toBe(meant));

  it.each(['banana', 'x', ''])('has no idea about %j', word => expect(suggest(word, words)).toBeUndefined());
});
