import { CELL_CARD } from '../array/cells/card.js';
import { pairModel } from '../array/cells/pair-model.js';
import { pairOf, statesOf } from '../array/cells/sensing.js';
import { type ChiSquare, chiSquare } from '../array/galton/chi-square.js';
import { meanAndVariance } from '../array/galton/closed-forms.js';
import { differentialBer } from '../array/sense/closed-forms.js';
import { readoutOf } from '../array/sense/readout.js';
import { popcountThreshold } from '../array/xnor-column.js';
import { type ColumnTrial, columnTrial } from '../array/xnor-trial.js';
import { loadCard } from '../card/load.js';
import { UserError } from '../problem/problem.js';
import { joules, withPrefix } from '../units/quantity.js';
import type { ColumnOptions } from './column.js';
import { bars, chiSquareLine } from './histogram.js';
import { count, percent, table } from './words.js';
import type { Shown } from './writer.js';

/**
 * Energy per bit that a counter adds, joules: an 8-bit addition of 0.03 pJ at 45 nm (Horowitz, ISSCC 2014) counts
 * eight bits. Computed, and right in its order of magnitude only.
 */
const POPCOUNT_JOULES = 0.03e-12 / 8;

export function runColumn(cardName: string, options: ColumnOptions): Shown {
  const { columns, rows, seed, threshold } = options;
  const right = options.right ?? Math.round((5 * rows) / 8);
  if (right > rows) {
    const message = 'not more products can be +1 than there are';
    throw new UserError([
      { code: 'value-range', path: '--right', message, found: `${right}`, allowed: `0 .. ${rows}` },
    ]);
  }
  const { cell, sense, model } = arrayOf(cardName, options.supply);
  const trial = columnTrial(model, { rows, right, columns, seed });
  const least = popcountThreshold(rows, threshold);
  const reached = (numbers: Float64Array): number =>
    numbers.slice(Math.max(0, least)).reduce((sum, one) => sum + one, 0);
  const energy = { sense: rows * sense.senseEnergyJoules.nonzero, popcount: rows * POPCOUNT_JOULES };
  const shown = {
    ...{ card: cardName, seed, rows, right, columns, threshold, popcountThreshold: least },
    ...{
      counts: [...trial.counts],
      exact: [...trial.exact],
      chiSquare: chiSquare(trial.counts, trial.exact),
    },
    shape: { found: meanAndVariance(trial.counts), exact: meanAndVariance(trial.exact) },
    errorRate: differentialBer(statesOf(cell), sense.offsetSigma),
    aboveThreshold: { columns: reached(trial.counts), exact: reached(trial.exact) },
    energyPerRead: energy,
  };
  return { document: shown, text: text(shown, trial) };
}

function arrayOf(cardName: string, supply: number | undefined) {
  const { card } = loadCard(CELL_CARD, cardName);
  const cell = pairOf(card);
  const conditions = supply === undefined ? {} : { supplyVolts: supply };
  const sense = readoutOf(card, { ternary: false, ...conditions });
  if (sense.problems.length > 0) throw new UserError(sense.problems);
  // Traps are taken as empty.
  return { cell, sense, model: { ...pairModel(card, cell, sense, 1), trapShift: 0 } };
}

function text(
  shown: {
    readonly [key in 'rows' | 'right' | 'columns' | 'threshold' | 'popcountThreshold' | 'errorRate']: number;
  } & {
    readonly chiSquare: ChiSquare;
    readonly shape: Record<'found' | 'exact', { readonly mean: number; readonly variance: number }>;
    readonly aboveThreshold: { readonly columns: number; readonly exact: number };
    readonly energyPerRead: { readonly sense: number; readonly popcount: number };
  },
  { counts, exact }: ColumnTrial,
): string {
  const { aboveThreshold, columns, energyPerRead, errorRate, right, rows, shape, threshold } = shown;
  const expected = Array.from(exact, chance => chance * columns);
  const drawn = bars(counts, expected);
  const lines = Array.from(counts, (n, k) => [
    k,
    2 * k - rows,
    count(n),
    expected[k]!.toFixed(1),
    drawn[k],
  ]).filter((_, k) => counts[k]! > 0 || expected[k]! >= 0.5);
  const head = ['popcount', 'sum', 'columns', 'expected', 'columns (#) and expected (|)'];
  const independent = rows * errorRate * (1 - errorRate);
  return [
    table(head, lines, { right: [0, 1, 2, 3] }),
    `${count(columns)} columns of ${rows} products, of which ${right} should be +1; a sense errs with probability ${errorRate.toPrecision(3)}`,
    `Mean ${shape.found.mean.toFixed(3)} (exact ${shape.exact.mean.toFixed(3)}), variance ${shape.found.variance.toFixed(3)} (exact ${shape.exact.variance.toFixed(3)}; ${independent.toFixed(3)} if pairs did not share the offset of an amplifier)`,
    chiSquareLine(shown.chiSquare),
    `Sum of ${threshold} or more, a popcount of ${shown.popcountThreshold}: ${percent(aboveThreshold.columns / columns)} of the columns (exact ${percent(aboveThreshold.exact)}; without errors ${right >= shown.popcountThreshold ? 'all' : 'none'})`,
    `A read of a column takes ${withPrefix(joules(energyPerRead.sense), 'J')} for ${rows} senses, and about ${withPrefix(joules(energyPerRead.popcount), 'J')} for the counter (8-bit additions at 45 nm; order of magnitude)`,
  ].join('\n');
}
