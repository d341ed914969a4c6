import { describe, expect, it } from 'vitest';
import { type Booking, memoryTable } from '../../../src/budget/booking.js';
import { widthsOf } from '../../../src/budget/widths.js';

const owners = {
  populations: [
    { name: 'pixels', size: 784 },
    { name: 'hidden', size: 100 },
  ],
  projections: [{ name: 'pixels-hidden', size: 78_400 }],
};

const neuron = (what: string, memory: Booking['memory'], bitsEach: number, per = 1): Booking => ({
  holder: 'neuron',
  population: 1,
  memory,
  what,
  count: 100 * per,
  bitsEach,
  why: 'test',
});
const synapse = (what: string, memory: Booking['memory'], bitsEach: number): Booking => ({
  holder: 'synapse',
  projection: 0,
  memory,
  what,
  count: 78_400,
  bitsEach,
  why: 'test',
});
const bookings: Booking[] = [
  neuron('membrane', 'membrane', 16),
  neuron('input sum', 'current', 20),
  neuron('rate filters', 'trace', 12, 2),
  neuron('spike delay line', 'delay', 1, 10),
  neuron('bias', 'bias', 16),
  synapse('weight', 'weight', 8),
  synapse('accumulator', 'accumulator', 16),
  { holder: 'core', memory: 'other', what: 'random generator', count: 1, bitsEach: 128, why: 'rounding' },
  { holder: 'chip', memory: 'slot', what: 'captured state', count: 2, bitsEach: 4000, why: 'two phases' },
];

describe('memoryTable', () => {
  it('adds up bits by holder', () => {
    expect(memoryTable(bookings, owners).totals).toEqual({
      neuron: 100 * (16 + 20 + 24 + 10 + 16),
      synapse: 78_400 * 24,
      core: 128,
      chip: 8000,
    });
  });

  it('says what one neuron or synapse keeps, and who owns it', () => {
    const { rows } = memoryTable(bookings, owners);
    expect(rows[2]).toMatchObject({ owner: 'hidden', what: 'rate filters', bits: 2400, bitsPerHolder: 24 });
    expect(rows[5]).toMatchObject({ owner: 'pixels-hidden', bits: 627_200, bitsPerHolder: 8 });
    expect(rows[8]).toMatchObject({ owner: '', bits: 8000 });
    expect(rows[8]).not.toHaveProperty('bitsPerHolder');
  });

  it.each([
    ['names no population', { holder: 'neuron', population: undefined }],
    ['names a population that is not there', { population: 7 }],
    ['keeps half a bit', { bitsEach: 0.5 }],
    ['keeps a negative count', { count: -1 }],
    ['is beyond exact integers', { count: 2 ** 40, bitsEach: 2 ** 20 }],
  ])('refuses a booking that %s', (_name, change) => {
    expect(() => memoryTable([{ ...bookings[0]!, ...(change as Partial<Booking>) }], owners)).toThrow(
      RangeError,
    );
  });

  it('refuses a synapse booking without a projection', () => {
    expect(() => memoryTable([{ ...bookings[5]!, projection: undefined }], owners)).toThrow(/no projection/);
  });
});

describe('widthsOf', () => {
  it('gives the ledger what was booked', () => {
    const ends = [{ source: 0, target: 1, synapses: 78_400 }];
    expect(widthsOf(bookings, [784, 100], ends)).toEqual({
      populations: [
        { membrane: 0, current: 0, trace: 0, bias: 0, delay: 0 },
        { membrane: 16, current: 20, trace: 24, bias: 16, delay: 10 },
      ],
      projections: [{ weight: 8, accumulator: 16, hidden: 0, target: 20, source: 0 }],
    });
  });
});
