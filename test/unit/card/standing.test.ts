import { expect, it } from 'vitest';
import { STANDING_MEANING, STANDINGS, weakest } from '../../../src/card/standing.js';

it('labels a sum with the weakest standing', () => {
  expect(weakest(['measured', 'simulated', 'published'])).toBe('simulated');
  expect(weakest(['preset', 'recalled', 'assumed'])).toBe('recalled');
  expect(weakest(['measured'])).toBe('measured');
  expect(weakest([])).toBeUndefined();
});

it('explains every standing', () => {
  for (const standing of STANDINGS) expect(STANDING_MEANING[standing]).toBeTruthy();
});
