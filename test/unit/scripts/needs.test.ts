import { afterEach, expect, test, vi } from 'vitest';
import { needs } from '../../support/needs.js';

afterEach(() => vi.unstubAllEnvs());

test('a missing system package is undefined, and an error where NUDGE_REQUIRE names it', () => {
  vi.stubEnv('PATH', '');
  vi.stubEnv('NUDGE_REQUIRE', 'numpy');
  expect(needs('chromium')).toBeUndefined();
  vi.stubEnv('NUDGE_REQUIRE', 'numpy, chromium');
  expect(() => needs('chromium')).toThrow('chromium is required here (NUDGE_REQUIRE) but not installed');
});
