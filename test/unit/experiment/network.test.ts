import { describe, expect, it } from 'vitest';
import { loadExperiment } from '../../../src/experiment/load.js';
import { endsOf, initialWeights, networkOf, rateScale } from '../../../src/experiment/network.js';
import type { NumberFormat } from '../../../src/protocol/messages.js';

const float32: NumberFormat = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' };
const narrow: NumberFormat = { kind: 'fixed', bits: 8, step: 1 / 128, rounding: 'stochastic' };
const precision = { weight: narrow, accumulator: float32, hidden: float32, membrane: float32, trace: narrow };
const of = (...overrides: string[]) => loadExperiment({ overrides }).experiment;

describe('a network in the words of the protocol', () => {
  const experiment = of('seed=7');
  const network = networkOf(experiment, precision);

  it('has the populations in order', () => {
    expect(network.configure).toEqual({ kind: 'configure', seed: 7, slots: 0 });
    expect(network.populations.map(({ id, name, role, shape }) => [id, name, role, shape])).toEqual([
      [0, 'pixels', 'input', [784]],
      [1, 'hidden', 'hidden', [100]],
      [2, 'digit', 'output', [10]],
    ]);
    expect(endsOf(experiment)).toEqual({ input: 0, output: 2 });
  });

  it('carries every field of the units and the widths of the chip', () => {
    expect(network.populations[0]!.unit).toEqual({ kind: 'source', encoder: 'regular', maxRate: 0.5 });
    expect(network.populations[1]!.unit).toEqual({
      kind: 'spiking',
      leak: 0,
      threshold: 1,
      reset: 'subtract',
      refractoryTicks: 0,
      floor: -1,
      ceiling: 2,
      initialPotential: 0.5,
      inputGain: 0,
      rateTicks: 5,
      accelerationTicks: 5,
      accelerationThreshold: 0.01,
      triggerDelayTicks: 10,
      biasLearningRate: 0.06,
      membrane: float32,
      trace: narrow,
    });
  });

  it('has the projections, whose spikes take a tick from neurons and none from sources', () => {
    expect(network.projections).toEqual([
      {
        kind: 'projection',
        id: 0,
        name: 'pixels-hidden',
        source: 0,
        target: 1,
        connectivity: 'dense',
        synapses: 78_400,
        bidirectional: false,
        delayTicks: 0,
        receptor: 0,
        weight: narrow,
        accumulator: float32,
        storage: 'float32',
        learningRate: 0.06,
        plasticity: 'deferred',
      },
      expect.objectContaining({ source: 1, target: 2, synapses: 1000, bidirectional: true, delayTicks: 1 }),
    ]);
  });

  it('says which projections learn, and how', () => {
    const second = 'network.projections.hidden-digit';
    const { projections } = networkOf(
      of(
        'estimator.plasticity=continual',
        `${second}.synapse.learning_rate=0`,
        `${second}.extra_delay_ticks=2`,
      ),
      precision,
    );
    expect(projections.map(({ plasticity }) => plasticity)).toEqual(['continual', 'off']);
    expect(projections[1]!.delayTicks).toBe(3);
  });

  it('shrinks the learning rates by epoch', () => {
    expect([0, 1, 2].map(epoch => rateScale(experiment, epoch))).toEqual([1, 0.85, 0.85 ** 2]);
  });
});

describe('first weights', () => {
  it('lie evenly in the Glorot interval', () => {
    const experiment = of();
    const [first, second] = initialWeights(experiment, networkOf(experiment, precision));
    const bound = 2 * Math.sqrt(6 / 884);
    expect(first).toHaveLength(78_400);
    expect(second).toHaveLength(1000);
    const mean = first!.reduce((sum, weight) => sum + weight, 0) / first!.length;
    const variance = first!.reduce((sum, weight) => sum + weight * weight, 0) / first!.length;
    // Four standard errors of mean and variance of a uniform draw.
    expect(Math.abs(mean)).toBeLessThan((4 * bound) / Math.sqrt(3 * 78_400));
    expect(Math.abs(variance / ((bound * bound) / 3) - 1)).toBeLessThan(4 * Math.sqrt(0.8 / 78_400));
    expect(first!.every(weight => Math.abs(weight) <= Math.fround(bound))).toBe(true);
  });

  it('follow from the seed and differ between projections and seeds', () => {
    const draw = (...overrides: string[]) => {
      const experiment = of('network.populations.pixels.neurons=100', ...overrides);
      return initialWeights(experiment, networkOf(experiment, precision));
    };
    const [first, second] = draw();
    expect(draw()[0]).toEqual(first);
    expect(draw('seed=2')[0]).not.toEqual(first);
    expect(second![0]! / Math.sqrt(6 / 110)).not.toBeCloseTo(first![0]! / (2 * Math.sqrt(6 / 200)), 5);
  });

  it('may be set or drawn between two values', () => {
    const experiment = of(
      'network.projections.pixels-hidden.init={ kind: constant, value: 0.25 }',
      'network.projections.hidden-digit.init={ kind: uniform, low: 1, high: 2 }',
    );
    const [first, second] = initialWeights(experiment, networkOf(experiment, precision));
    expect(first!.every(weight => weight === 0.25)).toBe(true);
    expect(second!.every(weight => weight >= 1 && weight <= 2)).toBe(true);
  });
});

describe('a sparse projection', () => {
  const experiment = of(
    'network.projections.pixels-hidden.synapse.learning_rate=0',
    'network.projections.pixels-hidden.connectivity=sparse',
    'network.projections.pixels-hidden.density=0.1',
  );
  const network = networkOf(experiment, precision);
  const { rows, targets } = network.topologies[0]!;

  it('connects about its share of the pairs', () => {
    expect(rows).toHaveLength(785);
    expect(rows.at(-1)).toBe(targets.length);
    expect(network.projections[0]!.synapses).toBe(targets.length);
    // Four standard deviations of a binomial count.
    expect(Math.abs(targets.length - 7840)).toBeLessThan(4 * Math.sqrt(78_400 * 0.1 * 0.9));
  });

  it('lists the targets of each source in order, none twice', () => {
    for (let source = 0; source < 784; source++) {
      const row = targets.subarray(rows[source], rows[source + 1]);
      expect(row.every((target, at) => target < 100 && (at === 0 || target > row[at - 1]!))).toBe(true);
    }
  });

  it('has one first weight per synapse, scaled to the pairs there are', () => {
    const [weights] = initialWeights(experiment, network);
    expect(weights).toHaveLength(targets.length);
    const largest = weights!.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    expect(largest).toBeCloseTo(2 * Math.sqrt(6 / 88.4), 2);
  });
});
