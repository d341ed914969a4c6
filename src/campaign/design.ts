import { PURPOSE } from '../random/purpose.js';
import { stream } from '../random/stream.js';
import { type Level, levelsOf, pointLevel, spanOf } from './levels.js';
import type { FactorEntry, Study } from './schema.js';

/** One combination: a level for each factor, in the order of the factors. */
export type Combination = readonly Level[];

/** All combinations of a study; the last factor varies fastest in a grid. */
export function combinations({ design, factors }: Study): Combination[] {
  return design.kind === 'grid' ? grid(factors.map(levelsOf)) : hypercube(factors, design.runs, design.seed);
}

/** How many combinations there are, without making them. */
export function combinationCount({ design, factors }: Study): number {
  if (design.kind === 'latin-hypercube') return design.runs;
  return factors.reduce((product, factor) => product * levelsOf(factor).length, 1);
}

const grid = (all: readonly Level[][]): Combination[] =>
  all.reduce<Level[][]>(
    (found, levels) => found.flatMap(head => levels.map(level => [...head, level])),
    [[]],
  );

/**
 * Latin hypercube (McKay, Beckman, Conover 1979): each factor's span is cut into as many strata as there are points,
 * each stratum is used once, and the point lies at a random place in it. Listed levels are used as evenly as can be.
 */
function hypercube(factors: readonly FactorEntry[], runs: number, seed: number): Combination[] {
  const columns = factors.map((factor, index) => {
    const strata = stream(seed, PURPOSE.hypercube, index, 0).permutation(runs);
    const places = stream(seed, PURPOSE.hypercube, index, 1);
    const span = spanOf(factor);
    const levels = span ? [] : levelsOf(factor);
    return Array.from(strata, stratum => {
      const share = (stratum + places.float()) / runs;
      return span ? pointLevel(factor, span, share) : levels[Math.floor(share * levels.length)]!;
    });
  });
  return Array.from({ length: runs }, (_, run) => columns.map(column => column[run]!));
}
