import { describe, expect, test } from 'vitest';
import { answerDifference } from '../../../../src/experiment/comparison/answer.js';
import type { ChipEvent, CounterRow, SpikePacket } from '../../../../src/protocol/messages.js';

const packet = (population: number, firstTick: number, ...spikes: [number, number][]): SpikePacket => ({
  ...{ kind: 'spikes', requestId: 1, population, sample: 0, firstTick },
  ticks: Uint32Array.from(spikes, ([tick]) => tick),
  addresses: Uint32Array.from(spikes, ([, address]) => address),
});

const settled = (...readout: number[]): ChipEvent => ({
  ...{ kind: 'settled', requestId: 1, ticks: 9, residual: Number.NaN, converged: false, batch: 1 },
  readout: Float32Array.from(readout),
  work: { ticks: 9, spikes: 4, synapticEvents: 8, neuronUpdates: 18, weightEvents: 0 },
});

const counted = (...rows: CounterRow[]): ChipEvent => ({
  ...{ kind: 'telemetry-report', requestId: 1, offset: 0, total: rows.length },
  rows,
});

const refused = (message: string, path: string): ChipEvent => ({
  ...{ kind: 'error', requestId: 1, code: 'range', retryable: false },
  ...{ message, path },
});

describe('answers are the same', () => {
  test('however spikes are packed, and whichever population comes first', () => {
    const one = [packet(1, 0, [0, 3], [2, 1], [5, 0]), packet(2, 0, [4, 4]), settled(1, 2)];
    const other = [packet(2, 4, [0, 4]), packet(1, 0, [0, 3], [2, 1]), packet(1, 5, [0, 0]), settled(1, 2)];
    expect(answerDifference(one, other)).toBeUndefined();
  });

  test('however counters are sorted and refusals worded', () => {
    const a: CounterRow = { scope: 'chip', id: 0, counter: 'ticks', value: 5 };
    const b: CounterRow = { scope: 'projection', id: 1, counter: 'spikes', value: 7 };
    expect(answerDifference([counted(a, b)], [counted(b, a)])).toBeUndefined();
    expect(answerDifference([refused('no', 'beta')], [refused('never', 'beta')])).toBeUndefined();
  });
});

describe('the first difference', () => {
  test('is the earliest spike that one chip has alone', () => {
    const one = [packet(1, 0, [0, 3], [6, 1]), packet(2, 0, [1, 0], [4, 2], [4, 7])];
    const other = [packet(1, 0, [0, 3]), packet(2, 0, [1, 0], [4, 7])];
    expect(answerDifference(one, other)).toEqual({
      ...{ event: 'spikes', population: 2, neuron: 2, path: 'spike 2' },
      ...{ left: 'neuron 2 at tick 4', right: 'neuron 7 at tick 4' },
    });
  });

  test('may be a spike where the other chip has none', () => {
    const found = answerDifference([settled(1)], [packet(0, 2, [1, 5]), settled(1)]);
    expect(found).toMatchObject({ neuron: 5, path: 'spike 1', left: 'none', right: 'neuron 5 at tick 3' });
  });

  test('is named by the field of the event', () => {
    expect(answerDifference([settled(1, 2)], [settled(1, 3)])).toEqual({
      ...{ event: 'settled', path: 'readout[1]', left: 2, right: 3 },
    });
    expect(answerDifference([settled(1)], [refused('no', 'beta')])).toMatchObject({
      ...{ event: 'settled', path: 'kind', right: 'error' },
    });
    expect(answerDifference([], [settled(1)])).toMatchObject({ event: 'settled', left: 'nothing' });
  });
});
