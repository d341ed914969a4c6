import { describe, expect, it } from 'vitest';
import { PURPOSE } from '../../../../src/random/purpose.js';
import { stream } from '../../../../src/random/stream.js';
import { layeredCircuit } from '../../../../src/substrate/resistive/circuit/layered.js';
import { type Dense, reluOf, resistiveOf } from '../../../../src/substrate/resistive/compile/relu.js';
import { operatingPoint } from '../../../../src/substrate/resistive/solve/solvers.js';
import { LayeredSweeps } from '../../../../src/substrate/resistive/solve/sweeps.js';
import { voltsOf, WORKED, WORKED_INPUT } from '../../../support/circuits.js';

/** The net of the notes: 2-3-2-1. */
const NET: readonly Dense[] = [
  { weights: [0.8, -0.5, -0.6, 0.9, 0.4, 0.7], biases: [0.1, -0.2, 0.05] },
  { weights: [1, -0.7, 0.5, -0.4, 0.6, 0.9], biases: [0.2, -0.1] },
  { weights: [0.9, -1.1], biases: [0.3] },
];
const X = [0.5, -0.25];

const worst = (net: readonly Dense[], eps: number, inputs: number): number => {
  const draws = stream(5, PURPOSE.point, 0);
  const circuit = resistiveOf(net, eps);
  const errors = Array.from({ length: 200 }, () => {
    const x = Array.from({ length: inputs }, () => 2 * draws.float() - 1);
    const found = new LayeredSweeps(circuit).volts(x).at(-1)!;
    return Math.max(...reluOf(net, x).map((wanted, j) => Math.abs(wanted - found[j]!)));
  });
  return Math.max(...errors);
};

describe('block descent in layered networks', () => {
  it('finds the fixed point of the notes', () => {
    const [, hidden, output] = new LayeredSweeps(WORKED).volts(WORKED_INPUT);
    const expected = [0.8241461173227, 0, -0.6993950068923, 0];
    expected.forEach((v, j) => {
      expect(hidden![j]).toBeCloseTo(v, 12);
    });
    expect(output![0]).toBeCloseTo(0.1644202787563, 12);
    expect(output![1]).toBeCloseTo(-0.2310690764282, 12);
  });
});

describe('a ReLU net as a circuit', () => {
  it('has the scales and the voltages of the notes', () => {
    expect(reluOf(NET, X)[0]).toBeCloseTo(1.07625, 12);
    expect(resistiveOf(NET, 1e-3).gain).toBeCloseTo(9.384, 12);
    expect(new LayeredSweeps(resistiveOf(NET, 1e-2)).volts(X)[3]![0]).toBeCloseTo(1.07240404, 8);
    const [, first, second, output] = new LayeredSweeps(resistiveOf(NET, 1e-3)).volts(X);
    [3.44832653, 0, 0.41424203, -3.44832673, 0, -0.41424213].forEach((v, j) => {
      expect(first![j]).toBeCloseTo(v, 8);
    });
    [1.98276306, 0, -1.98310325, 0].forEach((v, j) => {
      expect(second![j]).toBeCloseTo(v, 8);
    });
    expect(output![0]).toBeCloseTo(1.0758638, 7);
  });

  it('is a circuit whose operating point is that', () => {
    const net = resistiveOf(NET, 1e-2);
    const circuit = layeredCircuit('relu', net, X);
    const { volts, converged } = operatingPoint(circuit);
    expect(converged).toBe(true);
    expect(voltsOf(circuit, volts, 'n3_')[0]).toBeCloseTo(new LayeredSweeps(net).volts(X)[3]![0]!, 10);
  });

  it.each([1, 2, 3])('errs in proportion to eps, net %i', seed => {
    const draws = stream(seed, PURPOSE.weights, 0);
    const sizes = [3, 8, 6, 2];
    const net = sizes.slice(1).map((units, k): Dense => {
      const real = () => 2 * draws.float() - 1;
      const weights = Array.from({ length: units * sizes[k]! }, real);
      return { weights, biases: Array.from({ length: units }, real) };
    });
    const errors = [1e-3, 1e-4, 1e-5].map(eps => worst(net, eps, 3));
    for (const k of [0, 1]) {
      const slope = Math.log10(errors[k]! / errors[k + 1]!);
      expect(Math.abs(slope - 1)).toBeLessThan(0.05);
    }
  });
});
