import { type GaltonParameters, makeBoard, sendWalls, type Tally } from '../array/galton/board.js';
import { fitCounts } from '../array/galton/calibrate.js';
import { galtonParameters, SOURCE_CARD, type SourceCard } from '../array/galton/card.js';
import { type ChiSquare, chiSquare } from '../array/galton/chi-square.js';
import {
  binomialPmf,
  disorderAverage,
  type ExactBoard,
  exactExits,
  meanAndVariance,
  tiltLogit,
} from '../array/galton/closed-forms.js';
import { loadCard } from '../card/load.js';
import { outsideValid } from '../card/sourced.js';
import { type Problem, UserError } from '../problem/problem.js';
import type { GaltonOptions } from './galton.js';
import { bars, chiSquareLine } from './histogram.js';
import { count, percent, table } from './words.js';
import type { Shown } from './writer.js';

/** Options by the key of the card that they replace. */
const REPLACES = {
  rows: 'rows',
  tilt: 'tilt',
  disorder: 'disorder',
  coupling: 'coupling',
  flips: 'flip_probability',
  pinning: 'pinning',
} as const satisfies Record<string, keyof SourceCard>;

export function runGalton(cardName: string, options: GaltonOptions): Shown {
  const parameters = galtonParameters(replaced(loadCard(SOURCE_CARD, cardName).card, options));
  const { walls, seed } = options;
  const board = makeBoard(parameters, { seed });
  const tally = sendWalls(board, walls);
  const exact = exactExits(board);
  const p = disorderAverage(tiltLogit(parameters), parameters.disorder);
  const binomial = binomialPmf(parameters.rows, p);
  // What stays inside is one more class of the test.
  const pinned = tally.pinned.reduce((sum, n) => sum + n, 0);
  const test = chiSquare([...tally.exits, pinned], [...exact.exits, exact.pinned]);
  const fit = fitted(tally);
  const document = {
    card: cardName,
    seed,
    walls,
    parameters,
    exits: [...tally.exits],
    pinned,
    exact: { exits: [...exact.exits], pinned: exact.pinned },
    binomial: [...binomial],
    binomialP: p,
    chiSquare: test,
    fit: fit ?? null,
  };
  return { document, text: text(parameters, tally, exact, binomial, pinned, test, fit) };
}

/** @throws UserError with every option that the card's range does not hold for */
function replaced(card: SourceCard, options: GaltonOptions): SourceCard {
  const problems: Problem[] = [];
  const changed = Object.entries(REPLACES).flatMap(([option, key]) => {
    const value = options[option as keyof typeof REPLACES];
    if (value === undefined) return [];
    const problem =
      outsideValid(card[key], value) ??
      (key === 'rows' && !Number.isInteger(value)
        ? { code: 'value-type' as const, message: 'not a whole number', found: `${value}` }
        : undefined);
    if (problem) problems.push({ ...problem, path: `--${option}` });
    return [[key, { ...card[key], value }]];
  });
  if (problems.length > 0) throw new UserError(problems);
  return { ...card, ...Object.fromEntries(changed) };
}

/** p and memory of the walls that left; nothing where they say nothing. */
function fitted({ exits }: Tally): ReturnType<typeof fitCounts> | undefined {
  const used = exits.filter(n => n > 0).length;
  return exits.length < 3 || used < 2 ? undefined : fitCounts(exits);
}

function text(
  parameters: GaltonParameters,
  tally: Tally,
  exact: ExactBoard,
  binomial: Float64Array,
  pinned: number,
  test: ChiSquare,
  fit: ReturnType<typeof fitCounts> | undefined,
): string {
  const { walls, exits } = tally;
  const expected = Array.from(exact.exits, share => share * walls);
  const drawn = bars(exits, expected);
  const rows = Array.from(exits, (n, k) => [
    k,
    count(n),
    expected[k]!.toFixed(1),
    (binomial[k]! * walls * (1 - exact.pinned)).toFixed(1),
    drawn[k],
  ]);
  const head = ['exit', 'walls', 'this board', 'binomial', 'walls (#) and this board (|)'];
  const shape = meanAndVariance(exact.exits);
  const left = meanAndVariance(exits);
  const lines = [
    `${count(walls)} walls through ${parameters.rows} rows${pinned > 0 || exact.pinned > 0 ? `; ${count(pinned)} stayed inside, ${(exact.pinned * walls).toFixed(1)} expected` : ''}`,
    `Mean exit ${left.mean.toFixed(4)} (exact ${shape.mean.toFixed(4)}), variance ${left.variance.toFixed(4)} (exact ${shape.variance.toFixed(4)})`,
    chiSquareLine(test),
    ...(fit
      ? [
          `Fitted to the counts: p = ${percent(fit.p)} +- ${percent(fit.pError)}, memory r = ${fit.r.toFixed(3)} +- ${fit.rError.toFixed(3)}`,
        ]
      : []),
  ];
  return `${table(head, rows, { right: [0, 1, 2, 3] })}\n${lines.join('\n')}`;
}
