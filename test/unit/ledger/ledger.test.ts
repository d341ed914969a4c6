import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/ledger/ledger.js';
import { rowsBetween, tallyKey, updateEvents } from '../../../src/ledger/tally.js';
import { problemsIn } from '../card/problems.js';
import { rowsOf } from './rows.js';

describe('Ledger', () => {
  it('counts 10^7 synapses over 10^9 ticks exactly', () => {
    const ledger = new Ledger();
    const part = 2 ** 53 - 1;
    for (let i = 0; i < 100; i++) ledger.add('training', rowsOf({ 'forward-events': part }), 1);
    ledger.add('training', rowsOf({ 'forward-events': 1, 'backward-events': 2 }));
    expect(ledger.counts('training')['synaptic-event']).toBe(100n * (2n ** 53n - 1n) + 3n);
    expect(ledger.counts('training')['synaptic-event']).toBeGreaterThan(10n ** 16n);
    expect(ledger.samples('training')).toBe(100n);
  });

  it('moves bits exactly beyond 2^53', () => {
    const widths = {
      populations: [],
      projections: [{ weight: 8, accumulator: 16, hidden: 0, target: 24, source: 24 }],
    };
    const ledger = new Ledger(widths);
    for (let i = 0; i < 10; i++) ledger.add('training', rowsOf({ 'forward-events': 10 ** 15 }));
    expect(ledger.counts('training')['weight-bit-read']).toBe(8n * 10n ** 16n);
  });

  it('keeps training and inference apart', () => {
    const ledger = new Ledger();
    ledger.add('training', rowsOf({ spikes: 5, ticks: 100 }), 1);
    ledger.add('inference', rowsOf({ spikes: 3, ticks: 50 }), 1);
    expect(ledger.counts('training').spike).toBe(5n);
    expect(ledger.counts('inference')).toMatchObject({ spike: 3n, tick: 50n });
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53])('refuses %d as a count', value => {
    expect(problemsIn(() => new Ledger().add('training', rowsOf({ spikes: value })))).toMatchObject([
      { code: 'count-overflow', path: 'population 0', found: String(value) },
    ]);
  });

  it('comes back from its record bit by bit', () => {
    const widths = {
      populations: [{ membrane: 16, current: 16, trace: 24, bias: 16, delay: 10 }],
      projections: [{ weight: 8, accumulator: 0, hidden: 0, target: 16, source: 0 }],
    };
    const ledger = new Ledger(widths);
    for (let i = 0; i < 3; i++) ledger.add('training', rowsOf({ spikes: 2 ** 53 - 1, ticks: 7 }), 2);
    const record = JSON.parse(JSON.stringify(ledger.record()));
    const back = Ledger.from(record);
    expect(back.record()).toEqual(ledger.record());
    expect(back.counts('training')).toEqual(ledger.counts('training'));
    expect(back.samples('training')).toBe(6n);
  });

  it.each([
    ['nothing', undefined],
    ['a negative count', { 'chip/0/ticks': '-1' }],
    ['an unknown counter', { 'chip/0/tocks': '1' }],
    ['a number that is no text', { 'chip/0/ticks': 1 }],
  ])('refuses a damaged record: %s', (_name, counts) => {
    const fine = new Ledger().record();
    const record = counts && { ...fine, training: { samples: '1', counts } };
    expect(problemsIn(() => Ledger.from(record, 'run.json'))).toMatchObject([
      { code: 'file-damaged', file: 'run.json' },
    ]);
  });
});

describe('rowsBetween', () => {
  it('gives what was counted between two reports', () => {
    const later = [...rowsOf({ spikes: 12 }), ...rowsOf({ ticks: 3 })];
    expect(rowsBetween(rowsOf({ spikes: 5 }), later).map(row => row.value)).toEqual([7, 3]);
  });

  it('refuses counts that went backwards', () => {
    expect(problemsIn(() => rowsBetween(rowsOf({ spikes: 5 }), rowsOf({ spikes: 4 })))).toMatchObject([
      { code: 'protocol-violation', found: '4', allowed: 'at least 5' },
    ]);
  });
});

describe('updateEvents', () => {
  const key = (id: number, counter: 'accumulator-increments' | 'stored-changes') =>
    tallyKey('projection', id, counter);
  it('counts increments where there are any, else changes of the weight', () => {
    const tally = new Map([
      [key(0, 'accumulator-increments'), 100n],
      [key(0, 'stored-changes'), 30n],
      [key(1, 'stored-changes'), 7n],
    ]);
    expect(updateEvents(tally)).toBe(107n);
  });
});
