import { describe, expect, it } from 'vitest';
import { augmented } from '../../../src/dataset/augment.js';
import { imageOf } from '../../../src/dataset/dataset.js';
import { normalisePixels } from '../../../src/dataset/normalise.js';
import { padPixels } from '../../../src/dataset/pad.js';
import { poolPixels } from '../../../src/dataset/pool.js';
import { inputRates, presentBatch, presentImage, trainingLook } from '../../../src/experiment/presenting.js';
import { images } from '../../support/images.js';
import { problemsFrom } from '../../support/problems.js';

describe('a border', () => {
  it('stands around every image, channels side by side', () => {
    const padded = padPixels(images(2, 2, 1, 2), 1);
    expect(padded).toMatchObject({ width: 4, height: 3, channels: 2 });
    const dark = [0, 0, 0, 0, 0, 0, 0, 0];
    expect([...imageOf(padded, 1)]).toEqual([...dark, 0, 0, 4, 5, 6, 7, 0, 0, ...dark]);
    expect(padded.sha256).not.toBe('abc');
    expect(padPixels(padded, 0)).toBe(padded);
  });

  it('that makes more than a gigabyte of them is refused', () => {
    const data = { ...images(1, 28, 28, 1), count: 70_000 };
    expect(problemsFrom(() => padPixels(data, 64))).toMatchObject([
      { code: 'value-range', path: 'data.pad' },
    ]);
  });
});

describe('squares of pixels in colour', () => {
  it('are averaged channel by channel', () => {
    expect([...poolPixels(images(1, 2, 2, 3), 2).images]).toEqual([5, 6, 7]);
  });
});

describe('normalised bytes', () => {
  const data = normalisePixels(images(2, 2, 1, 2), { mean: [0.5, 0.25], std: [0.25, 0.5] });
  const of = (byte: number, mean: number, std: number) => Math.fround((byte / 255 - mean) / std);
  const wanted = [of(4, 0.5, 0.25), of(5, 0.25, 0.5), of(6, 0.5, 0.25), of(7, 0.25, 0.5)];

  it('are shown as what they stand for in their channel, one by one and in batches', () => {
    expect(presentImage(data, 1, 0)).toMatchObject({ count: 4, data: Float32Array.from(wanted) });
    const batch = presentBatch(data, [0, 1], 0);
    expect(batch).toMatchObject({ batch: 2, total: 8 });
    expect('data' in batch && [...(batch.data as Float32Array)].slice(4)).toEqual(wanted);
  });

  it('are the rates that a host computes with', () => {
    const network = { populations: [{ unit: { kind: 'rate' } }] } as never;
    expect([...inputRates({ data, input: 0, network }, [1])]).toEqual(wanted);
  });

  it('need one mean and one deviation for each channel', () => {
    expect(
      problemsFrom(() => normalisePixels(images(1, 1, 1, 3), { mean: [0, 0, 0], std: [1] })),
    ).toMatchObject([
      {
        code: 'shape-mismatch',
        path: 'data.normalise.std',
        found: '1 values',
        allowed: '3, one for each channel',
      },
    ]);
  });
});

describe('moved training samples', () => {
  const data = images(40, 5, 4, 2);
  const rows = (image: Uint8Array) =>
    Array.from({ length: 4 }, (_, y) => [...image.subarray(10 * y, 10 * y + 10)]);

  it('are the image behind a window that lies within the continued edge', () => {
    const settings = { crop_padding: 2, horizontal_flip: false };
    const seen = new Set<string>();
    for (let sample = 0; sample < 40; sample++) {
      const image = rows(imageOf(data, sample));
      const moves = [-2, -1, 0, 1, 2].flatMap(down => [-2, -1, 0, 1, 2].map(right => [down, right] as const));
      const clip = (at: number, size: number) => Math.min(Math.max(at, 0), size - 1);
      const moved = ([down, right]: readonly [number, number]) =>
        image.map((_, y) =>
          Array.from(
            { length: 10 },
            (_, i) => image[clip(y + down, 4)]![2 * clip((i >> 1) + right, 5) + (i & 1)]!,
          ),
        );
      const found = JSON.stringify(rows(augmented(data, sample, settings, { seed: 3, epoch: 1 })));
      const move = moves.find(each => JSON.stringify(moved(each)) === found);
      expect(move).toBeDefined();
      seen.add(String(move));
    }
    expect(seen.size).toBeGreaterThan(15);
  });

  it('are mirrored one time in two', () => {
    const settings = { crop_padding: 0, horizontal_flip: true };
    const mirrored = Array.from({ length: 40 }, (_, sample) => {
      const image = rows(imageOf(data, sample));
      const found = rows(augmented(data, sample, settings, { seed: 3, epoch: 0 }));
      const turned = image.map(row => [8, 9, 6, 7, 4, 5, 2, 3, 0, 1].map(i => row[i]!));
      expect([image, turned]).toContainEqual(found);
      return JSON.stringify(found) === JSON.stringify(turned);
    }).filter(Boolean).length;
    expect(mirrored).toBeGreaterThan(10);
    expect(mirrored).toBeLessThan(30);
  });

  it('depend on seed, epoch and sample alone', () => {
    const settings = { crop_padding: 2, horizontal_flip: true };
    const experiment = (seed: number) => ({ seed, data: { augment: settings } }) as never;
    const look = (seed: number, epoch: number) => trainingLook({ data, experiment: experiment(seed) }, epoch);
    const all = (seed: number, epoch: number) =>
      Array.from({ length: 40 }, (_, k) => [...look(seed, epoch)(k)]);
    const once = all(1, 0);
    expect([...look(1, 0)(17)]).toEqual(once[17]);
    expect(all(1, 0)).toEqual(once);
    expect(all(1, 1)).not.toEqual(once);
    expect(all(2, 0)).not.toEqual(once);
  });
});
