import { describe, expect, it } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { ENERGY_CARD, type EnergyCard } from '../../../src/ledger/card.js';
import { countsOf } from '../../../src/ledger/operations.js';
import { type Conditions, price } from '../../../src/ledger/price.js';
import { problemsIn } from '../card/problems.js';

const card = (name: string) => loadCard(ENERGY_CARD, name).card;
const sourced = (value: number, unit: string) =>
  ({ value, unit, standing: 'preset', source: 'test' }) as const;

/** Counts of our notes for the default network, per sample. */
const INFERENCE = countsOf({ spike: 3706n, 'synaptic-event': 273_000n, 'neuron-update': 5500n });
const TRAINING = countsOf({
  spike: 7406n,
  'synaptic-event': 545_000n,
  'neuron-update': 11_000n,
  'accumulator-increment': 47_000n,
});

describe('price', () => {
  it('gives the worked example: 7.84 uJ per inference, 21.3 uJ per training sample', () => {
    const inference = price(INFERENCE, card('loihi-keras'));
    expect(inference.joules).toBeCloseTo(7.84e-6, 8);
    expect(inference.rows.find(row => row.operation === 'synaptic-event')?.joules).toBeCloseTo(7.4e-6, 8);
    expect(inference.rows.find(row => row.operation === 'neuron-update')?.joules).toBeCloseTo(0.4455e-6, 10);
    expect(inference.atLeast).toBe(false);
    expect(inference.standing).toBe('simulated');
    const training = price(TRAINING, card('loihi-keras'));
    expect(training.joules).toBeCloseTo(21.3e-6, 7);
    expect(training.standing).toBe('recalled');
  });

  it('adds pulses of analog devices to the stored changes, or says at least', () => {
    const counts = countsOf({ 'stored-change': 10n, 'programming-pulse': 300n });
    const formats = { weight: { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' } } as const;
    const plain = card('cmos-130nm-scaled');
    const change = price(countsOf({ 'stored-change': 10n }), plain, { formats }).joules;
    const memory = price(counts, plain, { formats });
    expect([memory.joules, memory.atLeast]).toEqual([change, false]);
    const unpriced = price(counts, plain, { formats, pulsed: true });
    expect([unpriced.joules, unpriced.unpriced]).toEqual([change, ['programming-pulse']]);
    const energy = { ...sourced(2e-12, 'J'), low: 1e-12, high: 4e-12 };
    const priced = price(counts, { ...plain, device_pulse: energy }, { formats, pulsed: true });
    expect(priced.joules).toBeCloseTo(change + 300 * 2e-12, 18);
    expect([priced.atLeast, priced.standing]).toEqual([false, 'preset']);
    expect(priced.high - priced.low).toBeCloseTo(300 * 3e-12, 18);
    // It says nothing about the pulses of ordinary memory.
    expect(price(counts, { ...plain, device_pulse: energy }, { formats }).joules).toBe(change);
  });

  it('takes a settle for what a processor does for it or, where a circuit settles, for what that costs', () => {
    const counts = countsOf({ settle: 3n, 'multiply-add': 1000n, 'stored-change': 2n });
    const float = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' } as const;
    const rows = (circuit: Conditions['circuit']) => {
      const formats = { weight: float, membrane: float };
      const priced = price(counts, card('cmos-45nm-horowitz'), { formats, circuit });
      return { ...priced, states: priced.rows.map(({ operation, state }) => `${operation} ${state}`) };
    };
    const settle = sourced(5e-12, 'J');
    const [emulated, unknown, there] = [rows(undefined), rows({}), rows({ settle })];
    expect(emulated.states).toContain('settle included');
    expect(emulated.states).toContain('multiply-add priced');
    expect(unknown.states).toContain('multiply-add included');
    expect(unknown.atLeast).toBe(true);
    expect(there.atLeast).toBe(false);
    const written = emulated.rows.find(({ operation }) => operation === 'stored-change')!.joules;
    expect(there.joules).toBeCloseTo(15e-12 + written, 18);
  });

  it('adds up rows, and low and high ends', () => {
    const { rows, joules, low, high } = price(INFERENCE, card('loihi-keras'));
    expect(joules).toBe(rows.reduce((sum, row) => sum + row.joules, 0));
    expect(low).toBeCloseTo(273_000 * 23.6e-12 + 5500 * 52e-12, 15);
    expect(high).toBeCloseTo(273_000 * 35.5e-12 + 5500 * 81e-12, 15);
  });

  it('does not charge what a price includes', () => {
    const { rows } = price(INFERENCE, card('loihi-keras'));
    expect(rows.find(row => row.operation === 'spike')).toEqual({
      operation: 'spike',
      count: 3706n,
      state: 'included',
      joules: 0,
      low: 0,
      high: 0,
    });
  });

  it('says "at least" and lists what has no price', () => {
    const priced = price(TRAINING, card('truenorth'));
    expect(priced).toMatchObject({
      atLeast: true,
      unpriced: ['accumulator-increment'],
      standing: 'measured',
    });
    expect(priced.joules).toBeCloseTo(545_000 * 26e-12, 12);
  });

  it('leaves an inclusion out when its carrier was not counted', () => {
    expect(price(countsOf({ spike: 3n }), card('truenorth'))).toMatchObject({
      joules: 0,
      atLeast: true,
      unpriced: ['spike'],
      standing: undefined,
    });
  });

  it('adds static power x time to per-term prices only', () => {
    const counts = countsOf({ 'synaptic-event': 1000n, tick: 100n });
    const conditions = { staticPower: sourced(1e-4, 'W'), tick: sourced(1e-3, 's') };
    const perTerm = price(counts, card('loihi-keras'), conditions);
    expect(perTerm.joules).toBeCloseTo(1000 * 27.1e-12 + 100 * 1e-7, 15);
    expect(perTerm.standing).toBe('preset');
    const allIn = price(counts, card('truenorth'), conditions);
    expect(allIn.joules).toBeCloseTo(26e-9, 15);
    expect(allIn.atLeast).toBe(false);
    expect(price(counts, card('loihi-keras'))).toMatchObject({ atLeast: true, unpriced: ['tick'] });
  });

  it('warns about prices of different nodes, not about open ranges of one', () => {
    const base = card('loihi-davies2018');
    const [first, ...rest] = base.prices;
    const mixed = (node_nm: EnergyCard['node_nm']): EnergyCard => ({
      ...base,
      prices: [{ ...first!, node_nm }, ...rest],
    });
    const counts = countsOf({ spike: 1n, 'synaptic-event': 1n });
    expect(price(counts, mixed(28)).warnings).toMatchObject([{ code: 'price-mixed', found: '28 nm, 14 nm' }]);
    expect(price(counts, mixed([12, 16])).warnings).toEqual([]);
    expect(price(counts, base).warnings).toEqual([]);
  });

  it('refuses to add all-in and per-term prices of a card built in code', () => {
    const base = card('loihi-davies2018');
    const [first, ...rest] = base.prices;
    const mixed: EnergyCard = { ...base, prices: [{ ...first!, scope: 'all-in' }, ...rest] };
    const both = countsOf({ spike: 1n, 'synaptic-event': 1n });
    expect(problemsIn(() => price(both, mixed))).toMatchObject([{ code: 'price-mixed' }]);
    expect(price(countsOf({ spike: 1n }), mixed).joules).toBe(1.7e-12);
  });

  it('prices nothing at nothing', () => {
    expect(price(countsOf(), card('odin'))).toMatchObject({
      joules: 0,
      atLeast: false,
      rows: [],
      warnings: [],
    });
  });
});
