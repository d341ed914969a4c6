import { describe, expect, it } from 'vitest';
import { loadExperiment } from '../../../src/experiment/load.js';
import { UserError } from '../../../src/problem/problem.js';

/** What is said of a list of faults, or `accepted`. */
function verdict(faults: string, ...overrides: string[]): string {
  try {
    loadExperiment({ overrides: [...overrides, `faults=[${faults}]`] });
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'accepted';
}

const LEAKY = 'network.populations.hidden.unit.leak_per_tick=0.1';

describe('faults of neurons and spikes', () => {
  it.each([
    '{ kind: threshold-mismatch, population: hidden, value: 0.1 }',
    '{ kind: drop-spikes, population: pixels, value: 1 }',
    '{ kind: delay-spikes, population: digit, value: 63 }',
    '{ kind: extra-spikes, population: hidden, value: 0, fraction: 0 }',
  ])('%s is accepted', fault => expect(verdict(fault)).toBe('accepted'));

  it('leaks may differ where there are leaks', () => {
    expect(verdict('{ kind: leak-mismatch, population: hidden, value: 0.1 }', LEAKY)).toBe('accepted');
  });

  it.each([
    ['{ kind: threshold-mismatch, population: hidden }', /threshold-mismatch needs a value/],
    ['{ kind: threshold-mismatch, population: hidden, value: -0.1 }', /allowed: 0 \.\. 0\.5, a relative/],
    ['{ kind: threshold-mismatch, population: pixels, value: 0.1 }', /does not exist for this kind/],
    ['{ kind: leak-mismatch, population: hidden, value: 0.1 }', /do not leak.*found leak_per_tick 0/],
    ['{ kind: flip-membrane-bit, population: pixels }', /allowed: a population of kind spiking/],
    ['{ kind: drop-spikes, population: hidden, value: 1.5 }', /drop-spikes has no such value \(found 1\.5/],
    ['{ kind: drop-spikes, value: 0.1 }', /drop-spikes needs a population that exists/],
    ['{ kind: drop-spikes, projection: pixels-hidden, value: 0.1 }', /drop-spikes hits a population/],
    ['{ kind: delay-spikes, population: hidden, value: 0.5 }', /whole ticks, 1 \.\. 63/],
    ['{ kind: delay-spikes, population: hidden, value: 3, addresses: [100] }', /there is no such place/],
    ['{ kind: extra-spikes, population: hidden, value: 1 }', /1 left out, a probability per neuron and tick/],
  ])('%s is refused', (fault, words) => expect(verdict(fault)).toMatch(words));
});
