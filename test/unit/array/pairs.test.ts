import { describe, expect, it } from 'vitest';
import type { PairArray } from '../../../src/array/pairs.js';
import { tiling } from '../../../src/array/pairs.js';
import { differentialBer } from '../../../src/array/sense/closed-forms.js';
import { upperTail } from '../../../src/array/sense/normal-tail.js';
import {
  confusionOf,
  correlation,
  makeArray,
  mean,
  modelOf,
  PRESETS,
  sigmasOff,
  statesOf,
  variance,
} from '../../support/pair-array.js';

const WIDE = { rows: 200, columns: 250 };

/** Levels read where `level(pair)` was programmed; every pair starts in the high state. */
function readAll(array: PairArray, pairs: number, level: (pair: number) => number): number[] {
  return Array.from({ length: pairs }, (_, pair) => {
    array.program(pair, level(pair));
    return array.sense(pair);
  });
}

describe('binary reads against the closed form', () => {
  it.each([
    ['mid', 0],
    ['mid', 0.3],
    ['weak', 0],
    ['weak', 0.3],
  ] as const)('%s with an offset spread of %s', (preset, offsetSpread) => {
    // One row per tile: an amplifier for each pair, so that the errors are independent.
    const model = modelOf(preset, { offsetSpread, tileRows: 1 });
    const { array, pairs } = makeArray(model, WIDE, { seed: 11, array: 3 });
    const sign = (pair: number) => (pair % 2 === 0 ? 1 : -1);
    const errors = readAll(array, pairs, sign).map((found, pair) => found !== sign(pair));
    const wanted = differentialBer(statesOf(preset), offsetSpread);
    expect(sigmasOff(errors.filter(Boolean).length, pairs, wanted)).toBeLessThan(5);
    const [plus, minus] = [0, 1].map(k => errors.filter((wrong, pair) => wrong && pair % 2 === k).length);
    expect(sigmasOff(plus!, plus! + minus!, 0.5)).toBeLessThan(5);
  });

  it('strong pairs hardly ever err', () => {
    const { array, pairs } = makeArray(modelOf('strong'), WIDE);
    expect(readAll(array, pairs, () => 1).every(found => found === 1)).toBe(true);
  });

  it('an amplifier errs for its whole column of a tile alike', () => {
    // Without spreads only the offset decides.
    const model = modelOf('mid', {
      lrsSpread: 0,
      hrsSpread: 0,
      hrsOhms: 10_001,
      offsetSpread: 1,
      tileRows: 4,
    });
    const geometry = { rows: 8, columns: 500 };
    const { array, pairs } = makeArray(model, geometry);
    const found = readAll(array, pairs, () => 1);
    const at = (row: number, column: number) => found[row * geometry.columns + column];
    let unlike = 0;
    for (let column = 0; column < geometry.columns; column++) {
      for (const row of [1, 2, 3]) expect(at(row, column)).toBe(at(0, column));
      for (const row of [5, 6, 7]) expect(at(row, column)).toBe(at(4, column));
      if (at(0, column) !== at(4, column)) unlike++;
    }
    expect(sigmasOff(unlike, geometry.columns, 0.5)).toBeLessThan(5);
  });
});

describe('ternary reads against the closed form', () => {
  const CASES = (['mid', 'weak'] as const).flatMap(preset =>
    [20e3, 30e3, 50e3].flatMap(critical => [0, 0.3].map(offset => [preset, critical, offset] as const)),
  );

  it.each(CASES)('%s, critical resistance %s, offset %s', (preset, criticalOhms, offsetSpread) => {
    const model = modelOf(preset, { criticalOhms, offsetSpread, tileRows: 1 });
    const { array, pairs } = makeArray(model, WIDE, { seed: 5, array: 0 });
    const level = (pair: number) => (pair % 4 === 0 ? 1 : pair % 4 === 1 ? -1 : 0);
    const found = readAll(array, pairs, level);
    const count = (stored: (l: number) => boolean, read: (l: number, s: number) => boolean) =>
      found.filter((value, pair) => stored(level(pair)) && read(value, level(pair))).length;
    const wanted = confusionOf(preset, criticalOhms, offsetSpread);
    const half = pairs / 2;
    const zero = (l: number) => l === 0;
    const signed = (l: number) => l !== 0;
    const up = count(zero, l => l === 1);
    const down = count(zero, l => l === -1);
    expect(sigmasOff(up + down, half, wanted.zeroToNonzero)).toBeLessThan(5);
    expect(sigmasOff(up, up + down, 0.5)).toBeLessThan(5);
    expect(sigmasOff(count(signed, zero), half, wanted.nonzeroToZero)).toBeLessThan(5);
    const flips = count(signed, (l, s) => l === -s);
    expect(sigmasOff(flips, half, wanted.flip)).toBeLessThan(5);
  });
});

describe('what a device remembers', () => {
  /** ln R of the low state of many devices, each programmed `times` times, per programming. */
  function history(changes: Parameters<typeof modelOf>[1], times: number, low = true): number[][] {
    const { array, memory, pairs } = makeArray(modelOf('mid', changes), { rows: 100, columns: 200 });
    return Array.from({ length: times }, () => {
      for (let pair = 0; pair < pairs; pair++) {
        array.program(pair, low ? -1 : 1);
        array.program(pair, low ? 1 : -1);
      }
      return Array.from({ length: pairs }, (_, pair) => memory.lnOhms[2 * pair]!);
    });
  }

  it.each([true, false])('medians and spreads are those of the model, low: %s', low => {
    const [draws] = history({}, 1, low) as [number[]];
    const [median, spread] = low
      ? [PRESETS.mid.lrsOhms, PRESETS.mid.lrsSpread]
      : [PRESETS.mid.hrsOhms, PRESETS.mid.hrsSpread];
    const error = spread / Math.sqrt(draws.length);
    expect(Math.abs(mean(draws) - Math.log(median))).toBeLessThan(5 * error);
    expect(Math.abs(Math.sqrt(variance(draws)) - spread)).toBeLessThan((5 * error) / Math.SQRT2);
  });

  it('redraws follow an AR(1) process from pulse to pulse', () => {
    const rho = Math.exp(-1 / 40);
    const draws = history({ correlation: rho }, 6);
    const error = 1 / Math.sqrt(draws[0]!.length);
    // Every round is two pulses of the device: one to each state.
    for (const lag of [1, 2, 5]) {
      const wanted = rho ** (2 * lag);
      const found = correlation(draws[0]!, draws[lag]!);
      expect(Math.abs(found - wanted)).toBeLessThan(5 * (1 - wanted ** 2) * error);
    }
    expect(Math.abs(Math.sqrt(variance(draws[5]!)) - PRESETS.mid.lrsSpread)).toBeLessThan(0.3 * 5 * error);
  });

  it('a share of the variance stays with the device for life, the rest is drawn anew', () => {
    const [first, second] = history({ lrsOwnShare: 0.6 }, 2) as [number[], number[]];
    const error = 1 / Math.sqrt(first.length);
    expect(Math.abs(correlation(first, second) - 0.6)).toBeLessThan(5 * (1 - 0.6 ** 2) * error);
    const spread = PRESETS.mid.lrsSpread;
    expect(Math.abs(variance(first) / spread ** 2 - 1)).toBeLessThan(5 * Math.SQRT2 * error);
    const within = variance(first.map((value, k) => (value - second[k]!) / Math.SQRT2));
    expect(Math.abs(within / (0.4 * spread ** 2) - 1)).toBeLessThan(5 * Math.SQRT2 * error);
  });

  it('gives the same draws whatever the order of programming', () => {
    const model = modelOf('mid', {
      correlation: 0.9,
      hrsOwnShare: 0.3,
      writeFailure: 0.1,
      offsetSpread: 0.3,
    });
    const geometry = { rows: 10, columns: 20 };
    const [one, other] = [makeArray(model, geometry), makeArray(model, geometry)];
    const levels = [1, -1, 0, 1, -1];
    for (const level of levels) for (let pair = 0; pair < 200; pair++) one.array.program(pair, level);
    for (let pair = 199; pair >= 0; pair--) for (const level of levels) other.array.program(pair, level);
    expect(other.memory).toEqual(one.memory);
    const elsewhere = makeArray(model, geometry, { seed: 1, array: 1 });
    expect(elsewhere.memory.lnOhms).not.toEqual(makeArray(model, geometry).memory.lnOhms);
  });
});

describe('what a transition costs', () => {
  const TRANSITIONS: [from: number, to: number, set: number, reset: number][] = [
    [0, 1, 1, 0],
    [0, -1, 1, 0],
    [0, 0, 0, 0],
    [1, 1, 0, 0],
    [1, 0, 0, 1],
    [1, -1, 1, 1],
    [-1, 1, 1, 1],
    [-1, 0, 0, 1],
    [-1, -1, 0, 0],
  ];

  it.each(TRANSITIONS)('%s to %s: %s SET and %s RESET', (from, to, set, reset) => {
    const { array, memory } = makeArray(modelOf('mid'), { rows: 1, columns: 1 });
    array.program(0, from);
    const [s, r] = memory.counts;
    const pulses = memory.pulses[0]! + memory.pulses[1]!;
    array.program(0, to);
    expect([memory.counts[0]! - s!, memory.counts[1]! - r!]).toEqual([set, reset]);
    expect(memory.pulses[0]! + memory.pulses[1]! - pulses).toBe(set + reset);
    expect(memory.counts[2]).toBe(0);
  });
});

describe('failures', () => {
  it('a failed write leaves the device as it was, and is tried again when it is next asked for', () => {
    const model = modelOf('strong', { writeFailure: 0.2 });
    const { array, memory, pairs } = makeArray(model, WIDE);
    const before = memory.lnOhms.slice();
    for (let pair = 0; pair < pairs; pair++) array.program(pair, 1);
    const failed = Array.from({ length: pairs }, (_, pair) => pair).filter(
      pair => memory.lnOhms[2 * pair] === before[2 * pair],
    );
    expect(sigmasOff(failed.length, pairs, 0.2)).toBeLessThan(5);
    expect(memory.counts[0]).toBe(pairs);
    for (let pair = 0; pair < pairs; pair++) array.program(pair, 1);
    expect(memory.counts[0]).toBe(pairs + failed.length);
    const still = failed.filter(pair => memory.lnOhms[2 * pair] === before[2 * pair]);
    expect(sigmasOff(still.length, failed.length, 0.2)).toBeLessThan(5);
  });

  it('a stuck device never changes, whatever is written, and its pulses are still paid for', () => {
    const { array, memory } = makeArray(modelOf('mid', { writeFailure: 0.5 }), { rows: 1, columns: 2 });
    array.stick(0, true);
    array.stick(3, false);
    expect([array.isBroken(0), array.isBroken(1), array.isBroken(3)]).toEqual([true, false, true]);
    const [low, high] = [memory.lnOhms[0], memory.lnOhms[3]];
    for (const level of [-1, 1, -1, 0, 1]) {
      array.program(0, level);
      array.program(1, level);
      expect([memory.lnOhms[0], memory.lnOhms[3]]).toEqual([low, high]);
    }
    // Asked for the low state it has, device 0 gets no pulse; asked for the high one, it gets one in vain.
    expect(memory.pulses[0]).toBe(3);
    expect(memory.pulses[3]).toBe(2);
    expect(low).toBeLessThan(high!);
  });

  it('the resistance of a stuck device is that of the state it is stuck in', () => {
    const { array, memory, pairs } = makeArray(modelOf('strong', { writeFailure: 0.9 }), WIDE);
    for (let pair = 0; pair < pairs; pair++) array.program(pair, -1);
    for (let pair = 0; pair < pairs; pair++) array.stick(2 * pair, true);
    const found = Array.from({ length: pairs }, (_, pair) => memory.lnOhms[2 * pair]!);
    const spread = PRESETS.strong.lrsSpread / Math.sqrt(pairs);
    expect(Math.abs(mean(found) - Math.log(PRESETS.strong.lrsOhms))).toBeLessThan(5 * spread);
  });

  it('devices break after a Weibull life, in the shares that are asked for', () => {
    const [lifeCycles, lifeShape, lowFailures] = [40, 1.7, 0.3];
    const model = modelOf('mid', { lifeCycles, lifeShape, lowFailures });
    const { array, memory, pairs } = makeArray(model, { rows: 100, columns: 50 });
    let level = 1;
    for (let pulse = 1; pulse <= 60; pulse++, level = -level) {
      for (let pair = 0; pair < pairs; pair++) array.program(pair, level);
      if (pulse % 20 !== 0) continue;
      const broken = [...memory.flags].filter((_, device) => array.isBroken(device));
      // A device breaks at the first pulse beyond its life, which is rounded to whole pulses. A stuck one is not
      // asked to change at every programming, but it is broken by then.
      const expected = expectedBroken(array, memory.pulses);
      expect(broken.length).toBe(expected);
      const share = [...memory.flags.keys()].filter(device => array.lifeOf(device) <= pulse - 1).length;
      const closed = 1 - Math.exp(-(((pulse - 0.5) / lifeCycles) ** lifeShape));
      expect(sigmasOff(share, 2 * pairs, closed)).toBeLessThan(5);
    }
    const broken = [...memory.flags].filter((_, device) => array.isBroken(device));
    const low = broken.filter(flag => (flag & 1) === 1).length;
    expect(sigmasOff(low, broken.length, lowFailures)).toBeLessThan(5);
  });

  function expectedBroken(array: PairArray, pulses: Uint32Array): number {
    return [...pulses].filter((count, device) => count > array.lifeOf(device)).length;
  }
});

describe('writing with verification', () => {
  const GEOMETRY = { rows: 200, columns: 200 };

  function errorsAfter(verifyPulses: number) {
    const model = modelOf('weak', { verifyPulses });
    const { array, memory, pairs } = makeArray(model, GEOMETRY);
    for (let pair = 0; pair < pairs; pair++) array.program(pair, pair % 2 === 0 ? 1 : -1);
    const reads = memory.counts[2]!;
    const wrong = Array.from({ length: pairs }, (_, pair) => array.sense(pair)).filter(
      (found, pair) => found !== (pair % 2 === 0 ? 1 : -1),
    ).length;
    return {
      wrong,
      pairs,
      reads,
      set: memory.counts[0]!,
      reset: memory.counts[1]!,
      given: memory.counts[3]!,
    };
  }

  it('lowers the error rate to its power, and counts pulses and reads', () => {
    const ber = differentialBer(statesOf('weak'));
    const none = errorsAfter(0);
    expect(sigmasOff(none.wrong, none.pairs, ber)).toBeLessThan(5);
    expect([none.reads, none.set, none.reset, none.given]).toEqual([0, none.pairs, 0, 0]);
    const two = errorsAfter(2);
    // Both devices are drawn anew, independently of before.
    expect(sigmasOff(two.wrong, two.pairs, ber ** 2)).toBeLessThan(5);
    const again = two.reads - two.pairs;
    expect(sigmasOff(again, two.pairs, ber)).toBeLessThan(5);
    expect([two.set, two.reset]).toEqual([two.pairs + again, again]);
    expect(two.given).toBe(two.wrong);
    expect(errorsAfter(8).wrong).toBe(0);
  });

  it('one attempt only looks', () => {
    const one = errorsAfter(1);
    expect([one.reads, one.set, one.reset]).toEqual([one.pairs, one.pairs, 0]);
    expect(one.given).toBe(one.wrong);
    expect(one.wrong).toBe(errorsAfter(0).wrong);
  });
});

describe('noise of reads', () => {
  it.each([0.5, 2])('adds to the spread of what is compared, binary: %s', readSpread => {
    const { array, pairs } = makeArray(modelOf('weak', { readSpread }), WIDE, { seed: 3, array: 0 });
    let wrong = 0;
    let chance = 0;
    for (let pair = 0; pair < pairs; pair++) {
      array.program(pair, 1);
      if (array.load(pair) !== 1) wrong++;
      const { deviations, found } = array.reading(pair);
      const probability = upperTail(deviations);
      chance += found === 1 ? probability : 1 - probability;
    }
    const wanted = differentialBer(statesOf('weak'), readSpread);
    expect(sigmasOff(wrong, pairs, wanted)).toBeLessThan(5);
    // The mean of the chances of single pairs is the same rate, known more closely.
    expect(sigmasOff(chance, pairs, wanted)).toBeLessThan(5);
  });

  it('finds the same until the pair is written again', () => {
    const { array, memory, pairs } = makeArray(modelOf('weak', { readSpread: 3 }), { rows: 20, columns: 50 });
    const loads = () => Array.from({ length: pairs }, (_, pair) => array.load(pair));
    const first = loads();
    expect(loads()).toEqual(first);
    expect(memory.counts[2]).toBe(2 * pairs);
    for (let pair = 0; pair < pairs; pair++) array.program(pair, 1);
    for (let pair = 0; pair < pairs; pair++) array.program(pair, 0);
    expect(loads()).not.toEqual(first);
  });

  it('of a ternary pair moves a level to the likeliest other one', () => {
    const model = modelOf('mid', { lrsSpread: 0, hrsSpread: 0, criticalOhms: 30e3, readSpread: 1 });
    const { array } = makeArray(model, { rows: 1, columns: 3 });
    for (const level of [1, -1, 0]) {
      array.program(level + 1, level);
      const { deviations, other } = array.reading(level + 1);
      expect(other === 0).toBe(level !== 0);
      // The smaller branch lies ln 3 below the critical resistance, or ln(20/3) above it.
      const distance = Math.log(level === 0 ? 200 / 30 : 3);
      expect(deviations).toBeCloseTo(distance * Math.SQRT2, 6);
    }
  });

  it('is nothing without a spread', () => {
    const { array } = makeArray(modelOf('weak'), { rows: 1, columns: 1 });
    expect(array.reading(0).deviations).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('time', () => {
  it('moves ln R by the drift of each state per decade', () => {
    const model = modelOf('mid', { lrsDrift: 0.02, hrsDrift: -0.1, driftOnset: 10 });
    const { array, memory } = makeArray(model, { rows: 4, columns: 4 });
    for (let pair = 0; pair < 16; pair++) array.program(pair, 1);
    const before = memory.lnOhms.slice();
    array.age(990, array.faults!.everywhere());
    memory.lnOhms.forEach((found, device) => {
      expect(found - before[device]!).toBeCloseTo(device % 2 === 0 ? 0.04 : -0.2, 5);
    });
    expect([...memory.counts]).toEqual([16, 0, 0, 0]);
  });

  it('brings zeros of a ternary array below the critical resistance', () => {
    const model = modelOf('mid', { hrsDrift: -0.5, criticalOhms: 30e3 });
    const { array, pairs } = makeArray(model, WIDE);
    const errors = () =>
      Array.from({ length: pairs }, (_, pair) => array.sense(pair)).filter(l => l !== 0).length;
    expect(sigmasOff(errors(), pairs, confusionOf('mid', 30e3).zeroToNonzero)).toBeLessThan(5);
    array.age(99, array.faults!.everywhere());
    // A high state lower by the factor e is a critical resistance higher by it.
    expect(sigmasOff(errors(), pairs, confusionOf('mid', 30e3 * Math.E).zeroToNonzero)).toBeLessThan(5);
  });
});

describe('tiles', () => {
  it.each([
    [{ rows: 784, columns: 100 }, 25 * 4, 78_400 / (100 * 1024)],
    [{ rows: 32, columns: 32 }, 1, 1],
    [{ rows: 33, columns: 1 }, 2, 33 / 2048],
  ])('%o', (geometry, tiles, utilisation) => {
    expect(tiling(geometry, { tileRows: 32, tileColumns: 32 })).toEqual({ tiles, utilisation });
  });
});
