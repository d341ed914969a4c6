import { defineConfig } from 'vitest/config';

/** Pure code needs no process of its own per file, which halves the time of the whole. */
const PURE = { testTimeout: 90_000, isolate: false };

/** Tests by what they need; a new kind is a folder in test/ and a line here. */
const KINDS = {
  unit: PURE,
  property: PURE,
  suites: PURE,
  /** Read the large data sets of NUDGE_DATA. */
  data: { testTimeout: 120_000 },
  /** Spawn the built program, so they need `npm test` (which builds first) or `npm run build`. */
  process: { testTimeout: 180_000, hookTimeout: 180_000 },
};

export default defineConfig({
  test: {
    pool: 'forks',
    // Vitest would leave one core idle, which is half of a machine of two.
    maxWorkers: '100%',
    projects: Object.entries(KINDS).map(([name, limits]) => ({
      extends: true,
      test: { name, include: [`test/${name}/**/*.test.ts`], ...limits },
    })),
  },
});
