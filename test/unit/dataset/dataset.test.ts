import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findDataset } from '../../../src/dataset/find.js';
import { loadDataSet } from '../../../src/dataset/idx-set.js';
import { locate } from '../../../src/dataset/locate.js';
import { temporaryFolder } from '../../support/folder.js';
import { type SmallPart, writePart } from '../../support/idx.js';
import { problemsFrom } from '../../support/problems.js';

function written(train: Partial<SmallPart>, test: Partial<SmallPart>, name = 'letters') {
  const root = temporaryFolder();
  const folder = join(root, name);
  writePart(folder, { labels: [0], ...train, prefix: 'train-' });
  writePart(folder, { labels: [0], ...test, prefix: 't10k-' });
  return { root, folder };
}

describe('a set with an official test part', () => {
  test('is one pool, training part first', () => {
    const { root, folder } = written({ labels: [3, 1, 2] }, { labels: [0, 4] });
    const data = findDataset('letters', root);
    expect(data).toMatchObject({
      name: 'letters',
      count: 5,
      width: 3,
      height: 2,
      classes: 5,
      officialTrain: 3,
    });
    expect(data.source).toBe(folder);
    expect([...data.labels]).toEqual([3, 1, 2, 0, 4]);
    expect(data.images).toHaveLength(5 * 6);
    expect([...data.images.subarray(6, 12)]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...data.images.subarray(18, 24)]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('has a hash that knows content and not compression', () => {
    const hash = (labels: number[], gzip: boolean) =>
      findDataset('letters', written({ labels, gzip }, { gzip }).root).sha256;
    expect(hash([1, 2], true)).toMatch(/^[0-9a-f]{64}$/);
    expect(hash([1, 2], true)).toBe(hash([1, 2], false));
    expect(hash([1, 2], true)).not.toBe(hash([2, 1], true));
  });
});

test('the packaged set is one pool without an official test part', () => {
  const packaged = temporaryFolder();
  writePart(packaged, { prefix: '', labels: [9, 8, 7] });
  const data = loadDataSet(locate('digits', undefined, { packaged }));
  expect(data).toMatchObject({ count: 3, classes: 10, officialTrain: null });
});

describe('what is told', () => {
  test('a label outside the classes of a known set', () => {
    const { root, folder } = written({ labels: [1, 9, 12, 200] }, {}, 'mnist');
    expect(problemsFrom(() => findDataset('mnist', root))).toEqual([
      {
        code: 'label-range',
        file: join(folder, 'train-labels-idx1-ubyte.gz'),
        message: 'the label of sample 2 is out of range',
        found: '12',
        allowed: '0 to 9',
      },
    ]);
  });

  test('more images than labels', () => {
    const { root, folder } = written({ labels: [1, 2, 3] }, {});
    writePart(folder, { prefix: 'other-', labels: [1, 2] });
    const parts = [
      {
        images: join(folder, 'train-images-idx3-ubyte.gz'),
        labels: join(folder, 'other-labels-idx1-ubyte.gz'),
      },
    ];
    expect(problemsFrom(() => loadDataSet({ ...locate('letters', root), parts }))).toMatchObject([
      { code: 'shape-mismatch', found: '2 labels' },
    ]);
  });

  test('test images of another size', () => {
    const { root } = written({}, { width: 4 });
    expect(problemsFrom(() => findDataset('letters', root))).toMatchObject([
      { code: 'shape-mismatch', found: '2 x 4', allowed: '2 x 3' },
    ]);
  });
});
