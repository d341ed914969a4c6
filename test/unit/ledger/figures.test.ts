import { describe, expect, it } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { ENERGY_CARD } from '../../../src/ledger/card.js';
import { sampleFigure, timing, updateFigures } from '../../../src/ledger/figures.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import type { NumberFormat } from '../../../src/protocol/messages.js';
import { rowsOf } from './rows.js';

const loihi = loadCard(ENERGY_CARD, 'loihi-keras').card;
const horowitz = loadCard(ENERGY_CARD, 'cmos-45nm-horowitz').card;
const float32: NumberFormat = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' };
const int8: NumberFormat = { kind: 'fixed', bits: 8, step: 1, rounding: 'nearest' };

/** The default network of our notes: 2 training samples, 4 answered. */
function digits(): Ledger {
  const ledger = new Ledger();
  const training = { 'forward-events': 545_000, 'neuron-updates': 11_000, 'accumulator-increments': 47_000 };
  const inference = { 'forward-events': 273_000, 'neuron-updates': 5500 };
  for (let i = 0; i < 2; i++) ledger.add('training', rowsOf({ ...training, 'stored-changes': 20_000 }), 1);
  for (let i = 0; i < 4; i++) ledger.add('inference', rowsOf(inference), 1);
  return ledger;
}

describe('energy per update', () => {
  it.each([
    ['int8 in 8 KB SRAM', int8, 8, 2.53e-12],
    ['float32 in 8 KB SRAM', float32, 32, 10.9e-12],
  ])('one stored write, read + add + write: %s', (_name, weight, bits, joules) => {
    const ledger = new Ledger({
      populations: [],
      projections: [{ weight: bits, accumulator: 16, hidden: 0, target: 0, source: 0 }],
    });
    ledger.add(
      'training',
      rowsOf({ 'stored-changes': 1000, 'programming-pulses': 1000, 'forward-events': 9 }),
      1,
    );
    const conditions = { formats: { weight }, memoryBits: { synapse: 65_536, state: 65_536 } };
    const { storedWrite } = updateFigures(ledger, horowitz, conditions);
    expect(storedWrite.joules).toBeCloseTo(joules, 14);
    expect(storedWrite.atLeast).toBe(false);
  });

  it('float32 in DRAM costs 1300.9 pJ', () => {
    const ledger = new Ledger({
      populations: [],
      projections: [{ weight: 32, accumulator: 0, hidden: 0, target: 0, source: 0 }],
    });
    ledger.add('training', rowsOf({ 'stored-changes': 10 }), 1);
    const conditions = { formats: { weight: float32 }, memoryBits: { synapse: 1e9 } };
    expect(updateFigures(ledger, horowitz, conditions).storedWrite.joules).toBeCloseTo(1300.9e-12, 13);
  });

  it('gives the three named figures of one run', () => {
    const { storedWrite, marginal, allIn } = updateFigures(digits(), loihi);
    expect(storedWrite.joules).toBe(120e-12);
    const training = 545_000 * 27.1e-12 + 11_000 * 81e-12 + 67_000 * 120e-12;
    const inference = 273_000 * 27.1e-12 + 5500 * 81e-12;
    expect(marginal.joules).toBeCloseTo((training - inference) / 20_000, 15);
    expect(allIn.joules).toBeCloseTo(training / 47_000, 15);
    expect(allIn.standing).toBe('recalled');
    expect(new Set([storedWrite, marginal, allIn].map(one => one.name)).size).toBe(3);
  });

  it('takes the same end of a price on both sides of a difference', () => {
    const { marginal } = updateFigures(digits(), loihi);
    const low = (545_000 - 273_000) * 23.6e-12 + (11_000 - 5500) * 52e-12 + 67_000 * 120e-12;
    expect(marginal.low).toBeCloseTo(low / 20_000, 15);
    expect(marginal.high).toBeGreaterThan(marginal.joules!);
  });

  it('says why a figure is missing', () => {
    const ledger = new Ledger();
    ledger.add('training', rowsOf({ 'forward-events': 10 }), 1);
    const { storedWrite, marginal, allIn } = updateFigures(ledger, loihi);
    expect(storedWrite).toMatchObject({ missing: 'no stored weight was changed' });
    expect(marginal).toMatchObject({ missing: 'no sample was only answered' });
    expect(allIn).toMatchObject({ missing: 'no weight event happened' });
    expect(allIn.joules).toBeUndefined();
  });

  it('is missing, not free, where the card cannot price a write', () => {
    const figures = updateFigures(digits(), loadCard(ENERGY_CARD, 'truenorth').card);
    expect(figures.storedWrite).toMatchObject({
      missing: 'the energy card has no price for stored-change',
      atLeast: true,
    });
    expect(figures.allIn.atLeast).toBe(true);
  });
});

describe('per sample', () => {
  it('divides the energy of a phase by its samples', () => {
    expect(sampleFigure(digits(), 'inference', loihi).joules).toBeCloseTo(7.84e-6, 8);
    expect(sampleFigure(new Ledger(), 'inference', loihi).missing).toBe('no inference sample was counted');
  });

  it('latency and average power follow from the tick', () => {
    const ledger = new Ledger();
    ledger.add('inference', rowsOf({ ticks: 200, 'forward-events': 1_000_000 }), 4);
    const tick = { value: 1e-3, unit: 's', standing: 'preset', source: 'test' } as const;
    const power = { value: 1e-4, unit: 'W', standing: 'preset', source: 'test' } as const;
    const time = timing(ledger, 'inference', loihi, { tick, staticPower: power })!;
    expect(time.latency).toBeCloseTo(0.05, 12);
    expect(time.power).toBeCloseTo(1e-4 + 27.1e-6 / 0.2, 12);
    expect(time.standing).toBe('preset');
    expect(timing(ledger, 'training', loihi, { tick })).toBeUndefined();
    expect(timing(ledger, 'inference', loihi, {})).toBeUndefined();
  });
});
