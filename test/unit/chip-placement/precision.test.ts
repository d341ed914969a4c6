import { describe, expect, it } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { CHIP_CARD } from '../../../src/chip/card.js';
import { conditionsOf, FLOAT32, formatsOf } from '../../../src/chip/precision.js';
import { precisionSchema } from '../../../src/chip/schema.js';

const small = loadCard(CHIP_CARD, 'small').card;
const laptop = loadCard(CHIP_CARD, 'laptop').card;

describe('formatsOf', () => {
  it('the laptop keeps everything in float32', () => {
    expect(formatsOf(laptop)).toEqual({
      weight: FLOAT32,
      accumulator: FLOAT32,
      hidden: FLOAT32,
      membrane: FLOAT32,
      trace: FLOAT32,
    });
  });

  it('a fixed format has 2^bits levels over its range', () => {
    const { weight, trace } = formatsOf(small);
    expect(weight).toEqual({ kind: 'fixed', bits: 8, step: 1 / 128, rounding: 'stochastic' });
    expect(trace).toEqual({ kind: 'fixed', bits: 12, step: 1 / 2048, rounding: 'nearest' });
  });

  it('an experiment overrides what it names', () => {
    const precision = precisionSchema.parse({ weight: { bits: 4, range: 2 }, membrane: { kind: 'float32' } });
    expect(formatsOf(small, precision)).toEqual({
      ...formatsOf(small),
      weight: { kind: 'fixed', bits: 4, step: 0.25, rounding: 'nearest' },
      membrane: FLOAT32,
    });
  });
});

describe('conditionsOf', () => {
  it('gives the ledger sizes, tick and static power of the card', () => {
    const conditions = conditionsOf(small, formatsOf(small));
    expect(conditions.memoryBits).toEqual({ synapse: 2 ** 21, state: 2 ** 16 });
    expect(conditions.tick?.value).toBe(1e-3);
    expect(conditions.staticPower).toMatchObject({ value: 1e-4, low: 1e-5, high: 1e-3, standing: 'preset' });
    expect(conditions.formats?.weight?.bits).toBe(8);
  });
});
