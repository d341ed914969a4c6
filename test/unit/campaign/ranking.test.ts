import { describe, expect, it } from 'vitest';
import { analyseCampaign } from '../../../src/campaign/analysis.js';
import type { Comparison } from '../../../src/campaign/golden.js';
import { studyOf } from '../../../src/campaign/load.js';
import { makePlan, type PlannedRun } from '../../../src/campaign/plan.js';
import { rankingsOf, rankWords } from '../../../src/campaign/ranking.js';
import type { Result, TimelessSummary } from '../../../src/campaign/result.js';
import { bootstrapInterval } from '../../../src/campaign/statistics/bootstrap.js';
import { rankingTable } from '../../../src/campaign/table.js';
import { analysisText } from '../../../src/cli/campaign-text.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { stream } from '../../../src/random/stream.js';
import { campaignReport } from '../../../src/report/campaign.js';
import { problemsFrom } from '../../support/problems.js';

const raw = (more: object = {}) => ({
  format: 'nudge.study/1',
  name: 'ranking',
  overrides: { faults: [{ kind: 'flip-weight-bit', projection: 'pixels-hidden', value: 0 }] },
  factors: [
    { name: 'layer', key: 'faults.0.projection', values: ['pixels-hidden', 'hidden-digit'] },
    { name: 'bit', key: 'faults.0.value', values: [10, 20, 30] },
  ],
  replicates: { count: 10 },
  golden: {},
  ranking: ['layer', 'bit', ['layer', 'bit']],
  ...more,
});
const plan = makePlan({
  study: studyOf(raw()),
  place: {},
  base: { value: { format: 'nudge.experiment/1' }, place: {} },
});
const decisions = plan.cells.map(() => ({ replicates: 10, confidence: 0.95, early: false }));

const pair = (loss: number): Comparison => ({
  difference: -loss,
  outcome: loss >= 0.05 ? 'critical' : loss >= 0.01 ? 'degraded' : 'masked',
  changed: null,
});

describe('a ranking', () => {
  /** Losses of the cells (layer 0: bits 10, 20, 30; then layer 1), each with a little of its seed. */
  const LOSS = [0, 0.1, 0.3, 0, 0.101, 0.2];
  const rankings = rankingsOf(plan, decisions, (cell, seed) => pair(LOSS[cell]! + 0.001 * (seed % 3)));
  const [layers, bits, both] = rankings;

  it('puts the largest loss first; a level is the mean over its cells, one value for each seed', () => {
    expect(layers!.entries.map(({ levels }) => levels)).toEqual([['pixels-hidden'], ['hidden-digit']]);
    expect(layers!.entries[0]!.value).toMatchObject({ n: 10, method: 'studentised bootstrap' });
    expect(layers!.entries[0]!.value.mean).toBeCloseTo(0.4 / 3 + 0.0009, 12);
    expect(bits!.entries.map(({ levels }) => levels[0])).toEqual([30, 20, 10]);
    expect(both!.entries.map(({ levels }) => levels)).toEqual([
      ['pixels-hidden', 30],
      ['hidden-digit', 30],
      ['hidden-digit', 20],
      ['pixels-hidden', 20],
      ['pixels-hidden', 10],
      ['hidden-digit', 10],
    ]);
  });

  it('calls those whose intervals overlap not separated, each of the other', () => {
    expect(both!.entries.map(({ tied }) => tied)).toEqual([[], [], [4], [3], [6], [5]]);
    expect(layers!.entries.map(({ tied }) => tied)).toEqual([[], []]);
  });

  it('knows shares of outcomes, and that a run that diverged has no loss', () => {
    const diverged = { difference: null, outcome: 'critical', changed: null } as const;
    const [, found] = rankingsOf(plan, decisions, (cell, seed) =>
      cell % 3 === 2 || seed === 0 ? diverged : pair(0.02),
    );
    expect(found!.entries[0]).toMatchObject({
      levels: [30],
      diverged: 20,
      critical: 1,
      value: { n: 0, mean: null },
    });
    expect(found!.entries[1]).toMatchObject({ diverged: 2, critical: 0.1, unmasked: 1, value: { n: 9 } });
    expect(found!.entries[1]!.tied).toEqual([1, 3]);
  });

  it('takes the seeds that count in every cell, where cells end at different looks', () => {
    const early = decisions.map((decision, cell) => (cell === 4 ? { ...decision, replicates: 6 } : decision));
    const [found] = rankingsOf(plan, early, () => pair(0.02));
    expect(found!.entries.map(({ value }) => value.n)).toEqual([6, 6]);
  });

  it('stands in the table, the text and the report', () => {
    const resultOf = ({ cell, replicate }: PlannedRun): Result => {
      const accuracy = 0.9 - (cell < 6 ? LOSS[cell]! + 0.001 * (replicate % 3) : 0);
      const summary = { test: { accuracy, predictions: null } } as unknown as TimelessSummary;
      return { state: 'finished', summary, reason: null, seconds: 1, attempts: 1 };
    };
    const analysis = analyseCampaign(plan, decisions, resultOf);
    expect(analysis.rankings!.map(({ entries }) => entries.map(({ levels }) => levels))).toEqual(
      rankings.map(({ entries }) => entries.map(({ levels }) => levels)),
    );
    const { columns, rows } = rankingTable(analysis.rankings!);
    expect(rows).toHaveLength(11);
    expect(rows[5]![columns.indexOf('levels')]).toBe('layer=pixels-hidden, bit=30');
    expect(rows[7]![columns.indexOf('not_separated_from')]).toBe('4');
    expect(analysisText(analysis)).toContain('Vulnerability by layer and bit');
    const html = campaignReport(plan, analysis);
    expect(html).toContain('all others are separated');
    expect(html).not.toMatch(/NaN|Infinity|undefined|https?:\/\//);
  });

  it.each([[{ ranking: ['layer', ['layer', 'tile']] }, 'ranking[1]', 'no factor of this name']])(
    '%j is refused',
    (more, path, words) => {
      const [found] = problemsFrom(() => studyOf(raw(more)));
      expect(found).toMatchObject({ path });
      expect(found!.message).toContain(words);
    },
  );
});

describe('a ranking without golden runs', () => {
  const alone = makePlan({
    study: studyOf({
      format: 'nudge.study/1',
      name: 'sizes',
      factors: [{ name: 'hidden', key: 'network.populations.hidden.neurons', values: [5, 10, 20] }],
      replicates: { count: 3 },
      ranking: ['hidden'],
    }),
    place: {},
    base: { value: { format: 'nudge.experiment/1' }, place: {} },
  });
  /** Accuracies by cell and seed; the last run of the last cell diverged. */
  const ACCURACY = [
    [0.5, 0.51, 0.52],
    [0.9, 0.91, 0.89],
    [0.88, 0.92, null],
  ];
  const analysis = analyseCampaign(
    alone,
    alone.cells.map(() => ({ replicates: 3, confidence: 0.95, early: false })),
    ({ cell, replicate }) => {
      const accuracy = ACCURACY[cell!]![replicate];
      const shared = { reason: null, seconds: 1, attempts: 1 };
      if (accuracy === null) return { ...shared, state: 'diverged', summary: null };
      return { ...shared, state: 'finished', summary: { test: { accuracy } } as unknown as TimelessSummary };
    },
  );
  const { entries, metric, lost } = analysis.rankings![0]!;

  it('puts the largest mean of the first metric first, and says what is not separated', () => {
    expect([metric, lost]).toEqual(['test_accuracy', false]);
    expect(entries.map(({ levels }) => levels[0])).toEqual([10, 20, 5]);
    expect(entries[0]!.value.mean).toBeCloseTo(0.9, 12);
    expect(entries.map(({ tied }) => tied)).toEqual([[2], [1], []]);
    expect(entries[1]).toMatchObject({ diverged: 1, value: { n: 2 }, critical: null, unmasked: null });
  });

  it('speaks of the metric, not of losses', () => {
    expect(rankingTable(analysis.rankings!).columns[4]).toBe('mean');
    const text = analysisText(analysis);
    expect(text).toContain('Ranking by hidden');
    expect(text).not.toMatch(/Vulnerability|lost|critical/);
    expect(campaignReport(alone, analysis)).not.toMatch(/Vulnerability|NaN|undefined/);
  });
});

it('ranks in words', () => {
  expect(rankWords([])).toBe('');
  expect(rankWords([1, 2, 4, 6, 7, 8])).toBe('1, 2, 4, 6 to 8');
});

it('intervals over seeds cover the loss of a level; intervals over all its runs would not', () => {
  const TRIALS = 150;
  const layered = { ...plan, study: { ...plan.study, ranking: ['layer'] } };
  let [held, pooled] = [0, 0];
  for (let trial = 0; trial < TRIALS; trial++) {
    const draws = stream(5, PURPOSE.rounding, trial);
    // What a seed does to all its runs is larger than what sets them apart.
    const seeds = Array.from({ length: 10 }, () => draws.normal());
    const losses = plan.cells.map(() => seeds.map(seed => 0.1 + 0.02 * (2 * seed + draws.normal())));
    const [found] = rankingsOf(layered, decisions, (cell, seed) => pair(losses[cell]![seed]!));
    const { interval } = found!.entries.find(({ levels }) => levels[0] === 'pixels-hidden')!.value;
    if (interval!.low <= 0.1 && 0.1 <= interval!.high) held++;
    const naive = bootstrapInterval(losses.slice(0, 3).flat(), 0.95);
    if (naive.low <= 0.1 && 0.1 <= naive.high) pooled++;
  }
  const error = 3 * Math.sqrt((0.95 * 0.05) / TRIALS);
  expect(held / TRIALS).toBeGreaterThan(0.95 - error);
  expect(pooled / TRIALS).toBeLessThan(0.88);
});
