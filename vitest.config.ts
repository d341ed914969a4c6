import { defineConfig } from 'vitest/config';

/** Tests by what they need; a new kind is a folder in test/ and a line here. */
const KINDS = {
  unit: { testTimeout: 30_000 },
  property: { testTimeout: 30_000 },
  suites: { testTimeout: 30_000 },
  /** Read the large data sets of NUDGE_DATA. */
  data: { testTimeout: 120_000 },
  /** Spawn the built program, so they need `npm test` (which builds first) or `npm run build`. */
  process: { testTimeout: 180_000, hookTimeout: 180_000 },
};

export default defineConfig({
  test: {
    pool: 'forks',
    projects: Object.entries(KINDS).map(([name, limits]) => ({
      extends: true,
      test: { name, include: [`test/${name}/**/*.test.ts`], ...limits },
    })),
  },
});
