import type { Cell } from './cells.js';
import { type Estimate, estimate } from './estimate.js';
import type { Comparison } from './golden.js';
import type { Level } from './levels.js';
import type { Plan } from './plan.js';
import { mean } from './statistics/sample.js';
import type { Decision } from './stopping.js';

/** How vulnerable a place, a kind of state or a bit is: all cells that share some levels, taken together. */
export interface Ranked {
  /** From 1, the largest loss first. */
  readonly rank: number;
  /** Levels of the factors that are ranked by. */
  readonly levels: readonly Level['value'][];
  /** Loss against the golden runs; its interval is over seeds. */
  readonly loss: Estimate;
  /** Shares of the pairs; null without any. */
  readonly unmasked: number | null;
  readonly critical: number | null;
  /** Pairs that have no loss because the run diverged; they count as critical. */
  readonly diverged: number;
  /** Ranks of the others whose intervals overlap with this one: not separated. */
  readonly tied: readonly number[];
}

export interface Ranking {
  /** Factors that are ranked by. */
  readonly by: readonly string[];
  readonly entries: readonly Ranked[];
}

/** Compares a run of a cell with its golden run. */
export type Compare = (cell: number, replicate: number) => Comparison;

/** What every entry of a study's rankings is made with: the same seeds and the same confidence. */
interface Basis {
  readonly seeds: number;
  readonly confidence: number;
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
  if (!ranking || !golden) return [];
  const cells = plan.cells.filter(cell => cell.golden !== null);
  const basis: Basis = {
    seeds: Math.min(...cells.map(({ index }) => decisions[index]!.replicates)),
    confidence: Math.max(...cells.map(({ index }) => decisions[index]!.confidence)),
    sign: golden.better === 'higher' ? -1 : 1,
    compare,
  };
  return ranking.map(wanted => {
    const by = typeof wanted === 'string' ? [wanted] : wanted;
    return { by, entries: inOrder(groupsOf(plan, cells, by).map(group => entryOf(group, basis))) };
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

function entryOf({ levels, cells }: Group, { seeds, confidence, sign, compare }: Basis): Entry {
  const ofSeed = Array.from({ length: seeds }, (_, k) => cells.map(cell => compare(cell, k)));
  const losses = ofSeed.map(pairs => {
    const known = pairs.flatMap(({ difference }) => difference ?? []);
    return known.length === 0 ? null : sign * mean(known);
  });
  const pairs = ofSeed.flat().filter(({ outcome }) => outcome !== null);
  const share = (has: (pair: Comparison) => boolean) =>
    pairs.length === 0 ? null : pairs.filter(has).length / pairs.length;
  return {
    levels,
    loss: estimate(losses, confidence, false),
    unmasked: share(({ outcome }) => outcome !== 'masked'),
    critical: share(({ outcome }) => outcome === 'critical'),
    diverged: pairs.filter(({ difference }) => difference === null).length,
  };
}

/** Largest loss first; where every run diverged, more was lost than anywhere else. */
function inOrder(entries: readonly Entry[]): Ranked[] {
  const size = ({ loss, diverged }: Entry) =>
    loss.mean ?? (diverged > 0 ? Number.MAX_VALUE : -Number.MAX_VALUE);
  const sorted = entries.toSorted((a, b) => size(b) - size(a));
  return sorted.map((entry, k) => ({
    rank: k + 1,
    ...entry,
    tied: sorted.flatMap((other, j) => (j !== k && !separated(entry.loss, other.loss) ? j + 1 : [])),
  }));
}

/** True where two intervals have no value in common; without an interval nothing is known to be apart. */
function separated({ interval: a }: Estimate, { interval: b }: Estimate): boolean {
  return a !== null && b !== null && (a.high < b.low || b.high < a.low);
}

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
