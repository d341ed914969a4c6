import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/ledger/ledger.js';
import { rowsOf } from './rows.js';

const neuron = { membrane: 16, current: 20, trace: 24, bias: 12, delay: 10 };
const deferred = { weight: 8, accumulator: 16, hidden: 0, target: 20, source: 18 };

function counts(some: Parameters<typeof rowsOf>[0], synapse = deferred) {
  const ledger = new Ledger({ populations: [neuron], projections: [synapse] });
  ledger.add('training', rowsOf(some));
  const all = ledger.counts('training');
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count !== 0n));
}

describe('bits moved', () => {
  it('an event reads its weight and updates the input sum at the end it reaches', () => {
    expect(counts({ 'forward-events': 10, 'backward-events': 1 })).toEqual({
      'synaptic-event': 11n,
      'weight-bit-read': 88n,
      'state-bit-read': 218n,
      'state-bit-written': 218n,
    });
  });

  it('a neuron update reads and writes its state, reads its bias, shifts its delay line', () => {
    expect(counts({ 'neuron-updates': 2 })).toEqual({
      'neuron-update': 2n,
      'state-bit-read': 144n,
      'state-bit-written': 120n,
      'delay-bit-read': 2n,
      'delay-bit-written': 2n,
    });
  });

  it('a bias change reads and writes the bias', () => {
    expect(counts({ 'bias-changes': 3 })).toEqual({
      'bias-change': 3n,
      'state-bit-read': 36n,
      'state-bit-written': 36n,
    });
  });

  it('deferred: increments go to the accumulator, changes read and clear it', () => {
    expect(counts({ 'accumulator-increments': 10, 'stored-changes': 4 })).toEqual({
      'accumulator-increment': 10n,
      'stored-change': 4n,
      'accumulator-bit-read': 224n,
      'accumulator-bit-written': 224n,
      'weight-bit-read': 32n,
      'weight-bit-written': 32n,
    });
  });

  it('continual: a weight event is a stored change, or an attempt that left the weight as it was', () => {
    const continual = { ...deferred, accumulator: 0 };
    expect(counts({ 'accumulator-increments': 10, 'stored-changes': 4 }, continual)).toEqual({
      'accumulator-increment': 6n,
      'stored-change': 4n,
      'weight-bit-read': 80n,
      'weight-bit-written': 32n,
    });
    expect(counts({ 'stored-changes': 4 }, continual)).toEqual({
      'stored-change': 4n,
      'weight-bit-read': 32n,
      'weight-bit-written': 32n,
    });
  });

  it('continual with hidden numbers: a weight event is a hidden update, and a change reads and writes the level', () => {
    const onSpike = { ...deferred, weight: 2, accumulator: 0, hidden: 12 };
    const counted = { 'accumulator-increments': 10, 'hidden-updates': 10, 'stored-changes': 4 };
    expect(counts(counted, onSpike)).toEqual({
      'hidden-update': 10n,
      'stored-change': 4n,
      'accumulator-bit-read': 120n,
      'accumulator-bit-written': 120n,
      'weight-bit-read': 8n,
      'weight-bit-written': 8n,
    });
  });

  it('spikes, ticks and programming pulses move no bits of their own', () => {
    expect(counts({ spikes: 3, ticks: 2, 'programming-pulses': 1 })).toEqual({
      spike: 3n,
      tick: 2n,
      'programming-pulse': 1n,
    });
  });
});
