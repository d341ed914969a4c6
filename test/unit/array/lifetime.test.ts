import { describe, expect, it } from 'vitest';
import { repeatsUntil, wearOf } from '../../../src/array/lifetime.js';

describe('how pulses are spread', () => {
  it('gives mean, median, 99th percentile and most', () => {
    const pulses = Uint32Array.from({ length: 1000 }, (_, k) => (k * 7) % 1000);
    expect(wearOf(pulses)).toMatchObject({
      devices: 1000,
      mean: 499.5,
      median: 500,
      percentile99: 990,
      most: 999,
    });
  });

  it('lists the hottest devices, busiest first, ties in order of their places', () => {
    const pulses = Uint32Array.of(3, 9, 0, 9, 1, 9, 2, 4);
    expect(wearOf(pulses).hottest).toEqual([
      { device: 1, pulses: 9 },
      { device: 3, pulses: 9 },
      { device: 5, pulses: 9 },
      { device: 7, pulses: 4 },
      { device: 0, pulses: 3 },
    ]);
  });

  it('knows none where nothing was pulsed', () => {
    const nothing = { devices: 3, mean: 0, median: 0, percentile99: 0, most: 0, hottest: [] };
    expect(wearOf(new Uint32Array(3))).toEqual(nothing);
    expect(wearOf(new Uint32Array(0))).toEqual({ ...nothing, devices: 0 });
  });
});

describe('repeats until a share of devices has broken', () => {
  const endurance = { scale: 1e6, shape: 1.5 };

  it('is the Weibull quantile where all devices are pulsed alike', () => {
    const quantile = endurance.scale * (-Math.log(0.99)) ** (1 / endurance.shape);
    expect(repeatsUntil(0.01, new Uint32Array(50).fill(20), endurance) / (quantile / 20)).toBeCloseTo(1, 6);
  });

  it('is governed by the busiest devices where they are as many as the share', () => {
    const pulses = Uint32Array.from({ length: 1000 }, (_, k) => (k < 10 ? 1000 : 0));
    // Ten in a thousand never quite break: half of them do at the median life.
    const median = endurance.scale * Math.LN2 ** (1 / endurance.shape);
    expect(repeatsUntil(0.005, pulses, endurance) / (median / 1000)).toBeCloseTo(1, 6);
    expect(repeatsUntil(0.02, pulses, endurance)).toBe(Number.POSITIVE_INFINITY);
  });

  it('agrees with a simulation of lives', () => {
    const pulses = Uint32Array.from({ length: 400 }, (_, k) => 1 + (k % 20) ** 2);
    const repeats = repeatsUntil(0.1, pulses, endurance);
    let broken = 0;
    for (const each of pulses)
      broken += 1 - Math.exp(-(((each * repeats) / endurance.scale) ** endurance.shape));
    expect(broken / pulses.length).toBeCloseTo(0.1, 6);
  });

  it('is never where nothing is pulsed', () => {
    expect(repeatsUntil(0.01, new Uint32Array(4), endurance)).toBe(Number.POSITIVE_INFINITY);
    expect(repeatsUntil(0.01, new Uint32Array(0), endurance)).toBe(Number.POSITIVE_INFINITY);
  });
});
