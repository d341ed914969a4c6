import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { analyseCampaign } from '../../../src/campaign/analysis.js';
import { studyOf } from '../../../src/campaign/load.js';
import { metricValue } from '../../../src/campaign/metric.js';
import { outlookOf } from '../../../src/campaign/outlook.js';
import { parquetOf } from '../../../src/campaign/parquet.js';
import { makePlan, type PlannedRun } from '../../../src/campaign/plan.js';
import type { Result, TimelessSummary } from '../../../src/campaign/result.js';
import { countedRuns, csvOf, resultsTable, timingsTable } from '../../../src/campaign/table.js';
import { analysisText, planText } from '../../../src/cli/campaign-text.js';
import { campaignReport } from '../../../src/report/campaign.js';
import { problemsFrom } from '../../support/problems.js';

const planOf = (more: object = {}) => {
  const study = studyOf({
    format: 'nudge.study/1',
    name: 'output',
    description: 'Is <b> escaped?',
    factors: [
      { name: 'beta', key: 'estimator.beta', log_range: { from: 0.1, to: 10, steps: 3 } },
      { name: 'kind', key: 'estimator.kind', values: ['centered', 'one-sided'] },
    ],
    replicates: { count: 6 },
    metrics: [{ path: 'test.accuracy' }, { name: 'good', path: 'test.accuracy', at_least: 0.8 }],
    baseline: { factor: 'kind', level: 'centered' },
    ...more,
  });
  return makePlan({ study, place: {}, base: { value: { format: 'nudge.experiment/1' }, place: {} } });
};
const plan = planOf();

const summaryOf = (accuracy: number) =>
  ({
    test: { accuracy, samples: 10 },
    train: { samples: 3 },
    energy: { timing: { training: null } },
  }) as unknown as TimelessSummary;

/** Accuracy rises with the cell; the last replicate of cell 0 diverged. */
function resultOf({ cell, replicate }: PlannedRun): Result {
  const common = { reason: null, seconds: 0.25, attempts: 1 };
  if (cell === 0 && replicate === 5)
    return { ...common, state: 'diverged', summary: null, reason: 'too fast' };
  return {
    ...common,
    state: 'finished',
    summary: summaryOf(0.7 + 0.04 * cell + 0.01 * ((replicate * 5) % 7)),
  };
}
const decisions = plan.cells.map((_, cell) =>
  cell === 1
    ? { replicates: 4, confidence: 0.97, early: true }
    : { replicates: 6, confidence: 0.98, early: false },
);
const counted = countedRuns(plan, decisions);
const table = resultsTable(plan, counted, resultOf);
const analysis = analyseCampaign(plan, decisions, resultOf);

describe('tables', () => {
  it('one row for each run that counts, in plan order, with every factor and metric', () => {
    expect(table.columns).toEqual([
      'run',
      'id',
      'cell',
      'replicate',
      'seed',
      'state',
      'beta',
      'kind',
      'test_accuracy',
      'good',
    ]);
    expect(table.rows).toHaveLength(34);
    expect(table.rows.map(row => row[0])).toEqual(
      table.rows.map(row => row[0]).toSorted((a, b) => Number(a) - Number(b)),
    );
    const diverged = table.rows.find(row => row[5] === 'diverged')!;
    expect(diverged.slice(6)).toEqual([0.1, 'centered', null, null]);
    expect(csvOf(table).split('\n')).toHaveLength(36);
  });

  it('the Parquet file says the same', async () => {
    const bytes = parquetOf(table);
    const rows = await parquetReadObjects({ file: bytes.slice().buffer });
    expect(rows.map(row => Object.values(row))).toEqual(table.rows);
    expect(parquetOf(table)).toEqual(bytes);
  });

  it('columns of mixed kinds are text, empty ones numbers', async () => {
    const mixed = {
      columns: ['a', 'b', 'c'],
      rows: [
        [1, null, true],
        ['x', null, null],
      ],
    };
    const rows = await parquetReadObjects({ file: parquetOf(mixed).slice().buffer });
    expect(rows).toEqual([
      { a: '1', b: null, c: true },
      { a: 'x', b: null, c: null },
    ]);
  });

  it('timings hold every run, those beyond a stop too', () => {
    const { rows } = timingsTable(plan, counted, resultOf);
    expect(rows).toHaveLength(36);
    expect(rows.filter(row => row[2] === false)).toHaveLength(2);
  });
});

describe('analysis', () => {
  it('means over the replicates that count and have a value, with the method that fits', () => {
    const [first, second] = analysis.cells;
    expect(first).toMatchObject({ diverged: 1, replicates: 6, early: false });
    expect(first!.estimates.test_accuracy).toMatchObject({ n: 5, method: 'studentised bootstrap' });
    expect(second!.estimates.test_accuracy).toMatchObject({ n: 4, method: 'Student' });
    expect(second!.estimates.good).toMatchObject({ method: 'Clopper-Pearson' });
    expect(first!.differences).toBeUndefined();
    expect(second!.differences!.test_accuracy!.n).toBe(4);
    expect(second!.differences!.good).toBeNull();
  });

  it('reads as text', () => {
    const text = analysisText(analysis);
    expect(text).toContain('4 (stopped)');
    expect(text).toContain('Differences to kind=centered');
    expect(text).toContain('1 run diverged or failed');
  });
});

describe('report', () => {
  const others = [
    { factors: [{ name: 'kind', key: 'estimator.kind', values: ['centered', 'one-sided'] }] },
    { design: { kind: 'latin-hypercube', runs: 6 }, baseline: null },
    {
      factors: [
        { name: 'n', key: 'training.epochs', values: [3] },
        { name: 'kind', key: 'estimator.kind', values: ['centered'] },
      ],
    },
  ];
  it.each([{}, ...others])('one file that loads nothing, without a number that is none: %j', more => {
    const one = planOf(more);
    const all = one.cells.map(() => ({ replicates: 6, confidence: 0.95, early: false }));
    const html = campaignReport(one, analyseCampaign(one, all, resultOf));
    expect(html).toContain('<svg');
    expect(html).not.toMatch(/NaN|Infinity|undefined|https?:\/\//);
    expect(html).toContain('Is &lt;b&gt; escaped?');
  });

  it('a grid over a logarithmic range has a band for each level of the others', () => {
    const html = campaignReport(plan, analysis);
    expect(html.match(/ribbon/g)!.length).toBeGreaterThanOrEqual(4);
    expect(html).toContain('The horizontal axis is logarithmic');
    expect(html).toContain('difference of test_accuracy against beta');
    expect(html).toContain('Differences to kind = centered, seed by seed.');
  });
});

describe('metrics', () => {
  it('null where a part of the summary is not there', () => {
    expect(metricValue({ path: 'energy.timing.training.power' }, summaryOf(0.5))).toBeNull();
    expect(metricValue({ path: 'test.accuracy', at_least: 0.5 }, summaryOf(0.5))).toBe(1);
  });

  it('unknown ones are refused with those there are', () => {
    const [found] = problemsFrom(() => metricValue({ path: 'test.acuracy' }, summaryOf(0.5)));
    expect(found!.message).toContain('did you mean "test.accuracy"');
    expect(found!.allowed).toContain('test.samples');
    expect(problemsFrom(() => metricValue({ path: 'test' }, summaryOf(1)))[0]!.code).toBe(
      'reference-unknown',
    );
  });
});

it('the outlook reckons with the spread of runs, else with the assumed one', () => {
  const stopping = { metric: 'test_accuracy', half_width: 0.01, looks: [6], assumed_deviation: 0.02 };
  const ruled = planOf({ stopping });
  expect(outlookOf(ruled, new Map()).sample).toMatchObject({ source: 'assumed', replicates: 18 });
  const stored = new Map(ruled.runs.map(run => [run.id, resultOf(run)]));
  const outlook = outlookOf(ruled, stored);
  expect(outlook).toMatchObject({ done: 36, secondsPerRun: 0.25, sample: { source: 'runs' } });
  expect(planText(ruled, outlook)).toContain('replicates per cell');
});
