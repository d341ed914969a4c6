import { expect, it } from 'vitest';
import type { DataSet } from '../../../src/dataset/dataset.js';
import { permutePixels } from '../../../src/dataset/permute.js';
import { splitDataset } from '../../../src/dataset/split.js';

const data: DataSet = {
  name: 'made up',
  images: Uint8Array.from({ length: 400 * 6 }, (_, k) => (k * 37) % 251),
  labels: Uint8Array.from({ length: 400 }, (_, k) => k % 4),
  count: 400,
  width: 3,
  height: 2,
  channels: 1,
  classes: 4,
  officialTrain: null,
  source: '',
  sha256: 'x',
};
const request = { seed: 1, train: null, validation: 0, test: null };

it('keeps the samples of some classes, the same ones as without', () => {
  const all = splitDataset(data, request);
  const some = splitDataset(data, { ...request, classes: [0, 3] });
  const kept = (list: Uint32Array) => [...list].filter(k => data.labels[k] === 0 || data.labels[k] === 3);
  expect([...some.test]).toEqual(kept(all.test));
  expect([...some.train]).toEqual(kept(all.train));
});

it('permutes the pixels of every image alike, and says so in the hash', () => {
  const other = permutePixels(data, 5);
  expect(permutePixels(data, 0)).toBe(data);
  expect(other.sha256).not.toBe(data.sha256);
  const order = [0, 1, 2, 3, 4, 5].map(k => data.images.subarray(0, 6).indexOf(other.images[k]!));
  expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  for (let image = 0; image < data.count; image++) {
    const moved = order.map(k => data.images[6 * image + k]);
    expect([...other.images.subarray(6 * image, 6 * image + 6)]).toEqual(moved);
  }
});
