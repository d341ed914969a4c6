import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CampaignFolder } from '../../../src/campaign/folder.js';
import { studyOf } from '../../../src/campaign/load.js';
import { LocalQueue, MOST_CRASHES } from '../../../src/campaign/local-queue.js';
import { makePlan, type PlannedRun } from '../../../src/campaign/plan.js';
import { betaCdf } from '../../../src/campaign/statistics/beta.js';
import { exactInterval } from '../../../src/campaign/statistics/proportion.js';
import { studentQuantile } from '../../../src/campaign/statistics/student.js';
import { decide } from '../../../src/campaign/stopping.js';
import { temporaryFolder } from '../../support/folder.js';

describe('statistics', () => {
  const parameter = fc.double({ min: 0.3, max: 500, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  test('the incomplete beta function is a distribution, symmetric in its parameters', () => {
    fc.assert(
      fc.property(parameter, parameter, share, share, (a, b, x, y) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        expect(betaCdf(low, a, b)).toBeLessThanOrEqual(betaCdf(high, a, b) + 1e-10);
        // Nearer to 0, 1 - x no longer says what x is.
        if (x > 1e-9) expect(betaCdf(x, a, b) + betaCdf(1 - x, b, a)).toBeCloseTo(1, 8);
      }),
    );
  });

  test('Student’s quantile falls with the degrees of freedom and rises with the confidence', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.5, max: 0.999, noNaN: true }),
        (freedom, confidence) => {
          const t = studentQuantile(confidence, freedom);
          expect(t).toBeGreaterThan(studentQuantile(confidence, freedom + 1));
          expect(t).toBeLessThan(studentQuantile(confidence + 0.0005, freedom));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('the exact interval holds the share that was seen, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (n, seed) => {
        const hits = seed % (n + 1);
        const { low, high } = exactInterval(hits, n, 0.95);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(exactInterval(n - hits, n, 0.95).low).toBeCloseTo(1 - high, 10);
      }),
    );
  });
});

const study = studyOf({
  format: 'nudge.study/1',
  name: 'model',
  factors: [{ name: 'epochs', key: 'training.epochs', values: [1, 2, 3] }],
  replicates: { count: 4 },
});
const plan = makePlan({ study, place: {}, base: { value: { format: 'nudge.experiment/1' }, place: {} } });

test('neither the order in which runs end nor runs beyond the look sway a decision', () => {
  const rule = {
    confidence: 0.95,
    replicates: { count: 12, first_seed: 1 },
    stopping: { metric: 'a', half_width: 0.1, looks: [4, 8, 12] },
  };
  const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(values, fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }), (found, order) => {
      const whole = decide(rule, false, k => found[k]! / 20)!;
      const ended = new Set<number>();
      for (const replicate of order) {
        ended.add(replicate);
        const decision = decide(rule, false, k => (ended.has(k) ? found[k]! / 20 : undefined));
        const enough = Array.from({ length: whole.replicates }, (_, k) => k).every(k => ended.has(k));
        expect(decision).toEqual(enough ? whole : undefined);
      }
    }),
    { numRuns: 30 },
  );
});

/** What a crew may do to a queue, in any order. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant('claim' as const) },
  { weight: 3, arbitrary: fc.nat(5).map(which => ({ complete: which })) },
  { weight: 1, arbitrary: fc.nat(5).map(which => ({ lose: which })) },
  { weight: 1, arbitrary: fc.nat(11).map(from => ({ skip: from })) },
  { weight: 1, arbitrary: fc.constant('die' as const) },
);

test('the queue gives each run to one holder at a time and keeps one result of it, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async steps => {
      const out = temporaryFolder();
      let { folder } = CampaignFolder.open(out, plan);
      let queue = new LocalQueue(folder, plan.runs);
      let held: PlannedRun[] = [];
      const ended = new Map<number, string>();
      let named = 0;
      for (const each of steps) {
        if (each === 'claim') {
          const run = await queue.claim();
          if (!run) continue;
          expect(held).not.toContain(run);
          expect(ended.has(run.index)).toBe(false);
          held.push(run);
        } else if (each === 'die') {
          folder.close();
          ({ folder } = CampaignFolder.open(out, plan));
          queue = new LocalQueue(folder, plan.runs);
          held = [];
        } else if ('skip' in each) {
          await queue.skip(plan.runs.slice(each.skip));
        } else if ('complete' in each && held[each.complete]) {
          const [run] = held.splice(each.complete, 1);
          const reason = `result ${named++}`;
          await queue.complete(run!, { state: 'diverged', summary: null, reason, seconds: 1 });
          ended.set(run!.index, reason);
        } else if ('lose' in each && held[each.lose]) {
          const [run] = held.splice(each.lose, 1);
          await queue.lose(run!, { reason: 'lost', killed: false });
          const result = queue.result(run!);
          if (result) ended.set(run!.index, result.reason!);
          expect(result === undefined || result.attempts === MOST_CRASHES).toBe(true);
        }
        for (const run of plan.runs) expect(queue.result(run)?.reason).toBe(ended.get(run.index));
      }
      folder.close();
    }),
    { numRuns: 25 },
  );
});
