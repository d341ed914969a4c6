import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../../../src/array/fit/lognormal-fit.js';
import { makeBoard, nodeCount } from '../../../../src/array/galton/board.js';
import { galtonParameters, SOURCE_CARD } from '../../../../src/array/galton/card.js';
import { chiSquare, logGamma, upperGamma } from '../../../../src/array/galton/chi-square.js';
import {
  binomialPmf,
  binomialSkew,
  disorderAverage,
  exactExits,
  exitFraction,
  logistic,
  meanAndVariance,
  memoryPmf,
  memoryVariance,
  tiltLogit,
  wallsFor,
} from '../../../../src/array/galton/closed-forms.js';
import { loadCard } from '../../../../src/card/load.js';

const parameters = galtonParameters(loadCard(SOURCE_CARD, 'domain-wall').card);
const rounded = (values: ArrayLike<number>, digits = 6) =>
  Array.from(values, value => Number(value.toFixed(digits)));
const mirrored = (values: readonly number[]) => [...values, ...values.slice(0, -1).reverse()];

/** Every value here is a check value of our notes on the board, section 3. */
describe('independent junctions', () => {
  it('give the binomial of 4 and 8 rows', () => {
    expect(rounded(binomialPmf(4, 0.5).map(p => p * 16))).toEqual([1, 4, 6, 4, 1]);
    expect(rounded(binomialPmf(8, 0.5))).toEqual(mirrored([0.003906, 0.03125, 0.109375, 0.21875, 0.273438]));
    expect(meanAndVariance(binomialPmf(8, 0.5))).toEqual({ mean: 4, variance: 2 });
    expect(rounded(binomialPmf(8, 0.6))).toEqual([
      0.000655, 0.007864, 0.041288, 0.123863, 0.232243, 0.278692, 0.209019, 0.08958, 0.016796,
    ]);
    const { mean, variance } = meanAndVariance(binomialPmf(8, 0.6));
    expect([mean, variance, binomialSkew(8, 0.6)].map(v => v.toFixed(4))).toEqual([
      '4.8000',
      '1.9200',
      '-0.1443',
    ]);
  });

  it.each([
    [8, 0.00339],
    [16, 0.00165],
    [32, 0.00086],
  ])('of %d rows differ from a normal law by %d at most', (rows, gap) => {
    let [sum, most] = [0, 0];
    binomialPmf(rows, 0.5).forEach((p, k) => {
      sum += p;
      most = Math.max(most, Math.abs(sum - normalCdf((k + 0.5 - rows / 2) / Math.sqrt(rows / 4))));
    });
    expect(most).toBeCloseTo(gap, 5);
  });
});

describe('memory', () => {
  it.each([
    [8, 0.5, 0.3, 3.408183],
    [8, 0.5, -0.3, 1.165675],
    [8, 0.6, 0.5, 4.80375],
  ])('of %d rows, p %d, r %d has variance %d, by formula and by recursion', (rows, p, r, expected) => {
    expect(memoryVariance(rows, p, r)).toBeCloseTo(expected, 6);
    const { mean, variance } = meanAndVariance(memoryPmf(rows, p, r));
    expect(mean).toBeCloseTo(rows * p, 12);
    expect(variance).toBeCloseTo(memoryVariance(rows, p, r), 11);
  });

  it('has the pmf of the notes', () => {
    expect(rounded(memoryPmf(8, 0.5, 0.3))).toEqual(
      mirrored([0.024511, 0.069037, 0.12791, 0.178938, 0.199208]),
    );
  });

  it('sums to one, mirrors, and is binomial at r = 0', () => {
    for (const [p, r] of [
      [0.3, 0.4],
      [0.6, -0.5],
      [0.5, 0.9],
      [0.5, 1],
    ] as const) {
      const pmf = memoryPmf(11, p, r);
      expect(pmf.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      expect(rounded(memoryPmf(11, 1 - p, r), 12)).toEqual(rounded(pmf, 12).reverse());
    }
    const choose = [1, 5, 10, 10, 5, 1];
    expect(rounded(memoryPmf(5, 0.3, 0), 12)).toEqual(
      rounded(
        choose.map((c, k) => c * 0.3 ** k * 0.7 ** (5 - k)),
        12,
      ),
    );
    expect(memoryVariance(5, 0.3, 1)).toBeCloseTo(25 * 0.21, 12);
    expect(() => memoryPmf(8, 0.9, -0.5)).toThrow('memory');
  });
});

describe('tilt, disorder, pinning', () => {
  it.each([
    [-10, 0.119203, 0.9536],
    [-5, 0.268941, 2.1515],
    [0, 0.5, 4],
    [5, 0.731059, 5.8485],
    [10, 0.880797, 7.0464],
  ])('a tilt of %d degrees turns right with %d, mean exit %d', (tilt, p, mean) => {
    const found = logistic(tiltLogit({ ...parameters, tilt }));
    expect(found).toBeCloseTo(p, 6);
    expect(
      meanAndVariance(exactExits(makeBoard({ ...parameters, tilt }, { seed: 1 })).exits).mean,
    ).toBeCloseTo(mean, 4);
  });

  it('a stronger field narrows the width', () => {
    expect(tiltLogit({ ...parameters, tilt: 5, field: 2 })).toBeCloseTo(2, 12);
    expect(tiltLogit({ ...parameters, tilt: 5, field: 4, fieldPower: 0.5 })).toBeCloseTo(2, 12);
  });

  it('disorder flattens the bias of an ensemble', () => {
    expect(disorderAverage(0.5, 1)).toBeCloseTo(0.602027, 6);
    expect(disorderAverage(0.5, 0)).toBeCloseTo(0.622459, 6);
  });

  it('pinning leaves (1 - p)^N and does not move the rest', () => {
    expect(exitFraction(8, 0.05)).toBeCloseTo(0.66342, 6);
    const tilted = { ...parameters, tilt: 2 };
    const pinned = exactExits(makeBoard({ ...tilted, pinning: 0.05 }, { seed: 1 }));
    expect(1 - pinned.pinned).toBeCloseTo(exitFraction(8, 0.05), 12);
    const free = exactExits(makeBoard(tilted, { seed: 1 })).exits;
    expect(
      rounded(
        pinned.exits.map(value => value / (1 - pinned.pinned)),
        12,
      ),
    ).toEqual(rounded(free, 12));
  });

  it('385 walls tell a probability to 0.05, 9604 to 0.01', () => {
    expect([wallsFor(0.05), wallsFor(0.01)]).toEqual([385, 9604]);
  });
});

describe('the exact distribution of a board', () => {
  it('is the binomial without coupling and disorder', () => {
    const board = makeBoard({ ...parameters, tilt: 3 }, { seed: 1 });
    expect(rounded(exactExits(board).exits, 12)).toEqual(rounded(binomialPmf(8, logistic(0.6)), 12));
  });

  it('is a mixture of two binomials for a chirality that is kept', () => {
    const board = makeBoard({ ...parameters, coupling: 1, chiralityProbability: 0.3 }, { seed: 1 });
    const [up, down] = [binomialPmf(8, logistic(1)), binomialPmf(8, logistic(-1))];
    expect(rounded(exactExits(board).exits, 12)).toEqual(
      rounded(
        up.map((p, k) => 0.3 * p + 0.7 * down[k]!),
        12,
      ),
    );
  });

  it('mirrors when tilt, chirality and shifts are mirrored', () => {
    const rows = 5;
    const shifts = Float64Array.from({ length: nodeCount(rows) }, (_, k) => Math.sin(k));
    const turned = new Float64Array(shifts.length);
    for (let i = 0, node = 0; i < rows; i++)
      for (let j = 0; j <= i; j++, node++) turned[(i * (i + 1)) / 2 + i - j] = -shifts[node]!;
    const one = {
      ...parameters,
      rows,
      tilt: 4,
      tiltCentre: 1,
      coupling: 0.7,
      flipProbability: 0.2,
      chiralityProbability: 0.4,
    };
    const other = { ...one, tilt: 2 * one.tiltCentre - one.tilt, chiralityProbability: 0.6 };
    const [a, b] = [makeBoard(one, { seed: 1, shifts }), makeBoard(other, { seed: 1, shifts: turned })];
    expect(rounded(exactExits(b).exits, 12)).toEqual(rounded(exactExits(a).exits, 12).reverse());
  });
});

describe('chi-square', () => {
  it.each([
    [3.841459, 1, 0.05],
    [18.307038, 10, 0.05],
    [2.55821, 10, 0.99],
    [149.449253, 100, 0.001],
  ])('%d with %d degrees of freedom has p-value %d', (statistic, degrees, p) => {
    expect(upperGamma(degrees / 2, statistic / 2)).toBeCloseTo(p, 6);
  });

  it('is Pearson’s sum, with rare classes joined', () => {
    expect(chiSquare([30, 70], [0.5, 0.5])).toMatchObject({ statistic: 16, degrees: 1, classes: 2 });
    expect(chiSquare([1, 2, 47, 50], [0.01, 0.02, 0.47, 0.5])).toMatchObject({
      statistic: 0,
      classes: 2,
      pValue: 1,
    });
    expect(chiSquare([100], [1]).pValue).toBe(1);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  });
});
