import { describe, expect, it } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { CHIP_CARD, type ChipCard } from '../../../src/chip/card.js';
import { place } from '../../../src/chip/placement.js';
import { sentence } from '../../../src/problem/problem.js';
import { network, type Sketch } from './network.js';

const small = loadCard(CHIP_CARD, 'small').card;
const laptop = loadCard(CHIP_CARD, 'laptop').card;

function put(sketch: Sketch, card: ChipCard = small) {
  const { populations, projections, bookings } = network(sketch);
  return place(populations, projections, bookings, card);
}
const partsOf = (sketch: Sketch, card?: ChipCard) =>
  put(sketch, card).cores.map(core => core.parts.map(part => [part.population, part.from, part.to]));

type Tight = Partial<Record<keyof ChipCard['core'], number>> & { cores?: number; events_per_tick?: number };

/** The small card with some limits changed. */
function tight({ cores, events_per_tick, ...core }: Tight): ChipCard {
  const as = <T extends { value: number }>(was: T, value = was.value): T => ({ ...was, value });
  return {
    ...small,
    cores: as(small.cores, cores),
    core: {
      neurons: as(small.core.neurons, core.neurons),
      synapse_bits: as(small.core.synapse_bits, core.synapse_bits),
      state_bits: as(small.core.state_bits, core.state_bits),
      fan_in: as(small.core.fan_in, core.fan_in),
      fan_out: as(small.core.fan_out, core.fan_out),
    },
    link: { events_per_tick: as(small.link.events_per_tick, events_per_tick) },
  };
}

describe('place', () => {
  it('puts 784-100-10 with 8-bit weights and 16-bit accumulators on one small core', () => {
    const placement = put({ layers: [784, 100, 10], accumulatorBits: 16 });
    expect(placement.violations).toEqual([]);
    expect(placement.cores).toHaveLength(1);
    expect(placement.cores[0]).toMatchObject({
      neurons: 110,
      stateBits: 110 * 64,
      synapseBits: (784 * 100 + 100 * 10) * 24,
      fanIn: 784 + 100 + 10,
      fanOut: 110,
      eventsIn: 784,
      eventsOut: 0,
    });
    expect(placement.edgeEvents).toBe(784);
  });

  it('splits a population whose synapses do not fit one core', () => {
    // A core holds 2^21 synapse bits: 111 neurons of 784 x 24.
    expect(partsOf({ layers: [784, 300, 10], accumulatorBits: 16 })).toEqual([
      [[1, 0, 111]],
      [[1, 111, 222]],
      [[1, 222, 300]],
      [[2, 0, 10]],
    ]);
  });

  it('counts routes and events that leave a core', () => {
    const { cores, violations } = put({ layers: [784, 300, 10], accumulatorBits: 16 });
    expect(violations).toEqual([]);
    // Hidden spikes go to the output core; output spikes to all three hidden cores.
    expect(cores.map(core => [core.fanIn, core.fanOut, core.eventsIn, core.eventsOut])).toEqual([
      [794, 111, 794, 111],
      [794, 111, 794, 111],
      [794, 78, 794, 78],
      [300, 30, 300, 10],
    ]);
  });

  it('does not join populations whose sources together exceed the fan-in', () => {
    expect(partsOf({ layers: [784, 250, 10] })).toEqual([[[1, 0, 250]], [[2, 0, 10]]]);
    expect(partsOf({ layers: [700, 100, 10] })).toEqual([
      [
        [1, 0, 100],
        [2, 0, 10],
      ],
    ]);
  });

  it('splits by neurons and by state memory', () => {
    expect(partsOf({ layers: [4, 600] })).toEqual([[[1, 0, 256]], [[1, 256, 512]], [[1, 512, 600]]]);
    expect(partsOf({ layers: [4, 100], stateBits: 1024 })).toEqual([[[1, 0, 64]], [[1, 64, 100]]]);
    expect(partsOf({ layers: [4, 100], stateBits: 1024, coreBits: 1024 })[0]).toEqual([[1, 0, 63]]);
  });

  it('has room for a million synapses and more on the laptop card', () => {
    expect(put({ layers: [3000, 3000, 10], weightBits: 32, accumulatorBits: 32 }, laptop).violations).toEqual(
      [],
    );
  });

  it('counts no more sources of a sparse projection than it has synapses', () => {
    const { cores } = put({ layers: [2000, 100], density: 0.001 });
    expect(cores[0]!.fanIn).toBe(200);
  });
});

describe('what does not fit', () => {
  const problems = (sketch: Sketch, change: Tight) => put(sketch, tight(change)).violations;
  const digits: Sketch = { layers: [784, 100, 10], accumulatorBits: 16 };

  it('names core, need, limit and the largest consumers', () => {
    const [problem] = problems(digits, { synapse_bits: 10_000 });
    expect(sentence(problem!)).toBe(
      'core.synapse_bits: core 0 has too little synapse memory for this network (found a need of 1,881,600 bits; ' +
        'allowed: at most 10,000 bits on the chip card "small"). Largest consumers: input-hidden accumulators ' +
        '1,254,400 bits, input-hidden weights 627,200 bits.',
    );
  });

  it.each([
    [{ state_bits: 60 }, 'core.state_bits', 'hidden state 6,400 bits'],
    [{ fan_in: 500 }, 'core.fan_in', 'input 784, output 10'],
    [{ fan_out: 50 }, 'core.fan_out', 'hidden 100'],
    [{ events_per_tick: 500 }, 'link.events_per_tick', 'input 784, output 10'],
    [{ cores: 1, neurons: 50 }, 'cores', 'hidden 2, output 1'],
  ] as const)('%o', (change, path, consumers) => {
    const [problem] = problems(digits, change);
    expect(problem).toMatchObject({ code: 'chip-too-small', path });
    expect(problem!.advice).toContain(consumers);
  });

  it('names the link into the chip', () => {
    const found = problems(digits, { events_per_tick: 500 });
    expect(found.map(problem => problem.message)).toContain(
      'the link into the chip carries too few events per tick for all inputs to fire at once',
    );
  });

  it('is one problem per resource, on the core in greatest need', () => {
    const found = problems({ layers: [784, 600] }, { fan_in: 10 });
    expect(found.map(problem => problem.message)).toEqual([
      'core 0 has too little fan-in for this network, and so have 2 other cores',
    ]);
    const two = problems({ layers: [784, 300] }, { fan_in: 10 });
    expect(two[0]!.message).toBe('core 0 has too little fan-in for this network, and so has core 1');
  });

  it('keeps together what no core can hold', () => {
    const found = problems(digits, { state_bits: 60 });
    expect(found[0]).toMatchObject({ found: 'a need of 6,400 bits' });
  });

  it('places half a million neurons on as many cores as it takes', () => {
    const { cores, violations } = put({ layers: [10, 500_000, 10] });
    // The output neurons need a core of their own: all hidden neurons reach them.
    expect(cores).toHaveLength(Math.ceil(500_000 / 256) + 1);
    expect(violations.map(one => one.path)).toContain('cores');
  });
});
