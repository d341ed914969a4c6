import type { Cell } from './cells.js';
import { metricName } from './columns.js';
import { type Estimate, estimate } from './estimate.js';
import type { Comparison } from './golden.js';
import type { Level } from './levels.js';
import type { Plan } from './plan.js';
import { goldenMetric } from './reading.js';
import { mean } from './statistics/sample.js';
import type { Decision } from './stopping.js';

/** How some levels do, or how vulnerable a place or a bit is: all cells that share the levels, taken together. */
export interface Ranked {
  /** From 1, the largest value first. */
  readonly rank: number;
  /** Levels of the factors that are ranked by. */
  readonly levels: readonly Level['value'][];
  /** Mean of the first metric or, with golden runs, loss against them; its interval is over seeds. */
  readonly value: Estimate;
  /** Shares of the pairs; null without any or without golden runs. */
  readonly unmasked: number | null;
  readonly critical: number | null;
  /** Runs that diverged and so have no value, or failed; of pairs those that diverged, which count as critical. */
  readonly diverged: number;
  /** Ranks of the others whose intervals overlap with this one: not separated. */
  readonly tied: readonly number[];
}

export interface Ranking {
  /** Factors that are ranked by. */
  readonly by: readonly string[];
  /** The metric, and whether what is lost of it against golden runs is ranked. */
  readonly metric: string;
  readonly lost: boolean;
  readonly entries: readonly Ranked[];
}

/** Compares a run of a cell with its golden run or, where there is none, with nothing: the difference is its value. */
export type Compare = (cell: number, replicate: number) => Comparison;

/** What every entry of a study's rankings is made with: the same seeds and the same confidence. */
interface Basis {
  readonly seeds: number;
  readonly confidence: number;
  /** Whether runs are compared with golden runs. */
  readonly lost: boolean;
  /** -1 where a loss is a fall of the metric. */
  readonly sign: 1 | -1;
  readonly compare: Compare;
}

/**
 * The rankings that a study asks for. Runs of one seed share their data, first weights and, where only tests are
 * disturbed, everything learnt; so each seed gives one value, the mean over the cells of an entry, and intervals are
 * made over seeds. All entries are made from the same seeds: those that count in every cell.
 */
export function rankingsOf(plan: Plan, decisions: readonly Decision[], compare: Compare): Ranking[] {
  const { ranking, golden } = plan.study;
  if (!ranking) return [];
  const cells = plan.cells.filter(cell => !golden || cell.golden !== null);
  const metric = metricName(goldenMetric(plan.study));
  const basis: Basis = {
    seeds: Math.min(...cells.map(({ index }) => decisions[index]!.replicates)),
    confidence: Math.max(...cells.map(({ index }) => decisions[index]!.confidence)),
    lost: golden !== null,
    sign: golden?.better === 'higher' ? -1 : 1,
    compare,
  };
  return ranking.map(wanted => {
    const by = typeof wanted === 'string' ? [wanted] : wanted;
    const entries = groupsOf(plan, cells, by).map(group => entryOf(group, basis));
    return { by, metric, lost: basis.lost, entries: inOrder(entries, basis.lost) };
  });
}

interface Group {
  readonly levels: readonly Level['value'][];
  readonly cells: number[];
}

/** Cells that have the same levels of some factors. */
function groupsOf({ study }: Plan, cells: readonly Cell[], by: readonly string[]): Group[] {
  const places = by.map(name => study.factors.findIndex(factor => factor.name === name));
  const groups = new Map<string, Group>();
  for (const cell of cells) {
    const levels = places.map(place => cell.levels[place]!);
    const key = JSON.stringify(levels);
    if (!groups.has(key)) groups.set(key, { levels, cells: [] });
    groups.get(key)!.cells.push(cell.index);
  }
  return [...groups.values()];
}

type Entry = Omit<Ranked, 'rank' | 'tied'>;

function entryOf({ levels, cells }: Group, { seeds, confidence, lost, sign, compare }: Basis): Entry {
  const ofSeed = Array.from({ length: seeds }, (_, k) => cells.map(cell => compare(cell, k)));
  const values = ofSeed.map(pairs => {
    const known = pairs.flatMap(({ difference }) => difference ?? []);
    return known.length === 0 ? null : sign * mean(known);
  });
  const runs = ofSeed.flat();
  const pairs = runs.filter(({ outcome }) => outcome !== null);
  const share = (has: (pair: Comparison) => boolean) =>
    pairs.length === 0 ? null : pairs.filter(has).length / pairs.length;
  return {
    levels,
    value: estimate(values, confidence, false),
    unmasked: share(({ outcome }) => outcome !== 'masked'),
    critical: share(({ outcome }) => outcome === 'critical'),
    diverged: (lost ? pairs : runs).filter(({ difference }) => difference === null).length,
  };
}

/** Largest value first; where every run diverged, more was lost than anywhere else. */
function inOrder(entries: readonly Entry[], lost: boolean): Ranked[] {
  const size = ({ value, diverged }: Entry) =>
    value.mean ?? (lost && diverged > 0 ? Number.MAX_VALUE : -Number.MAX_VALUE);
  const sorted = entries.toSorted((a, b) => size(b) - size(a));
  return sorted.map((entry, k) => ({
    rank: k + 1,
    ...entry,
    tied: sorted.flatMap((other, j) => (j !== k && !separated(entry.value, other.value) ? j + 1 : [])),
  }));
}

/** True where two intervals have no value in common; without an interval nothing is known to be apart. */
function separated({ interval: a }: Estimate, { interval: b }: Estimate): boolean {
  return a !== null && b !== null && (a.high < b.low || b.high < a.low);
}

/** What a ranking is called. */
export const rankingTitle = ({ by, lost }: Ranking): string =>
  `${lost ? 'Vulnerability' : 'Ranking'} by ${by.join(' and ')}`;

/** What its values are. */
export const rankedBy = ({ metric, lost }: Ranking): string => (lost ? `${metric} lost` : metric);

/** Rising ranks in words: `2 to 4, 7`. */
export function rankWords(ranks: readonly number[]): string {
  const spans: number[][] = [];
  for (const rank of ranks) {
    const span = spans.at(-1);
    if (span?.at(-1) === rank - 1) span.push(rank);
    else spans.push([rank]);
  }
  return spans.map(span => (span.length > 2 ? `${span[0]} to ${span.at(-1)}` : span.join(', '))).join(', ');
}
