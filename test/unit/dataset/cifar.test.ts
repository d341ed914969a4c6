import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { imageOf } from '../../../src/dataset/dataset.js';
import { findDataset } from '../../../src/dataset/find.js';
import { cifarBytes, writeCifar } from '../../support/cifar.js';
import { temporaryFolder } from '../../support/folder.js';
import { problemsFrom } from '../../support/problems.js';

describe('the binary version of CIFAR-10', () => {
  test('is read from the batches that are there, planes turned into channels', () => {
    const root = temporaryFolder();
    writeCifar(join(root, 'cifar10'), {
      'data_batch_1.bin': cifarBytes([3, 9]),
      'data_batch_4.bin.gz': cifarBytes([7]),
      'test_batch.bin': cifarBytes([1]),
    });
    const data = findDataset('cifar-10', root);
    expect(data).toMatchObject({
      count: 4,
      width: 32,
      height: 32,
      channels: 3,
      classes: 10,
      officialTrain: 3,
    });
    expect([...data.labels]).toEqual([3, 9, 7, 1]);
    expect(data.partial).toBe('2 of 5 training files');
    // Pixel 5 of record 1: red 1 + 5, green 1 + 1024 + 5, blue 1 + 2048 + 5, all mod 256.
    expect([...imageOf(data, 1).subarray(15, 18)]).toEqual([6, 6, 6]);
    const reds = imageOf(data, 0).filter((_, i) => i % 3 === 0);
    expect([...reds]).toEqual(Array.from({ length: 1024 }, (_, p) => p % 256));
  });

  test('is the same, compressed or not', () => {
    const [plain, packed] = [temporaryFolder(), temporaryFolder()];
    const [one, two] = [cifarBytes([3, 9]), cifarBytes([0])];
    writeCifar(join(plain, 'cifar-10'), { 'data_batch_2.bin': one, 'test_batch.bin': two });
    writeCifar(join(packed, 'cifar-10-batches-bin'), {
      'data_batch_2.bin.gz': one,
      'test_batch.bin.gz': two,
    });
    expect(findDataset('cifar-10', packed).sha256).toBe(findDataset('cifar-10', plain).sha256);
  });
});

test('of CIFAR-100 the fine label is the class', () => {
  const root = temporaryFolder();
  writeCifar(join(root, 'cifar100'), {
    'train.bin': cifarBytes([99, 12], [19]),
    'test.bin': cifarBytes([50], [3]),
  });
  const data = findDataset('cifar-100', root);
  expect(data).toMatchObject({ count: 3, classes: 100, officialTrain: 2 });
  expect([...data.labels]).toEqual([99, 12, 50]);
  expect(data.partial).toBeUndefined();
});

describe('what is told', () => {
  const problems = (files: Readonly<Record<string, Uint8Array>>, name = 'cifar-10') => {
    const root = temporaryFolder();
    writeCifar(join(root, 'cifar10'), files);
    return problemsFrom(() => findDataset(name, root));
  };
  const good = { 'data_batch_1.bin': cifarBytes([3]), 'test_batch.bin': cifarBytes([1]) };

  test.each([
    ['truncated', cifarBytes([3, 4]).subarray(0, 5000), /truncated, or not in the binary CIFAR format/],
    ['empty', new Uint8Array(0), /truncated/],
    ['a label beyond 9', cifarBytes([3, 10]), /label of sample 1 is out of range/],
    ['not gzip', Uint8Array.of(0x1f, 0x8b, 1, 2, 3), /not a valid gzip file/],
  ])('%s', (_, bytes, words) => {
    const [problem] = problems({ ...good, 'data_batch_1.bin': bytes });
    expect(problem?.message).toMatch(words);
    expect(problem?.file).toMatch(/data_batch_1\.bin$/);
  });

  test('more records than any batch has', () => {
    const [problem] = problems({
      ...good,
      'test_batch.bin.gz': new Uint8Array(3073 * 10_001),
      'test_batch.bin': new Uint8Array(3073 * 10_001),
    });
    expect(problem).toMatchObject({
      code: 'file-damaged',
      message: 'is too large',
      allowed: 'at most 30730000',
    });
  });

  test('a gzip file that unpacks to more', () => {
    const [problem] = problems({
      'data_batch_1.bin': good['data_batch_1.bin'],
      'test_batch.bin.gz': new Uint8Array(3073 * 10_001),
    });
    expect(problem).toMatchObject({
      code: 'file-damaged',
      message: 'holds more data than 10000 images take',
    });
  });

  test('no training file, no test file, and files still packed as xz', () => {
    expect(problems({ 'test_batch.bin': good['test_batch.bin'] })).toMatchObject([{ code: 'file-missing' }]);
    expect(problems({ 'data_batch_1.bin': good['data_batch_1.bin'] })[0]?.file).toMatch(/test_batch\.bin$/);
    expect(problems({ 'data_batch_1.bin.xz': new Uint8Array(9) })[0]?.advice).toMatch(/xz --decompress/);
  });

  test('another name, with this one among those that are there', () => {
    expect(problems(good, 'cifar-11')[0]?.allowed).toMatch(/^digits, cifar-10\b/);
    expect(problems(good, 'constructor')[0]?.code).toBe('reference-unknown');
  });
});
