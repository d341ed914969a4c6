import { describe, expect, test } from 'vitest';
import { splitDataset, trainOrder } from '../../../src/dataset/split.js';
import { drawStratified, quotas } from '../../../src/dataset/stratify.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { problemsFrom } from '../../support/problems.js';

/** Class counts of the packaged digits are of this kind: near 1,000 each, none equal. */
const COUNTS = [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978];

function pool(counts: readonly number[] = COUNTS, officialTrain: number | null = null) {
  const labels = Uint8Array.from(counts.flatMap((count, label) => Array<number>(count).fill(label)));
  return { labels, count: labels.length, classes: counts.length, officialTrain, sha256: 'ab' };
}

const ALL = { seed: 1, train: null, validation: 0, test: null } as const;

const countsOf = (labels: Uint8Array, indices: Uint32Array, classes = 10) => {
  const counts = Array<number>(classes).fill(0);
  for (const index of indices) counts[labels[index]!]!++;
  return counts;
};

describe('quotas', () => {
  test('are exact in total, by largest remainder', () => {
    expect(quotas([5, 3, 2], 5)).toEqual([3, 1, 1]);
    expect(quotas([1, 1, 1], 2)).toEqual([1, 1, 0]);
    expect(quotas([7, 0, 3], 10)).toEqual([7, 0, 3]);
    expect(quotas([7, 0, 3], 0)).toEqual([0, 0, 0]);
    expect(quotas([], 0)).toEqual([]);
    expect(quotas([0, 0], 0)).toEqual([0, 0]);
  });
});

describe('a pool', () => {
  test('gives a fifth of itself as test part: 8,000 and 2,000', () => {
    const data = pool();
    const split = splitDataset(data, ALL);
    expect([split.train.length, split.validation.length, split.test.length]).toEqual([8000, 0, 2000]);
    expect(countsOf(data.labels, split.test)).toEqual(quotas(COUNTS, 2000));
  });

  test('has the same test part for every seed of a run', () => {
    const [one, two] = [1, 2].map(seed => splitDataset(pool(), { ...ALL, seed, validation: 500 }));
    expect(one!.test).toEqual(two!.test);
    expect(one!.validation).not.toEqual(two!.validation);
    expect(splitDataset(pool(), { ...ALL, poolSeed: 9 }).test).not.toEqual(one!.test);
  });
});

describe('a set with an official test part', () => {
  test('keeps it', () => {
    const split = splitDataset(pool(COUNTS, 9000), ALL);
    expect([...split.train]).toEqual(Array.from({ length: 9000 }, (_, i) => i));
    expect([...split.test]).toEqual(Array.from({ length: 1000 }, (_, i) => 9000 + i));
  });
});

describe('sizes', () => {
  test('are exact and stratified', () => {
    const data = pool();
    const split = splitDataset(data, { seed: 3, train: 1000, validation: 777, test: 100 });
    expect([split.train.length, split.validation.length, split.test.length]).toEqual([1000, 777, 100]);
    expect(countsOf(data.labels, split.validation)).toEqual(
      quotas(countsOf(data.labels, splitDataset(data, ALL).train), 777),
    );
  });

  test('a smaller training part is drawn from what validation leaves', () => {
    const whole = splitDataset(pool(), { ...ALL, validation: 1000 });
    const part = splitDataset(pool(), { ...ALL, validation: 1000, train: 700 });
    expect(part.validation).toEqual(whole.validation);
    const left = new Set(whole.train);
    expect([...part.train].every(index => left.has(index))).toBe(true);
  });

  test.each([
    [{ validation: 8000 }, 'data.validation_samples', '8000', 'at most 7999'],
    [{ validation: 1000, train: 7001 }, 'data.train_samples', '7001', 'at most 7000'],
    [{ test: 2001 }, 'data.test_samples', '2001', 'at most 2000'],
  ])('beyond the set are refused: %j', (request, path, found, allowed) => {
    expect(problemsFrom(() => splitDataset(pool(), { ...ALL, ...request }))).toMatchObject([
      { code: 'value-range', path, found, allowed },
    ]);
  });
});

describe('hash', () => {
  test('knows the data and every list', () => {
    const base = splitDataset(pool(), ALL).hash;
    expect(base).toMatch(/^[0-9a-f]{64}$/);
    expect(splitDataset(pool(), ALL).hash).toBe(base);
    expect(splitDataset({ ...pool(), sha256: 'cd' }, ALL).hash).not.toBe(base);
    for (const request of [{ train: 7999 }, { validation: 1 }, { test: 1999 }, { poolSeed: 2 }]) {
      expect(splitDataset(pool(), { ...ALL, ...request }).hash).not.toBe(base);
    }
  });

  test('stays what it was: a stored run must find its split again', () => {
    const split = splitDataset(pool(), { seed: 1, train: 100, validation: 50, test: 20 });
    expect([...split.train.subarray(0, 5)]).toEqual([50, 108, 252, 400, 404]);
    expect(split.hash).toBe('4707a015e0f47b6cd4106759e670c4f61742ce55d20f7f071d2d87851e7397d3');
  });
});

test('a class without samples is no obstacle', () => {
  const draw = drawStratified(Uint32Array.of(0, 1, 2), Uint8Array.of(4, 4, 4), 5, 2, {
    seed: 1,
    purpose: PURPOSE.split,
    extra: 0,
  });
  expect(draw.chosen.length + draw.rest.length).toBe(3);
});

describe('training order', () => {
  test('needs no history and differs by epoch and seed', () => {
    const third = trainOrder(1, 3, 100);
    expect(trainOrder(1, 3, 100)).toEqual(third);
    expect(trainOrder(1, 4, 100)).not.toEqual(third);
    expect(trainOrder(2, 3, 100)).not.toEqual(third);
    expect([...third].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });
});
