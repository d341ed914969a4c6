import { describe, expect, it } from 'vitest';
import {
  type GaltonParameters,
  makeBoard,
  nodeIndex,
  sendWall,
  sendWalls,
} from '../../../../src/array/galton/board.js';
import { fitCounts, fitTilt, nodePosterior, nodePosteriors } from '../../../../src/array/galton/calibrate.js';
import { galtonParameters, SOURCE_CARD } from '../../../../src/array/galton/card.js';
import { chiSquare } from '../../../../src/array/galton/chi-square.js';
import {
  disorderAverage,
  exactExits,
  exitFraction,
  logistic,
  memoryPmf,
} from '../../../../src/array/galton/closed-forms.js';
import { loadCard } from '../../../../src/card/load.js';
import { problemsIn } from '../../card/problems.js';

const parameters = galtonParameters(loadCard(SOURCE_CARD, 'domain-wall').card);
/** p-value of a five-sigma deviation. */
const FIVE_SIGMA = 5.7e-7;
const BOARDS: readonly (readonly [string, Partial<GaltonParameters>])[] = [
  ['level', {}],
  ['tilted', { tilt: 3, rows: 12 }],
  ['coupled', { coupling: 1.5, chiralityProbability: 0.3 }],
  ['flipping', { coupling: 1, flipProbability: 0.3, tilt: -2 }],
  ['disordered', { disorder: 1, coupling: 0.5, flipProbability: 0.1 }],
  ['pinning', { pinning: 0.05, disorder: 0.5, tilt: 1 }],
];

describe('walls on a board', () => {
  it.each(BOARDS)('that is %s leave as its exact distribution says', (_name, changes) => {
    const board = makeBoard({ ...parameters, ...changes }, { seed: 11 });
    const { exits, pinned } = sendWalls(board, 20_000);
    const inside = pinned.reduce((sum, n) => sum + n, 0);
    const exact = exactExits(board);
    expect(chiSquare([...exits, inside], [...exact.exits, exact.pinned]).pValue).toBeGreaterThan(FIVE_SIGMA);
  });

  it('do not leave as another board’s distribution says', () => {
    const { exits } = sendWalls(makeBoard({ ...parameters, tilt: 1 }, { seed: 11 }), 20_000);
    expect(chiSquare(exits, memoryPmf(8, 0.5, 0)).pValue).toBeLessThan(FIVE_SIGMA);
  });

  it('are the same for the same seed, one by one or together, and another for another device', () => {
    const board = makeBoard({ ...parameters, disorder: 1, coupling: 1 }, { seed: 5, device: 2 });
    expect(sendWall(board, 17)).toEqual(sendWall(makeBoard(board.parameters, { seed: 5, device: 2 }), 17));
    const [a, b] = [sendWalls(board, 60), sendWalls(board, 40, 60)];
    const both = sendWalls(board, 100);
    expect([...both.exits]).toEqual([...a.exits].map((n, k) => n + b.exits[k]!));
    expect(makeBoard(board.parameters, { seed: 5, device: 3 }).logits).not.toEqual(board.logits);
  });

  it('count every turn and every wall', () => {
    const board = makeBoard({ ...parameters, pinning: 0.1 }, { seed: 3 });
    const tally = sendWalls(board, 5000);
    const inside = tally.pinned.reduce((sum, n) => sum + n, 0);
    expect(tally.exits.reduce((sum, n) => sum + n, 0) + inside).toBe(5000);
    expect(tally.rights[0]! + tally.lefts[0]! + tally.pinned[0]!).toBe(5000);
    const expected = 5000 * (1 - exitFraction(8, 0.1));
    expect(Math.abs(inside - expected)).toBeLessThan(5 * Math.sqrt(expected * exitFraction(8, 0.1)));
  });

  it('see a shifted node and no other', () => {
    const shifts = new Float64Array(36);
    shifts[nodeIndex(3, 1)] = 2;
    const [plain, shifted] = [{}, { shifts }].map(more => makeBoard(parameters, { seed: 1, ...more }).logits);
    expect([...shifted!].map((logit, k) => logit - plain![k]!)).toEqual([...shifts]);
  });

  it('average over many disordered devices as the closed form says', () => {
    const n = 4000;
    let rights = 0;
    for (let device = 0; device < n; device++) {
      const board = makeBoard({ ...parameters, rows: 1, tilt: 2.5, disorder: 1 }, { seed: 1, device });
      rights += sendWall(board, 0).rights;
    }
    const p = disorderAverage(0.5, 1);
    expect(Math.abs(rights / n - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n));
  });
});

describe('calibration', () => {
  it('finds p and memory from exact counts', () => {
    for (const [p, r] of [
      [0.5, 0.3],
      [0.6, 0.5],
      [0.5, -0.3],
      [0.4, 0],
    ] as const) {
      const counts = memoryPmf(8, p, r).map(value => value * 1e9);
      const fit = fitCounts(counts);
      expect(fit.p).toBeCloseTo(p, 9);
      expect(fit.r).toBeCloseTo(r, 6);
    }
  });

  it('finds them from walls, within its standard errors', () => {
    const tally = sendWalls(makeBoard({ ...parameters, tilt: 2 }, { seed: 21 }), 10_000);
    const fit = fitCounts(tally.exits);
    expect(Math.abs(fit.p - logistic(0.4)) / fit.pError).toBeLessThan(5);
    expect(Math.abs(fit.r) / fit.rError).toBeLessThan(5);
    expect(fit.rError).toBeLessThan(0.02);
  });

  it('finds each node’s probability', () => {
    const board = makeBoard({ ...parameters, disorder: 1, rows: 4 }, { seed: 4 });
    const { rights, lefts } = sendWalls(board, 10_000);
    nodePosteriors(rights, lefts).forEach(({ mean, standardDeviation }, node) => {
      expect(Math.abs(mean - logistic(board.logits[node]!)) / standardDeviation).toBeLessThan(5);
    });
    expect(nodePosterior(3, 1)).toMatchObject({ mean: 4 / 6, standardDeviation: Math.sqrt(8 / (36 * 7)) });
  });

  it('finds centre and width of the tilt', () => {
    const tilted = { ...parameters, rows: 1, tiltCentre: 1.5, tiltWidth: 4 };
    const counts = [-6, -2, 0, 2, 6, 10].map((tilt, k) => {
      const { rights, lefts } = sendWalls(makeBoard({ ...tilted, tilt }, { seed: 31, device: k }), 2000);
      return { tilt, rights: rights[0]!, lefts: lefts[0]! };
    });
    const fit = fitTilt(counts);
    expect(Math.abs(fit.centre - 1.5) / fit.centreError).toBeLessThan(5);
    expect(Math.abs(fit.width - 4) / fit.widthError).toBeLessThan(5);
    expect(fit.widthError).toBeLessThan(0.2);
    const exact = [-5, 0, 5].map(tilt => ({
      tilt,
      rights: 1e6 * logistic((tilt - 1) / 5),
      lefts: 1e6 * logistic((1 - tilt) / 5),
    }));
    expect(fitTilt(exact).centre).toBeCloseTo(1, 9);
    expect(fitTilt(exact).width).toBeCloseTo(5, 9);
  });

  it('says what is missing', () => {
    expect(problemsIn(() => fitCounts([0, 5, 0]))[0]!.message).toContain('every wall left by the same exit');
    expect(problemsIn(() => fitCounts([1, 0, 0]))[0]!.found).toBe('1');
    expect(problemsIn(() => fitTilt([{ tilt: 1, rights: 1, lefts: 2 }]))[0]!.message).toContain(
      'several angles',
    );
    const steep = [
      { tilt: 0, rights: 0, lefts: 9 },
      { tilt: 1, rights: 9, lefts: 0 },
    ];
    expect(problemsIn(() => fitTilt(steep))[0]!.message).toContain('no width fits');
  });
});
