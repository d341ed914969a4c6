import { expect, it } from 'vitest';
import { injections, type Moment } from '../../../src/experiment/faults.js';
import { loadExperiment } from '../../../src/experiment/load.js';
import { design } from '../../../src/experiment/trial.js';

const FAULTS = `faults=[
  { kind: dead-neuron, population: hidden, addresses: [1] },
  { kind: dead-neuron, population: hidden, addresses: [2], when: { epoch: 3 } },
  { kind: flip-weight-bit, projection: hidden-digit, addresses: [3], value: 1 },
  { kind: stuck-weight, projection: hidden-digit, addresses: [4], value: 0, when: test },
]`;
const { experiment } = loadExperiment({ overrides: [FAULTS] });
const { network } = design(experiment);
const at = (moment: Moment) => [...injections(experiment, network, moment)].map(({ address }) => address);

it('faults are injected when they are due', () => {
  expect(at({ kind: 'start' })).toEqual([1, 3]);
  expect(at({ kind: 'epoch', epoch: 2 })).toEqual([]);
  expect(at({ kind: 'epoch', epoch: 3 })).toEqual([2]);
});

it('what differs from neuron to neuron is drawn once, and said to every chip alike', () => {
  const spread = '{ kind: threshold-mismatch, population: hidden, value: 0.2, addresses: [0, 1, 2] }';
  const { experiment: unlike } = loadExperiment({ overrides: [`faults=[${spread}]`] });
  const valuesAt = (moment: Moment) => [...injections(unlike, network, moment)].map(({ value }) => value);
  const values = valuesAt({ kind: 'start' });
  expect(new Set(values).size).toBe(3);
  expect(values.every(value => value !== 0 && Math.abs(value) < 1)).toBe(true);
  expect(valuesAt({ kind: 'test', epoch: 3 })).toEqual(values);
  expect(valuesAt({ kind: 'resume', epoch: 1 })).toEqual(values);
});

it('a lower supply comes as what it makes of a read', () => {
  const cells = [
    'chip.cells.card=hfo2-2t2r-mid',
    'network.projections.hidden-digit.synapse={ kind: ternary }',
  ];
  const of = (drop: number) => {
    const overrides = [...cells, `faults=[{ kind: supply-drop, value: ${drop} }]`];
    const { experiment: low } = loadExperiment({ overrides });
    return [...injections(low, design(low).network, { kind: 'start' })].map(({ address, value }) => [
      address,
      value,
    ]);
  };
  const [[, ohms], [, factor]] = of(0.1) as [number[], number[]];
  const [[, lower], [, larger]] = of(0.2) as [number[], number[]];
  // Notes on 2T2R arrays, section 6: the critical resistance falls with the supply, offsets grow.
  expect(lower!).toBeLessThan(ohms!);
  expect(factor!).toBeGreaterThan(1);
  expect(larger!).toBeGreaterThan(factor!);
});

it('a resumed chip is told again of what lasts and has come about', () => {
  expect(at({ kind: 'resume', epoch: 2 })).toEqual([1]);
  expect(at({ kind: 'resume', epoch: 3 })).toEqual([1, 2]);
});

it('a test knows what lasts after its epochs of training, and what is for tests', () => {
  expect(at({ kind: 'test', epoch: 2 })).toEqual([1, 4]);
  expect(at({ kind: 'test', epoch: 3 })).toEqual([1, 2, 4]);
});
