import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CIFAR_SETS, readCifar } from '../../../src/dataset/cifar.js';
import { type DataSet, imageOf } from '../../../src/dataset/dataset.js';
import { findDataset } from '../../../src/dataset/find.js';
import { readIdx } from '../../../src/dataset/idx.js';
import { splitDataset } from '../../../src/dataset/split.js';

const ROOT = process.env.NUDGE_DATA ?? '';
/** Where Debian's dataset-fashion-mnist installs its files. */
const INSTALLED = '/usr/share/datasets/fashion-mnist';
const has = (name: string): boolean => {
  const found = ROOT !== '' && existsSync(join(ROOT, name));
  if (!found) console.warn(`${name}: not in NUDGE_DATA (${ROOT || 'not set'}), its tests are left out`);
  return found;
};

function check(data: DataSet) {
  const border = data.officialTrain!;
  const pixels = data.width * data.height;
  const sum = (values: Uint8Array) => values.reduce((total, value) => total + value, 0);
  const counts = (labels: Uint8Array) => {
    const found = Array<number>(10).fill(0);
    for (const label of labels) found[label]!++;
    return found;
  };
  const [train, test] = [data.labels.subarray(0, border), data.labels.subarray(border)];
  return {
    trainCounts: counts(train),
    testCounts: counts(test),
    trainFirst: [...train.subarray(0, 10)],
    testFirst: [...test.subarray(0, 10)],
    trainSum: sum(data.images.subarray(0, border * pixels)),
    testSum: sum(data.images.subarray(border * pixels)),
  };
}

// The figures are those that the data sets' own description gives for its files.
describe.skipIf(!has('mnist'))('MNIST', () => {
  test('counts, sums and first labels', () => {
    const data = findDataset('mnist', ROOT);
    expect(data).toMatchObject({ count: 70_000, width: 28, height: 28, classes: 10, officialTrain: 60_000 });
    expect(check(data)).toEqual({
      trainCounts: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
      testCounts: [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
      trainFirst: [5, 0, 4, 1, 9, 2, 1, 3, 1, 4],
      testFirst: [7, 2, 1, 0, 4, 1, 4, 9, 5, 9],
      trainSum: 1_567_298_545,
      testSum: 264_923_200,
    });
  });

  test('content is the official one, whatever compressed it', () => {
    const images = readIdx(join(ROOT, 'mnist', 'train-images-idx3-ubyte.gz'), 3);
    expect(images.sha256).toBe('ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db');
  });

  test('validation is held out of the training part only', () => {
    const split = splitDataset(findDataset('mnist', ROOT), {
      seed: 1,
      train: null,
      validation: 5000,
      test: null,
    });
    expect([split.train.length, split.validation.length, split.test.length]).toEqual([55_000, 5000, 10_000]);
    expect(Math.max(...split.validation)).toBeLessThan(60_000);
    expect(split.test[0]).toBe(60_000);
  });
});

describe.skipIf(!has('kmnist'))('KMNIST, the first 7,000 training images', () => {
  test('counts and first labels', () => {
    const data = findDataset('kmnist', ROOT);
    expect(data).toMatchObject({ count: 17_000, officialTrain: 7000, classes: 10 });
    expect(check(data)).toMatchObject({
      trainCounts: [690, 689, 695, 698, 755, 707, 688, 707, 672, 699],
      testCounts: Array(10).fill(1000),
      trainFirst: [8, 7, 0, 1, 4, 2, 4, 8, 1, 1],
      testFirst: [2, 9, 3, 8, 3, 3, 8, 3, 2, 5],
    });
  });
});

const hasCifar = has('cifar10/test_batch.bin');
const CIFAR_10 = CIFAR_SETS.get('cifar-10')!;

describe.skipIf(!hasCifar)('CIFAR-10, test batch and the training batches that are there', () => {
  const sha256 = (name: string) => readCifar(join(ROOT, 'cifar10', name), CIFAR_10).sha256;

  const data = hasCifar ? findDataset('cifar-10', ROOT) : (undefined as never);

  test('counts, first labels and first red values', () => {
    const test = data.officialTrain!;
    expect(data).toMatchObject({ width: 32, height: 32, channels: 3, classes: 10, count: test + 10_000 });
    const { testCounts, testFirst } = check(data);
    expect(testCounts).toEqual(Array(10).fill(1000));
    expect(testFirst.slice(0, 8)).toEqual([3, 8, 8, 0, 6, 6, 1, 6]);
    const reds = (sample: number) => [0, 3, 6, 9].map(i => imageOf(data, sample)[i]);
    expect(reds(test)).toEqual([158, 159, 165, 166]);
    expect(sha256('test_batch.bin')).toBe('47118109c18fd14ba0fe3988eb5f0013563e784784f5f0c846bfb3b62d71bef9');
  });

  test.skipIf(!has('cifar10/data_batch_1.bin'))('the first training batch', () => {
    const first = check({ ...data, officialTrain: 10_000 });
    expect(first.trainCounts).toEqual([1005, 974, 1032, 1016, 999, 937, 1030, 1001, 1025, 981]);
    expect(first.trainFirst.slice(0, 4)).toEqual([6, 9, 9, 4]);
    expect([0, 3, 6, 9].map(i => data.images[i])).toEqual([59, 43, 50, 68]);
    expect(sha256('data_batch_1.bin')).toBe(
      '3618335253b154e4f34c80c24434f6fdf4c5307bdb3f361409cb4857dca6d7da',
    );
  });
});

describe.skipIf(!has('cifar100/train_subset.bin'))('CIFAR-100, a balanced subset', () => {
  test('every fine label ten times in training, twice in the test part', () => {
    const counts = (name: string) => {
      const found = Array<number>(100).fill(0);
      for (const label of readCifar(join(ROOT, 'cifar100', name), CIFAR_SETS.get('cifar-100')!).labels)
        found[label]!++;
      return found;
    };
    expect(counts('train_subset.bin')).toEqual(Array(100).fill(10));
    expect(counts('test_subset.bin')).toEqual(Array(100).fill(2));
  });
});

describe.skipIf(!existsSync(INSTALLED) && !has('fashion-mnist'))('Fashion-MNIST', () => {
  test('counts and first labels, found where the system installed it', () => {
    const data = findDataset('fashion-mnist', ROOT || undefined);
    expect(data).toMatchObject({ count: 70_000, width: 28, height: 28, classes: 10, officialTrain: 60_000 });
    expect(check(data)).toMatchObject({
      trainCounts: Array(10).fill(6000),
      testCounts: Array(10).fill(1000),
      trainFirst: [9, 0, 0, 3, 0, 2, 7, 2, 5, 5],
      testFirst: [9, 2, 1, 1, 6, 1, 4, 6, 5, 7],
    });
  });
});
