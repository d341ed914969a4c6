import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { ENERGY_CARD } from '../../../src/ledger/card.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { countsOf, OPERATIONS, sumCounts } from '../../../src/ledger/operations.js';
import { price } from '../../../src/ledger/price.js';
import { rowsBetween } from '../../../src/ledger/tally.js';
import { COUNTERS, type CounterRow } from '../../../src/protocol/messages.js';

const widths = {
  populations: [{ membrane: 16, current: 16, trace: 24, bias: 16, delay: 10 }],
  projections: [
    { weight: 8, accumulator: 16, hidden: 0, target: 16, source: 16 },
    { weight: 8, accumulator: 0, hidden: 0, target: 16, source: 0 },
  ],
};

const row = fc.record({
  scope: fc.constantFrom('chip', 'population', 'projection') as fc.Arbitrary<CounterRow['scope']>,
  id: fc.integer({ min: 0, max: 2 }),
  counter: fc.constantFrom(...COUNTERS),
  value: fc.maxSafeNat(),
});
const rows = fc.uniqueArray(row, { selector: one => `${one.scope}/${one.id}/${one.counter}`, maxLength: 40 });

it('the order and the grouping of additions change nothing', () => {
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 5 }), parts => {
      const forward = new Ledger(widths);
      const backward = new Ledger(widths);
      for (const part of parts) forward.add('training', part, 1);
      for (const part of parts.toReversed())
        for (const one of part.toReversed()) backward.add('training', [one]);
      expect(backward.tally('training')).toEqual(new Map([...forward.tally('training')]));
      expect(backward.counts('training')).toEqual(forward.counts('training'));
    }),
  );
});

it('a ledger survives its record', () => {
  fc.assert(
    fc.property(rows, rows, fc.nat(), (training, inference, samples) => {
      const ledger = new Ledger(widths);
      ledger.add('training', training, samples);
      ledger.add('inference', inference);
      expect(Ledger.from(JSON.parse(JSON.stringify(ledger.record()))).record()).toEqual(ledger.record());
    }),
  );
});

it('reports taken anywhere add up to the last one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1e9), { minLength: 1, maxLength: 20 }), steps => {
      const ledger = new Ledger();
      let total = 0;
      let last: CounterRow[] = [];
      for (const step of steps) {
        total += step;
        const next: CounterRow[] = [{ scope: 'chip', id: 0, counter: 'ticks', value: total }];
        ledger.add('training', rowsBetween(last, next));
        last = next;
      }
      expect(ledger.counts('training').tick).toBe(BigInt(total));
    }),
  );
});

const counts = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 18n }), {
    minLength: OPERATIONS.length,
    maxLength: OPERATIONS.length,
  })
  .map(values => countsOf(Object.fromEntries(OPERATIONS.map((operation, i) => [operation, values[i]!]))));

it.each(['loihi-keras', 'odin', 'cmos-45nm-horowitz'])(
  'prices of %s are additive, ordered and never negative',
  name => {
    const { card } = loadCard(ENERGY_CARD, name);
    const float32 = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' } as const;
    const conditions = {
      formats: { weight: float32, accumulator: float32, membrane: float32 },
      memoryBits: { synapse: 1e6, state: 1e5 },
    };
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [one, other, both] = [a, b, sumCounts(a, b)].map(c => price(c, card, conditions));
        expect(both!.low).toBeLessThanOrEqual(both!.joules);
        expect(both!.joules).toBeLessThanOrEqual(both!.high);
        const apart = one!.joules + other!.joules;
        // A count that only one side has may be included there and not in the other, so no more than apart.
        expect(both!.joules).toBeLessThanOrEqual(apart * (1 + 1e-12));
        expect(both!.rows.length).toBe(
          OPERATIONS.filter(operation => a[operation] + b[operation] > 0n).length,
        );
      }),
    );
  },
);
