import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SplitRequest, splitDataset, trainOrder } from '../../../src/dataset/split.js';
import { quotas } from '../../../src/dataset/stratify.js';

const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const seed = fc.integer({ min: 0, max: 0xffffffff });

interface Case {
  readonly data: Parameters<typeof splitDataset>[0];
  readonly request: SplitRequest;
  /** Sizes of the whole training and test part. */
  readonly sizes: readonly [number, number];
}

/** Any data set of at least ten samples in any order, and any request that it can meet. */
const cases: fc.Arbitrary<Case> = fc
  .tuple(counts, fc.boolean(), seed, share, share, share, seed)
  .map(([perClass, official, runSeed, a, b, c, poolSeed]) => {
    const sorted = perClass.flatMap((n, label) => Array<number>(n).fill(label));
    const labels = Uint8Array.from([...Array<number>(10).fill(0), ...sorted]).map(
      (_, i, all) => all[(i * 7) % all.length]!,
    );
    const count = labels.length;
    const train = count - Math.round(count / 5);
    const validation = Math.floor(a * (train - 1));
    const kept = b > 0.9 ? null : Math.floor(b * (train - validation));
    const tested = c > 0.9 ? null : Math.floor(c * (count - train));
    return {
      data: { labels, count, classes: perClass.length, officialTrain: official ? train : null, sha256: 'x' },
      request: { seed: runSeed, poolSeed, train: kept, validation, test: tested },
      sizes: [train, count - train],
    };
  });

const tally = (labels: Uint8Array, classes: number, indices: Iterable<number>): number[] => {
  const found = Array<number>(classes).fill(0);
  for (const index of indices) found[labels[index]!]!++;
  return found;
};

describe('a split', () => {
  test('has the sizes that were asked for, shares no sample, and is ascending', () => {
    fc.assert(
      fc.property(cases, ({ data, request, sizes: [train, rest] }) => {
        const split = splitDataset(data, request);
        expect(split.validation.length).toBe(request.validation);
        expect(split.train.length).toBe(request.train ?? train - request.validation);
        expect(split.test.length).toBe(request.test ?? rest);
        const all = [...split.train, ...split.validation, ...split.test];
        expect(new Set(all).size).toBe(all.length);
        expect(all.every(index => index < data.count)).toBe(true);
        for (const list of [split.train, split.validation, split.test]) expect(list).toEqual(list.toSorted());
      }),
    );
  });

  test('leaves no sample out when nothing is cut', () => {
    fc.assert(
      fc.property(cases, ({ data, request }) => {
        const split = splitDataset(data, { ...request, train: null, test: null });
        const all = [...split.train, ...split.validation, ...split.test].sort((a, b) => a - b);
        expect(all).toEqual(Array.from({ length: data.count }, (_, i) => i));
      }),
    );
  });

  test('has every class in proportion, within one sample', () => {
    fc.assert(
      fc.property(cases, ({ data, request }) => {
        const whole = splitDataset(data, { ...request, train: null, validation: 0, test: null });
        const split = splitDataset(data, { ...request, train: null });
        const within = (part: Uint32Array, of: Iterable<number>, ofCount: number) => {
          const exact = tally(data.labels, data.classes, of).map(
            n => (n * part.length) / Math.max(1, ofCount),
          );
          const found = tally(data.labels, data.classes, part);
          for (const [label, n] of found.entries()) expect(Math.abs(n - exact[label]!)).toBeLessThan(1);
        };
        within(split.validation, whole.train, whole.train.length);
        within(split.test, whole.test, whole.test.length);
        if (data.officialTrain === null) within(whole.test, Array(data.count).keys(), data.count);
      }),
    );
  });

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(cases, ({ data, request }) => {
        expect(splitDataset(data, request)).toEqual(splitDataset(data, request));
      }),
    );
  });
});

test('quotas add up and stay within one of the exact share', () => {
  fc.assert(
    fc.property(counts, share, (perClass, part) => {
      const all = perClass.reduce((a, b) => a + b, 0);
      const total = Math.floor(part * all);
      const found = quotas(perClass, total);
      expect(found.reduce((a, b) => a + b, 0)).toBe(total);
      for (const [i, n] of found.entries()) {
        expect(n).toBeLessThanOrEqual(perClass[i]!);
        expect(Math.abs(n - (perClass[i]! * total) / Math.max(1, all))).toBeLessThan(1);
      }
    }),
  );
});

test('an order of training is a permutation', () => {
  fc.assert(
    fc.property(
      seed,
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 300 }),
      (runSeed, epoch, n) => {
        const order = trainOrder(runSeed, epoch, n);
        expect(order.toSorted()).toEqual(Uint32Array.from({ length: n }, (_, i) => i));
      },
    ),
  );
});
