import { expect, it } from 'vitest';
import { design } from '../../../src/experiment/design.js';
import { injections, type Moment } from '../../../src/experiment/faults.js';
import { loadExperiment } from '../../../src/experiment/load.js';

const FAULTS = `faults=[
  { kind: dead-neuron, population: hidden, addresses: [1] },
  { kind: dead-neuron, population: hidden, addresses: [2], when: { epoch: 3 } },
  { kind: flip-weight-bit, projection: hidden-digit, addresses: [3], value: 1 },
  { kind: stuck-weight, projection: hidden-digit, addresses: [4], value: 0, when: test },
]`;
const { experiment } = loadExperiment({ overrides: [FAULTS] });
const { network } = design(experiment);
const SAMPLES = 1000;
const at = (moment: Moment) =>
  [...injections(experiment, network, moment, SAMPLES)].map(({ address }) => address);

it('faults are injected when they are due', () => {
  expect(at({ kind: 'start' })).toEqual([1, 3]);
  expect(at({ kind: 'sample', epoch: 2, sample: 1 })).toEqual([]);
  expect(at({ kind: 'sample', epoch: 3, sample: 1 })).toEqual([2]);
});

it('what differs from neuron to neuron is drawn once, and said to every chip alike', () => {
  const spread = '{ kind: threshold-mismatch, population: hidden, value: 0.2, addresses: [0, 1, 2] }';
  const { experiment: unlike } = loadExperiment({ overrides: [`faults=[${spread}]`] });
  const valuesAt = (moment: Moment) =>
    [...injections(unlike, network, moment, SAMPLES)].map(({ value }) => value);
  const values = valuesAt({ kind: 'start' });
  expect(new Set(values).size).toBe(3);
  expect(values.every(value => value !== 0 && Math.abs(value) < 1)).toBe(true);
  expect(valuesAt({ kind: 'test', epoch: 3 })).toEqual(values);
  expect(valuesAt({ kind: 'resume', epoch: 1, sample: 5 })).toEqual(values);
});

it('a lower supply comes as what it makes of a read', () => {
  const cells = [
    'chip.cells.card=hfo2-2t2r-mid',
    'network.projections.hidden-digit.synapse={ kind: ternary }',
  ];
  const of = (drop: number) => {
    const overrides = [...cells, `faults=[{ kind: supply-drop, value: ${drop} }]`];
    const { experiment: low } = loadExperiment({ overrides });
    return [...injections(low, design(low).network, { kind: 'start' }, SAMPLES)].map(({ address, value }) => [
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
  expect(at({ kind: 'resume', epoch: 2, sample: 1 })).toEqual([1]);
  expect(at({ kind: 'resume', epoch: 3, sample: 2 })).toEqual([1, 2]);
});

it('a test knows what lasts after its epochs of training, and what is for tests', () => {
  expect(at({ kind: 'test', epoch: 2 })).toEqual([1, 4]);
  expect(at({ kind: 'test', epoch: 3 })).toEqual([1, 2, 4]);
});

it('faults that come and go are said to a chip with their times, from the sample at which they begin', () => {
  const { experiment: flickering } = loadExperiment({
    overrides: [
      `faults=[
        { kind: dead-neuron, population: hidden, addresses: [1], persistence: intermittent, on_samples: 10, off_samples: 90 },
        { kind: drop-spikes, population: hidden, addresses: [2], value: 0.5, persistence: transient, on_samples: 50, when: { epoch: 2, sample: 11 } },
        { kind: extra-spikes, population: hidden, addresses: [3], value: 0.1, persistence: intermittent, on_ticks: 5, off_ticks: 15 },
        { kind: delay-spikes, population: hidden, addresses: [4], value: 3, persistence: intermittent, probability_per_settle: 0.2, when: test },
      ]`,
    ],
  });
  const timesAt = (moment: Moment) =>
    [...injections(flickering, network, moment, SAMPLES)].map(
      ({ kind: _, fault: __, target: ___, value: ____, ...rest }) => rest,
    );
  const dead = { address: 1, onSettles: 10, offSettles: 90, firstSettle: 0 };
  const ticks = { address: 3, onTicks: 5, offTicks: 15 };
  const lost = { address: 2, onSettles: 50, offSettles: 0, firstSettle: 1010 };
  expect(timesAt({ kind: 'start' })).toEqual([dead, ticks]);
  expect(timesAt({ kind: 'sample', epoch: 2, sample: 11 })).toEqual([lost]);
  expect(timesAt({ kind: 'resume', epoch: 2, sample: 11 })).toEqual([dead, ticks]);
  expect(timesAt({ kind: 'resume', epoch: 2, sample: 12 })).toEqual([dead, lost, ticks]);
  // A transient fault of training is over, whatever a snapshot says.
  const over = { ...lost, onSettles: 1, firstSettle: 2 ** 30 };
  const { offSettles: ____, ...never } = over;
  expect(timesAt({ kind: 'test', epoch: 2 })).toEqual([dead, never, ticks, { address: 4, chance: 0.2 }]);
});

it('flips of what a fresh start draws come in every sample from when on, or when they are asked for', () => {
  const flip = 'kind: flip-membrane-bit, population: hidden, value: 30';
  const { experiment: flipping } = loadExperiment({
    overrides: [
      `faults=[
        { ${flip}, addresses: [1], when: { epoch: 2 } },
        { ${flip}, addresses: [2], at_tick: 20, persistence: transient, on_samples: 1 },
        { ${flip}, addresses: [3], when: test, persistence: intermittent, probability_per_settle: 0.1 },
        { kind: flip-delay-bit, population: hidden, addresses: [4, 5, 6, 7, 8] },
      ]`,
    ],
  });
  const all = (moment: Moment) => [...injections(flipping, network, moment, SAMPLES)];
  const always = { onSettles: 2 ** 30 - 1, offSettles: 0 };
  const [once, ...delays] = all({ kind: 'start' });
  expect(once).toMatchObject({ address: 2, onSettles: 1, firstSettle: 0, atTick: 20 });
  expect(delays).toHaveLength(5);
  // Ten ticks lie between a spike and what it triggers.
  for (const { value } of delays) expect(value).toBeLessThan(10);
  expect(all({ kind: 'sample', epoch: 2, sample: 1 })).toMatchObject([
    { ...always, firstSettle: 1000, atTick: 0 },
  ]);
  expect(all({ kind: 'test', epoch: 2 }).slice(0, 3)).toMatchObject([
    { address: 1, ...always, firstSettle: 0 },
    { address: 2, firstSettle: 2 ** 30 },
    { address: 3, chance: 0.1, atTick: 0 },
  ]);
});
