import { describe, expect, it } from 'vitest';
import { analyseCampaign } from '../../../src/campaign/analysis.js';
import { compareWithGolden } from '../../../src/campaign/golden.js';
import { studyOf } from '../../../src/campaign/load.js';
import { outlookOf } from '../../../src/campaign/outlook.js';
import { experimentOf, goldenRun, makePlan, type PlannedRun } from '../../../src/campaign/plan.js';
import type { Result, TimelessSummary } from '../../../src/campaign/result.js';
import { countedRuns, goldenRuns, goldenTable, resultsTable } from '../../../src/campaign/table.js';
import { analysisText, planText } from '../../../src/cli/campaign-text.js';
import { campaignReport } from '../../../src/report/campaign.js';
import { problemsFrom } from '../../support/problems.js';

const RULE = { metric: null, better: 'higher', degraded: 0.01, critical: 0.05 } as const;
const METRIC = { path: 'test.accuracy' };
const common = { reason: null, seconds: 1, attempts: 1 };

function ended(accuracy: number, predicted: readonly number[] = [1, 2, 3, 4]): Result {
  const predictions = Buffer.from(predicted).toString('base64');
  const summary = { test: { accuracy, predictions } } as unknown as TimelessSummary;
  return { ...common, state: 'finished', summary };
}
const lost = (state: 'diverged' | 'failed'): Result => ({ ...common, state, summary: null });

describe('a run against its golden run', () => {
  it.each([
    // Losses of accuracies are seldom exact: 0.87 - 0.86 is 0.010000000000000009, 0.94 - 0.93 is less than 0.01.
    ['masked', 0.9, 0.9],
    ['masked', 0.9, 0.95],
    ['masked', 0.9, 0.891],
    ['degraded', 0.87, 0.86],
    ['degraded', 0.94, 0.93],
    ['degraded', 0.9, 0.851],
    ['critical', 0.9, 0.85],
    ['critical', 0.9, 0.1],
  ])('%s: %d becomes %d', (outcome, golden, broken) => {
    const found = compareWithGolden(RULE, METRIC, ended(broken), ended(golden));
    expect(found.outcome).toBe(outcome);
    expect(found.difference).toBeCloseTo(broken - golden, 12);
  });

  it('where less is better, more is a loss', () => {
    const rule = { ...RULE, better: 'lower' } as const;
    expect(compareWithGolden(rule, METRIC, ended(0.3), ended(0.2)).outcome).toBe('critical');
    expect(compareWithGolden(rule, METRIC, ended(0.1), ended(0.2)).outcome).toBe('masked');
  });

  it('counts predictions that changed, also where the accuracy is the same', () => {
    const found = compareWithGolden(RULE, METRIC, ended(0.5, [1, 2, 0, 0]), ended(0.5, [1, 2, 3, 4]));
    expect(found).toMatchObject({ outcome: 'masked', changed: 0.5, difference: 0 });
  });

  it('diverged is critical; a failed run, and one without a golden run, say nothing', () => {
    const nothing = { difference: null, outcome: null, changed: null };
    expect(compareWithGolden(RULE, METRIC, lost('diverged'), ended(0.9)).outcome).toBe('critical');
    expect(compareWithGolden(RULE, METRIC, lost('failed'), ended(0.9))).toEqual(nothing);
    expect(compareWithGolden(RULE, METRIC, ended(0.9), undefined)).toEqual(nothing);
    expect(compareWithGolden(RULE, METRIC, lost('diverged'), lost('diverged'))).toEqual(nothing);
  });
});

const fault = (value: number) => [{ kind: 'flip-weight-bit', projection: 'pixels-hidden', value }];
const levels = [
  { name: 'none', set: { faults: [] } },
  { name: 'low', set: { faults: fault(20) } },
  { name: 'high', set: { faults: fault(30) } },
];
const raw = (more: object = {}) => ({
  format: 'nudge.study/1',
  name: 'golden',
  factors: [
    { name: 'epochs', key: 'training.epochs', values: [1, 2] },
    { name: 'bit', levels: levels.slice(1) },
  ],
  replicates: { count: 6, first_seed: 3 },
  golden: {},
  ...more,
});
const planOf = (more: object = {}) =>
  makePlan({
    study: studyOf(raw(more)),
    place: {},
    base: { value: { format: 'nudge.experiment/1' }, place: {} },
  });

describe('a golden-paired plan', () => {
  it('has one golden setting for all cells that differ in their faults only, run with the same seeds', () => {
    const plan = planOf();
    expect(plan.cells.map(({ golden }) => golden)).toEqual([4, 4, 5, 5]);
    expect(plan.goldens.map(({ experiment }) => [experiment.training.epochs, experiment.faults])).toEqual([
      [1, []],
      [2, []],
    ]);
    expect(plan.runs).toHaveLength(36);
    for (const run of plan.runs.filter(({ cell }) => cell < 4)) {
      const golden = goldenRun(plan, run)!;
      expect(golden).toMatchObject({ seed: run.seed, cell: plan.cells[run.cell]!.golden });
      expect(experimentOf(plan, golden)).toEqual({ ...experimentOf(plan, run), faults: [] });
    }
    expect(plan.runs.filter(({ cell }) => cell >= 4).map(run => goldenRun(plan, run))).toEqual(
      Array(12).fill(undefined),
    );
  });

  it('a cell without faults serves as golden setting itself, and the folder is that of the unpaired study', () => {
    const factors = [{ name: 'bit', levels }];
    const plan = planOf({ factors });
    expect(plan.goldens).toEqual([]);
    expect(plan.cells.map(({ golden }) => golden)).toEqual([null, 0, 0]);
    expect(planOf({ factors, golden: null }).name).toBe(plan.name);
    expect(planOf({ golden: null }).name).toBe(planOf().name);
    expect(planText(plan, outlookOf(plan, new Map()))).toContain('cells of the study that have no faults');
    expect(planText(planOf(), outlookOf(planOf(), new Map()))).toContain('2 settings without faults');
  });

  it('needs a fault', () => {
    const factors = [{ name: 'epochs', key: 'training.epochs', values: [1, 2] }];
    expect(problemsFrom(() => planOf({ factors }))[0]!.message).toContain('no cell of the study has faults');
  });

  it.each([
    [{ metrics: [{ path: 'test.accuracy', at_least: 0.5 }] }, 'golden.metric', 'a number, not a share'],
    [{ golden: { metric: 'loss' } }, 'golden.metric', 'a number, not a share'],
    [{ golden: { degraded: 0.2 } }, 'golden.critical', 'at least a degraded one'],
    [{ metrics: [{ name: 'outcome', path: 'test.accuracy' }] }, 'metrics[0]', 'same name'],
    [
      { golden: null, stopping: { metric: 'difference', half_width: 1, looks: [6] } },
      'stopping.metric',
      'name',
    ],
  ])('%j is refused', (more, path, words) => {
    const [found] = problemsFrom(() => studyOf(raw(more)));
    expect(found).toMatchObject({ path });
    expect(found!.message).toContain(words);
  });
});

describe('what a golden-paired campaign says', () => {
  const plan = planOf();
  /** Accuracy 0.9 without faults; bit 20 changes predictions only, bit 30 costs 0.02 to 0.12, and once everything. */
  const resultOf = ({ cell, replicate }: PlannedRun): Result => {
    if (cell >= 4) return ended(0.9);
    if (cell % 2 === 0) return ended(0.9, replicate < 2 ? [1, 2, 3, 0] : [1, 2, 3, 4]);
    return replicate === 5 ? lost('diverged') : ended(0.88 - 0.025 * replicate, [0, 0, 3, 4]);
  };
  const decisions = plan.cells.map((_, cell) => ({
    replicates: cell < 2 ? 6 : 4,
    confidence: 0.95,
    early: cell >= 2,
  }));
  const counted = countedRuns(plan, decisions);
  const analysis = analyseCampaign(plan, decisions, resultOf);

  it('outcomes with exact intervals, differences and changes over pairs', () => {
    const [low, high] = analysis.cells.map(({ golden }) => golden!);
    expect(low).toMatchObject({
      masked: { n: 6, mean: 1, method: 'Clopper-Pearson' },
      silent: { mean: 2 / 6 },
      difference: { mean: 0, interval: { low: 0, high: 0 } },
    });
    // Exact: (alpha / 2)^(1 / n) for n of n.
    expect(low!.masked.interval!.low).toBeCloseTo(0.025 ** (1 / 6), 12);
    expect(low!.changed.mean).toBeCloseTo(0.5 / 6, 12);
    expect(high!.masked.mean! + high!.degraded.mean! + high!.critical.mean!).toBe(1);
    // Losses 0.02, 0.045, then 0.07, 0.095, 0.12 and a run that diverged.
    expect(high!.degraded.mean).toBe(2 / 6);
    expect(high!.critical.mean).toBe(4 / 6);
    expect(high!.difference).toMatchObject({ n: 5, method: 'studentised bootstrap' });
    expect(high!.difference.mean).toBeCloseTo(-0.07, 12);
    expect(analysis.golden).toEqual({ ...RULE, metric: 'test_accuracy', runs: 10, lost: 0 });
  });

  it('the table has the golden run’s id and the comparison; golden runs have a table of their own', () => {
    const table = resultsTable(plan, counted, resultOf);
    expect(table.columns.slice(-4)).toEqual(['golden', 'difference', 'changed', 'outcome']);
    expect(table.rows).toHaveLength(20);
    expect(table.rows[1]!.slice(-3)).toEqual([expect.closeTo(-0.02, 12), 0.5, 'degraded']);
    const goldens = goldenRuns(plan, counted);
    expect(goldens.map(({ cell }) => cell)).toEqual([4, 5, 4, 5, 4, 5, 4, 5, 4, 4]);
    expect(new Set(table.rows.map(row => row.at(-4)))).toEqual(new Set(goldens.map(({ id }) => id)));
    expect(goldenTable(plan, goldens, resultOf).rows[0]!.slice(1)).toEqual([
      goldens[0]!.id,
      4,
      0,
      3,
      'finished',
      0.9,
    ]);
  });

  it('says which golden runs are missing', () => {
    const some = (run: PlannedRun) =>
      run.cell === 4 && run.replicate === 1 ? lost('failed') : resultOf(run);
    const found = analyseCampaign(plan, decisions, some);
    expect(found.cells[0]!.golden!.masked.n).toBe(5);
    expect(analysisText(found)).toContain('1 golden run diverged or failed');
    expect(campaignReport(plan, found)).toContain('Some golden runs have no value');
  });

  it('reads as text and in the report', () => {
    const text = analysisText(analysis);
    expect(text).toContain('Against 10 golden runs: degraded from a loss of 0.01 on, critical from 0.05');
    const html = campaignReport(plan, analysis);
    expect(html).toContain('Against golden runs');
    expect(html).toContain('difference of test_accuracy against epochs');
    expect(html).toContain('epochs 1, bit high: 0 masked, 2 degraded, 4 critical.');
    expect(html).not.toMatch(/NaN|Infinity|undefined|https?:\/\//);
  });
});
