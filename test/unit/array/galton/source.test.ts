import { describe, expect, it } from 'vitest';
import { fairBit, fairBitCost, TunableSource, tiltFor } from '../../../../src/array/galton/bernoulli.js';
import { makeBoard, sendWall } from '../../../../src/array/galton/board.js';
import { galtonParameters, SOURCE_CARD } from '../../../../src/array/galton/card.js';
import { chiSquare } from '../../../../src/array/galton/chi-square.js';
import { logistic, memoryPmf, tiltLogit } from '../../../../src/array/galton/closed-forms.js';
import {
  andMultiply,
  bayesByAnd,
  effectiveLength,
  estimate,
  muxAdd,
  normalFromExit,
  not,
} from '../../../../src/array/galton/stochastic-computing.js';
import { loadCard } from '../../../../src/card/load.js';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';
import { problemsIn } from '../../card/problems.js';

const parameters = galtonParameters(loadCard(SOURCE_CARD, 'domain-wall').card);
const source = (p: number, memory = 0, entity = 0) =>
  new TunableSource(stream(1, PURPOSE.galtonWall, entity), p, memory);

describe('a tunable source', () => {
  it('is tuned by the angle, there and back', () => {
    for (const p of [0.01, 0.3, 0.5, 0.9]) {
      const tilt = tiltFor(p, { ...parameters, tiltCentre: 1, field: 2 });
      expect(logistic(tiltLogit({ ...parameters, tiltCentre: 1, field: 2, tilt }))).toBeCloseTo(p, 12);
    }
    expect(tiltFor(0.731059, parameters)).toBeCloseTo(5, 4);
    expect(problemsIn(() => tiltFor(1, parameters))[0]).toMatchObject({ code: 'value-range', found: '1' });
    expect(TunableSource.ofJunction({ ...parameters, tilt: 5 }, stream(1, PURPOSE.galtonWall)).p).toBeCloseTo(
      0.731059,
      6,
    );
  });

  it('has its probability and its memory', () => {
    const n = 40_000;
    const bits = source(0.3, 0.4).bits(n);
    const { p, standardError } = estimate(bits, 0.4);
    expect(Math.abs(p - 0.3)).toBeLessThan(5 * standardError);
    let both = 0;
    for (let k = 1; k < n; k++) both += bits[k]! * bits[k - 1]!;
    expect(both / (n - 1)).toBeCloseTo(0.3 * (0.3 + 0.4 * 0.7), 1.9);
    const counts = new Float64Array(9);
    for (let k = 0; k < 5000; k++)
      counts[
        source(0.5, 0.3, k)
          .bits(8)
          .reduce((sum, bit) => sum + bit, 0)
      ]! += 1;
    expect(chiSquare(counts, memoryPmf(8, 0.5, 0.3)).pValue).toBeGreaterThan(5.7e-7);
    expect(() => source(0.9, -0.9)).toThrow('memory');
  });

  it('is made fair by pairs, at the stated cost', () => {
    expect(fairBitCost(0.5)).toBe(4);
    expect(fairBitCost(0.6)).toBeCloseTo(4.1667, 4);
    const coin = source(0.6);
    const n = 10_000;
    let ones = 0;
    for (let k = 0; k < n; k++) ones += fairBit(coin);
    expect(Math.abs(ones - n / 2)).toBeLessThan((5 * Math.sqrt(n)) / 2);
    // Pairs per bit are geometric.
    const q = 2 * 0.6 * 0.4;
    expect(Math.abs(coin.drawn / n - 1 / 0.24)).toBeLessThan((5 * 2 * Math.sqrt(1 - q)) / q / Math.sqrt(n));
    expect(() => fairBit(source(1), 100)).toThrow('does not vary');
  });
});

describe('stochastic computing', () => {
  const n = 20_000;

  it('multiplies independent streams by AND', () => {
    const { p, standardError } = estimate(andMultiply(source(0.6).bits(n), source(0.7, 0, 1).bits(n)));
    expect(Math.abs(p - 0.42)).toBeLessThan(5 * standardError);
  });

  it('does not multiply a stream with itself', () => {
    const bits = source(0.6).bits(n);
    expect(estimate(andMultiply(bits, bits)).p).toBe(estimate(bits).p);
  });

  it('adds by a selecting stream, and negates', () => {
    const sum = muxAdd(source(0.9).bits(n), source(0.1, 0, 1).bits(n), source(0.25, 0, 2).bits(n));
    const { p, standardError } = estimate(sum);
    expect(Math.abs(p - 0.3)).toBeLessThan(5 * standardError);
    expect(estimate(not(sum)).p).toBeCloseTo(1 - p, 12);
    expect(() => muxAdd(sum, sum, new Uint8Array(3))).toThrow('3 bits');
  });

  it('needs more bits with memory: the error follows the effective length', () => {
    expect(effectiveLength(1000, 0.5)).toBeCloseTo(1000 / 3, 9);
    const [length, trials, r] = [400, 800, 0.5];
    let square = 0;
    for (let k = 0; k < trials; k++) square += (estimate(source(0.5, r, k).bits(length)).p - 0.5) ** 2;
    const ratio = square / trials / (0.25 / effectiveLength(length, r));
    expect(Math.abs(ratio - 1)).toBeLessThan(5 * Math.sqrt(2 / trials));
  });

  it('ranks hypotheses by the product of likelihoods', () => {
    const likelihoods = [
      [0.8, 0.7],
      [0.4, 0.5],
      [0.2, 0.9],
    ];
    const streams = likelihoods.map((row, h) => row.map((p, s) => source(p, 0, 10 * h + s).bits(n)));
    const products = likelihoods.map(([a, b]) => a! * b!);
    const total = products.reduce((sum, p) => sum + p, 0);
    bayesByAnd(streams).forEach((share, h) => {
      expect(Math.abs(share - products[h]! / total)).toBeLessThan(0.02);
    });
    expect(bayesByAnd([[new Uint8Array(2)], [new Uint8Array(2)]])).toEqual([0.5, 0.5]);
  });

  it('samples an approximately normal number from an exit', () => {
    const board = makeBoard({ ...parameters, rows: 32 }, { seed: 2 });
    const m = 2000;
    const values = Array.from({ length: m }, (_, wall) =>
      normalFromExit(sendWall(board, wall).rights, 32, 0.5),
    );
    const mean = values.reduce((sum, v) => sum + v, 0) / m;
    const variance = values.reduce((sum, v) => sum + v * v, 0) / m;
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(m));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / m));
  });
});
