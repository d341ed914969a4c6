import { expect, test } from 'vitest';
import { findDataset } from '../../src/dataset/find.js';
import { splitDataset } from '../../src/dataset/split.js';

test('the packaged digits are found and always split the same way', () => {
  const data = findDataset('digits');
  expect(data).toMatchObject({ count: 10_000, width: 28, height: 28, classes: 10, officialTrain: null });
  const split = splitDataset(data, { seed: 1, train: null, validation: 0, test: null });
  expect([split.train.length, split.test.length]).toEqual([8000, 2000]);
  const counts = Array<number>(10).fill(0);
  for (const index of split.test) counts[data.labels[index]!]!++;
  expect(counts).toEqual([200, 225, 198, 206, 196, 173, 203, 214, 189, 196]);
  expect(split.hash).toBe('997f6aca7324e3f1ef7059d173c5e9b2f494266b7a81c2e36f8252daa4fb5e7c');
});
