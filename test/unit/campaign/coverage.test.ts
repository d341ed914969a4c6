import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../../../src/campaign/statistics/bootstrap.js';
import { exactInterval } from '../../../src/campaign/statistics/proportion.js';
import { studentInterval } from '../../../src/campaign/statistics/student.js';
import { decide } from '../../../src/campaign/stopping.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { stream } from '../../../src/random/stream.js';
import { bcaInterval } from '../../support/bca.js';
import { coverage, POPULATIONS, stoppedCoverage } from '../../support/coverage.js';

/**
 * Coverage measured by simulation with fixed seeds. Bounds are three binomial standard errors; docs/campaigns.md has
 * the table of longer simulations (scripts in test/support/coverage.ts).
 */
const TRIALS = 400;
const ERROR = 3 * Math.sqrt((0.95 * 0.05) / TRIALS);
const studentised = (values: number[]) => bootstrapInterval(values, 0.95);

describe('the interval of a mean covers it in 95 % of samples', () => {
  it.each([
    ['normal', 10],
    ['normal', 20],
    ['counted', 10],
    ['counted', 20],
  ])('%s, %d replicates', (name, n) => {
    const share = coverage(name, n, TRIALS, studentised);
    expect(share).toBeGreaterThan(0.95 - ERROR);
    expect(share).toBeLessThan(0.95 + ERROR);
  });

  it('skewed: two points short at most, closer than Student’s and BCa', () => {
    const share = coverage('skewed', 10, TRIALS, studentised);
    expect(share).toBeGreaterThan(0.93 - ERROR);
    expect(share).toBeGreaterThan(coverage('skewed', 10, TRIALS, values => studentInterval(values, 0.95)));
    expect(share).toBeGreaterThan(coverage('skewed', 10, TRIALS, values => bcaInterval(values, 0.95)));
  });
});

it('differences to golden runs: covered where most faults are felt, or with 40 pairs; not with 10 mostly masked ones', () => {
  expect(coverage('felt', 10, TRIALS, studentised)).toBeGreaterThan(0.94 - ERROR);
  expect(coverage('masked', 40, TRIALS / 2, studentised)).toBeGreaterThan(0.95 - 1.5 * ERROR);
  expect(coverage('masked', 10, TRIALS, studentised)).toBeLessThan(0.85);
});

describe('stopping by the rule keeps the coverage', () => {
  it.each([
    ['normal', 0.006, 0.93],
    ['counted', 0.0105, 0.93],
    // Starts two points lower.
    ['skewed', 0.012, 0.91],
  ])('%s, half-width %d', (name, half_width, least) => {
    const { held, early } = stoppedCoverage(name, { looks: [10, 20, 40], half_width }, 200);
    // The sum over looks makes it conservative.
    expect(held).toBeGreaterThan(least);
    expect(early).toBeGreaterThan(0.2);
  });

  it('where an interval at full confidence at each look would not', () => {
    const { mean, draw } = POPULATIONS.normal!;
    let held = 0;
    for (let trial = 0; trial < 600; trial++) {
      const draws = stream(3, PURPOSE.rounding, trial);
      const values: number[] = [];
      for (const look of [3, 4, 5, 6, 8]) {
        while (values.length < look) values.push(draw(draws));
        const { low, high } = studentInterval(values, 0.95);
        if ((high - low) / 2 > 0.006 && look < 8) continue;
        if (low <= mean && mean <= high) held++;
        break;
      }
    }
    expect(held / 600).toBeLessThan(0.93);
  });
});

describe('the exact interval of a share', () => {
  it('covers every share at least as often as it says, by the binomial sum itself', () => {
    const n = 20;
    for (let share = 0.02; share < 1; share += 0.02) {
      let covered = 0;
      let weight = (1 - share) ** n;
      for (let hits = 0; hits <= n; hits++) {
        const { low, high } = exactInterval(hits, n, 0.95);
        if (low <= share && share <= high) covered += weight;
        weight *= ((n - hits) / (hits + 1)) * (share / (1 - share));
      }
      expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9);
    }
  });
});

it('a decision is made at declared looks only', () => {
  const rule = {
    confidence: 0.95,
    replicates: { count: 8, first_seed: 1 },
    stopping: { metric: 'a', half_width: 0.2, looks: [4, 8] },
  };
  const values = [0.5, 0.51, 0.49, 0.9, 0.1, 0.5, 0.5, 0.5];
  const known = (many: number) => decide(rule, false, k => (k < many ? values[k] : undefined));
  expect(known(3)).toBeUndefined();
  expect(known(4)).toBeUndefined();
  expect(known(7)).toBeUndefined();
  expect(known(8)).toMatchObject({ replicates: 8, early: false });
});
