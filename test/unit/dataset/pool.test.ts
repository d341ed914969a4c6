import { describe, expect, it } from 'vitest';
import type { DataSet } from '../../../src/dataset/dataset.js';
import { poolPixels } from '../../../src/dataset/pool.js';

const set: DataSet = {
  name: 'tiny',
  images: Uint8Array.of(0, 1, 10, 20, 2, 4, 30, 40, 255, 255, 0, 0, 255, 255, 0, 1),
  labels: Uint8Array.of(0),
  count: 1,
  width: 4,
  height: 4,
  channels: 1,
  classes: 1,
  officialTrain: null,
  source: '',
  sha256: 'abc',
};

describe('images averaged to fewer pixels', () => {
  it('keep the mean of each square, rounded to nearest', () => {
    const pooled = poolPixels(set, 2);
    expect(pooled).toMatchObject({ width: 2, height: 2 });
    expect([...pooled.images]).toEqual([2, 25, 255, 0]);
    expect(pooled.sha256).not.toBe(set.sha256);
  });

  it('stay as they are with squares of one pixel', () => {
    expect(poolPixels(set, 1)).toBe(set);
  });

  it('refuse squares that do not fill them', () => {
    expect(() => poolPixels(set, 3)).toThrow(/do not fill the images of tiny/);
  });
});
