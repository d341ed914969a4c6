import { describe, expect, it } from 'vitest';
import { loadExperiment } from '../../../src/experiment/load.js';
import { verdictOn } from '../../support/problems.js';

/** What is said of a list of faults, or `accepted`. */
const verdict = (faults: string, ...overrides: string[]) =>
  verdictOn(() => loadExperiment({ overrides: [...overrides, `faults=[${faults}]`] }));

const LEAKY = 'network.populations.hidden.unit.leak_per_tick=0.1';

const PAIRS = ['network.projections.hidden-digit.synapse={ kind: ternary }', 'chip.cells.card=hfo2-2t2r-mid'];

describe('faults of arrays', () => {
  it.each([
    '{ kind: dead-word-line, rows: [3] }',
    '{ kind: shorted-bit-line, projection: hidden-digit, addresses: [2], fraction: 0.5 }',
    '{ kind: sense-offset, value: 0.3, tiles: [0] }',
    '{ kind: supply-drop, value: 0.1 }',
    '{ kind: stuck-cell, tiles: [3] }',
    '{ kind: supply-drop, value: 0.1, tiles: [0] }',
    '{ kind: read-errors, fraction: 0.1, tiles: [0, 3] }',
    '{ kind: age, value: 100, fraction: 0.5 }',
  ])('%s is accepted', fault => expect(verdict(fault, ...PAIRS)).toBe('accepted'));

  it.each([
    ['{ kind: dead-word-line, rows: [100] }', /rows are counted from 0 \(found 100; allowed: 0 \.\. 99\)/],
    ['{ kind: stuck-cell, tiles: [4] }', /tiles are counted from 0 \(found 4; allowed: 0 \.\. 3\)/],
    ['{ kind: dead-bit-line, addresses: [80] }', /allowed: 0 \.\. 79/],
    ['{ kind: stuck-cell, tiles: [0], addresses: [1] }', /addresses already name every place/],
    ['{ kind: sense-offset }', /sense-offset needs a value/],
    [
      '{ kind: supply-drop, value: 0.3 }',
      /supply that is left lies outside the range.*allowed: 0.4 to 1.4 V/,
    ],
    [
      '{ kind: supply-drop, value: 0.1, tiles: [4] }',
      /tiles are counted from 0 \(found 4; allowed: 0 \.\. 3\)/,
    ],
    ['{ kind: read-errors, fraction: 0.1, rows: [0] }', /read-errors hits a whole projection or some of/],
    ['{ kind: age, value: 1, copy: backward }', /there is one array, and no copy of it/],
    ['{ kind: flip-level, copy: forward }', /flip-level does not hit arrays/],
    ['{ kind: dead-neuron, population: hidden, tiles: [0] }', /neurons stand in no tile/],
  ])('%s is refused', (fault, words) => expect(verdict(fault, ...PAIRS)).toMatch(words));

  it('hit the copy that is named, of two that there are', () => {
    const two = [...PAIRS, 'chip.cells.access=two-copies'];
    expect(verdict('{ kind: read-errors, fraction: 0.1, copy: backward }', ...two)).toBe('accepted');
    // 100 x 10 in tiles of 32 x 32 is four tiles, and four more the other way round.
    expect(verdict('{ kind: dead-word-line, tiles: [7] }', ...two)).toBe('accepted');
    expect(verdict('{ kind: dead-word-line, tiles: [8] }', ...two)).toMatch(/allowed: 0 \.\. 7/);
    expect(verdict('{ kind: flip-level, tiles: [4] }', ...two)).toMatch(/allowed: 0 \.\. 3/);
    expect(verdict('{ kind: stuck-cell, addresses: [1], copy: forward }', ...two)).toMatch(/already name/);
  });

  it('need an array', () => {
    const ternary = PAIRS[0]!;
    expect(verdict('{ kind: write-errors, fraction: 0.1, tiles: [0] }', ternary)).toMatch(
      /only arrays of resistive pairs have tiles/,
    );
    expect(verdict('{ kind: dead-word-line }', ternary)).toMatch(
      /fault of cells \(found chip.cells.card ideal/,
    );
    expect(verdict('{ kind: dead-word-line }', ternary, 'chip.cells.card=sram-bit')).toMatch(/card sram-bit/);
    expect(verdict('{ kind: dead-word-line }')).toMatch(/fault of discrete synapses/);
  });
});

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
    ['{ kind: flip-phase-bit, population: hidden }', /only regular encoders have a phase/],
    ['{ kind: flip-refractory-bit, population: hidden }', /these neurons are never refractory/],
    ['{ kind: flip-delay-bit, population: pixels }', /allowed: a population of kind spiking/],
    ['{ kind: flip-bias-bit, population: hidden, at_tick: 3 }', /flip-bias-bit happens between samples/],
    ['{ kind: drop-spikes, population: hidden, value: 1.5 }', /drop-spikes has no such value \(found 1\.5/],
    ['{ kind: drop-spikes, value: 0.1 }', /drop-spikes needs a population that exists/],
    ['{ kind: drop-spikes, projection: pixels-hidden, value: 0.1 }', /drop-spikes hits a population/],
    ['{ kind: delay-spikes, population: hidden, value: 0.5 }', /whole ticks, 1 \.\. 63/],
    ['{ kind: delay-spikes, population: hidden, value: 3, addresses: [100] }', /there is no such place/],
    ['{ kind: extra-spikes, population: hidden, value: 1 }', /1 left out, a probability per neuron and tick/],
  ])('%s is refused', (fault, words) => expect(verdict(fault)).toMatch(words));
});

describe('faults that come and go', () => {
  const dead = (times: string) => verdict(`{ kind: dead-neuron, population: hidden, ${times} }`);
  const drop = (times: string) => verdict(`{ kind: drop-spikes, population: hidden, value: 0.1, ${times} }`);

  it('have times that go together', () => {
    expect(dead('persistence: permanent')).toBe('accepted');
    expect(dead('persistence: transient, on_samples: 3')).toBe('accepted');
    expect(dead('persistence: intermittent, on_samples: 3, off_samples: 5')).toBe('accepted');
    expect(dead('persistence: intermittent, probability_per_settle: 0.1')).toBe('accepted');
    expect(drop('persistence: intermittent, on_ticks: 3, off_ticks: 5')).toBe('accepted');
    expect(dead('when: { epoch: 1, sample: 5 }')).toBe('accepted');
  });

  it.each([
    [dead('on_samples: 3'), /a permanent fault has other times \(found on_samples; allowed: no times\)/],
    [dead('persistence: transient'), /found no times; allowed: on_samples/],
    [
      dead('persistence: intermittent, on_samples: 3'),
      /on_samples and off_samples, or on_ticks and off_ticks, or/,
    ],
    [
      dead('persistence: intermittent, on_samples: 3, off_samples: 3, probability_per_settle: 0.1'),
      /an? intermittent fault has other times/,
    ],
    [
      dead('persistence: intermittent, on_ticks: 3, off_ticks: 5'),
      /dead-neuron does not change within a sample/,
    ],
    [
      verdict('{ kind: flip-weight-bit, fraction: 0.1, persistence: transient, on_samples: 1 }'),
      /flip-weight-bit does not come and go \(found transient; allowed: .*dead-neuron, /,
    ],
    [
      verdict(
        '{ kind: threshold-mismatch, population: hidden, value: 0.1, persistence: transient, on_samples: 1 }',
      ),
      /threshold-mismatch does not come and go/,
    ],
  ])('%s', (said, words) => expect(said).toMatch(words));
});

describe('faults that contradict each other', () => {
  const of = (...faults: string[]) => verdict(faults.map(fault => `{ ${fault} }`).join(', '), ...PAIRS);
  const neuron = 'population: hidden, addresses: [1, 2]';

  it.each([
    [
      [`kind: drop-spikes, ${neuron}, value: 0.1`, 'kind: drop-spikes, population: hidden, value: 0.2'],
      /faults\[1\]: two faults say different things about one place \(found drop-spikes beside drop-spikes of faults\[0\]/,
    ],
    [
      [`kind: delay-spikes, ${neuron}, value: 3`, `kind: dead-neuron, ${neuron}`],
      /a dead neuron fires nothing/,
    ],
    [['kind: dead-word-line, rows: [3]', 'kind: shorted-word-line, tiles: [0]'], /different things/],
    [['kind: read-errors, fraction: 0.1', 'kind: read-errors, fraction: 0.2'], /different things/],
    [
      [
        'kind: stuck-weight, projection: hidden-digit, addresses: [0], value: 0',
        'kind: stuck-weight, projection: hidden-digit, addresses: [0], value: 1',
      ],
      /different things/,
    ],
    [
      [
        'kind: drop-spikes, population: hidden, addresses: [1], value: 0.1, persistence: intermittent, on_ticks: 1, off_ticks: 2',
        'kind: drop-spikes, population: hidden, addresses: [2], value: 0.1',
      ],
      /come and go in the same ticks/,
    ],
  ])('%j', (faults, words) => expect(of(...faults)).toMatch(words));

  it.each([
    [[`kind: drop-spikes, ${neuron}, value: 0.1`, `kind: drop-spikes, ${neuron}, value: 0.1`]],
    [[`kind: drop-spikes, ${neuron}, value: 0.1`, `kind: drop-spikes, ${neuron}, value: 0.2, when: test`]],
    [[`kind: drop-spikes, ${neuron}, value: 0.1`, `kind: extra-spikes, ${neuron}, value: 0.2`]],
    [[`kind: dead-neuron, ${neuron}`, 'kind: drop-spikes, population: hidden, value: 0.1']],
    [['kind: dead-word-line, rows: [3]', 'kind: shorted-bit-line, columns: [0]']],
    [['kind: stuck-cell, fraction: 0.1', 'kind: stuck-cell, fraction: 0.2, value: 1']],
  ])('%j is accepted', faults => expect(of(...faults)).toBe('accepted'));
});
